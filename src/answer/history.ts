import type { World } from '../command/world.js'
import type { JudgementAsked } from '../model/query.js'
import type { Block, Reply } from '../model/reply.js'
import type { Judgement, Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { choices, grades, heading, reply, words } from '../reply/build.js'
import { shortLabel } from '../vocabulary/short-label.js'
import { notesOnGrades } from './excerpt.js'
import { familiesOf, kinIn } from './families.js'
import { dispute } from './grade.js'
import { gradeRows } from './grades.js'
import { otherReports } from './other-reports.js'

/** Over what was not judged twice: beside what was, or alone. */
export const JUDGED_ONCE = 'Judged in one inspection'
export const JUDGED = 'Judged'

interface Judged {
  readonly report: Report
  readonly judgement: Judgement
}

/**
 * An authority's grades over time, oldest first. What was judged more than once stands together, though its label
 * changed from framework to framework; a judgement that is named stands alone.
 */
export function answerHistory(reports: readonly Report[], named: JudgementAsked | null, world: World): Reply {
  const inOrder = [...reports].sort((one, other) => one.inspected.to.localeCompare(other.inspected.to))
  const judged = inOrder.flatMap((report) =>
    (named ? kinIn(report, named, world) : report.judgements).map((judgement) => ({ report, judgement })),
  )
  if (judged.length === 0) return reply('none', [words('These reports do not grade that.')])
  const title = heading(historyTitle(inOrder, named))
  const body = named ? grades(judged.flatMap(rowsOf)) : overTime(judged, world)
  const single =
    reports.length === 1 ? [`There is one inspection of ${reports[0]?.authority.name} here.`] : []
  return reply(
    'history',
    [title, body, choices(otherReports(reports))],
    [
      ...single,
      ...judged.flatMap(({ report, judgement }) => dispute(report, judgement)),
      ...notesOnGrades(reports, world.library),
    ],
  )
}

/** What the newest report calls it, in short. */
const judgementHeading = (members: readonly Judged[]): string => {
  const [newest] = members.toReversed()
  return newest ? shortLabel(newest.judgement) : ''
}

const rowsOf = ({ report, judgement }: Judged) => gradeRows(report, judgement)

/** `North Lincolnshire, 2012 to 2022: leadership` */
function historyTitle(inOrder: readonly Report[], named: JudgementAsked | null): string {
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return ''
  const when = first === last ? `${yearOf(first)}` : `${yearOf(first)} to ${yearOf(last)}`
  return `${first.authority.name}, ${when}${named ? `: ${named.label.toLowerCase()}` : ''}`
}

/** A block for each family that more than one inspection judged, then the rest inspection by inspection. */
function overTime(judged: readonly Judged[], world: World): Block[] {
  const families = new Map<string, Judged[]>()
  for (const one of judged) {
    const family =
      familiesOf(one.report, one.judgement, world.vocabulary.judgements)[0] ?? one.judgement.judgement
    families.set(family, [...(families.get(family) ?? []), one])
  }
  const often = [...families.values()].filter(
    (members) => new Set(members.map(({ report }) => report.id)).size > 1,
  )
  const told = new Set(often.flat())
  const once = judged.filter((one) => !told.has(one))
  return [
    ...often.flatMap((members) => [
      ...heading(judgementHeading(members)),
      ...grades(members.flatMap(rowsOf)),
    ]),
    ...(once.length > 0
      ? [...heading(often.length > 0 ? JUDGED_ONCE : JUDGED), ...grades(once.flatMap(rowsOf))]
      : []),
  ]
}
