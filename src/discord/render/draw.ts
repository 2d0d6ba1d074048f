import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { footOf } from './foot.js'
import type { Piece } from './piece.js'

export const drawText = (content: string): APIComponentInContainer => ({
  type: ComponentType.TextDisplay,
  content,
})

const TIGHT = new Set<Piece['what']>(['text', 'grade'])

/** Whether a piece stands on the next line after the one before it, with no room between. */
const isTight = (piece: Piece, before: Piece): boolean =>
  before.what === 'heading' || (TIGHT.has(piece.what) && before.what === piece.what)

/** The texts of pieces, those that belong together in one, for a message may have few components. */
export function drawPieces(pieces: readonly Piece[]): APIComponentInContainer[] {
  const texts: string[] = []
  const worded = pieces.filter(({ text }) => text !== '')
  for (const [at, piece] of worded.entries()) {
    const before = worded[at - 1]
    const isHeaded = piece.under !== null && piece.under !== before?.under
    const content = isHeaded ? `${piece.under}\n${piece.text}` : piece.text
    if (before && isTight(piece, before) && (!isHeaded || before.what === 'heading')) {
      texts.push(`${texts.pop()}\n${content}`)
    } else texts.push(content)
  }
  return texts.map(drawText)
}

/** A page of an answer: its pieces, and at its foot the reports that it quotes. */
export function drawPage(pieces: readonly Piece[]): APIComponentInContainer[] {
  const foot = footOf(pieces)
  return [...drawPieces(pieces), ...(foot === null ? [] : [drawText(foot)])]
}
