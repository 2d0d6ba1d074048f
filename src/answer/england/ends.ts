import type { Extreme } from '../../model/query.js'
import { inWords, reportName } from '../../quotation/citation.js'
import { listInWords } from '../../text/in-words.js'
import type { CouncilInspection } from './population.js'

/** The end of a list in time, with the inspections of that day: several where they share it. */
export interface EndInTime<One extends CouncilInspection> {
  readonly end: 'oldest' | 'newest'
  readonly inspections: readonly One[]
}

export const oldestFirst = (one: CouncilInspection, other: CouncilInspection): number =>
  one.report.inspected.to.localeCompare(other.report.inspected.to)

/**
 * The oldest of some inspections, or the newest, or both; of none there is neither.
 * @param most how many from that end, with all that share the day of the last of them
 */
export function endsInTime<One extends CouncilInspection>(
  inspections: readonly One[],
  which: Extreme,
  most = 1,
): EndInTime<One>[] {
  const inOrder = inspections.toSorted(oldestFirst)
  return (['oldest', 'newest'] as const).flatMap((end) => {
    const fromEnd = end === 'oldest' ? inOrder : inOrder.toReversed()
    const day = fromEnd[Math.min(most, fromEnd.length) - 1]?.report.inspected.to
    const past = fromEnd.findIndex(({ report }) => report.inspected.to === day)
    const those = fromEnd.filter(({ report }, at) => at <= past || report.inspected.to === day)
    return which.includes(end) && those.length > 0 ? [{ end, inspections: those }] : []
  })
}

/** `Norfolk 2013 (to 12 July 2013, led by Ada Byron)` */
export const inspectedInWords = (inspections: readonly CouncilInspection[]): string =>
  listInWords(
    inspections.map(
      ({ report }) =>
        `${reportName(report)} (to ${inWords(report.inspected.to)}${report.leadInspector === null ? '' : `, led by ${report.leadInspector}`})`,
    ),
  )
