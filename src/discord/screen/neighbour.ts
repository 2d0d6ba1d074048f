import type { Excerpt } from '../../model/reply.js'
import { LEFT_OUT, sentencesOf } from '../../quotation/quote.js'
import { textHeight } from '../phone/height.js'
import { quoted, smallLine, strong } from '../render/markdown.js'
import { type Piece, piece } from '../render/piece.js'

/** Points of the words before a paragraph, and of those after it. */
const NEIGHBOUR_HEIGHT = 110
/** More characters than have room there. */
const NEIGHBOUR_LENGTH = 500

const cited = (words: string, { citation }: Excerpt): Piece =>
  piece('excerpt', `${quoted(words)}\n${smallLine(strong(citation))}`)

const fits = (words: string): boolean =>
  words.length <= NEIGHBOUR_LENGTH && textHeight(quoted(words)) <= NEIGHBOUR_HEIGHT

/** The longest of these beginnings or ends, from short to long, that fits. */
const longest = (candidates: readonly string[]): string | undefined => candidates.findLast(fits)

/** The words that lead up to a paragraph: the last sentences of the one before it, cited. */
export function leadingUp(before: Excerpt): Piece[] {
  if (fits(before.text)) return [cited(before.text, before)]
  let from = before.text.length
  const ends = sentencesOf(before.text)
    .toReversed()
    .map((sentence) => {
      from = before.text.lastIndexOf(sentence, from)
      return `${LEFT_OUT} ${before.text.slice(from).trim()}`
    })
  const words = longest(ends)
  return words === undefined ? [] : [cited(words, before)]
}

/** The words that follow a paragraph: the first sentences of the one after it, cited. */
export function leadingOn(after: Excerpt): Piece[] {
  if (fits(after.text)) return [cited(after.text, after)]
  let to = 0
  const beginnings = sentencesOf(after.text).map((sentence) => {
    to = after.text.indexOf(sentence, to) + sentence.length
    return `${after.text.slice(0, to).trim()} ${LEFT_OUT}`
  })
  const words = longest(beginnings)
  return words === undefined ? [] : [cited(words, after)]
}
