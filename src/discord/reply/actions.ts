import { OF_REPORTS, type Reply } from '../../model/reply.js'
import { reportOf } from '../../reply/reply-lines.js'
import type { MessageActions } from '../components/action-rows.js'
import {
  type ActionButton,
  type Button,
  type LinkButton,
  linksOf,
  type ReplyPiece,
  rowLinks,
} from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { customId, withoutConversation } from '../custom-id.js'
import { menuPlaceholder, quotationActions, replyChoices, splitChoices } from './choices.js'
import type { PagedPieces, ReplyView } from './view.js'

/** Opens a report by its id, for a council may have two of one year. */
export const reportCommand = (report: string): string => `/report ${report}`

/** The buttons to the pages before and after; where the answer cannot be asked again, one that opens what is left out. */
function pageButtons({ query }: ReplyView, { pages, page }: PagedPieces): ActionButton[] {
  if (pages.length < 2) return []
  if (
    query === null ||
    customId({ act: 'page', page: pages.length, query: withoutConversation(query) }) === null
  )
    return openMoreButton(pages.slice(1).flat())
  const turn = (label: string, to: number): ActionButton => ({
    label,
    state: { act: 'page', page: to, query: withoutConversation(query) },
  })
  return [
    ...(page > 0 ? [turn(WORDING.back, page - 1)] : []),
    ...(page < pages.length - 1 ? [turn(WORDING.onward(page + 2, pages.length), page + 1)] : []),
  ]
}

/** One button that opens as many paragraphs as it can name, of the report of the first. */
function openMoreButton(left: readonly ReplyPiece[]): ActionButton[] {
  const opened = left.flatMap(({ opens }) => (opens?.key == null ? [] : [{ ...opens, key: opens.key }]))
  const [first] = opened
  if (!first) return []
  const keys = [...new Set(opened.filter(({ report }) => report === first.report).map(({ key }) => key))]
  const states = keys.map((_, at) => ({
    act: 'more' as const,
    report: first.report,
    keys: keys.slice(0, at + 1),
  }))
  const state = states.findLast((one) => customId(one) !== null)
  return state ? [{ label: WORDING.openMore(first.name, state.keys.length - 1), state }] : []
}

/** A private answer is shared from its beginning; a quotation of a later page is shared by itself. */
function shareButton(reply: Reply, { isPrivate, query, page }: ReplyView): ActionButton[] {
  if (!isPrivate || page > 0 || query === null || !OF_REPORTS.has(reply.kind)) return []
  const state = { act: 'post' as const, page, query: withoutConversation(query) }
  return customId(state) === null ? [] : [{ label: WORDING.share, style: 'primary', state }]
}

/** A private answer is followed by a form, for nobody can reply to it. */
function askButton({ isPrivate, query }: ReplyView, isFirst: boolean): ActionButton[] {
  if (!isPrivate) return []
  const follows = [query, query && withoutConversation(query), null].map(
    (before): ActionButton => ({
      label: WORDING.askMore,
      ...(isFirst ? { style: 'primary' } : {}),
      state: { act: 'ask', query: before },
    }),
  )
  return follows.filter(({ state }) => customId(state) !== null).slice(0, 1)
}

/** The words of an answer that is a picture. */
const asTextButton = ({ query, picture, inWords }: ReplyView): ActionButton[] =>
  picture?.says === 'all' && query !== null && !inWords
    ? [{ label: WORDING.asText, state: { act: 'text', query: withoutConversation(query) } }]
    : []

/** The way on in a list that shows its first, once all of those are seen. */
const onwardButton = (reply: Reply, { query }: ReplyView, { pages, page }: PagedPieces): ActionButton[] =>
  reply.more === undefined || query === null || page < pages.length - 1
    ? []
    : [{ label: WORDING.next, state: { act: 'onward', query: withoutConversation(query) } }]

/** An answer from more reports than these offers none of them whole: the buttons would crowd it out. */
const FULL_REPORTS = 2

function fullReportButtons(reply: Reply, pieces: readonly ReplyPiece[]): ActionButton[] {
  const opened = pieces.flatMap(({ opens }) => opens ?? [])
  const reports = [...new Map(opened.map((opens) => [opens.report, opens])).values()]
  if (reply.kind === 'report' || reports.length > FULL_REPORTS) return []
  const isOfOne = new Set(reports.map(({ authority }) => authority)).size <= 1
  return reports.map((opens) => ({
    label: WORDING.allGrades(isOfOne ? opens.when : reportOf(opens)),
    state: { act: 'say', message: reportCommand(opens.report) },
  }))
}

/** A list can be had whole, however many pages it has. */
const asFileButton = ({ total }: Reply, { query }: ReplyView): ActionButton[] =>
  query === null || (total?.count ?? 0) === 0
    ? []
    : [{ label: WORDING.csv, state: { act: 'csv', query: withoutConversation(query) } }]

const deleteButton = ({ isPrivate, asker }: ReplyView): Button[] =>
  isPrivate || asker === null
    ? []
    : [{ label: WORDING.remove, style: 'danger', state: { act: 'delete', asker } }]

/** All that can be done with a page of an answer, in five buttons and a menu. */
export function actionsOf(reply: Reply, showing: ReplyView, paged: PagedPieces): MessageActions {
  const pieces = paged.pages[paged.page] ?? []
  const chosen = replyChoices(reply)
  const quotes = quotationActions(pieces)
  const links: LinkButton[] = [...linksOf(pieces), ...rowLinks(reply)]
  const shared = shareButton(reply, showing)
  const first = [
    ...shared,
    ...askButton(showing, shared.length === 0),
    ...pageButtons(showing, paged),
    ...onwardButton(reply, showing, paged),
    ...asTextButton(showing),
  ]
  const last = deleteButton(showing)
  const choices = splitChoices(chosen, first.length + last.length)
  return {
    buttons: [
      ...first,
      ...choices.pressed,
      ...links.slice(0, 1),
      ...fullReportButtons(reply, pieces),
      ...links.slice(1),
    ],
    options: [...choices.picked, ...quotes, ...asFileButton(reply, showing)],
    menu: menuPlaceholder(reply, quotes.length > 0),
    // A report's own buttons are what its page is for.
    lines: reply.kind === 'report' && showing.isPrivate ? 3 : 2,
    last,
  }
}
