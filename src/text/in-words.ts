/** `1 council`, `142 councils` */
export const countInWords = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`

export const listInWords = (
  words: readonly string[],
  how: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat('en-GB', { type: how }).format(words)

const MONTHS_OF_A_YEAR = 12

/** `11 years and 10 months`, from one ISO date to a later one; days where it is no month. */
export function spanInWords(from: string, to: string): string {
  const [start, end] = [new Date(from), new Date(to)]
  const isShort = end.getUTCDate() < start.getUTCDate()
  const all =
    MONTHS_OF_A_YEAR * (end.getUTCFullYear() - start.getUTCFullYear()) +
    (end.getUTCMonth() - start.getUTCMonth()) -
    (isShort ? 1 : 0)
  const [years, months] = [Math.floor(all / MONTHS_OF_A_YEAR), all % MONTHS_OF_A_YEAR]
  if (all < 1) return countInWords(daysBetween(from, to), 'day')
  return listInWords([
    ...(years > 0 ? [countInWords(years, 'year')] : []),
    ...(months > 0 ? [countInWords(months, 'month')] : []),
  ])
}

const DAY = 24 * 60 * 60 * 1000

/** Whole days from one ISO date to a later one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** The ISO date that comes so many days after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

/** With a capital at its beginning. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** As it stands within a sentence: without a capital at its beginning, but for a name in capitals ('LSCB'). */
export const uncapitalised = (words: string): string =>
  /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)

/** Which of a list stand on a page, behind its first line: ` Here are 41 to 80.`, ` Here is 6.` */
export const rangeInWords = (from: number, count: number): string =>
  count === 1 ? ` Here is ${from + 1}.` : ` Here are ${from + 1} to ${from + count}.`
