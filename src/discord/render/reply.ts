import type { APIComponentInContainer } from 'discord.js'
import { type Choice, choicesOf, type Reply } from '../../model/reply.js'
import { WORDING } from '../wording.js'
import { actionsOf, insteadOfSharing } from './actions.js'
import { beyond } from './beyond.js'
import type { CommandIds } from './block/command.js'
import { notePieces } from './block/words.js'
import { drawChoices, offered, typedPieces } from './choices.js'
import { drawPieces, drawRows, drawText, type Used } from './draw.js'
import { accentOf } from './look.js'
import { pagesOf } from './pages.js'
import { type Payload, payload } from './payload.js'
import { drawPicture, fileOf, type Picture } from './picture.js'
import type { Button, LinkButton, Piece } from './piece.js'
import { piecesOf } from './pieces.js'
import { sharedBy } from './shared-by.js'
import { MESSAGE, minus, sizeOf } from './size.js'

/** How an answer is shown. */
export interface Showing {
  /** Only the asker sees it. */
  readonly isPrivate: boolean
  /** User id of the one who may take a public answer away. */
  readonly asker: string | null
  /** The slash command that makes this answer again, so that its pages can be turned; null for a question. */
  readonly command: string | null
  /** Counted from 0. */
  readonly page: number
  /** Where they are known, a command's name can be pressed. */
  readonly commandIds?: CommandIds
  /** Who shows it to the others, by name, where somebody did. */
  readonly sharer?: string | null
  /** Stands over the first page. */
  readonly picture?: Picture | null
}

/** Notes stand on every page as far as they take no more than this; the rest follows the answer. */
const NOTES_LENGTH = 800
/** Room kept for a picture, and for the line and the row of five buttons that lead to what is left out. */
const KEPT = { components: 8, text: 300 }

/** What stands on every page, around the pieces. */
interface Frame {
  readonly notes: readonly Piece[]
  readonly pressed: ReturnType<typeof offered>['pressed']
  readonly actions: readonly (Button | LinkButton)[]
  /** Who shared it, or how it can be shared. */
  readonly remark: string | null
}

/** Notes that have room on every page, and those that have not. */
function partNotes(notes: readonly Piece[]): { framed: Piece[]; following: Piece[] } {
  let length = 0
  const framed = notes.filter(({ text }) => {
    length += text.length + 2
    return length <= NOTES_LENGTH
  })
  return { framed, following: notes.filter((note) => !framed.includes(note)) }
}

const drawFrame = ({ notes, pressed, actions, remark }: Frame, used: Used): APIComponentInContainer[] => [
  ...drawPieces(notes, used),
  ...(remark === null ? [] : [drawText(remark)]),
  ...drawChoices(pressed, used),
  ...drawRows(actions, used),
]

/** The way to the next page of a list; a word alone can be said, and not pressed. */
const following = ({ more }: Reply): Choice[] =>
  more === undefined ? [] : [{ label: WORDING.next, message: more }]

/**
 * A reply as a Components V2 message that breaks none of Discord's limits, whatever the reply holds. Long quotes are
 * shortened at the ends of sentences, what has no room is said in words and opened by a button, and every quote is
 * followed by its citation.
 */
export function renderReply(reply: Reply, asShown: Showing): Payload {
  const showing = { ...asShown, command: asShown.command ?? reply.command ?? null }
  const { pressed, typed } = offered([...choicesOf(reply), ...following(reply)])
  const { framed, following: later } = partNotes(
    reply.notes.flatMap((note) => notePieces(note, showing.commandIds)),
  )
  const pieces = [...piecesOf(reply, showing.commandIds), ...typedPieces(typed), ...later]
  const actions = actionsOf(reply, showing, pieces)
  const remark = showing.sharer ? sharedBy(showing.sharer) : insteadOfSharing(actions)
  const frame: Frame = { notes: framed, pressed, actions, remark }
  const room = minus(minus(MESSAGE, sizeOf(drawFrame(frame, new Set()))), KEPT)
  const pages = pagesOf(pieces, room, showing.command)
  const page = Math.max(0, Math.min(showing.page, pages.length - 1))
  const used: Used = new Set()
  const body = drawPieces(pages[page] ?? [], used)
  const picture = page === 0 ? (showing.picture ?? null) : null
  const rest = beyond(pages, page, showing.command, used)
  const above = picture === null ? [] : [drawPicture(picture)]
  return payload([...above, ...body, ...rest, ...drawFrame(frame, used)], {
    accent: accentOf(reply),
    isPrivate: showing.isPrivate,
    files: picture === null ? [] : [fileOf(picture)],
  })
}
