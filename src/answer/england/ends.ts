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

/** The oldest of some inspections, or the newest, or both; of none there is neither. */
export function endsInTime<One extends CouncilInspection>(
  inspections: readonly One[],
  which: Extreme,
): EndInTime<One>[] {
  const inOrder = inspections.toSorted(oldestFirst)
  return (['oldest', 'newest'] as const).flatMap((end) => {
    const day = inOrder.at(end === 'oldest' ? 0 : -1)?.report.inspected.to
    const ofDay = inOrder.filter(({ report }) => report.inspected.to === day)
    return which.includes(end) && ofDay.length > 0 ? [{ end, inspections: ofDay }] : []
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
