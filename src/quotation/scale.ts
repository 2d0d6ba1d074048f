import type { GradeMeaning, Paragraph, Report } from '../model/report.js'

/**
 * The table in which a report says what its grades mean, as something to quote: it stands after a paragraph and is none,
 * so its key is that paragraph's with a `t` behind it. A row of it is a line, and so a sentence to those who quote.
 */

const TABLE_MARK = 't'

const isTableKey = (key: string): boolean => /^(\d+|s\d+p\d+)t$/.test(key)

/** The key of the paragraph or passage at a place: of the table's, the one it stands after. `3t` → `3` */
export const paragraphKey = (key: string): string =>
  isTableKey(key) ? key.slice(0, -TABLE_MARK.length) : key

/** A row as one line: the label, then the cell beside it. */
export const rowText = ({ label, meaning }: GradeMeaning): string => `${label} ${meaning}`

/** What a place that is no paragraph is called; null for a paragraph or passage. */
export const placeName = ({ key }: Pick<Paragraph, 'key'>): string | null =>
  isTableKey(key) ? 'four-point scale' : null

/** The table of a report's grades, all of its rows; null where it prints none. */
export function scaleTable({ scale, paragraphs }: Report): Paragraph | null {
  const rows = scale.filter(({ place }) => place === 'table')
  const [first] = rows
  const before = paragraphs.find(({ key }) => key === first?.key)
  if (!first || !before) return null
  const { section, locator } = before
  const text = rows.map(rowText).join('\n')
  return {
    key: `${first.key}${TABLE_MARK}`,
    number: null,
    page: first.page,
    section,
    locator,
    text,
    notes: [],
  }
}

/** All that can be quoted of a report, in its order: paragraphs, passages, and the table of its grades. */
export function quotable(report: Report): Paragraph[] {
  const table = scaleTable(report)
  return report.paragraphs.flatMap((paragraph) =>
    table !== null && paragraph.key === paragraphKey(table.key) ? [paragraph, table] : [paragraph],
  )
}

/** What stands at a key; undefined where nothing does. */
export const quotableAt = (report: Report, key: string): Paragraph | undefined =>
  isTableKey(key)
    ? quotable(report).find((each) => each.key === key)
    : report.paragraphs.find((each) => each.key === key)
