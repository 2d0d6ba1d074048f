import { OF_REPORTS, type Reply } from '../../model/reply.js'
import { customId } from '../custom-id.js'
import { alone } from '../packed-query.js'
import { WORDING } from '../wording.js'
import type { Offers } from './arrange.js'
import { chosenOf, menuOf, parted } from './choices.js'
import { rowLinks } from './links.js'
import type { Button, LinkButton, Offer, Opener, Piece } from './piece.js'
import { linksOf, quoteOffers } from './quoted.js'
import type { Showing } from './reply.js'

/** Opens a report by its id, for a council may have two of one year. */
export const reportCommand = (report: string): string => `/report ${report}`

/** Where an answer stands among its pages. */
export interface Paged {
  readonly pages: readonly (readonly Piece[])[]
  readonly page: number
}

/** The buttons to the pages before and after; where the answer cannot be asked again, one that opens what is left out. */
export function turners({ query }: Showing, { pages, page }: Paged): Offer[] {
  if (pages.length < 2) return []
  if (query === null || customId({ act: 'page', page: pages.length, query: alone(query) }) === null)
    return openers(pages.slice(1).flat())
  const turn = (label: string, to: number): Offer => ({
    label,
    state: { act: 'page', page: to, query: alone(query) },
  })
  return [
    ...(page > 0 ? [turn(WORDING.back, page - 1)] : []),
    ...(page < pages.length - 1 ? [turn(WORDING.onward(page + 2, pages.length), page + 1)] : []),
  ]
}

/** One button that opens as many paragraphs as it can name, of the report of the first. */
function openers(left: readonly Piece[]): Offer[] {
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
function share(reply: Reply, { isPrivate, query, page }: Showing): Offer[] {
  if (!isPrivate || page > 0 || query === null || !OF_REPORTS.has(reply.kind)) return []
  const state = { act: 'post' as const, page, query: alone(query) }
  return customId(state) === null ? [] : [{ label: WORDING.share, style: 'primary', state }]
}

/** A private answer is followed by a form, for nobody can reply to it. */
function ask({ isPrivate, query }: Showing, isFirst: boolean): Offer[] {
  if (!isPrivate) return []
  const follows = [query, query && alone(query), null].map(
    (before): Offer => ({
      label: WORDING.askMore,
      ...(isFirst ? { style: 'primary' } : {}),
      state: { act: 'ask', query: before },
    }),
  )
  return follows.filter(({ state }) => customId(state) !== null).slice(0, 1)
}

/** The words of an answer that is a picture. */
const asText = ({ query, picture, inWords }: Showing): Offer[] =>
  picture?.says === 'all' && query !== null && !inWords
    ? [{ label: WORDING.asText, state: { act: 'text', query: alone(query) } }]
    : []

/** The way on in a list that shows its first, once all of those are seen. */
const onward = (reply: Reply, { query }: Showing, { pages, page }: Paged): Offer[] =>
  reply.more === undefined || query === null || page < pages.length - 1
    ? []
    : [{ label: WORDING.next, state: { act: 'onward', query: alone(query) } }]

/** An answer from more reports than these offers none of them whole: the buttons would crowd it out. */
const FULL_REPORTS = 2

/** `Northumberland 2012` of `Northumberland 2012 ¶75`. */
const reportNameIn = ({ name }: Opener): string => /^.+? \d{4}(?: SEND)?(?= ¶|,|$)/.exec(name)?.[0] ?? name

const yearIn = (name: string): string => /\d{4}(?: SEND)?$/.exec(name)?.[0] ?? name

function fullReports(reply: Reply, pieces: readonly Piece[]): Offer[] {
  const opened = pieces.flatMap(({ opens }) => opens ?? [])
  const reports = [...new Map(opened.map((opens) => [opens.report, reportNameIn(opens)]))]
  if (reply.kind === 'report' || reports.length > FULL_REPORTS) return []
  const names = reports.map(([, name]) => name)
  const isOfOne = new Set(names.map((name) => name.slice(0, -yearIn(name).length))).size <= 1
  return reports.map(([id, name]) => ({
    label: WORDING.allGrades(isOfOne ? yearIn(name) : name),
    state: { act: 'say', message: reportCommand(id) },
  }))
}

/** A list can be had whole, however many pages it has. */
const asFile = ({ total }: Reply, { query }: Showing): Offer[] =>
  query === null || (total?.count ?? 0) === 0
    ? []
    : [{ label: WORDING.csv, state: { act: 'csv', query: alone(query) } }]

const remove = ({ isPrivate, asker }: Showing): Button[] =>
  isPrivate || asker === null
    ? []
    : [{ label: WORDING.remove, style: 'danger', state: { act: 'delete', asker } }]

/** All that can be done with a page of an answer, in five buttons and a menu. */
export function offersOf(reply: Reply, showing: Showing, paged: Paged): Offers {
  const pieces = paged.pages[paged.page] ?? []
  const chosen = chosenOf(reply)
  const quotes = quoteOffers(pieces)
  const links: LinkButton[] = [...linksOf(pieces), ...rowLinks(reply)]
  const shared = share(reply, showing)
  const first = [
    ...shared,
    ...ask(showing, shared.length === 0),
    ...turners(showing, paged),
    ...onward(reply, showing, paged),
    ...asText(showing),
  ]
  const last = remove(showing)
  const choices = parted(chosen, first.length + last.length)
  return {
    buttons: [
      ...first,
      ...choices.pressed,
      ...links.slice(0, 1),
      ...fullReports(reply, pieces),
      ...links.slice(1),
    ],
    options: [...choices.picked, ...quotes, ...asFile(reply, showing)],
    menu: menuOf(reply, quotes.length > 0),
    // A report's own buttons are what its page is for.
    lines: reply.kind === 'report' && showing.isPrivate ? 3 : 2,
    last,
  }
}
