import { editDistance } from './fuzzy.js'

/** The months as reports print them, January first. */
export const MONTHS_IN_WORDS: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

const LOWER_CASE_MONTHS = MONTHS_IN_WORDS.map((name) => name.toLowerCase())

/** Fewer letters may begin several. */
const SHORTEST_PREFIX = 3

/** The month, from 1, of 'September', 'Sept' or 'Sep'; null for another word. */
export function monthBeginning(word: string): number | null {
  if (word.length < SHORTEST_PREFIX) return null
  const at = LOWER_CASE_MONTHS.findIndex((name) => name.startsWith(word.toLowerCase()))
  return at < 0 ? null : at + 1
}

/** A name this long is known in spite of so many slips of the pen: 'Ocotber'. */
const LONG_MONTH = 5
const MONTH_TYPOS = 2

/** Fuzzy match: the month, from 1, of 'September', 'Sept.', 'Sep' or 'Septmeber'; null for another word. */
export function monthNumber(word = ''): number | null {
  const name = word.toLowerCase().replace(/\.$/, '')
  const exact = monthBeginning(name)
  if (exact !== null || name.length < LONG_MONTH) return exact
  const near = LOWER_CASE_MONTHS.findIndex(
    (month) => month.startsWith(name.charAt(0)) && editDistance(name, month) <= MONTH_TYPOS,
  )
  return near < 0 ? null : near + 1
}
