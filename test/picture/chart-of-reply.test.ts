import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradesOf } from '../../src/model/reply.js'
import { type Chart, chartOf } from '../../src/picture/chart.js'
import { altText } from '../../src/picture/picture.js'
import { openBundled } from '../open.js'
import { anyChart } from './any-chart.js'
import { oneCell, thirtyRows } from './charts.js'

const pilcrow = await openBundled()

function chart(message: string): Chart {
  const drawn = chartOf(pilcrow.say(message))
  if (!drawn) throw new Error(`${message} has no chart`)
  return drawn
}
const cellsOf = ({ rows }: Chart) => rows.flatMap(({ cells }) => cells.flat())
const rowOf = ({ rows, columns }: Chart, name: string): Record<string, string[]> => {
  const row = rows.find((each) => each.name === name)
  return Object.fromEntries(
    columns.map((column, at) => [column, (row?.cells[at] ?? []).map(({ grade }) => grade)]),
  )
}

describe('The chart', () => {
  it('of a comparison has a column for each council', () => {
    const drawn = chart('/compare staying-safe northumberland south-gloucestershire')
    expect(drawn.columns).toEqual(['Northumberland 2012', 'South Gloucestershire 2012'])
    expect(cellsOf(drawn)).toHaveLength(2)
  })

  it('of a comparison has a line a council, under each judgement that is compared', () => {
    const one = chart('/compare leadership northumberland lincolnshire north-lincolnshire')
    expect(one.rows).toHaveLength(1)
    expect(one.rows[0]?.cells.map((marks) => marks.length)).toEqual([1, 1, 1])
    const all = chart('compare northumberland with south gloucestershire')
    expect(all.rows.length).toBeGreaterThan(3)
    expect(all.title).toBe('Northumberland 2012, South Gloucestershire 2012')
  })

  it('says a grade of both halves of a report once, and which halves they are', () => {
    const [row] = chart('/compare leadership northumberland lincolnshire').rows
    expect(row?.cells[0]).toEqual([{ grade: 'Outstanding', under: 'safeguarding, looked after children' }])
  })

  it('of a history is a timeline, a row for what was judged more than once', () => {
    const drawn = chart('/history north-lincolnshire')
    expect(drawn.years).toEqual([2012, 2022])
    expect(rowOf(drawn, 'Overall')).toEqual({
      2012: ['Good', 'Outstanding'],
      2022: ['Outstanding'],
    })
    expect(drawn.foot.join(' ')).toContain('18 more grades')
  })

  it('of a council inspected once has a row a judgement, both halves of the report in it', () => {
    const drawn = chart('/history northumberland')
    const judged = new Set(gradesOf(pilcrow.say('/history northumberland')).map(({ judgement }) => judgement))
    expect(drawn.rows).toHaveLength(judged.size)
  })

  it.each([
    '/report northumberland',
    '/reports',
    '/cite northumberland 75',
    '/help',
    '/grade northumberland staying-safe',
  ])('is not made for %s', (message) => expect(chartOf(pilcrow.say(message))).toBeNull())
})

describe('Alternative text', () => {
  it.each([
    '/compare leadership northumberland lincolnshire north-lincolnshire',
    '/history north-lincolnshire',
  ])('says what the chart of %s shows: each column, each judgement, each grade', (message) => {
    const drawn = chart(message)
    const alt = altText(drawn, 5000)
    for (const words of [drawn.title, ...drawn.columns, ...drawn.rows.map(({ name }) => name)])
      expect(alt).toContain(words)
    for (const { grade } of cellsOf(drawn)) expect(alt).toContain(grade)
  })

  it('is whole for the bundled reports', () => {
    for (const { id } of pilcrow.library.reports)
      expect(altText(chart(`/history ${id}`), 1024)).not.toContain('The text says the rest')
  })

  it('says of a single cell just that', () =>
    expect(altText(oneCell, 1024)).toBe(
      'Grades: Solihull 2026. Good: Overall effectiveness. Grades as printed in Ofsted’s inspection reports.',
    ))

  it('that does not fit says that the text says the rest', () => {
    const long = { ...thirtyRows, title: 'A title of some length '.repeat(60) }
    expect(altText(long, 1024)).toMatch(/The text says the rest\.$/)
  })

  it('is never too long and never blank', () => {
    fc.assert(
      fc.property(anyChart, (any) => {
        const alt = altText(any, 1024)
        expect(alt.length).toBeLessThanOrEqual(1024)
        expect(alt.trim()).not.toBe('')
      }),
    )
  })
})
