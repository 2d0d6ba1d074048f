import type { Span } from '../line.js'
import { isWord } from './letters.js'

/** Stands for the hyphen of a word that was broken at a line's end: the word goes on in the next line, without it. */
export const BROKEN = '\u00AD'

interface Words {
  readonly text: string
  readonly spans: readonly Span[]
}

const ending = /(?<![\p{L}\d])([\p{L}’'-]*\p{L})[-‐]$/u
const beginning = /^(\p{Ll}[\p{L}’']*)/u
const wordIn = /[\p{L}][\p{L}’'-]*/gu

/** The two halves around a hyphen at a line's end, and what they make. */
interface Halves {
  readonly joined: string
  readonly hyphened: string
  /** Both halves are words by themselves, as in 'well-being', or the first is a prefix, as in 're-referral'. */
  readonly standAlone: boolean
}

const prefix =
  /^(co|re|pre|non|multi|anti|semi|sub|ex|self|post|mid|inter|intra|over|under|out|cross|un|dis|in|pro|de|mis|counter|micro|macro|bi|tri)$/i

function halvesAt(before: Words, after: Words | undefined): Halves | null {
  const [, first] = ending.exec(before.text) ?? []
  const [, second] = (after && beginning.exec(after.text)) ?? []
  if (!first || !second) return null
  return {
    joined: (first + second).toLowerCase(),
    hyphened: `${first}-${second}`.toLowerCase(),
    standAlone: prefix.test(first) || (isWord(first) && isWord(second)),
  }
}

/** A document that breaks so many words that nothing but a break explains, breaks words. */
const BREAKS_WORDS = 2

/** Words and compounds that the document prints whole. */
function wholeWords(lines: readonly Words[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.matchAll(wordIn)) if (!word.endsWith('-')) found.add(word.toLowerCase())
  }
  return found
}

/**
 * Finds the words that lines break with a hyphen, and puts BROKEN in its place. A hyphen that belongs to the word stays: where
 * the document prints the compound whole elsewhere, where its halves are words and the document is not known to break any,
 * where no word would come of it. Gives the lines anew that change, by their place.
 */
export function withoutBreaks<T extends Words>(lines: readonly T[]): ReadonlyMap<T, T> {
  const halves = new Map<T, Halves>()
  lines.forEach((line, at) => {
    const found = line.text.endsWith('-') || line.text.endsWith('‐') ? halvesAt(line, lines[at + 1]) : null
    if (found) halves.set(line, found)
  })
  if (halves.size === 0) return new Map()
  const whole = wholeWords(lines)
  const isOne = ({ joined, hyphened }: Halves): boolean =>
    !whole.has(hyphened) && (isWord(joined) || whole.has(joined))
  const sure = [...halves.values()].filter((each) => !each.standAlone && isOne(each)).length
  const broken = [...halves].filter(([, each]) => isOne(each) && (!each.standAlone || sure >= BREAKS_WORDS))
  return new Map(broken.map(([line]) => [line, endingBroken(line)]))
}

/** The same line, BROKEN in place of its last letter. */
function endingBroken<T extends Words>(line: T): T {
  const at = line.spans.findLastIndex(({ kind }) => kind === 'words')
  const cut = (words: string): string => `${words.trimEnd().slice(0, -1)}${BROKEN}`
  return {
    ...line,
    text: cut(line.text),
    spans: line.spans.map((span, here) => (here === at ? { ...span, source: cut(span.source) } : span)),
  }
}
