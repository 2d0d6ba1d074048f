import type { Block } from '../../../model/reply.js'
import { countWords, partWords } from '../../../reply/figures.js'
import { LOOK } from '../../../reply/look.js'
import { escapeLine } from '../../escape.js'
import { small, strong } from '../markdown.js'
import { type Piece, piece } from '../piece.js'
import type { Fits } from '../room.js'
import { wordsPieces } from './words.js'

const signOf = (label: string): string =>
  Object.hasOwn(LOOK, label) ? `${LOOK[label as keyof typeof LOOK].sign}\u00A0` : ''

/** Counts in order, a line each, under their title. */
export const figurePieces = ({ title, rows }: Extract<Block, { block: 'figures' }>, fits: Fits): Piece[] =>
  rows.flatMap((row) => {
    const under = title === '' ? null : strong(title)
    const parts = row.parts.length > 0 ? `\n${small(partWords(row))}` : ''
    const text = `${signOf(row.label)}${escapeLine(row.label)}: ${strong(countWords(row))}${parts}`
    if (fits(`${under ?? ''}\n${text}`)) return [piece('grade', text, { under })]
    return wordsPieces(`${title}\n${row.label}: ${countWords(row)}\n${partWords(row)}`, fits)
  })
