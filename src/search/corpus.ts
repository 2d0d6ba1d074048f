import type { Document } from './document.js'
import type { Engine, EngineMaker } from './engine.js'
import type { Idea } from './ideas.js'
import { termsOf } from './terms.js'

/** Documents and the index over them; a document's number is its place in the list. */
export interface Shelf {
  readonly documents: readonly Document[]
  readonly engine: Engine
  /** How much an idea tells these documents apart: BM25's inverse document frequency; the most for one that none holds. */
  rarityOf(idea: Idea): number
}

/** Documents with an index over all of them, and one for each authority. */
export interface Corpus {
  /**
   * Where to look: an authority's own shelf where all the reports are of one authority (so that the time a question
   * takes does not grow with the library), else the whole. Scores of different shelves do not compare.
   */
  shelfOf(reports: ReadonlySet<string> | null): Shelf
  /** Whether some document holds a stem. */
  holds(term: string): boolean
}

export function createCorpus(documents: readonly Document[], maker: EngineMaker): Corpus {
  const holding = frequencies(documents)
  const whole = shelfOver(documents, holding, maker)
  const authorityOf = new Map(documents.map(({ report }) => [report.id, report.authority.slug]))
  const shelves = new Map<string, Shelf>()

  function shelfOfAuthority(slug: string): Shelf {
    const known = shelves.get(slug)
    if (known) return known
    const own = documents.filter(({ report }) => report.authority.slug === slug)
    const shelf = shelfOver(own, frequencies(own), maker)
    shelves.set(slug, shelf)
    return shelf
  }

  return {
    shelfOf(reports) {
      const slugs = new Set([...(reports ?? [])].map((id) => authorityOf.get(id)))
      const [only] = slugs
      return slugs.size === 1 && only !== undefined ? shelfOfAuthority(only) : whole
    },
    holds: (term) => holding.has(term),
  }
}

const shelfOver = (
  documents: readonly Document[],
  holding: ReadonlyMap<string, number>,
  maker: EngineMaker,
): Shelf => ({
  documents,
  engine: maker.index(documents),
  rarityOf({ alternatives }) {
    const held = alternatives.map(({ terms }) => Math.min(...terms.map((term) => holding.get(term) ?? 0)))
    const most = Math.max(0, ...held)
    return Math.log(1 + (documents.length - most + 0.5) / (most + 0.5))
  },
})

/** In how many documents each stem stands. */
function frequencies(documents: readonly Document[]): Map<string, number> {
  const holding = new Map<string, number>()
  for (const { text, heading } of documents)
    for (const term of new Set(termsOf(`${text} ${heading}`))) holding.set(term, (holding.get(term) ?? 0) + 1)
  return holding
}
