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

/**
 * MiniSearch as its users use it, in the place of the compiled index: a question is a tree of its ideas, each any of its ways,
 * each way all of its words; the rarest ideas are asked for first, for it is common words that cost it time.
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
  // The ideas of a question are Pilcrow's own in either case.
  const { ideas } = createSearch(reports, loadVocabulary())
  const holding = frequencies(documents)
  const held = ({ alternatives }: Idea): number =>
    Math.max(0, ...alternatives.map(({ terms }) => Math.min(...terms.map((term) => holding.get(term) ?? 0))))
  return async (question) => {
    const rarestFirst = ideas(question)
      .map((idea) => ({ idea, count: held(idea) }))
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
