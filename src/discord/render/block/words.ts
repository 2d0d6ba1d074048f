import { chatInputApplicationCommandMention } from 'discord.js'
import { escapeText } from '../../escape.js'
import { inParts } from '../cut.js'
import { heading, small, strong } from '../markdown.js'
import { PIECE_LENGTH, type Piece, piece } from '../piece.js'
import { withDates } from './date.js'

const textPieces = (words: string, draw: (part: string) => string): Piece[] =>
  inParts(words, (part) => draw(part).length <= PIECE_LENGTH)
    .map(draw)
    .filter((text) => text.trim() !== '')
    .map((text) => piece('text', text))

export const wordsPieces = (words: string): Piece[] => textPieces(words, escapeText)

export const notePieces = (note: string): Piece[] => textPieces(note, small)

export function headingPieces(words: string): Piece[] {
  const drawn = heading(words)
  if (words.trim() === '') return []
  return drawn.length <= PIECE_LENGTH ? [piece('heading', drawn)] : wordsPieces(words)
}

/** `/grade` as something to press, where Discord has a command of that name. */
function commandFor(name: string, commandIds: ReadonlyMap<string, string>): string | null {
  const id = name.startsWith('/') ? commandIds.get(name.slice(1)) : undefined
  return id === undefined ? null : chatInputApplicationCommandMention(name.slice(1), id)
}

/** `**Published:** 14 May 2012`, dates in the reader's own form, a command's name to be pressed. */
export function factPieces(
  { name, value }: { name: string; value: string },
  commandIds: ReadonlyMap<string, string>,
): Piece[] {
  const title = commandFor(name, commandIds) ?? strong(`${name}:`)
  const drawn = `${title} ${withDates(value)}`
  if (name.trim() === '' || drawn.length > PIECE_LENGTH) return wordsPieces(`${name}: ${value}`)
  return [piece('text', drawn)]
}
