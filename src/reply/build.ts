import { distinctBy } from '../collections/collections.js'
import {
  type Block,
  type BlockIn,
  type BlockOf,
  type Choice,
  distinctNotes,
  type Excerpt,
  type Fact,
  type FigureRow,
  type GradeRow,
  type Note,
  type OwnBlock,
  type Printed,
  type RecommendationRow,
  type Reply,
  type ReplyKind,
  type ReportWords,
  type Total,
  type TotalOfNone,
} from '../model/reply.js'
import type { Report } from '../model/report.js'
import { leadInWords, leadsInWords, sourceInFull } from '../quotation/quote.js'

/** The blocks of a reply, one function each; an empty list makes no block. */

/** The words in something that reports must bear out; nothing where there are none. */
export const withNaming = (naming: readonly ReportWords[]): { naming?: ReportWords[] } =>
  naming.length === 0 ? {} : { naming: [...naming] }

/** @param naming words in the text that reports must bear out */
export const words = (text: string, naming: readonly ReportWords[] = []): BlockOf<'words'>[] =>
  text === '' ? [] : [{ block: 'words', text, ...withNaming(naming) }]

/** What was counted, and which page of it is shown: ` Here are 41 to 80.` */
export const pagedWords = (
  title: string,
  page: string,
  naming: readonly ReportWords[] = [],
): BlockOf<'words'>[] =>
  words(`${title}${page}`, naming).map((block) => (page === '' ? block : { ...block, title }))

/** @param naming words in the text that reports must bear out */
export const heading = (text: string, naming: readonly ReportWords[] = []): BlockOf<'heading'>[] => [
  { block: 'heading', text, ...withNaming(naming) },
]

/** Words of a report as the value of a fact. */
export const ownWords = ({ id }: Report, words: string): Omit<Fact, 'name'> => ({
  value: words,
  printedIn: id,
})

/** Reports, each with who led its inspection, as the value of a fact. */
export const reportsAndLeads = (reports: readonly Report[]): Omit<Fact, 'name'> => ({
  value: leadsInWords(reports),
  ledIn: reports.map(({ id }) => id),
})

/** That a report names who led its inspection. */
export function wordsOnLead(report: Report): BlockOf<'words'>[] {
  const text = leadInWords(report)
  return text === null ? [] : [{ block: 'words', text, ledIn: report.id }]
}

/** Named values in Pilcrow's words. */
export const facts = (named: Readonly<Record<string, string>>): BlockOf<'facts', OwnBlock>[] => {
  const all = Object.entries(named).map(([name, value]) => ({ name, value }))
  return all.length === 0 ? [] : [{ block: 'facts', facts: all }]
}

/** What a report tells of itself: in Pilcrow's words, or as {@link ownWords} of it. */
export type NamedFacts = Readonly<Record<string, string | Omit<Fact, 'name'>>>

/** Named values of reports. */
export const reportFacts = (named: NamedFacts): BlockOf<'facts'>[] => {
  const all = Object.entries(named).map(([name, value]) =>
    typeof value === 'string' ? { name, value } : { name, ...value },
  )
  return all.length === 0 ? [] : [{ block: 'facts', facts: all }]
}

/** What prints a grade, a place at a time. */
export const printed = (rows: readonly Printed[]): BlockOf<'printed'>[] =>
  rows.length === 0 ? [] : [{ block: 'printed', rows: distinctBy(rows, ({ citation }) => citation, 'last') }]

/**
 * Source and date of publication of what a reply quotes with short citations alone: the licence of the reports asks for
 * both.
 */
export const sources = (reports: readonly Report[]): BlockOf<'sources'>[] =>
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

export const grades = (rows: GradeRow[]): BlockOf<'grades'>[] =>
  rows.length === 0 ? [] : [{ block: 'grades', rows }]

export const figures = (title: string, rows: FigureRow[]): BlockOf<'figures'>[] =>
  rows.length === 0 ? [] : [{ block: 'figures', title, rows }]

export const excerpts = (list: readonly Excerpt[]): BlockOf<'excerpt'>[] =>
  list.map((excerpt) => ({ block: 'excerpt', excerpt }))

export const recommendations = (rows: RecommendationRow[]): BlockOf<'recommendations'>[] =>
  rows.length === 0 ? [] : [{ block: 'recommendations', rows }]

/** The same, of which a screen shows how each begins. */
export const recommendationsInBrief = (rows: RecommendationRow[]): BlockOf<'recommendations'>[] =>
  rows.length === 0 ? [] : [{ block: 'recommendations', rows, isBrief: true }]

export const choices = (list: readonly Choice[]): BlockOf<'choices'>[] =>
  list.length === 0 ? [] : [{ block: 'choices', choices: [...list] }]

/** Councils to choose from; of many the first, and a form for another. */
export function councilChoices(all: readonly Choice[], another: Choice): BlockOf<'choices'>[] {
  const inOrder = [...all].sort((one, other) => one.label.localeCompare(other.label, 'en-GB'))
  if (inOrder.length === 0) return []
  if (inOrder.length <= MOST_IN_MENU) return [{ block: 'choices', choices: inOrder, of: 'councils' }]
  return [{ block: 'choices', choices: inOrder.slice(0, MOST_IN_MENU - 1), of: 'councils', another }]
}

/** Councils that a menu holds, the one that leads to others among them. */
const MOST_IN_MENU = 25

/** A reply of a kind before it is told how many there are in all, where its kind must tell that. */
export interface Drawn<K extends ReplyKind> {
  readonly kind: K
  readonly blocks: BlockIn<K>[]
  readonly notes: Note[]
}

/** A reply of these blocks, all of which its kind allows; a note that several parts give is given once. */
export const reply = <K extends ReplyKind>(
  kind: K,
  blocks: readonly (readonly BlockIn<K>[])[],
  notes: readonly Note[] = [],
): Drawn<K> => ({
  kind,
  blocks: blocks.flat(),
  notes: distinctNotes(notes),
})

/** A reply with Pilcrow's own words before it. */
export const withBefore = <R extends Pick<Reply, 'blocks'>>(before: readonly OwnBlock[], made: R): R => ({
  ...made,
  blocks: [...before, ...made.blocks],
})

/** A reply with Pilcrow's own words behind it. */
export const withAfter = <R extends Pick<Reply, 'blocks'>>(made: R, after: readonly OwnBlock[]): R => ({
  ...made,
  blocks: [...made.blocks, ...after],
})

/** A reply of whose own words those that hold these words of a report are held to it. */
export const withWordsHeld = <R extends Pick<Reply, 'blocks'>>(made: R, held: ReportWords): R => ({
  ...made,
  blocks: made.blocks.map((block) =>
    block.block === 'words' && block.text.includes(held.words)
      ? { ...block, naming: [...(block.naming ?? []), held] }
      : block,
  ),
})

/** A reply with some of its blocks alone. */
export const keeping = <R extends Pick<Reply, 'blocks'>>(
  made: R,
  isKept: (block: Block, at: number) => boolean,
): R => ({ ...made, blocks: made.blocks.filter(isKept) })

/** What was counted, and of which there is none. */
export const noneOf = ({ what, of }: Total): TotalOfNone => ({ what, count: 0, of })
