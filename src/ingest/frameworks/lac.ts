import { judgementsOf } from '../../vocabulary/judgements.js'
import { type FrameworkSpec, requiredJudgements } from './spec.js'

/** Looked after children, 2013. */
export const lac: FrameworkSpec = {
  framework: 'LAC',
  titles: [/^inspection of (services for )?looked[ -]after children( services)?$/i],
  headings: [
    { titles: ['About this inspection'], level: 1 },
    { titles: ['The inspection judgements and what they mean'], level: 1 },
    { titles: ['Service information'], level: 1 },
    { titles: ['Areas for improvement'], level: 2, recommends: true },
    ...judgementsOf('LAC').map((each) => ({
      titles: [each.label, ...each.printed],
      level: 1,
      judgement: each.slug,
    })),
  ],
  required: requiredJudgements(...judgementsOf('LAC').map(({ slug }) => slug)),
  numbersParagraphs: true,
  standardFootnotes: [],
  recordTitles: ['Record of main findings'],
  coverEnds: 'contents',
  gradesInTables: false,
}
