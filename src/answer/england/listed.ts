import { commandFor } from '../../command/over-councils/written.js'
import type { World } from '../../command/world.js'
import type { AskedFor } from '../../model/query.js'
import type { Block, Choice, CouncilRow, Reply, Total } from '../../model/reply.js'
import { choices, reply, words } from '../build.js'
import { shortLabels } from './rows.js'

/** What a list over councils found, before it is cut into pages. */
export interface Listed {
  /** What was counted, in one sentence with its full stop. */
  readonly lead: string
  readonly rows: readonly CouncilRow[]
  readonly total: Total
  readonly order: 'side-by-side' | 'over-time'
  readonly notes: readonly string[]
  /** What else may have been meant. */
  readonly offers?: readonly Choice[]
}

/** Lines on one page of a list. */
export const PAGE = 40

/** Fewer councils than these are seen at a glance in the list. */
const WORTH_A_MAP = 3

/** One page of a list, with the way to the next. */
export function listReply(listed: Listed, asked: AskedFor<'councils'>, world: World): Reply {
  const { lead, rows, total, order, notes, offers = [] } = listed
  const from = asked.page * PAGE
  const shown = rows.slice(from, from + PAGE)
  const range =
    rows.length > PAGE && shown.length > 0 ? ` Here are ${from + 1} to ${from + shown.length}.` : ''
  const next =
    from + PAGE < rows.length ? { more: commandFor({ ...asked, page: asked.page + 1 }, world) } : {}
  return {
    ...reply(
      rows.length === 0 ? 'none' : 'grades',
      [words(`${lead}${range}`), lines(shown, order, world), mapOf(rows), choices(offers)],
      notes,
    ),
    total,
    command: commandFor(asked, world),
    ...next,
  }
}

/** A line a council. */
export function lines(rows: readonly CouncilRow[], order: Listed['order'], world: World): Block[] {
  const slugs = new Set(rows.flatMap(({ grades }) => grades.map(({ judgement }) => judgement)))
  const labels = Object.fromEntries(Object.entries(shortLabels(world)).filter(([slug]) => slugs.has(slug)))
  return rows.length === 0 ? [] : [{ block: 'councils', rows: [...rows], order, labels }]
}

/** Of each council in the list the grade that its line ends with. */
export function mapOf(rows: readonly CouncilRow[]): Block[] {
  const marks = rows.map(({ council, grades }) => ({ council, grade: grades.at(-1)?.grade ?? null }))
  return rows.length < WORTH_A_MAP ? [] : [{ block: 'map', marks }]
}
