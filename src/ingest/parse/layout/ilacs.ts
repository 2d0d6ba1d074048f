import { judgementsOf } from '../../../vocabulary/judgements.js'
import { expected, type Layout } from './layout.js'

/** Inspections of local authority children's services, since 2018. */
export const ilacs: Layout = {
  framework: 'ILACS',
  headings: [
    { titles: ['What needs to improve?'], level: 2, improve: true },
    ...judgementsOf('ILACS')
      .filter((each) => each.slug !== 'overall-effectiveness')
      .map((each) => ({ titles: [each.label, ...each.printed], level: 2, judgement: each.slug })),
  ],
  always: [
    ...expected('leadership', 'help-and-protection'),
    { anyOf: ['in-care', 'in-care-and-care-leavers'] },
    { anyOf: ['care-leavers', 'in-care-and-care-leavers'] },
    { anyOf: ['overall-effectiveness'], until: '2026-04-01' },
  ],
  numbers: true,
  notes: [],
  record: [],
  coverEnds: 'facts',
  gradesInTables: true,
}
