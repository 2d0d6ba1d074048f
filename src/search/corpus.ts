import type { Report } from '../model/report.js'
import type { QueryConcept } from './concepts.js'
import type { Document } from './document.js'
import type { DocumentRange, Engine } from './engine.js'
import { idf } from './index/postings.js'

/** Where a question looks: documents that follow one another, with the engine that has read them. */
export interface SearchScope {
  readonly documents: readonly Document[]
  readonly engine: Engine
  readonly range: DocumentRange
  /** Which documents of the range are asked about, by their place in it; null for all. */
  readonly asked: Uint8Array | null
  /** How many documents there are to tell apart: where some of them alone are at hand, more than the range has. */
  readonly size: number
  /** How much a concept tells these documents apart; the most for one that none holds. */
  idfOf(concept: QueryConcept): number
}

/** Documents in the order of their authorities, so that each authority's follow one another. */
export interface Corpus {
  /**
   * Where to look: among one authority's documents where all the reports are its own (so that the time a question takes
   * does not grow with the library), else among all. Scores of different scopes do not compare.
   * @param reports ids of the reports asked about; null for all
   */
  scopeOf(reports: ReadonlySet<string> | null): SearchScope
}

/** @param reports of each document the report that it is of, where the documents themselves are not at hand */
export function createCorpus(
  documents: readonly Document[],
  engine: Engine,
  reports: readonly Report[] = documents.map(({ report }) => report),
): Corpus {
  const ofReport = rangesBy(reports, ({ id }) => id)
  const ofAuthority = rangesBy(reports, ({ authority }) => authority.slug)
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

  /** Null where the reports are all that the range holds. */
  function askedAmong(reports: ReadonlySet<string>, { from, to }: DocumentRange): Uint8Array | null {
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
    scopeOf(reports) {
      const range = ofAuthority.get((reports && authorityOf(reports)) ?? '') ?? whole
      return {
        documents,
        engine,
        range,
        asked: reports && askedAmong(reports, range),
        size: range.to - range.from,
        idfOf({ expansions }) {
          const held = expansions.map(({ terms }) =>
            Math.min(...terms.map((term) => engine.frequency(term, range))),
          )
          return idf(Math.max(0, ...held), range.to - range.from)
        },
      }
    },
  }
}

/** The ranges of documents that share a mark and follow one another. */
function rangesBy(
  reports: readonly Report[],
  markOf: (report: Report) => string,
): Map<string, DocumentRange> {
  const ranges = new Map<string, DocumentRange>()
  for (const [at, report] of reports.entries()) {
    const mark = markOf(report)
    ranges.set(mark, { from: ranges.get(mark)?.from ?? at, to: at + 1 })
  }
  return ranges
}
