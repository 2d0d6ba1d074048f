import MiniSearch, { type Query } from 'minisearch'
import { loadLibrary } from '../../src/library/load.js'
import type { QueryConcept } from '../../src/search/concepts.js'
import { type Document, paragraphsOf } from '../../src/search/document.js'
import { inIndexOrder } from '../../src/search/indexed.js'
import { createSearch } from '../../src/search/search.js'
import { stemOf, wordsOf } from '../../src/search/terms.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/** Documents that the rarest concepts of a question should find; the concepts after that are left out. */
const WANTED = 500
/** As many as the ranking takes of those that an index finds. */
const FIRST = 60

interface Indexed {
  readonly id: number
  readonly document: Document
}

/**
 * MiniSearch as its users use it, in the place of the compiled index: a question is a tree of its concepts, each any of its ways,
 * each way all of its words; the rarest concepts are asked for first, for it is common words that cost it time.
 */
export async function conceptsOver(folder: string): Promise<(question: string) => Promise<string[]>> {
  const { reports } = await loadLibrary(folder)
  const documents = paragraphsOf(inIndexOrder(reports))
  const index = new MiniSearch<Indexed>({
    fields: ['text', 'heading'],
    extractField: ({ id, document }, field) =>
      field === 'id' ? (id as never) : field === 'text' ? document.text : document.heading,
    tokenize: wordsOf,
    processTerm: stemOf,
  })
  index.addAll(documents.map((document, id) => ({ id, document })))
  // The concepts of a question are Pilcrow's own in either case.
  const { concepts } = createSearch(reports, loadVocabulary())
  const holding = frequencies(documents)
  const held = ({ expansions }: QueryConcept): number =>
    Math.max(0, ...expansions.map(({ terms }) => Math.min(...terms.map((term) => holding.get(term) ?? 0))))
  return async (question) => {
    const rarestFirst = concepts(question)
      .map((concept) => ({ concept, count: held(concept) }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => one.count - other.count)
    let found = 0
    const asked = rarestFirst.filter(({ count }) => {
      const isAsked = found < WANTED
      found += count
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
    })
    return results.slice(0, FIRST).flatMap(({ id }) => {
      const document = documents[id]
      return document ? [`${document.report.id} ${document.paragraph.key}`] : []
    })
  }
}

function frequencies(documents: readonly Document[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text, heading } of documents)
    for (const term of new Set(wordsOf(`${text} ${heading}`).map(stemOf)))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
