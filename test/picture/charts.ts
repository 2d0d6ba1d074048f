import fc from 'fast-check'
import { Grade } from '../../src/model/report.js'
import type { Chart, Mark } from '../../src/picture/chart.js'

/** Charts for tests to draw and measure. */

const LONG = 'The effectiveness of multi-agency arrangements for children and young people '.repeat(4).trim()

const mark = (grade: Grade, under: string | null = null): Mark => ({ grade, under })
const FOOT = ['Grades as printed in Ofsted’s inspection reports.']
const GRADES = Grade.options

export const oneCell: Chart = {
  title: 'Solihull 2026',
  columns: [''],
  years: null,
  rows: [{ name: 'Overall effectiveness', cells: [[mark('Good')]] }],
  foot: FOOT,
}

export const thirtyRows: Chart = {
  title: 'Thirty judgements',
  columns: ['Safeguarding', 'Looked after children'],
  years: null,
  rows: Array.from({ length: 30 }, (_, at) => ({
    name: `Judgement ${at + 1}`,
    cells: [[mark(GRADES[at % 6] ?? 'Good')], at % 4 === 0 ? [] : [mark(GRADES[(at + 2) % 6] ?? 'Good')]],
  })),
  foot: FOOT,
}

export const longNames: Chart = {
  title: LONG,
  columns: [
    'Bournemouth, Christchurch and Poole 2021',
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
  ],
  years: null,
  rows: [
    { name: LONG, cells: [[mark('Requires improvement', LONG)], [mark('Inadequate')]] },
    { name: 'x'.repeat(200), cells: [[mark('Not judged', 'y'.repeat(200)), mark('Good')], []] },
  ],
  foot: [LONG],
}

export const timeline: Chart = {
  title: 'Norfolk over time',
  columns: ['2013', '2015', '2018', '2023', '2026'],
  years: [2013, 2015, 2018, 2023, 2026],
  rows: [
    {
      name: 'Overall effectiveness',
      cells: [
        [mark('Inadequate', 'safeguarding'), mark('Adequate', 'looked after children')],
        [mark('Inadequate')],
        [mark('Requires improvement')],
        [mark('Good')],
        [],
      ],
    },
  ],
  foot: FOOT,
}

const words = fc.oneof(
  fc.constantFrom('', ' ', 'Staying safe', LONG, 'W'.repeat(500), '<script>', '\n\n', '\ud800', '👩‍👩‍👧'),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const anyMark: fc.Arbitrary<Mark> = fc.record({ grade: fc.constantFrom(...GRADES), under: fc.option(words) })

export const anyChart: fc.Arbitrary<Chart> = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.record({
    title: words,
    columns: fc.array(words, { minLength: columns, maxLength: columns }),
    years: fc.option(
      fc.array(fc.integer({ min: 2009, max: 2030 }), { minLength: columns, maxLength: columns }),
    ),
    rows: fc.array(
      fc.record({
        name: words,
        cells: fc.array(fc.array(anyMark, { maxLength: 3 }), { minLength: columns, maxLength: columns }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    foot: fc.array(words, { maxLength: 3 }),
  }),
)
