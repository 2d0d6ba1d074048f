import type { Library } from '../library/library.js'
import { excerptsOf, figuresOf, gradesOf, type Reply, recommendationsOf } from '../model/reply.js'
import { type Answered, type Pilcrow, previousOf } from '../pilcrow.js'
import { excerptsTable, figuresTable, gradesTable, recommendationsTable } from './tables.js'

/** Nobody turns so many pages; an answer that never ends would. */
const MOST_PAGES = 5000

/** An answer and all that follows it on further pages. */
export async function allPages(first: Answered, respond: Pilcrow['respond']): Promise<Reply[]> {
  const pages = [first.reply]
  for (let page = first; page.reply.more !== undefined && pages.length < MOST_PAGES; ) {
    page = await respond(page.reply.more, previousOf(page))
    pages.push(page.reply)
  }
  return pages
}

/** Whether an answer has rows for a spreadsheet. */
export const isTable = (reply: Reply): boolean =>
  [gradesOf, figuresOf, recommendationsOf, excerptsOf].some((rows) => rows(reply).length > 0)

/**
 * The rows of an answer, of all its pages, as the lines of a CSV file: figures where it is one of figures, else its
 * grades, else its recommendations, else its quotations. Null where it has none.
 */
export function answerCsv(pages: readonly Reply[], library: Pick<Library, 'byId'>): string[] | null {
  const figures = pages.flatMap(figuresOf)
  const grades = pages.flatMap(gradesOf)
  const recommendations = pages.flatMap(recommendationsOf)
  const excerpts = pages.flatMap(excerptsOf)
  if (figures.length > 0 && (pages[0]?.kind === 'figures' || grades.length === 0))
    return figuresTable(figures)
  if (grades.length > 0) return gradesTable(grades, library)
  if (recommendations.length > 0) return recommendationsTable(recommendations, library)
  return excerpts.length > 0 ? excerptsTable(excerpts, library) : null
}
