/** Paragraph numbers and passages that a text asks for, and what is left of the text. */
export interface CitedPlace {
  /** As an option's value: `12-14, 17` or `s7p4`. */
  readonly paragraphs: string
  /** The heading of a passage, where one is cited by it: 'Care leavers'. */
  readonly heading: string | null
  /** The text without the words that cite. */
  readonly rest: string
}

/** A number, a range of numbers, or several of either. */
/** A year is no paragraph. */
const NUMBER = String.raw`(?!(?:19|20)\d\d(?!\d))\d{1,4}`
const ONE = String.raw`${NUMBER}(?:\s*-\s*${NUMBER}|\s*\+)?`
const SEVERAL = String.raw`${ONE}(?:\s*,\s*${ONE}(?!\d))*`
const PARAGRAPH = new RegExp(String.raw`¶\s*(${SEVERAL})(?!\d)`)
const KEY = /\bs\d{1,3}p\d{1,3}\b/i
const PASSAGE = /,\s*([^,]+(?:, [^,]+)*?),\s*passage\s+(\d{1,3})\b/i

/** The many ways in which people write one thing, each as the sign that stands for it here. */
const WRITINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(\d{1,4})(?:st|nd|rd|th)\s+para(?:graph)?\b/gi, '¶$1'],
  [/(?:[¶§]+|#|\bpara(?:graph)?s?\b\.?)\s*(?:no\.?|number|numbers)?\s*(?=[#\d])#?/gi, '¶'],
  [/(?<=\d)\s*(?:[‐‑‒–—-]|\.{2,}|…|\b(?:up to|through|until|to)\b)\s*¶?\s*(?=\d)/gi, '-'],
  [
    /(?<=¶[\d\s,-]*\d)\s*(?:[,;/&]|\band\b|\bor\b|\bplus\b)\s*¶?\s*(?=\d{1,4}\b(?!\s*(?:years?|months?|%)))/gi,
    ', ',
  ],
  [/(?<=¶[\d\s,-]*\d)\s*(?:ff?\b\.?|\bonwards?\b|\bet seq\b\.?|\band following\b)/gi, '+'],
]

const written = (message: string): string =>
  WRITINGS.reduce((text, [ways, sign]) => text.replace(ways, sign), message)

/** The citation in a message, in any of the forms that Pilcrow prints and people write; null where there is none. */
function citedIn(message: string): CitedPlace | null {
  const passage = message.match(PASSAGE)
  if (passage?.[1] && passage[2]) return place(message, passage[0], passage[2], passage[1])
  const text = written(message)
  const numbered = text.match(PARAGRAPH)
  if (numbered?.[1]) return place(text, numbered[0], numbered[1], null)
  const key = message.match(KEY)
  return key ? place(message, key[0], key[0].toLowerCase(), null) : null
}

/** The full form: `Ofsted, <inspection>: <authority>, published <date>, <place>`, as `fullCitation` prints it. */
const FULL =
  /^\s*Ofsted, .+?: (?<authority>[^:]+?), (?:published|inspected) .*?(?<year>20\d\d)\b.*?, (?:publication date not stated(?: in this copy)?, )?(?<place>(?:paragraph \d+|.+, passage \d+).*)$/

/** A table is cited by the paragraph that it stands after. */
const AFTER_SCALE = /\bfour-point scale after /

/** A full citation in its short form, that of a table as what it stands after; any other message as it is. */
export function shortened(typed: string): string {
  const message = typed.replace(AFTER_SCALE, '')
  const { authority, year, place } = message.match(FULL)?.groups ?? {}
  return authority && year && place
    ? `${authority} ${year}, ${place.replace(/, page \d+/, '').replace(/ \([^)]*\)$/, '')}`
    : message
}

/** Every citation of a message, in its order: each with the words before it, which name its report. */
export function citationsIn(message: string): CitedPlace[] {
  const first = citedIn(message)
  if (first === null || first.heading !== null) return first ? [first] : []
  const text = written(message)
  const found = [...text.matchAll(new RegExp(PARAGRAPH, 'g'))]
  if (found.length < 2) return [first]
  return found.map(({ 1: paragraphs = '', index }, at) => ({
    paragraphs,
    heading: null,
    rest: text.slice(at === 0 ? 0 : (found[at - 1]?.index ?? 0) + (found[at - 1]?.[0].length ?? 0), index),
  }))
}

const place = (message: string, words: string, paragraphs: string, heading: string | null): CitedPlace => ({
  paragraphs,
  heading,
  rest: message.replace(words, ' '),
})

/** Numbers and keys that an option's value asks for, in its order; null where it asks for something else. */
export function paragraphsAsked(value: string): (number | string)[] | null {
  const parts = written(`¶${value.replace(/^\s*(?:[¶§#]|\bpara(?:graph)?s?\b\.?)\s*/i, '')}`)
    .replaceAll('¶', ' ')
    .split(/,|;|&|\band\b|(?<=\d)\s+(?=\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const asked = parts.map(part)
  return asked.length === 0 || asked.includes(null) ? null : asked.flatMap((each) => each ?? [])
}

/** Paragraphs of '80 onwards' and '80ff': as many as one reads in a go. */
const READ_ONWARDS = 5

/** More in one range than any report has paragraphs. */
const MOST_IN_RANGE = 400

function part(text: string): (number | string)[] | null {
  if (text.match(KEY)?.[0] === text) return [text.toLowerCase()]
  const open = text.match(/^(\d{1,4})\s*\+$/)
  if (open) return Array.from({ length: READ_ONWARDS }, (_, index) => Number(open[1]) + index)
  const range = text.match(/^(?!(?:19|20)\d\d(?!\d))(\d{1,4})(?:\s*(?:[-–—]|to)\s*(\d{1,4}))?$/)
  if (!range) return null
  const ends = [Number(range[1]), Number(range[2] ?? range[1])]
  const from = Math.min(...ends)
  const to = Math.max(...ends)
  if (to - from > MOST_IN_RANGE) return null
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
