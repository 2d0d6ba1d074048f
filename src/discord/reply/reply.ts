import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { noteText, type Reply } from '../../model/reply.js'
import { replyPieces } from '../blocks/reply-pieces.js'
import { notePieces } from '../blocks/text-pieces.js'
import { subtext } from '../components/markdown.js'
import {
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
import { actionRows, pieceFits, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
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
import { COMPONENTS_IN_MESSAGE, TEXT_IN_MESSAGE } from '../protocol.js'
import { actionsOf, type ReplyView, replyChoices } from './actions.js'

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
  // What can be pressed depends on what is shown, and takes room from it: it is measured on a page as full as it can be.
  const paged = (height: number): ReplyPiece[][] => {
    const taken = { components: 0, text: 0, height }
    return paginate(pieces, minusSize(room, taken), minusSize(first, taken))
  }
  const rough = paged(2 * ACTION_ROWS_HEIGHT)
  const pages = paged(Math.max(...[0, asked].map((at) => componentsSize(offers(rough, at)).height)))
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
