import type { Document } from './document.js'
import type { Engine, Stretch } from './engine.js'
import type { Idea } from './ideas.js'
import { rarity } from './index/bm25.js'

/** Where a question looks: documents that follow one another, with the engine that has read them. */
export interface Shelf {
  readonly documents: readonly Document[]
  readonly engine: Engine
  readonly stretch: Stretch
  /** Which documents of the stretch are asked about, by their place in it; null for all. */
  readonly asked: Uint8Array | null
  /** How much an idea tells these documents apart; the most for one that none holds. */
  rarityOf(idea: Idea): number
}

/** Documents in the order of their authorities, so that each authority's follow one another. */
export interface Corpus {
  /**
   * Where to look: among one authority's documents where all the reports are its own (so that the time a question takes
   * does not grow with the library), else among all. Scores of different shelves do not compare.
   * @param reports ids of the reports asked about; null for all
   */
  shelfOf(reports: ReadonlySet<string> | null): Shelf
}

export function createCorpus(documents: readonly Document[], engine: Engine): Corpus {
  const ofReport = stretchesBy(documents, ({ report }) => report.id)
  const ofAuthority = stretchesBy(documents, ({ report }) => report.authority.slug)
  const whole = { from: 0, to: documents.length }

  /** The one authority that all these reports are of. */
  function authorityOf(reports: ReadonlySet<string>): string | undefined {
    let only: string | undefined
    for (const id of reports) {
      const place = ofReport.get(id)
      const slug = place && documents[place.from]?.report.authority.slug
      if (slug === undefined) continue
      if (only !== undefined && slug !== only) return undefined
      only = slug
    }
    return only
  }

  /** Null where the reports are all that the stretch holds. */
  function askedAmong(reports: ReadonlySet<string>, { from, to }: Stretch): Uint8Array | null {
    const asked = new Uint8Array(to - from)
    let count = 0
    for (const id of reports) {
      const place = ofReport.get(id)
      if (!place) continue
      asked.fill(1, place.from - from, place.to - from)
      count += place.to - place.from
    }
    return count === to - from ? null : asked
  }

  return {
    shelfOf(reports) {
      const stretch = ofAuthority.get((reports && authorityOf(reports)) ?? '') ?? whole
      return {
        documents,
        engine,
        stretch,
        asked: reports && askedAmong(reports, stretch),
        rarityOf({ alternatives }) {
          const held = alternatives.map(({ terms }) =>
            Math.min(...terms.map((term) => engine.frequency(term, stretch))),
          )
          return rarity(Math.max(0, ...held), stretch.to - stretch.from)
        },
      }
    },
  }
}

/** The stretches of documents that share a mark and follow one another. */
function stretchesBy(
  documents: readonly Document[],
  markOf: (document: Document) => string,
): Map<string, Stretch> {
  const stretches = new Map<string, Stretch>()
  for (const [at, document] of documents.entries()) {
    const mark = markOf(document)
    stretches.set(mark, { from: stretches.get(mark)?.from ?? at, to: at + 1 })
  }
  return stretches
}
