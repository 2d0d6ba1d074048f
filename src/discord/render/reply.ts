import type { APIComponentInContainer } from 'discord.js'
import type { Query } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { textHeight } from '../phone/height.js'
import { GAP } from '../phone/measures.js'
import { WORDING } from '../wording.js'
import { arranged } from './arrange.js'
import type { CommandIds } from './block/command.js'
import { notePieces } from './block/words.js'
import { chosenOf } from './choices.js'
import { drawPage, drawPieces, drawText } from './draw.js'
import { accentOf } from './look.js'
import { small } from './markdown.js'
import { offersOf } from './offers.js'
import { paginate } from './paginate.js'
import { type Payload, payload } from './payload.js'
import { drawPicture, fileOf, type Picture, pictureHeight } from './picture.js'
import type { Piece } from './piece.js'
import { piecesOf } from './pieces.js'
import { fitting } from './room.js'
import { sharedBy } from './shared-by.js'
import { messageSize, minus, type Size, sizeOf } from './size.js'

/** How an answer is shown. */
export interface Showing {
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
  readonly picture?: Picture | null
  /** In words alone, with the place of each grade. */
  readonly inWords?: boolean
}

/** Notes stand on the first page as far as they take no more points than this; the rest follows the answer. */
const NOTES = { open: 84, alone: 160 }

/** Notes that have room below the answer, and those that have not. */
function partNotes(notes: readonly Piece[], isPrivate: boolean): { framed: Piece[]; following: Piece[] } {
  let height = 0
  const framed = notes.filter(({ text }) => {
    height += textHeight(text)
    return height <= (isPrivate ? NOTES.alone : NOTES.open)
  })
  return { framed, following: notes.filter((note) => !framed.includes(note)) }
}

/** Where the first sentence ends that an answer says, over its picture. */
const leadEnd = (pieces: readonly Piece[]): number => {
  const end = pieces.findIndex(({ what }) => what !== 'heading' && what !== 'text')
  const all = end < 0 ? pieces.length : end
  return pieces[0]?.what === 'heading' ? 1 : Math.min(1, all)
}

/** What stands under an answer on its page, before anything can be pressed. */
function underneath(reply: Reply, { sharer }: Showing, notes: readonly Piece[]): APIComponentInContainer[] {
  const { left } = chosenOf(reply)
  return [
    ...drawPieces(notes),
    ...(left > 0 ? [drawText(small(WORDING.notAll(left)))] : []),
    ...(sharer ? [drawText(sharedBy(sharer))] : []),
  ]
}

/** Room kept for the foot's gap, a menu and rows of buttons that depend on the page. */
const PRESSED: Size = { components: 9, text: 0, height: 0 }

/**
 * A reply as a Components V2 message that breaks none of Discord's limits, whatever the reply holds, and is no taller than
 * people like to read. Long quotes are shortened at the ends of sentences, what has no room is a button away, and every
 * quote is followed by its citation.
 * @param less points that each quotation has less than it might
 */
export function renderReply(reply: Reply, showing: Showing, less = 0): Payload {
  const { isPrivate, page: asked, commandIds = new Map(), inWords = false } = showing
  const fits = fitting(isPrivate)
  const picture = inWords ? null : (showing.picture ?? null)
  const isPictured = picture?.says === 'all'
  const { framed, following } = partNotes(
    reply.notes.flatMap((note) => notePieces(note, fits, commandIds)),
    isPrivate,
  )
  const pieces = [
    ...piecesOf(reply, { fits, fitsQuote: fitting(isPrivate, less), commandIds, isPictured, inWords }),
    ...following,
  ]
  const offers = (pages: readonly Piece[][], page: number) =>
    arranged(offersOf(reply, showing, { pages, page }))
  const notesDrawn = drawPieces(framed).length
  const under = underneath(reply, showing, framed)
  const above: Size = {
    components: picture ? 1 : 0,
    text: 0,
    height: picture ? pictureHeight(picture) + GAP : 0,
  }
  const room = minus(minus(messageSize(isPrivate || showing.query === null), PRESSED), {
    ...sizeOf(under.slice(notesDrawn)),
  })
  const first = minus(minus(room, sizeOf(under.slice(0, notesDrawn))), above)
  // What can be pressed depends on what is shown, and takes room from it: it is measured on a page as full as it can be.
  const paged = (height: number): Piece[][] => {
    const taken = { components: 0, text: 0, height }
    return paginate(pieces, minus(room, taken), minus(first, taken))
  }
  const rough = paged(2 * BUTTONS)
  const pages = paged(Math.max(...[0, asked].map((at) => sizeOf(offers(rough, at)).height)))
  // A list is the answer, and its map gives way to it where one screen does not hold both.
  if (picture?.says === 'some' && !isPrivate && pages.length > 1)
    return renderReply(reply, { ...showing, picture: null })
  // Words to begin with and no quotation are no answer: its quotations are shortened until the first stands beside them.
  if (less === 0 && pages[0]?.every(({ quoted }) => !quoted) && pages[1]?.some(({ quoted }) => quoted))
    return renderReply(reply, showing, SHORTER)
  const page = Math.max(0, Math.min(asked, pages.length - 1))
  const shown = pages[page] ?? []
  const isFirst = page === 0
  const lead = picture && isFirst ? leadEnd(shown) : 0
  return payload(
    [
      ...drawPieces(shown.slice(0, lead)),
      ...(picture && isFirst ? [drawPicture(picture)] : []),
      ...drawPage(shown.slice(lead)),
      ...(pieces.length === 0 && picture === null && under.length === 0 ? [drawText(WORDING.nothing)] : []),
      ...under.slice(isFirst ? 0 : notesDrawn),
      ...offers(pages, page),
    ],
    { accent: accentOf(reply), isPrivate, files: picture && isFirst ? [fileOf(picture)] : [] },
  )
}

/** Points less for each quotation where the first has no room beside the words before it. */
const SHORTER = 80

/** Points of a menu and a row of buttons, roughly. */
const BUTTONS = 44
