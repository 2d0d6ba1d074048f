/** Paragraph numbers and passages that a text asks for, and what is left of the text. */
export interface CitedPlace {
  /** As an option's value: `12-14, 17` or `s7p4`. */
  readonly paragraphs: string
  /** The heading of a passage, where one is cited by it: 'Care leavers'. */
  readonly heading: string | null
  /** The text without the words that cite. */
  readonly rest: string
}

const NUMBERS =
  /\d{1,3}(?:\s*(?:[-–—]|to)\s*\d{1,3})?(?:\s*(?:,|and|&)\s*\d{1,3}(?:\s*(?:[-–—]|to)\s*\d{1,3})?(?!\d))*/
const PARAGRAPH = new RegExp(`(?:¶+|§+|\\bpara(?:graph)?s?\\b\\.?)\\s*(${NUMBERS.source})(?!\\d)`, 'i')
const KEY = /\bs\d{1,3}p\d{1,3}\b/i
const PASSAGE = /,\s*([^,]+(?:, [^,]+)*?),\s*passage\s+(\d{1,3})\b/i

/** The citation in a message, in any of the forms that Pilcrow prints and people write; null where there is none. */
export function citedIn(message: string): CitedPlace | null {
  const passage = message.match(PASSAGE)
  if (passage?.[1] && passage[2]) return place(message, passage[0], passage[2], passage[1])
  const numbered = message.match(PARAGRAPH)
  if (numbered?.[1]) return place(message, numbered[0], numbered[1], null)
  const key = message.match(KEY)
  return key ? place(message, key[0], key[0].toLowerCase(), null) : null
}

const place = (message: string, words: string, paragraphs: string, heading: string | null): CitedPlace => ({
  paragraphs,
  heading,
  rest: message.replace(words, ' '),
})

/** Numbers and keys that an option's value asks for, in its order; null where it asks for something else. */
export function paragraphsAsked(value: string): (number | string)[] | null {
  const parts = value
    .replace(/¶|§|\bpara(?:graph)?s?\b\.?/gi, ' ')
    .split(/,|;|&|\band\b|(?<=\d)\s+(?=\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const asked = parts.map(part)
  return asked.length === 0 || asked.includes(null) ? null : asked.flatMap((each) => each ?? [])
}

/** More in one range than any report has paragraphs. */
const MOST = 400

function part(text: string): (number | string)[] | null {
  if (text.match(KEY)?.[0] === text) return [text.toLowerCase()]
  const range = text.match(/^(\d{1,3})(?:\s*(?:[-–—]|to)\s*(\d{1,3}))?$/)
  if (!range) return null
  const ends = [Number(range[1]), Number(range[2] ?? range[1])]
  const from = Math.min(...ends)
  const to = Math.max(...ends)
  if (to - from > MOST) return null
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
