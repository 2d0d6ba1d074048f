import { escapeText } from '../../escape.js'
import { inParts } from '../cut.js'
import { linkButtons } from '../links.js'
import { heading, quoted, small, strong } from '../markdown.js'
import { PIECE_LENGTH, type Piece, piece } from '../piece.js'
import { type CommandIds, withCommands } from './command.js'
import { withDates } from './date.js'

const NO_IDS: CommandIds = new Map()

const textPieces = (words: string, draw: (part: string) => string): Piece[] =>
  inParts(words, (part) => draw(part).length <= PIECE_LENGTH)
    .map(draw)
    .filter((text) => text.trim() !== '')
    .map((text) => piece('text', text))

export const wordsPieces = (words: string, commandIds = NO_IDS): Piece[] =>
  textPieces(words, (part) => withCommands(escapeText(part), commandIds))

export const notePieces = (note: string, commandIds = NO_IDS): Piece[] =>
  textPieces(note, (part) => withCommands(small(part), commandIds))

export function headingPieces(words: string): Piece[] {
  const drawn = heading(words)
  if (words.trim() === '') return []
  return drawn.length <= PIECE_LENGTH ? [piece('heading', drawn)] : wordsPieces(words)
}

const COMMAND = /^\/[a-z]+$/

/** Words of a report that stand in no paragraph, a table's row: a fact named after the place that prints them. */
const PRINTED = /^“([^”]+)”$/

/** A value that is an address and nothing else: an escape in it would break it, and no sign in it acts. */
const ADDRESS = /^https?:\/\/[^\s<>]+$/
const isAddress = (value: string): boolean => ADDRESS.test(value) && URL.canParse(value)

/**
 * `**Published:** 14 May 2012`, dates in the reader's own form, a command's name to be pressed; a report's own words as a
 * quote with their citation under it; an address as a link, with a button that opens it.
 */
export function factPieces(
  { name, value }: { name: string; value: string },
  commandIds: CommandIds,
): Piece[] {
  const printed = PRINTED.exec(value)?.[1]
  const title = COMMAND.test(name) ? withCommands(name, commandIds) : name
  const drawn =
    printed !== undefined && printed.trim() !== ''
      ? `${quoted(printed)}\n${strong(name)}`
      : `${title === name ? strong(`${name}:`) : title} ${isAddress(value) ? `<${value}>` : withDates(value)}`
  if (name.trim() === '' || drawn.length > PIECE_LENGTH) return wordsPieces(`${name}: ${value}`)
  return [piece('text', drawn, { below: isAddress(value) ? linkButtons(new URL(value).href) : [] })]
}
