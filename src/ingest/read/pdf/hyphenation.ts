import { loadEnglish } from '../../../vocabulary/data.js'
import type { LineSpan } from '../line.js'

let english: ReadonlySet<string> | null = null

/** Whether English has a word; the parts of one with a hyphen, or before an apostrophe, are words of their own. */
export function isEnglishWord(word: string): boolean {
  english ??= loadEnglish()
  const known = english
  return word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .split('-')
    .every((part) => known.has(part))
}

/** Stands for the hyphen of a word that was broken at a line's end: the word goes on in the next line, without it. */
const BREAK_HYPHEN = '\u00AD'

interface WordedLine {
  readonly text: string
  readonly spans: readonly LineSpan[]
}

const ending = /(?<![\p{L}\d])([\p{L}’'-]*\p{L})[-‐]$/u
const beginning = /^(\p{Ll}[\p{L}’']*)/u
const wordIn = /[\p{L}][\p{L}’'-]*/gu

/** The two halves around a hyphen at a line's end, and what they make. */
interface BrokenWord {
  readonly joined: string
  readonly hyphened: string
  /** Both halves are words by themselves, as in 'well-being', or the first is a prefix, as in 're-referral'. */
  readonly standAlone: boolean
}

const prefix =
  /^(co|re|pre|non|multi|anti|semi|sub|ex|self|post|mid|inter|intra|over|under|out|cross|un|dis|in|pro|de|mis|counter|micro|macro|bi|tri)$/i

function brokenWordAt(before: WordedLine, after: WordedLine | undefined): BrokenWord | null {
  const [, first] = ending.exec(before.text) ?? []
  const [, second] = (after && beginning.exec(after.text)) ?? []
  if (!first || !second) return null
  return {
    joined: (first + second).toLowerCase(),
    hyphened: `${first}-${second}`.toLowerCase(),
    standAlone: prefix.test(first) || (isEnglishWord(first) && isEnglishWord(second)),
  }
}

/** A document that breaks so many words that nothing but a break explains, breaks words. */
const BREAKS_WORDS = 2

/** Words and compounds that the document prints whole. */
function wholeWords(lines: readonly WordedLine[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.matchAll(wordIn)) if (!word.endsWith('-')) found.add(word.toLowerCase())
  }
  return found
}

/**
 * Dehyphenation: finds the words that lines break with a hyphen, and puts BREAK_HYPHEN in its place. A hyphen that belongs to the word stays: where
 * the document prints the compound whole elsewhere, where its halves are words and the document is not known to break any,
 * where no word would come of it. Gives the lines anew that change, by their place.
 */
export function dehyphenate<T extends WordedLine>(lines: readonly T[]): ReadonlyMap<T, T> {
  const broken = new Map<T, BrokenWord>()
  lines.forEach((line, at) => {
    const found =
      line.text.endsWith('-') || line.text.endsWith('‐') ? brokenWordAt(line, lines[at + 1]) : null
    if (found) broken.set(line, found)
  })
  if (broken.size === 0) return new Map()
  const whole = wholeWords(lines)
  const isOne = ({ joined, hyphened }: BrokenWord): boolean =>
    !whole.has(hyphened) && (isEnglishWord(joined) || whole.has(joined))
  const sure = [...broken.values()].filter((each) => !each.standAlone && isOne(each)).length
  const joined = [...broken].filter(([, each]) => isOne(each) && (!each.standAlone || sure >= BREAKS_WORDS))
  return new Map(joined.map(([line]) => [line, withBreakHyphen(line)]))
}

/** The same line, BREAK_HYPHEN in place of its last letter. */
function withBreakHyphen<T extends WordedLine>(line: T): T {
  const at = line.spans.findLastIndex(({ kind }) => kind === 'words')
  const cut = (words: string): string => `${words.trimEnd().slice(0, -1)}${BREAK_HYPHEN}`
  return {
    ...line,
    text: cut(line.text),
    spans: line.spans.map((span, here) => (here === at ? { ...span, source: cut(span.source) } : span)),
  }
}
