import type { Paragraph, Report } from '../model/report.js'

/** Sections in which a report sums itself up, by the titles that the frameworks give them. */
const SUMMARY =
  /^(?:executive summary|summary(?: of (?:key )?findings)?|overall effectiveness|headline findings)\b/i

/** Paragraphs of a summary; what follows stands in the report. */
const MOST_OF_SUMMARY = 3

/** Too short to sum anything up: a line of a list, a date. */
const LEAST_OF_SUMMARY = 150

/** The paragraphs in which a report says what it thinks of the whole; its first ones where no section is called so. */
export function summaryIn({ sections, paragraphs }: Report): Paragraph[] {
  const titled = new Set(sections.filter(({ title }) => SUMMARY.test(title)).map(({ key }) => key))
  const long = paragraphs.filter(({ text }) => text.length >= LEAST_OF_SUMMARY)
  const summing = long.filter(({ section, locator }) => titled.has(section) || SUMMARY.test(locator))
  return (summing.length > 0 ? summing : long).slice(0, MOST_OF_SUMMARY)
}
