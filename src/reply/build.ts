import type {
  Block,
  Choice,
  Excerpt,
  Fact,
  FigureRow,
  GradeRow,
  Note,
  Printed,
  RecommendationRow,
  Reply,
  ReplyKind,
} from '../model/reply.js'
import type { Report } from '../model/report.js'
import { sourceInFull } from '../quotation/quote.js'

/** The blocks of a reply, one function each; an empty list makes no block. */

export const words = (text: string): Block[] => [{ block: 'words', text }]

/** What was counted, and which page of it is shown: ` Here are 41 to 80.` */
export const pagedWords = (title: string, page: string): Block[] =>
  page === '' ? words(title) : [{ block: 'words', text: `${title}${page}`, title }]

export const heading = (text: string): Block[] => [{ block: 'heading', text }]

/** Words of a report as the value of a fact. */
export const ownWords = ({ id }: Report, words: string): Omit<Fact, 'name'> => ({
  value: words,
  printedIn: id,
})

/** Named values: in Pilcrow's words, or as {@link ownWords} of a report. */
export const facts = (named: Readonly<Record<string, string | Omit<Fact, 'name'>>>): Block[] =>
  Object.keys(named).length === 0
    ? []
    : [
        {
          block: 'facts',
          facts: Object.entries(named).map(([name, value]) =>
            typeof value === 'string' ? { name, value } : { name, ...value },
          ),
        },
      ]

/** What prints a grade, a place at a time. */
export const printed = (rows: readonly Printed[]): Block[] =>
  rows.length === 0
    ? []
    : [{ block: 'printed', rows: [...new Map(rows.map((row) => [row.citation, row])).values()] }]

/**
 * Source and date of publication of what a reply quotes with short citations alone: the licence of the reports asks for
 * both.
 */
export const sources = (reports: readonly Report[]): Block[] =>
  reports.length === 0
    ? []
    : [
        {
          block: 'sources',
          rows: [...new Set(reports)].map((report) => ({
            report: report.id,
            citation: sourceInFull(report),
          })),
        },
      ]

export const grades = (rows: GradeRow[]): Block[] => (rows.length === 0 ? [] : [{ block: 'grades', rows }])

export const figures = (title: string, rows: FigureRow[]): Block[] =>
  rows.length === 0 ? [] : [{ block: 'figures', title, rows }]

export const excerpts = (list: readonly Excerpt[]): Block[] =>
  list.map((excerpt) => ({ block: 'excerpt', excerpt }))

export const recommendations = (rows: RecommendationRow[]): Block[] =>
  rows.length === 0 ? [] : [{ block: 'recommendations', rows }]

/** The same, of which a screen shows how each begins. */
export const recommendationsInBrief = (rows: RecommendationRow[]): Block[] =>
  rows.length === 0 ? [] : [{ block: 'recommendations', rows, isBrief: true }]

export const choices = (list: readonly Choice[]): Block[] =>
  list.length === 0 ? [] : [{ block: 'choices', choices: [...list] }]

/** Councils to choose from; of many the first, and a form for another. */
export function councilChoices(all: readonly Choice[], another: Choice): Block[] {
  const inOrder = [...all].sort((one, other) => one.label.localeCompare(other.label, 'en-GB'))
  if (inOrder.length === 0) return []
  if (inOrder.length <= MOST_IN_MENU) return [{ block: 'choices', choices: inOrder, of: 'councils' }]
  return [{ block: 'choices', choices: inOrder.slice(0, MOST_IN_MENU - 1), of: 'councils', another }]
}

/** Councils that a menu holds, the one that leads to others among them. */
const MOST_IN_MENU = 25

/** A reply of these blocks; a note that several parts give is given once. */
export const reply = (kind: ReplyKind, blocks: readonly Block[][], notes: readonly Note[] = []): Reply => ({
  kind,
  blocks: blocks.flat(),
  notes: [...new Set(notes)],
})
