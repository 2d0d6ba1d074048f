import { groupsOf } from '../collections/collections.js'
import type { Excerpt, ReportWords } from '../model/reply.js'
import {
  FRAMEWORKS,
  findingOf,
  type GradeMeaning,
  isDisputed,
  type Judgement,
  type Paragraph,
  placeOfKey,
  type Report,
  tableKey,
} from '../model/report.js'
import { MONTHS_IN_WORDS } from '../text/dates.js'
import { sentenceRanges } from '../text/tokens.js'

/**
 * Quotations made of whole sentences, and where they stand. A quotation is always cut from the stored text, never put
 * together from words, so that it stands in the source as it stands here.
 */

/** Never 'led by' alone: beside a council's name that reads as the council's leader. */
export const ledInWords = (inspector: string): string => `inspection led by ${inspector}`

/** Marks words left out between two sentences that are quoted. */
export const LEFT_OUT = '…'

/**
 * The words of the given sentences (counted from 0), in the text's own order, neighbours joined as they stand and
 * ` … ` where some are left out; the whole text for null. Sentences that do not exist are passed over.
 */
export function quoteOf(text: string, sentences: readonly number[] | null): string {
  if (sentences === null) return text
  const ranges = sentenceRanges(text)
  const runs: { from: number; to: number }[] = []
  let previous = -2
  for (const at of [...new Set(sentences)].sort((a, b) => a - b)) {
    const range = ranges[at]
    if (!range) continue
    const run = runs.at(-1)
    if (run && at === previous + 1) run.to = range.to
    else runs.push({ ...range })
    previous = at
  }
  return runs.map(({ from, to }) => text.slice(from, to).trim()).join(` ${LEFT_OUT} `)
}

/** Whether a quotation made by {@link quoteOf} stands in a text: each of its pieces, in the text's order. */
export function standsIn(quote: string, text: string): boolean {
  let from = 0
  for (const piece of quote.split(` ${LEFT_OUT} `)) {
    const at = text.indexOf(piece, from)
    if (at < 0) return standsWhole(quote, text)
    from = at + piece.length
  }
  return true
}

/** A source may print ' … ' itself: then the quotation stands there unsplit. */
const standsWhole = (quote: string, text: string): boolean => text.includes(quote)

const monthName = (month: number): string => MONTHS_IN_WORDS[month - 1] ?? String(month)

/** `2012-05-14` → `14 May 2012`. */
export function inWords(isoDate: string): string {
  const [, , day = ''] = isoDate.split('-')
  return `${Number(day)} ${monthInWords(isoDate)}`
}

/** `June 2026` */
export function monthInWords(isoDate: string): string {
  const [year = '', month = ''] = isoDate.split('-')
  return `${monthName(Number(month))} ${year}`
}

/** `8 June 2026 to 19 June 2026`; one date where all was done in a day. */
export const datesInWords = ({ from, to }: Report['inspected']): string =>
  from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`

/** When an inspection was, as it is told from others of its council: `2022`, `August 2015`, `2024 SEND`. */
export function whenInspected(report: Report): string {
  const { year, month } = report.named
  const { inName } = FRAMEWORKS[report.framework]
  return `${month === null ? '' : `${monthName(month)} `}${year}${inName === null ? '' : ` ${inName}`}`
}

/** `Northumberland 2012`; `Surrey August 2015` where an authority has two reports of one year; `Bolton 2024 SEND`. */
export const reportName = (report: Report): string => `${report.authority.name} ${whenInspected(report)}`

/** A paragraph's number as citations print it: `¶75`; the key of one without: `s7p4`. */
export const numberOrKey = ({ number, key }: Pick<Paragraph, 'number' | 'key'>): string =>
  number === null ? key : `¶${number}`

const passageWords = ({ locator, key }: Paragraph): string =>
  `${locator}, passage ${placeOfKey(key).passage ?? key}`

/** A table is cited by what it stands after: `four-point scale after ¶3`. `numbered` puts a number as the citation does. */
function tableWords(paragraph: Paragraph, name: string, numbered: (number: string) => string): string {
  const { number } = placeOfKey(paragraph.key)
  return `${name} after ${number === null ? passageWords(paragraph) : numbered(number)}`
}

/** Where a citation in short says that a paragraph stands: `¶75`, `Care leavers, passage 4`, `four-point scale after ¶3`. */
export function placeInShort(paragraph: Paragraph): string {
  const name = placeName(paragraph)
  if (name !== null) return tableWords(paragraph, name, (number) => `¶${number}`)
  return paragraph.number === null ? passageWords(paragraph) : numberOrKey(paragraph)
}

/**
 * `Northumberland 2012 ¶75`; for a passage `Lincolnshire 2015, Care leavers, passage 4`; for a table
 * `Northumberland 2012, four-point scale after ¶3`.
 */
export const shortCitation = (report: Report, paragraph: Paragraph): string =>
  paragraph.number === null
    ? placeCitation(report, placeInShort(paragraph))
    : `${reportName(report)} ${placeInShort(paragraph)}`

/** `paragraph 75`, `Care leavers, passage 4`, `four-point scale after paragraph 3`. */
function paragraphInFull(paragraph: Paragraph): string {
  const numbered = (number: number | string) => `paragraph ${number}`
  const name = placeName(paragraph)
  if (name !== null) return tableWords(paragraph, name, numbered)
  return paragraph.number === null ? passageWords(paragraph) : numbered(paragraph.number)
}

/** The place that ends a citation in full: `paragraph 75, page 7`, and what is wrong with the copy. */
export function placeInFull({ damage }: Report, paragraph: Paragraph): string {
  const page = paragraph.page === null ? '' : `, page ${paragraph.page}`
  return `${paragraphInFull(paragraph)}${page}${damage === null ? '' : ` (${damage})`}`
}

/** `Norfolk 2022: inspection led by Margaret Burke.`; null where a report does not say who. */
export const leadInWords = (report: Report): string | null =>
  report.leadInspector === null ? null : `${reportName(report)}: ${ledInWords(report.leadInspector)}.`

/** `Norfolk 2022, inspection led by Margaret Burke; Norfolk 2019`: who led each, where a report says so. */
export const leadsInWords = (reports: readonly Report[]): string =>
  reports
    .map((report) =>
      report.leadInspector === null
        ? reportName(report)
        : `${reportName(report)}, ${ledInWords(report.leadInspector)}`,
    )
    .join('; ')

/** The inspectors of each body, where a report names them: `Ada Byron (lead), Mary Somerville`. */
export const inspectorsByBody = ({
  inspectors,
}: Pick<Report, 'inspectors'>): [body: string, names: string][] =>
  groupsOf(inspectors, ({ body }) => body).map((group) => [
    group[0]?.body ?? '',
    group.map(({ name, leads }) => (leads ? `${name} (lead)` : name)).join(', '),
  ])

/** What each place prints of a judgement of which a report prints several grades: `Record of main findings: Good`. */
export const disputedPlaces = (judgement: Judgement): string[] =>
  isDisputed(judgement) ? judgement.evidence.map((one) => `${one.place}: ${findingOf(one)}`) : []

/** A place that is no paragraph: `Northumberland 2012, Record of main findings`. */
export const placeCitation = (report: Report, place: string): string => `${reportName(report)}, ${place}`

/** The date as the licence asks for it: `published 14 May 2012`; where the copy states none, when it was inspected. */
export function publicationInWords(report: Report): string {
  if (report.published === null)
    return `inspected ${datesInWords(report.inspected)}, publication date not stated`
  const given = report.publishedSource === 'given' ? ' (date given with the file)' : ''
  return `published ${inWords(report.published)}${given}`
}

/** What a citation in full begins with: who published what, on whom, and when. */
export const sourceInFull = (report: Report): string =>
  `Ofsted, ${FRAMEWORKS[report.framework].title}: ${report.authority.name}, ${publicationInWords(report)}`

/**
 * Everything the licence asks for: `Ofsted, Inspection of safeguarding and looked after children services:
 * Northumberland, published 14 May 2012, paragraph 75`, and `, page 7` where pages are known.
 */
export const fullCitation = (report: Report, paragraph: Paragraph): string =>
  `${sourceInFull(report)}, ${placeInFull(report, paragraph)}`

/**
 * Where a report stands at its publisher; with a page of it, the address opens there (`#page=9`, RFC 8118, counted from 1
 * as the PDF's own pages are). An address that leads to a place of its own is left as it is. Null where no link is known.
 */
export function linkTo({ url }: Pick<Report, 'url'>, page: number | null = null): string | null {
  if (url === null) return null
  // Put in order, so that no character in it acts on a screen.
  const link = new URL(url)
  if (page !== null && link.hash === '') link.hash = `page=${page}`
  return link.href
}

/** The site that a link leads to, in a word or two: `Ofsted`; elsewhere, the name of the site. */
function siteOf(link: string): string {
  const { hostname } = new URL(link)
  return /(^|\.)ofsted\.gov\.uk$/.test(hostname) ? 'Ofsted' : hostname.replace(/^www\./, '')
}

/** `Ofsted, page 9`: where a link leads, in the few words that a button holds; `name` in place of the site's. */
export function linkWords(link: string, name = siteOf(link)): string {
  const page = /^#page=(\d+)$/.exec(new URL(link).hash)?.[1]
  return page === undefined ? name : `${name}, page ${page}`
}

// The table in which a report says what its grades mean, as something to quote: it stands after a paragraph and is none,
// so it has a key of its own. A row of it is a line, and so a sentence to those who quote.

/** Whether a citation names the heading over what it cites: a passage's does, for a paragraph its number is enough. */
export const citesHeading = ({ paragraph, key }: Pick<Excerpt, 'paragraph' | 'key'>): boolean =>
  paragraph === null && placeOfKey(key).number === null

/** The heading over a paragraph, as words of its report that stand among Pilcrow's own. */
export const headingOver = ({ id }: Report, { locator }: Paragraph): ReportWords[] => [
  { report: id, words: locator },
]

/** The same, where a citation names that heading. */
export const headingCited = (report: Report, paragraph: Paragraph): ReportWords[] =>
  citesHeading({ paragraph: paragraph.number, key: paragraph.key }) ? headingOver(report, paragraph) : []

/** A row as one line: the label, then the cell beside it. */
export const rowText = ({ label, meaning }: GradeMeaning): string => `${label} ${meaning}`

/** What a place that is no paragraph is called; null for a paragraph or passage. */
export const placeName = ({ key }: Pick<Paragraph, 'key'>): string | null =>
  placeOfKey(key).isTable ? 'four-point scale' : null

/** The table of a report's grades, all of its rows; null where it prints none. */
export function scaleTable({ scale, paragraphs }: Report): Paragraph | null {
  const rows = scale.filter(({ place }) => place === 'table')
  const [first] = rows
  const before = paragraphs.find(({ key }) => key === first?.key)
  if (!first || !before) return null
  const { section, locator } = before
  const text = rows.map(rowText).join('\n')
  return {
    key: tableKey(first.key),
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
    table !== null && paragraph.key === placeOfKey(table.key).paragraph ? [paragraph, table] : [paragraph],
  )
}

/** What stands at a key; undefined where nothing does. */
export const quotableAt = (report: Report, key: string): Paragraph | undefined =>
  placeOfKey(key).isTable
    ? quotable(report).find((each) => each.key === key)
    : report.paragraphs.find((each) => each.key === key)
