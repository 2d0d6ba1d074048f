import { editDistance } from './fuzzy.js'

/** The months as reports print them, January first. */
export const MONTHS_IN_WORDS: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

const LOWER_CASE_MONTHS = MONTHS_IN_WORDS.map((name) => name.toLowerCase())

/** Fewer letters may begin several. */
const SHORTEST_PREFIX = 3

/** The months in small letters, whole and as they are shortened: 'september', 'sept', 'sep'. */
export const MONTHS: ReadonlySet<string> = new Set([
  ...LOWER_CASE_MONTHS,
  ...LOWER_CASE_MONTHS.map((name) => name.slice(0, SHORTEST_PREFIX)),
  'sept',
])

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
function monthNumber(word = ''): number | null {
  const name = word.toLowerCase().replace(/\.$/, '')
  const exact = monthBeginning(name)
  if (exact !== null || name.length < LONG_MONTH) return exact
  const near = LOWER_CASE_MONTHS.findIndex(
    (month) => month.startsWith(name.charAt(0)) && editDistance(name, month) <= MONTH_TYPOS,
  )
  return near < 0 ? null : near + 1
}

interface PrintedDay {
  readonly day: number
  readonly month: number | null
  readonly year: number | null
}

/** A day with the word behind it, which may be its month, and its year. */
const dayPattern =
  /\b(\d{1,2})(?:st|nd|rd|th)?\b(?:\s+(?:of\s+)?(?!(?:and|until|till)\b)([a-z]{3,10})\b\.?)?(?:,?\s+(\d{4})\b)?/gi

/** 12/09/2016: day, month, year. */
const numericDate = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/g

/** Where a copy has lost the space between a figure and a word: 'July2015', '2to 13'; not that of '1st'. */
const lostSpace = /(?<=[a-z])(?=\d)|(?<=\d)(?!(?:st|nd|rd|th)\b)(?=[a-z])/gi

const withSpelledMonths = (text: string): string =>
  text
    .replace(numericDate, (whole, day, month, year) => {
      const name = MONTHS_IN_WORDS[Number(month) - 1]
      return name === undefined ? whole : `${day} ${name} ${year.length === 2 ? `20${year}` : year}`
    })
    .replace(lostSpace, ' ')

const printedDays = (text: string): PrintedDay[] =>
  [...withSpelledMonths(text).matchAll(dayPattern)].map(([, day, month, year]) => ({
    day: Number(day),
    month: monthNumber(month),
    year: year === undefined ? null : Number(year),
  }))

/** ISO form of a day that the calendar has, or null. */
function isoDay(day: number, month: number | null, year: number | null): string | null {
  if (month === null || year === null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null
}

/** '13 June 2012' as 2012-06-13; null where no whole date stands. */
export function parseDate(text: string): string | null {
  const whole = printedDays(text).find((each) => each.month !== null && each.year !== null)
  return whole ? isoDay(whole.day, whole.month, whole.year) : null
}

/** Words that print a span of days beside its months: days, years, weekdays and what joins them. */
const spanWord =
  /^(?:\d{1,4}(?:st|nd|rd|th)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?|to|and|until|till|from|between|of|[-–—−─/.,&])$/i

/** Whether a line prints days and nothing else, as the second line of a span does that wraps. */
export const isOnlyDays = (text: string): boolean => {
  const words = withSpelledMonths(text)
    .split(/\s+|(?<=\d)(?=[-–—−─/.,&])|(?<=[-–—−─/.,&])(?=\S)|(?=,)/)
    .filter((word) => word !== '')
  return words.length > 0 && words.every((word) => spanWord.test(word) || monthNumber(word) !== null)
}

export interface DateRange {
  /** ISO, both included. */
  readonly from: string
  readonly to: string
}

/**
 * The first and the last day of a printed span: '23 April to 4 May 2012', '10 to 14 October 2022', '22 October 2014
 * 12 November 2014' (the dash between is lost). What an earlier day leaves out, the next one says.
 */
export function parseDateRange(text: string): DateRange | null {
  const { from, to } = rangeEnds(text)
  return from && to && from <= to ? { from, to } : null
}

/** A span that is printed with a slip, and what is wrong with it. */
export interface DoubtfulDateRange extends DateRange {
  readonly fault: string
}

/** As {@link parseDateRange}, where a day is printed that the calendar does not have, or two whole days the wrong way round. */
export function parseDoubtfulRange(text: string): DoubtfulDateRange | null {
  const { from, to, whole } = rangeEnds(text)
  const [one, other] = [from ?? to, to ?? from]
  if (!one || !other || (one > other && !whole)) return null
  const fault =
    from && to
      ? 'The last day of the inspection is printed as one before its first.'
      : `The report prints '${text.trim()}', of which one is no day; the other stands for both.`
  return { from: one, to: other, fault }
}

/** The two ends of a printed span, null for one that is no day; `whole`: each is printed with its month and year. */
function rangeEnds(text: string): { from: string | null; to: string | null; whole: boolean } {
  const days = printedDays(text)
  const last = days.findLast((each) => each.month !== null && each.year !== null)
  const first = days[0]
  if (!first || !last) return { from: null, to: null, whole: false }
  const to = isoDay(last.day, last.month, last.year)
  const month = first.month ?? days.find((each) => each.month !== null)?.month ?? null
  const dated = days.find((each) => each.month !== null && each.year !== null) ?? last
  // A span over New Year may print the year once, behind its last day.
  const before = month !== null && dated.month !== null && month > dated.month
  const year = first.year ?? (before ? (dated.year ?? 0) - 1 : dated.year)
  const from = isoDay(first.day, month, year)
  return { from, to, whole: first.month !== null && first.year !== null }
}
