import MiniSearch, { type Query } from 'minisearch'
import { loadLibrary } from '../../src/library/library.js'
import type { QueryConcept } from '../../src/search/concepts.js'
import { type Document, paragraphsOf } from '../../src/search/engine.js'
import { inIndexOrder } from '../../src/search/indexed.js'
import { createSearch } from '../../src/search/search.js'
import { stemOf, wordsOf } from '../../src/text/tokens.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/** Documents that the rarest concepts of a question should find; the concepts after that are left out. */
const WANTED = 500
/** As many as the ranking takes of those that an index finds. */
const FIRST = 60

interface Indexed {
  readonly id: number
  readonly document: Document
}

/** Some documents in an index of MiniSearch's, with how many of them hold a word. */
interface SearchScope {
  readonly index: MiniSearch<Indexed>
  readonly holding: ReadonlyMap<string, number>
}

/**
 * MiniSearch as its users use it, in the place of the compiled index: a question is a tree of its concepts, each any of its ways,
 * each way all of its words; the rarest concepts are asked for first, for it is common words that cost it time.
 * @param byCouncil whether a question that names a council is asked of an index of that council's alone, made when it is
 *   first asked for; else of all, and what is not that council's is left out
 */
export async function conceptsOver(
  folder: string,
  { byCouncil }: { readonly byCouncil: boolean },
): Promise<(question: string) => Promise<string[]>> {
  const { reports } = await loadLibrary(folder)
  const documents = paragraphsOf(inIndexOrder(reports))
  // The concepts of a question are Pilcrow's own in either case.
  const { concepts } = createSearch(reports, loadVocabulary())
  const all = scopeOf(documents)
  const ofCouncil = new Map<string, SearchScope>()
  const names = new Map(reports.map(({ authority: { name, slug } }) => [name, slug]))
  const longestFirst = [...names].sort(([one], [other]) => other.length - one.length)

  const councilIn = (question: string): string | null =>
    longestFirst.find(([name]) => question.toLowerCase().includes(name.toLowerCase()))?.[1] ?? null

  function scopeFor(council: string | null): SearchScope {
    if (council === null || !byCouncil) return all
    const own =
      ofCouncil.get(council) ?? scopeOf(documents.filter(({ report }) => report.authority.slug === council))
    ofCouncil.set(council, own)
    return own
  }

  return async (question) => {
    const council = councilIn(question)
    return found(concepts(question), scopeFor(council), council)
      .slice(0, FIRST)
      .map(({ report, paragraph }) => `${report.id} ${paragraph.key}`)
  }
}

function found(
  concepts: readonly QueryConcept[],
  { index, holding }: SearchScope,
  council: string | null,
): Document[] {
  const held = ({ expansions }: QueryConcept): number =>
    Math.max(0, ...expansions.map(({ terms }) => Math.min(...terms.map((term) => holding.get(term) ?? 0))))
  const rarestFirst = concepts
    .map((concept) => ({ concept, count: held(concept) }))
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
    queries: asked.map(({ concept }) => ({
      combineWith: 'OR',
      queries: concept.expansions.map(({ terms, weight }) => ({
        combineWith: 'AND',
        queries: [...terms],
        boostTerm: () => weight * concept.weight,
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

function scopeOf(documents: readonly Document[]): SearchScope {
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
