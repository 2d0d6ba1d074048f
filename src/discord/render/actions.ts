import type { Reply, ReplyKind } from '../../model/reply.js'
import { customId } from '../custom-id.js'
import { WORDING } from '../wording.js'
import { reportCommand } from './left-out.js'
import { rowLinks } from './links.js'
import { small } from './markdown.js'
import type { Button, LinkButton, Opener, Piece } from './piece.js'
import type { Showing } from './reply.js'

/** What can be done with an answer as a whole: the last row of its buttons. */

/** Answers that hold something of the reports. */
const SHARED_WHOLE = new Set<ReplyKind>([
  'grades',
  'figures',
  'recommendations',
  'report',
  'comparison',
  'history',
])

/** Whether most of an answer is no excerpt, which is shared by itself. */
function isMostlyWhole(pieces: readonly Piece[]): boolean {
  const excerpts = pieces.filter(({ beside }) => beside !== null).length
  return excerpts === 0 || excerpts < pieces.filter(({ what }) => what === 'grade').length
}

/** A page of a private answer is shared as it stands. */
function share(reply: Reply, { isPrivate, command, page }: Showing, pieces: readonly Piece[]): Button[] {
  if (!isPrivate || command === null) return []
  if (!SHARED_WHOLE.has(reply.kind) || !isMostlyWhole(pieces)) return []
  return [{ label: WORDING.share, state: { act: 'post', page, message: command } }]
}

/** How else the answer gets to the others, where its command is too long for a button. */
export const insteadOfSharing = (actions: readonly (Button | LinkButton)[]): string | null =>
  actions.some(
    (action) => 'state' in action && action.state.act === 'post' && customId(action.state) === null,
  )
    ? small(WORDING.toShare)
    : null

/** An answer from more reports than these offers none of them whole: the buttons would crowd it out. */
const FULL_REPORTS = 2

/** `Northumberland 2012` of `Northumberland 2012 ¶75`. */
const reportNameIn = ({ name }: Opener): string => /^.+? \d{4}(?= ¶|,|$)/.exec(name)?.[0] ?? name

function fullReports(reply: Reply, pieces: readonly Piece[]): Button[] {
  const openers = pieces.flatMap(({ opens }) => opens ?? [])
  const reports = [...new Map(openers.map((opens) => [opens.report, reportNameIn(opens)]))]
  if (reply.kind === 'report' || reports.length > FULL_REPORTS) return []
  return reports.map(([id, name]) => ({
    label: reports.length === 1 ? WORDING.fullReport : WORDING.fullReportOf(name),
    state: { act: 'say', message: reportCommand(id) },
  }))
}

/** A list can be had whole, however many pages it has. */
const asFile = ({ total }: Reply, { command }: Showing): Button[] =>
  command === null || (total?.count ?? 0) === 0
    ? []
    : [{ label: WORDING.csv, state: { act: 'csv', message: command } }]

const remove = ({ isPrivate, asker }: Showing): Button[] =>
  isPrivate || asker === null ? [] : [{ label: WORDING.remove, state: { act: 'delete', asker } }]

export const actionsOf = (
  reply: Reply,
  showing: Showing,
  pieces: readonly Piece[],
): (Button | LinkButton)[] => [
  ...share(reply, showing, pieces),
  ...fullReports(reply, pieces),
  ...rowLinks(reply),
  ...asFile(reply, showing),
  ...remove(showing),
]
