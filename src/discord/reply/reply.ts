import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { distinctBy } from '../../collections/collections.js'
import type { Query } from '../../model/query.js'
import { blocksOf, type Choice, noteText, OF_REPORTS, type Reply } from '../../model/reply.js'
import { reportOf } from '../../reply/reply-lines.js'
import { type CommandIds, subtext } from '../components/markdown.js'
import {
  type AttachedPicture,
  accentColour,
  containerMessage,
  drawPage,
  drawPicture,
  drawPieces,
  drawText,
  type Payload,
  pictureFile,
  pictureHeight,
  sharedBy,
} from '../components/payload.js'
import {
  type ActionButton,
  actionRows,
  type Button,
  type LinkButton,
  linksOf,
  type MessageActions,
  pieceFits,
  type QuotedPassage,
  type ReplyPiece,
  rowLinks,
} from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { customId, withoutConversation } from '../custom-id.js'
import {
  ABOVE_CONTAINER,
  BELOW_CONTAINER,
  COMPONENT_GAP,
  CONTAINER_PADDING,
  componentsHeight,
  PRIVATE_HEIGHT,
  PUBLIC_HEIGHT,
  textHeight,
} from '../phone.js'
import { BUTTONS_IN_ROW, COMPONENTS_IN_MESSAGE, OPTIONS_IN_SELECT, TEXT_IN_MESSAGE } from '../protocol.js'
import { replyPieces } from './reply-pieces.js'
import { notePieces } from './text-pieces.js'

/** How an answer is shown. */
export interface ReplyView {
  /** Only the asker sees it. */
  readonly isPrivate: boolean
  /** User id of the one who may take a public answer away. */
  readonly asker: string | null
  /** What makes this answer again, so that its pages can be turned; null where nothing does. */
  readonly query: Query | null
  /** Counted from 0. */
  readonly page: number
  /** Where they are known, a command's name can be pressed. */
  readonly commandIds?: CommandIds
  /** Who shows it to the others, by name, where somebody did. */
  readonly sharer?: string | null
  /** Stands on the first page. */
  readonly picture?: AttachedPicture | null
  /** In words alone, with the place of each grade. */
  readonly inWords?: boolean
}

/** Where an answer stands among its pages. */
interface PagedPieces {
  readonly pages: readonly (readonly ReplyPiece[])[]
  readonly page: number
}

const choiceButton = ({ label, message }: Choice): ActionButton => ({ label, state: { act: 'say', message } })

/** What a reply offers to choose from. */
interface ReplyChoices {
  /** What belongs together, in the reply's order. */
  readonly groups: readonly (readonly ActionButton[])[]
  /** How many are left out, with no form to name them in. */
  readonly left: number
}

/** The choices of a reply, each once, as many as a menu holds; where there are others, a form for them in place of the last. */
function replyChoices(reply: Reply): ReplyChoices {
  const seen = new Set<string>()
  let room = OPTIONS_IN_SELECT
  let left = 0
  const groups = blocksOf(reply, 'choices').map(({ choices, another }) => {
    const offers = choices
      .filter(({ label, message }) => label.trim() !== '' && message.trim() !== '')
      .filter(({ message }) => !seen.has(message) && seen.add(message))
      .map(choiceButton)
      .filter(({ state }) => customId(state) !== null)
    const open: ActionButton[] = another
      ? [{ label: another.label, state: { act: 'another', message: another.message } }]
      : []
    const shown = [...offers.slice(0, Math.max(0, room - open.length)), ...open]
    if (open.length === 0) left += offers.length - shown.length
    room -= shown.length
    return shown
  })
  return { groups: groups.filter((group) => group.length > 0), left }
}

/** Groups of choices that are buttons, as long as a whole one has room beside so many others; the rest is picked from a menu. */
function splitChoices(
  { groups }: ReplyChoices,
  others: number,
): { readonly pressed: readonly ActionButton[]; readonly picked: readonly ActionButton[] } {
  const pressed: ActionButton[] = []
  const picked: ActionButton[] = []
  for (const group of groups) {
    const fits = picked.length === 0 && pressed.length + group.length + others <= BUTTONS_IN_ROW
    if (fits) pressed.push(...group)
    else picked.push(...group)
  }
  return { pressed, picked }
}

/** What a menu is for: choices alone are chosen from; a council is, where they are councils. */
const menuPlaceholder = (reply: Reply, hasQuotes: boolean): string => {
  if (hasQuotes) return WORDING.menu
  return blocksOf(reply, 'choices').some(({ of }) => of === 'councils')
    ? WORDING.pickCouncil
    : WORDING.pickOne
}

/** Quotations of one page that the menu has room for, three things to do with each. */
const MAX_QUOTATIONS = 6

/** What can be done with each quotation of a page: read it in its place, copy it, share it. */
function quotationActions(pieces: readonly ReplyPiece[]): ActionButton[] {
  const quoted = pieces.flatMap((piece) => piece.quoted ?? []).slice(0, MAX_QUOTATIONS)
  const reports = new Set(quoted.map(({ report }) => report))
  const nameOf = ({ short, name }: QuotedPassage): string => (reports.size > 1 ? name : short)
  return quoted.flatMap((one): ActionButton[] => {
    const { report, key } = one
    const sentences = one.sentences === null ? null : [...one.sentences]
    return [
      { label: WORDING.inContext(nameOf(one)), state: { act: 'context', report, key, sentences } },
      { label: WORDING.copy(nameOf(one)), state: { act: 'copy', report, key, sentences } },
      { label: WORDING.shareOf(nameOf(one)), state: { act: 'share', report, key, sentences } },
    ]
  })
}

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
  const reports = distinctBy(opened, ({ report }) => report)
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
function actionsOf(reply: Reply, showing: ReplyView, paged: PagedPieces): MessageActions {
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

/** What a message may have too much of. */
interface Size {
  /** Nested ones counted. */
  readonly components: number
  /** Characters of all its texts. */
  readonly text: number
  /** Points on a phone. */
  readonly height: number
}

/** What surrounds the components of a container on a phone. */
const MESSAGE_CHROME = ABOVE_CONTAINER + BELOW_CONTAINER + 2 * CONTAINER_PADDING
/** A line that a phone's own letters take more than those that are reckoned with. */
const HEIGHT_MARGIN = 20

/** A whole message, but for the container that holds everything: what Discord takes, and as tall as people like to read. */
const messageSize = (isPrivate: boolean): Size => ({
  components: COMPONENTS_IN_MESSAGE - 1,
  text: TEXT_IN_MESSAGE,
  height: (isPrivate ? PRIVATE_HEIGHT : PUBLIC_HEIGHT) - MESSAGE_CHROME - HEIGHT_MARGIN,
})

const componentsSize = (components: readonly APIComponentInContainer[]): Size => {
  let count = 0
  let text = 0
  for (const component of components) {
    count += 1
    if (component.type === ComponentType.TextDisplay) text += component.content.length
    if (component.type === ComponentType.ActionRow) count += component.components.length
  }
  return { components: count, text, height: componentsHeight(components) }
}

const minusSize = (a: Size, b: Size): Size => ({
  components: a.components - b.components,
  text: a.text - b.text,
  height: a.height - b.height,
})

const fitsSize = (size: Size, room: Size): boolean =>
  size.components <= room.components && size.text <= room.text && size.height <= room.height

/**
 * Greedy pagination: pieces on as few pages as hold them in their order. A heading never ends a page; a piece that has no
 * room even alone stands alone; one that goes beyond the answer begins a page after it.
 * @param room of every page
 * @param first of the first page, on which other things stand too
 */
function paginate(pieces: readonly ReplyPiece[], room: Size, first = room): ReplyPiece[][] {
  const pages: ReplyPiece[][] = []
  let page: ReplyPiece[] = []
  const isFull = (piece: ReplyPiece): boolean =>
    !fitsSize(componentsSize(drawPage([...page, piece])), pages.length === 0 ? first : room)
  for (const piece of pieces) {
    const isBeyond = piece.later && page.some(({ later }) => !later)
    if (page.length > 0 && (isBeyond || isFull(piece))) {
      const end = page.findLastIndex(({ what }) => what !== 'heading') + 1
      const headings = end > 0 ? page.splice(end) : []
      pages.push(page)
      page = headings
      if (page.length > 0 && isFull(piece)) {
        pages.push(page)
        page = []
      }
    }
    page.push(piece)
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** Notes stand on the first page as far as they take no more points than this; the rest follows the answer. */
const NOTES_HEIGHT = { open: 84, alone: 160 }

/** Notes that have room below the answer, and those that have not. */
function partNotes(
  notes: readonly ReplyPiece[],
  isPrivate: boolean,
): { framed: ReplyPiece[]; following: ReplyPiece[] } {
  let height = 0
  const framed = notes.filter(({ text }) => {
    height += textHeight(text)
    return height <= (isPrivate ? NOTES_HEIGHT.alone : NOTES_HEIGHT.open)
  })
  return { framed, following: notes.filter((note) => !framed.includes(note)) }
}

/** How many pieces lead to a picture: the first, where it has words of its own; a source alone stands at the foot. */
const leadEnd = ([first]: readonly ReplyPiece[]): number =>
  first && first.text !== '' && (first.what === 'heading' || first.what === 'text') ? 1 : 0

/** What stands under an answer on its page, before anything can be pressed. */
function underneath(
  reply: Reply,
  { sharer }: ReplyView,
  notes: readonly ReplyPiece[],
): APIComponentInContainer[] {
  const { left } = replyChoices(reply)
  return [
    ...drawPieces(notes),
    ...(left > 0 ? [drawText(subtext(WORDING.notAll(left)))] : []),
    ...(sharer ? [drawText(sharedBy(sharer))] : []),
  ]
}

/** Room kept for the foot's gap, a menu and rows of buttons that depend on the page. */
const ACTION_ROWS_SIZE: Size = { components: 9, text: 0, height: 0 }

/**
 * A reply as a Components V2 message that breaks none of Discord's limits, whatever the reply holds, and is no taller than
 * people like to read. Long quotes are shortened at the ends of sentences, what has no room is a button away, and every
 * quote is followed by its citation.
 * @param less points that each quotation has less than it might
 */
export function renderReply(reply: Reply, showing: ReplyView, less = 0): Payload {
  const { isPrivate, page: asked, commandIds = new Map(), inWords = false } = showing
  const fits = pieceFits(isPrivate)
  const picture = inWords ? null : (showing.picture ?? null)
  const isPictured = picture?.says === 'all'
  const { framed, following } = partNotes(
    reply.notes.flatMap((note) => notePieces(noteText(note), fits, commandIds)),
    isPrivate,
  )
  const pieces = [
    ...replyPieces(reply, { fits, fitsQuote: pieceFits(isPrivate, less), commandIds, isPictured, inWords }),
    ...following,
  ]
  const offers = (pages: readonly ReplyPiece[][], page: number) =>
    actionRows(actionsOf(reply, showing, { pages, page }))
  const notesDrawn = drawPieces(framed).length
  const under = underneath(reply, showing, framed)
  const above: Size = {
    components: picture ? 1 : 0,
    text: 0,
    height: picture ? pictureHeight(picture) + COMPONENT_GAP : 0,
  }
  const room = minusSize(minusSize(messageSize(isPrivate || showing.query === null), ACTION_ROWS_SIZE), {
    ...componentsSize(under.slice(notesDrawn)),
  })
  const first = minusSize(minusSize(room, componentsSize(under.slice(0, notesDrawn))), above)
  // What can be pressed depends on what is shown, and takes room from it: it is measured on a page as full as it can be, and once more
  // where what then has room brings more that can be pressed.
  const paged = (height: number): ReplyPiece[][] => {
    const taken = { components: 0, text: 0, height }
    return paginate(pieces, minusSize(room, taken), minusSize(first, taken))
  }
  const rowsOn = (pages: readonly ReplyPiece[][]): number =>
    Math.max(...[0, asked].map((at) => componentsSize(offers(pages, at)).height))
  const reckoned = rowsOn(paged(2 * ACTION_ROWS_HEIGHT))
  const nearly = paged(reckoned)
  const needed = rowsOn(nearly)
  const pages = needed > reckoned ? paged(needed) : nearly
  // A list is the answer, and its map gives way to it where one screen does not hold both.
  if (picture?.says === 'some' && !isPrivate && pages.length > 1)
    return renderReply(reply, { ...showing, picture: null })
  // Words to begin with and no quotation are no answer: its quotations are shortened until the first stands beside them.
  if (less === 0 && pages[0]?.every(({ quoted }) => !quoted) && pages[1]?.some(({ quoted }) => quoted))
    return renderReply(reply, showing, QUOTE_REDUCTION)
  const page = Math.max(0, Math.min(asked, pages.length - 1))
  const shown = pages[page] ?? []
  const isFirst = page === 0
  const lead = picture && isFirst ? leadEnd(shown) : 0
  return containerMessage(
    [
      ...drawPieces(shown.slice(0, lead)),
      ...(picture && isFirst ? [drawPicture(picture)] : []),
      ...drawPage(shown.slice(lead)),
      ...(pieces.length === 0 && picture === null && under.length === 0 ? [drawText(WORDING.nothing)] : []),
      ...under.slice(isFirst ? 0 : notesDrawn),
      ...offers(pages, page),
    ],
    { accent: accentColour(reply), isPrivate, files: picture && isFirst ? [pictureFile(picture)] : [] },
  )
}

/** Points less for each quotation where the first has no room beside the words before it. */
const QUOTE_REDUCTION = 80

/** Points of a menu and a row of buttons, roughly. */
const ACTION_ROWS_HEIGHT = 44
