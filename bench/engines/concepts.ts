import MiniSearch, { type Query } from 'minisearch'
import { loadLibrary } from '../../src/library/load.js'
import { type Document, paragraphsOf } from '../../src/search/document.js'
import type { Idea } from '../../src/search/ideas.js'
import { inIndexOrder } from '../../src/search/indexed.js'
import { createSearch } from '../../src/search/search.js'
import { stemOf, wordsOf } from '../../src/search/terms.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/** Documents that the rarest ideas of a question should find; the ideas after that are left out. */
const WANTED = 500
/** As many as the ranking takes of those that an index finds. */
const FIRST = 60

interface Indexed {
  readonly id: number
  readonly document: Document
}

/** Some documents in an index of MiniSearch's, with how many of them hold a word. */
interface Shelf {
  readonly index: MiniSearch<Indexed>
  readonly holding: ReadonlyMap<string, number>
}

/**
 * MiniSearch as its users use it, in the place of the compiled index: a question is a tree of its ideas, each any of its ways,
 * each way all of its words; the rarest ideas are asked for first, for it is common words that cost it time.
 * @param byCouncil whether a question that names a council is asked of an index of that council's alone, made when it is
 *   first asked for; else of all, and what is not that council's is left out
 */
export async function conceptsOver(
  folder: string,
  { byCouncil }: { readonly byCouncil: boolean },
): Promise<(question: string) => Promise<string[]>> {
  const { reports } = await loadLibrary(folder)
  const documents = paragraphsOf(inIndexOrder(reports))
  // The ideas of a question are Pilcrow's own in either case.
  const { ideas } = createSearch(reports, loadVocabulary())
  const all = shelfOf(documents)
  const ofCouncil = new Map<string, Shelf>()
  const names = new Map(reports.map(({ authority: { name, slug } }) => [name, slug]))
  const longestFirst = [...names].sort(([one], [other]) => other.length - one.length)

  const councilIn = (question: string): string | null =>
    longestFirst.find(([name]) => question.toLowerCase().includes(name.toLowerCase()))?.[1] ?? null

  function shelfFor(council: string | null): Shelf {
    if (council === null || !byCouncil) return all
    const own =
      ofCouncil.get(council) ?? shelfOf(documents.filter(({ report }) => report.authority.slug === council))
    ofCouncil.set(council, own)
    return own
  }

  return async (question) => {
    const council = councilIn(question)
    return found(ideas(question), shelfFor(council), council)
      .slice(0, FIRST)
      .map(({ report, paragraph }) => `${report.id} ${paragraph.key}`)
  }
}

function found(ideas: readonly Idea[], { index, holding }: Shelf, council: string | null): Document[] {
  const held = ({ alternatives }: Idea): number =>
    Math.max(0, ...alternatives.map(({ terms }) => Math.min(...terms.map((term) => holding.get(term) ?? 0))))
  const rarestFirst = ideas
    .map((idea) => ({ idea, count: held(idea) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count)
  let reached = 0
  const asked = rarestFirst.filter(({ count }) => {
    const isAsked = reached < WANTED
    reached += count
    return isAsked
  })
  const tree: Query = {
    combineWith: 'OR',
    queries: asked.map(({ idea }) => ({
      combineWith: 'OR',
      queries: idea.alternatives.map(({ terms, weight }) => ({
        combineWith: 'AND',
        queries: [...terms],
        boostTerm: () => weight * idea.weight,
      })),
    })),
  }
  const results = index.search(tree, {
    boost: { heading: 0.6 },
    tokenize: (term) => [term],
    processTerm: (term) => term,
    filter: ({ document }) => council === null || document.report.authority.slug === council,
  })
  return results.map(({ document }) => document)
}

function shelfOf(documents: readonly Document[]): Shelf {
  const index = new MiniSearch<Indexed>({
    fields: ['text', 'heading'],
    storeFields: ['document'],
    extractField: ({ id, document }, field) =>
      field === 'id'
        ? (id as never)
        : field === 'document'
          ? (document as never)
          : field === 'text'
            ? document.text
            : document.heading,
    tokenize: wordsOf,
    processTerm: stemOf,
  })
  index.addAll(documents.map((document, id) => ({ id, document })))
  return { index, holding: frequencies(documents) }
}

function frequencies(documents: readonly Document[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text, heading } of documents)
    for (const term of new Set(wordsOf(`${text} ${heading}`).map(stemOf)))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
