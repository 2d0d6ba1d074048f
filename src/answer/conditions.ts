import type { World } from '../command/world.js'
import type { Having, Where } from '../model/query.js'
import type { Report } from '../model/report.js'
import { reportsMeeting } from './england/reports-meeting.js'

/** What a question about the words of reports says of the reports. */
interface Conditioned {
  readonly where: Where
  readonly having: readonly Having[]
}

/** Of the reports in scope those that meet the conditions on grades: each by its own, and each council's newest where no time is named. */
export function meetingConditions(
  { where, having }: Conditioned,
  reports: readonly Report[],
  world: World,
): readonly Report[] {
  if (having.length === 0) return reports
  const meeting = new Set(reportsMeeting(where, having, world).reports)
  return reports.filter((report) => meeting.has(report))
}

/** The conditions that an answer kept to, as a sentence, and what must be known of them; empty where there was none. */
export function conditionInWords(
  { where, having }: Conditioned,
  world: World,
): { said: string; notes: readonly string[] } {
  const isOfPlace = where.regions.length > 0 || where.kinds.length > 0 || where.neighboursOf !== null
  if (having.length === 0 && !isOfPlace) return { said: '', notes: [] }
  const { which, notes } = reportsMeeting(where, having, world)
  return { said: `Only from ${which}:`, notes }
}
