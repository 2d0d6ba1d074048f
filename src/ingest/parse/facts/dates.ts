const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** 'September', 'Sept' and 'Sep', each with or without a full stop. */
const monthName = `(${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3, 4)}|${month.slice(3)})?`).join('|')})\\b\\.?`

interface Day {
  readonly day: number
  readonly month: number | null
  readonly year: number | null
}

const dayPattern = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\b(?:\\s+(?:of\\s+)?${monthName})?(?:,?\\s+(\\d{4})\\b)?`,
  'gi',
)

/** 12/09/2016: day, month, year. */
const inFigures = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/g

const spelledOut = (text: string): string =>
  text.replace(inFigures, (whole, day, month, year) => {
    const name = months[Number(month) - 1]
    return name === undefined ? whole : `${day} ${name} ${year.length === 2 ? `20${year}` : year}`
  })

const monthOf = (name: string | undefined): number | null =>
  name === undefined
    ? null
    : months.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1

const daysIn = (text: string): Day[] =>
  [...spelledOut(text).matchAll(dayPattern)].map(([, day, month, year]) => ({
    day: Number(day),
    month: monthOf(month),
    year: year === undefined ? null : Number(year),
  }))

/** ISO form of a day that the calendar has, or null. */
function iso(day: number, month: number | null, year: number | null): string | null {
  if (month === null || year === null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null
}

/** '13 June 2012' as 2012-06-13; null where no whole date stands. */
export function dateIn(text: string): string | null {
  const whole = daysIn(text).find((each) => each.month !== null && each.year !== null)
  return whole ? iso(whole.day, whole.month, whole.year) : null
}

/** Words that print a span of days, and nothing else: days, months, years, weekdays and what joins them. */
const spanWord = new RegExp(
  `^(?:\\d{1,4}(?:st|nd|rd|th)?|${monthName}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?|to|and|until|from|of|[-–—−─/.,&])$`,
  'i',
)

/** Whether a line prints days and nothing else, as the second line of a span does that wraps. */
export const isOnlyDays = (text: string): boolean => {
  const words = text
    .split(/\s+|(?<=\d)(?=[-–—−─/.,&])|(?<=[-–—−─/.,&])(?=\S)|(?=,)/)
    .filter((word) => word !== '')
  return words.length > 0 && words.every((word) => spanWord.test(word))
}

/**
 * The first and the last day of a printed span: '23 April to 4 May 2012', '10 to 14 October 2022', '22 October 2014
 * 12 November 2014' (the dash between is lost). What an earlier day leaves out, the next one says.
 */
export function spanIn(text: string): { from: string; to: string } | null {
  const days = daysIn(text)
  const last = days.findLast((each) => each.month !== null && each.year !== null)
  const first = days[0]
  if (!first || !last) return null
  const to = iso(last.day, last.month, last.year)
  const month = first.month ?? days.find((each) => each.month !== null)?.month ?? null
  const dated = days.find((each) => each.month !== null && each.year !== null) ?? last
  // A span over New Year may print the year once, behind its last day.
  const before = month !== null && dated.month !== null && month > dated.month
  const year = first.year ?? (before ? (dated.year ?? 0) - 1 : dated.year)
  const from = iso(first.day, month, year)
  return from && to && from <= to ? { from, to } : null
}
