import { judgementsOf } from '../../../vocabulary/judgements.js'
import { expected, type Layout } from './layout.js'

/** Looked after children, 2013. */
export const lac: Layout = {
  framework: 'LAC',
  headings: [
    { titles: ['About this inspection'], level: 1 },
    { titles: ['The inspection judgements and what they mean'], level: 1 },
    { titles: ['Service information'], level: 1 },
    { titles: ['Areas for improvement'], level: 2, improve: true },
    ...judgementsOf('LAC').map((each) => ({
      titles: [each.label, ...each.printed],
      level: 1,
      judgement: each.slug,
    })),
  ],
  always: expected(...judgementsOf('LAC').map(({ slug }) => slug)),
  numbers: true,
  notes: [],
  record: ['Record of main findings'],
  coverEnds: 'contents',
  gradesInTables: false,
}
