import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/model/reply.js'
import { layoutBars } from '../../src/picture/bars.js'
import { layoutChart } from '../../src/picture/chart.js'
import {
  CARD_COLOUR,
  contrastRatio,
  type Drawing,
  type DrawingOperation,
  GRADE_STYLE,
  hexColour,
  MUTED_COLOUR,
  TEXT_COLOUR,
} from '../../src/picture/drawing.js'
import { altText, pictureOf } from '../../src/picture/picture.js'
import { canvasMeasure, renderPng } from '../../src/picture/png.js'
import { layoutTileMap } from '../../src/picture/tile-map.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { authorities, tiles } from '../../src/vocabulary/authorities.js'
import { openBundled } from '../open.js'
import { runs } from '../runs.js'
import { anyChart } from './any-chart.js'
import { anyBars, anyMap } from './any-picture.js'
import { thirtyRows } from './charts.js'

/** What a phone shows of a picture's width, in points. */
const PHONE = 288
/** Smaller letters are not read without effort. */
const LEAST_LETTERS = 11

const measure = canvasMeasure()

const edgesOf = (shape: DrawingOperation): number[] => {
  if (shape.operation === 'box') return [shape.x, shape.x + shape.width]
  if (shape.operation !== 'text') return []
  const width = measure(shape.text, shape.font)
  return shape.align === 'centre' ? [shape.x - width / 2, shape.x + width / 2] : [shape.x, shape.x + width]
}

/** Gives how many words were looked at. */
function expectReadable({ width, operations }: Drawing): number {
  expect(width).toBeLessThanOrEqual(PHONE)
  for (const shape of operations) {
    if (shape.operation === 'text')
      expect((shape.font.size * PHONE) / width).toBeGreaterThanOrEqual(LEAST_LETTERS)
    for (const edge of edgesOf(shape)) {
      expect(edge).toBeGreaterThanOrEqual(-0.5)
      expect(edge).toBeLessThanOrEqual(width + 0.5)
    }
  }
  return operations.filter(({ operation }) => operation === 'text').length
}

describe('A picture', () => {
  it('is no wider than a phone, has no small letters, and stays on its paper, whatever stands in it', () => {
    const texts = { chart: 0, bars: 0, map: 0 }
    fc.assert(
      fc.property(anyChart, anyBars, anyMap, (chart, bars, map) => {
        texts.chart += expectReadable(layoutChart(chart, measure))
        texts.bars += expectReadable(layoutBars(bars, measure))
        texts.map += expectReadable(layoutTileMap(map, measure))
      }),
      { numRuns: runs(40) },
    )
    for (const [name, times] of Object.entries(texts)) expect([name, times > 40]).toEqual([name, true])
  })

  it('is no taller than it may be, and says how much it leaves out', () => {
    for (const most of [200, 330, 600]) {
      const drawing = layoutChart({ ...thirtyRows, most }, measure)
      expect(drawing.height).toBeLessThanOrEqual(most)
      expect(
        drawing.operations.some((shape) => shape.operation === 'text' && /and \d+ more/.test(shape.text)),
      ).toBe(true)
    }
  })

  it('has words that can be read on its card in either theme, for the card is its own (4.5 to 1)', () => {
    const numberOf = (colour: string) => Number.parseInt(colour.slice(1), 16)
    const card = numberOf(CARD_COLOUR)
    for (const ink of [TEXT_COLOUR, MUTED_COLOUR])
      expect(contrastRatio(numberOf(ink), card)).toBeGreaterThanOrEqual(4.5)
    fc.assert(
      fc.property(anyChart, anyBars, anyMap, (chart, bars, map) => {
        for (const { operations } of [
          layoutChart(chart, measure),
          layoutBars(bars, measure),
          layoutTileMap(map, measure),
        ])
          expect(operations[0]).toMatchObject({ operation: 'box', x: 0, y: 0, fill: CARD_COLOUR })
      }),
      { numRuns: runs(10) },
    )
  })

  it('is no white card, which would glare in the dark theme', () =>
    expect(contrastRatio(Number.parseInt(CARD_COLOUR.slice(1), 16), 0xffffff)).toBeGreaterThan(7))

  it('is drawn whatever stands in it, signs that no font has included', () => {
    const bars = {
      title: 'By\u0000 year',
      bars: [{ label: '\u0000', count: 1, of: 2, parts: [] }],
      legend: [],
    }
    const plain = { ...bars, title: 'By year', bars: [{ label: '', count: 1, of: 2, parts: [] }] }
    expect(Buffer.compare(renderPng(bars), renderPng(plain))).toBe(0)
  })

  it('names councils in words as they are called', () => {
    const names = new Map(authorities().map(({ slug, name }) => [slug, name]))
    const marks = tiles().map(({ council }) => ({ council, report: '', judgement: null, grade: null }))
    const map = pictureOf({ kind: 'grades', blocks: [{ block: 'map', marks }], notes: [] })
    if (!map) throw new Error('There is no map.')
    const alt = altText(map, 10_000)
    for (const { council } of marks) expect(alt).toContain(names.get(council))
    expect(marks.length).toBeGreaterThan(140)
  })

  it('that does not fit in words ends between two of its parts', () => {
    const [first, second] = ['Staying safe in Mr. Hill, Leeds', 'Requires improvement; to be good']
    const bars = [first, second].map((label) => ({ label, count: 1, of: 2, parts: [] }))
    const whole = altText({ title: 'Two.', bars, legend: [] }, 1000)
    expect(whole).toBe(`Bars: Two. ${first}: 1 of 2. ${second}: 1 of 2.`)
    expect(altText({ title: 'Two.', bars, legend: [] }, whole.length - 1)).toBe(
      `Bars: Two. ${first}: 1 of 2. … The text says the rest.`,
    )
  })

  it('says in words what it shows, and no more than Discord takes', () => {
    fc.assert(
      fc.property(fc.oneof(anyBars, anyMap), (picture) => {
        const alt = altText(picture, 1024)
        expect(alt.length).toBeLessThanOrEqual(1024)
        expect(alt.trim()).not.toBe('')
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('The picture of an answer', () => {
  let pilcrow: Answers
  beforeAll(async () => {
    pilcrow = await openBundled()
  })

  it('of figures has a bar for each, with what it is made of', () => {
    const reply = pilcrow.say('/find show:"by year" judgement:leadership')
    const picture = pictureOf(reply)
    if (!picture || !('bars' in picture)) throw new Error('There are no bars.')
    const counted = figuresOf(reply).filter(({ count }) => count > 0)
    expect(picture.bars.map(({ label, count }) => [label, count])).toEqual(
      counted.map(({ label, count }) => [label, count]),
    )
    const alt = altText(picture, 1024)
    for (const { label, count } of counted) expect(alt).toContain(`${label}: ${count}`)
    expect([...renderPng(picture).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  })

  it('of a distribution is one bar', () => {
    const picture = pictureOf(pilcrow.say('/find show:distribution judgement:leadership'))
    expect(picture).toMatchObject({
      bars: [{ parts: [{ label: 'Outstanding', finding: 'Outstanding' }, {}, {}] }],
    })
  })

  it('of grades has them in their order and colours, which are known by the grade and by no word', () => {
    const parts = [
      { label: 'Good', count: 1 },
      { label: 'The worst', finding: 'Inadequate' as const, count: 1 },
      { label: 'The best', finding: 'Outstanding' as const, count: 1 },
    ]
    const rows = ['Kent', 'Devon'].map((label) => ({ label, count: 3, of: null, councils: [], parts }))
    const total = { what: 'councils' as const, count: 6, of: null }
    const blocks = [{ block: 'figures' as const, title: 'By council', rows }]
    const picture = pictureOf({ kind: 'figures', blocks, notes: [], total })
    if (!picture || !('bars' in picture)) throw new Error('There are no bars.')
    expect(picture.legend.map(({ label, count }) => [label, count])).toEqual([
      ['The best', 2],
      ['The worst', 2],
      ['Good', 2],
    ])
    const fills = layoutBars(picture, measure).operations.map((one) => 'fill' in one && one.fill)
    expect(fills).toContain(hexColour(GRADE_STYLE.Inadequate.colour))
    expect(fills).toContain(hexColour(GRADE_STYLE.Outstanding.colour))
    expect(fills).not.toContain(hexColour(GRADE_STYLE.Good.colour))
  })

  it('of a list is a map with the councils of the list in the colours of their grades', () => {
    const picture = pictureOf(pilcrow.say('/find judgement:leadership'))
    if (!picture || !('tiles' in picture)) throw new Error('There is no map.')
    const marked = Object.fromEntries(
      picture.tiles.flatMap(({ council, grade }) => (grade === null ? [] : [[council, grade]])),
    )
    expect(marked).toMatchObject({ northumberland: 'Outstanding', lincolnshire: 'Good' })
    expect(altText(picture, 1024)).toContain('Good: 1 (Lincolnshire)')
    expect([...renderPng(picture).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  })
})

it('every council that there is stands on the map, each on a place of its own', () => {
  const now = authorities().filter((council) => council.now.length === 0)
  const placed = new Set(tiles().map(({ council }) => council))
  expect(now.filter(({ slug }) => !placed.has(slug))).toEqual([])
  expect(new Set(tiles().map(({ column, row }) => `${column} ${row}`)).size).toBe(tiles().length)
})
