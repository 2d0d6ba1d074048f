import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Finding } from '../../src/model/report.js'
import { layoutChart } from '../../src/picture/chart.js'
import {
  contrastRatio,
  type Drawing,
  type DrawingOperation,
  GRADE_STYLE,
  type MeasureText,
  textColourOn,
  wrapText,
} from '../../src/picture/drawing.js'
import { runs } from '../runs.js'
import { anyChart } from './any-chart.js'
import { longNames, oneCell, thirtyRows, timeline } from './charts.js'

/** As wide as a typical letter, so that the test needs no font. */
const measure: MeasureText = (text, { size, bold }) => text.length * size * (bold ? 0.5 : 0.46)

const textsOf = ({ operations }: Drawing): string[] =>
  operations.flatMap((shape) => (shape.operation === 'text' ? [shape.text] : []))

/** Left, right, top and bottom of a shape. */
function edges(shape: DrawingOperation): [number, number, number, number] {
  if (shape.operation === 'line') return [shape.from[0], shape.to[0], shape.from[1], shape.to[1]]
  if (shape.operation === 'drawing') return [shape.x, shape.x, shape.y, shape.y]
  if (shape.operation === 'box') return [shape.x, shape.x + shape.width, shape.y, shape.y + shape.height]
  const width = measure(shape.text, shape.font)
  const left = shape.align === 'centre' ? shape.x - width / 2 : shape.x
  return [left, left + width, shape.y - shape.font.size / 2, shape.y + shape.font.size / 2]
}

const outside = ({ width, height, operations }: Drawing): DrawingOperation[] =>
  operations.filter((shape) => {
    const [left, right, top, bottom] = edges(shape)
    return left < -0.5 || right > width + 0.5 || top < -0.5 || bottom > height + 0.5
  })

describe('A chart', () => {
  it.each(Object.entries({ oneCell, thirtyRows, longNames, timeline }))(
    'stays on its paper: %s',
    (_, chart) => expect(outside(layoutChart(chart, measure))).toEqual([]),
  )

  it('stays on its paper whatever stands in it', () => {
    let texts = 0
    fc.assert(
      fc.property(anyChart, (chart) => {
        const drawing = layoutChart(chart, measure)
        expect(outside(drawing)).toEqual([])
        texts += textsOf(drawing).length
      }),
      { numRuns: runs(50) },
    )
    expect(texts).toBeGreaterThan(50)
  })

  it('writes the grade in each cell, so that colour never says it alone', () => {
    const texts = textsOf(layoutChart(thirtyRows, measure))
    const cells = thirtyRows.rows.flatMap((row) => row.cells.flat())
    for (const { grade } of cells) expect(texts).toContain(`${GRADE_STYLE[grade].sign} ${grade}`)
    expect(texts.filter((text) => /^[★●◆◇▼○] /.test(text))).toHaveLength(cells.length)
  })

  it('sets inspections that lie further apart in time further apart', () => {
    const dots = layoutChart(timeline, measure).operations.flatMap((shape) =>
      shape.operation === 'box' && shape.width === 8 ? [shape.y] : [],
    )
    expect(dots).toHaveLength(4)
    const gap = (at: number): number => (dots[at + 1] ?? 0) - (dots[at] ?? 0)
    expect(gap(2)).toBeGreaterThan(gap(1))
  })
})

describe('Colours', () => {
  it.each(Finding.options)('of %s let its word be read (4.5 to 1)', (finding) => {
    const { colour } = GRADE_STYLE[finding]
    expect(contrastRatio(textColourOn(colour), colour)).toBeGreaterThanOrEqual(4.5)
  })

  it('have a sign of its own each', () =>
    expect(new Set(Object.values(GRADE_STYLE).map(({ sign }) => sign)).size).toBe(
      Object.keys(GRADE_STYLE).length,
    ))
})

describe('A long name', () => {
  const font = { size: 10, bold: false }
  it('goes on in the next line, none of its words lost', () => {
    const lines = wrapText('children who need help and protection', 80, font, measure)
    expect(lines.join(' ')).toBe('children who need help and protection')
    for (const line of lines) expect(measure(line, font)).toBeLessThanOrEqual(80)
  })
  it('ends with … where there is no room for more lines', () =>
    expect(wrapText('children who need help and protection', 80, font, measure, 2).at(-1)).toMatch(/…$/))
})
