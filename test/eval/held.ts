import type { Library } from '../../src/library/library.js'
import type { Asked, Filtered, Graded } from './question.js'

/** What the questions call the judgements, and the slugs that answer: children in care were judged with care leavers once. */
const SLUGS: Readonly<Record<string, readonly string[]>> = {
  overall: ['overall-effectiveness'],
  leaders: ['leadership'],
  'help and protection': ['help-and-protection'],
  'children in care': ['in-care', 'in-care-and-care-leavers'],
  'care leavers': ['care-leavers', 'in-care-and-care-leavers'],
  'capacity to improve': ['capacity-to-improve'],
}

/** The questions whose report the library holds: those on others can only be missed. */
export const heldQuestions = (asked: readonly Asked[], library: Library): Asked[] =>
  asked.filter(({ report, file }) =>
    library.reports.some(({ id, source }) => id === report || source.file === file),
  )

/** A question by files as one by reports: what the library holds of its answer; none where it holds nothing of it. */
export function gradedOf({ id, question, expected }: Filtered, library: Library): Graded[] {
  const accept = expected.flatMap(({ file, judgement, grade }) => {
    const report = library.reports.find(({ source }) => source.file === file)
    const slugs = SLUGS[judgement] ?? [judgement]
    const made = report?.judgements.find((one) => slugs.includes(one.judgement))?.judgement
    return report ? [{ report: report.id, judgement: made ?? slugs[0] ?? judgement, grade }] : []
  })
  return accept.length > 0 ? [{ id, question, accept }] : []
}
