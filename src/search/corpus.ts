import type { Report } from '../model/report.js'
import type { Document } from './document.js'
import type { Engine, Stretch } from './engine.js'
import type { Idea } from './ideas.js'
import { idf } from './index/postings.js'

/** Where a question looks: documents that follow one another, with the engine that has read them. */
export interface Shelf {
  readonly documents: readonly Document[]
  readonly engine: Engine
  readonly stretch: Stretch
  /** Which documents of the stretch are asked about, by their place in it; null for all. */
  readonly asked: Uint8Array | null
  /** How many documents there are to tell apart: where some of them alone are at hand, more than the stretch has. */
  readonly size: number
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

/** @param reports of each document the report that it is of, where the documents themselves are not at hand */
export function createCorpus(
  documents: readonly Document[],
  engine: Engine,
  reports: readonly Report[] = documents.map(({ report }) => report),
): Corpus {
  const ofReport = stretchesBy(reports, ({ id }) => id)
  const ofAuthority = stretchesBy(reports, ({ authority }) => authority.slug)
  const whole = { from: 0, to: reports.length }

  /** The one authority that all these reports are of. */
  function authorityOf(ids: ReadonlySet<string>): string | undefined {
    let only: string | undefined
    for (const id of ids) {
      const place = ofReport.get(id)
      const slug = place && reports[place.from]?.authority.slug
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
        size: stretch.to - stretch.from,
        rarityOf({ alternatives }) {
          const held = alternatives.map(({ terms }) =>
            Math.min(...terms.map((term) => engine.frequency(term, stretch))),
          )
          return idf(Math.max(0, ...held), stretch.to - stretch.from)
        },
      }
    },
  }
}

/** The stretches of documents that share a mark and follow one another. */
function stretchesBy(reports: readonly Report[], markOf: (report: Report) => string): Map<string, Stretch> {
  const stretches = new Map<string, Stretch>()
  for (const [at, report] of reports.entries()) {
    const mark = markOf(report)
    stretches.set(mark, { from: stretches.get(mark)?.from ?? at, to: at + 1 })
  }
  return stretches
}
