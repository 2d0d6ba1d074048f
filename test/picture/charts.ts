import { Grade } from '../../src/model/report.js'
import type { Chart, GradeMark } from '../../src/picture/chart.js'

/** Charts for tests to draw and measure, and for the eye. */

const LONG = 'The effectiveness of multi-agency arrangements for children and young people '.repeat(4).trim()

const mark = (grade: Grade, under: string | null = null): GradeMark => ({ grade, under })
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
