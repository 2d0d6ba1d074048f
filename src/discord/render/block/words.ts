import { escapeText } from '../../escape.js'
import { inParts } from '../cut.js'
import { heading, small, strong } from '../markdown.js'
import { PIECE_LENGTH, type Piece, piece } from '../piece.js'
import { dateFor } from './date.js'

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

/** `**Published:** 14 May 2012`, a date in the reader's own form. */
export function factPieces({ name, value }: { name: string; value: string }): Piece[] {
  const date = dateFor(value)
  const drawn = `${strong(`${name}:`)} ${date ?? escapeText(value)}`
  if (name.trim() === '' || drawn.length > PIECE_LENGTH) return wordsPieces(`${name}: ${value}`)
  return [piece('text', drawn)]
}
