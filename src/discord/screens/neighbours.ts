import type { Excerpt } from '../../model/reply.js'
import { LEFT_OUT, sentencesOf } from '../../quotation/quote.js'
import { blockQuote, bold, subtextLine } from '../components/markdown.js'
import { piece, type ReplyPiece } from '../components/piece.js'
import { textHeight } from '../phone/layout.js'

/** More characters than ever have room beside a paragraph. */
const NEIGHBOUR_LENGTH = 600

const citedPiece = (words: string, { citation }: Excerpt): ReplyPiece =>
  piece('excerpt', `${blockQuote(words)}\n${subtextLine(bold(citation))}`)

const neighbourFits = (words: string, room: number): boolean =>
  words.length <= NEIGHBOUR_LENGTH && textHeight(blockQuote(words)) <= room

/** The longest of these beginnings or ends, from short to long, that fits. */
const longestFitting = (candidates: readonly string[], room: number): string | undefined =>
  candidates.findLast((words) => neighbourFits(words, room))

/**
 * The words that lead up to a paragraph: the last sentences of the one before it, cited.
 * @param room points that they may take
 */
export function leadingUp(before: Excerpt, room: number): ReplyPiece[] {
  if (neighbourFits(before.text, room)) return [citedPiece(before.text, before)]
  let from = before.text.length
  const ends = sentencesOf(before.text)
    .toReversed()
    .map((sentence) => {
      from = before.text.lastIndexOf(sentence, from)
      return `${LEFT_OUT} ${before.text.slice(from).trim()}`
    })
  const words = longestFitting(ends, room)
  return words === undefined ? [] : [citedPiece(words, before)]
}

/** The words that follow a paragraph: the first sentences of the one after it, cited. */
export function leadingOn(after: Excerpt, room: number): ReplyPiece[] {
  if (neighbourFits(after.text, room)) return [citedPiece(after.text, after)]
  let to = 0
  const beginnings = sentencesOf(after.text).map((sentence) => {
    to = after.text.indexOf(sentence, to) + sentence.length
    return `${after.text.slice(0, to).trim()} ${LEFT_OUT}`
  })
  const words = longestFitting(beginnings, room)
  return words === undefined ? [] : [citedPiece(words, after)]
}
