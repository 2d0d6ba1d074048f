import { judgementsOf } from '../../vocabulary/judgements.js'
import type { FrameworkSpec, KnownHeading } from './spec.js'

const slacParts: readonly KnownHeading[] = [
  { titles: ['About this inspection'], level: 1, strand: null },
  { titles: ['The inspection judgements and what they mean'], level: 1, strand: null },
  { titles: ['Service information'], level: 1, strand: null },
  { titles: ['Safeguarding services'], level: 1, strand: 'safeguarding' },
  { titles: ['Safeguarding outcomes for children and young people'], level: 1, strand: 'safeguarding' },
  { titles: ['Services for looked after children'], level: 1, strand: 'looked-after-children' },
  {
    titles: ['How good are outcomes for looked after children and care leavers?'],
    level: 1,
    strand: 'looked-after-children',
  },
  { titles: ['Areas for improvement'], level: 2, recommends: true },
]

/** A judgement that exists in both strands has one heading, which stands in the part that it belongs to. */
const slacJudgements = new Map(judgementsOf('SLAC').map((each) => [each.slug, each]))

/** Safeguarding and looked after children, 2009 to 2012. */
export const slac: FrameworkSpec = {
  framework: 'SLAC',
  titles: [/^inspection of safeguarding and looked[ -]after children services/i],
  headings: [
    ...slacParts,
    ...[...slacJudgements.values()].map((each) => ({
      titles: [each.label, ...each.printed],
      level: 2,
      judgement: each.slug,
    })),
  ],
  required: [],
  numbersParagraphs: true,
  standardFootnotes: [],
  recordTitles: ['Record of main findings'],
  coverEnds: 'contents',
  gradesInTables: false,
}
