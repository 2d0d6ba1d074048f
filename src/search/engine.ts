import type { Paragraph, Recommendation, Report } from '../model/report.js'

/** What is looked for and found: a paragraph or passage, or a recommendation as a thing of its own. */
export interface Document {
  readonly report: Report
  readonly paragraph: Paragraph
  /** Null for the paragraph itself. */
  readonly recommendation: Recommendation | null
  /** The words that are looked through. */
  readonly text: string
  /** The headings that it stands under, from its section up. */
  readonly heading: string
}

/** Every paragraph of the reports. */
export const paragraphsOf = (reports: readonly Report[]): Document[] =>
  reports.flatMap((report) => {
    const titles = new Map(report.sections.map(({ key, title }) => [key, title]))
    const headings = new Map<string, string>()
    // Those that stand under the same heading share one.
    const headingOf = ({ section, locator }: Paragraph): string => {
      const distinct = new Set([locator, titles.get(section) ?? ''])
      const heading = [...distinct].filter((title) => title !== '').join(' · ')
      const known = headings.get(heading)
      if (known === undefined) headings.set(heading, heading)
      return known ?? heading
    }
    return report.paragraphs.map((paragraph) => ({
      report,
      paragraph,
      recommendation: null,
      text: paragraph.text,
      heading: headingOf(paragraph),
    }))
  })

/** Every recommendation of the reports, with the paragraph it stands in. */
export const recommendationsIn = (reports: readonly Report[]): Document[] =>
  reports.flatMap((report) => {
    const paragraphs = new Map(report.paragraphs.map((paragraph) => [paragraph.key, paragraph]))
    return report.recommendations.flatMap((recommendation) => {
      const paragraph = paragraphs.get(recommendation.key)
      const heading = `${recommendation.heading} ${recommendation.deadline ?? ''}`.trim()
      return paragraph ? [{ report, paragraph, recommendation, text: recommendation.text, heading }] : []
    })
  })

/** Whether a document is only what must be done, which says of no council how it is, and neither praises nor finds fault. */
export const isOnlyRecommended = ({ report, paragraph }: Pick<Document, 'report' | 'paragraph'>): boolean =>
  report.recommendations.some(({ key }) => key === paragraph.key)

/** Words that express one concept of a question: all of the terms must stand in a text for it to count. */
export interface Expansion {
  /** Stems, as `termsOf` gives them. */
  readonly terms: readonly string[]
  /** 1 for the question's own words, less for a synonym or a corrected slip. */
  readonly weight: number
  /** How far finding it proves that a document speaks of what was asked: 1, less for what is only near it. */
  readonly confidence: number
}

/** Documents that follow one another: those of one authority, or all. A document's number is its place in the list. */
export interface DocumentRange {
  readonly from: number
  /** The first that no longer belongs to it. */
  readonly to: number
}

/** Where a sought term stands in a sentence: its place among the sentence's terms. */
export interface TermPlace {
  readonly term: string
  readonly at: number
}

/** A sentence of a document. */
export interface IndexedSentence {
  /** As it stands. */
  readonly text: string
  /** Its stems in order. */
  readonly terms: readonly string[]
  /** The same as numbers, each stem's own. */
  readonly numbers: Uint32Array
  /** Terms of the document before it. */
  readonly before: number
  /** Where the sought terms stand in it, in order. */
  readonly places: readonly TermPlace[]
}

/** A document, and how near it is to what was asked for. */
export interface Near {
  readonly document: number
  readonly nearness: number
}

/** Documents in order, each with its score. The next search may write over the lists. */
export interface Scored {
  readonly documents: Uint32Array
  readonly scores: Float64Array
  readonly count: number
}

/**
 * All that Pilcrow asks of a full-text engine, so that a search server could take its place: which documents hold some
 * terms and how strongly, how many do, and how a document reads. Asked about a range, it answers as if there were no
 * other documents, in a time that does not grow with them.
 */
export interface Engine {
  /**
   * The documents of the range that hold every term, with their scores: BM25+ over text and heading.
   * @param among the documents to look at, ascending; null for all of the range
   */
  search(expansion: Expansion, range: DocumentRange, among: Uint32Array | null): Scored
  /** A score that no document of the range exceeds; Infinity where finding one takes as long as a search. */
  strongest(expansion: Expansion, range: DocumentRange): number
  /**
   * The documents of the range whose words mean most nearly what a vector does, nearest first.
   * @param asked which of them to look at, by their place in the range; null for all
   */
  nearest(vector: Float32Array, range: DocumentRange, asked: Uint8Array | null, most: number): Near[]
  /** Tells how near a document's words are to a vector: 1 for the same, 0 for nothing in common. */
  nearness(vector: Float32Array): (document: number) => number
  /** How many documents of the range hold a term. */
  frequency(term: string, range: DocumentRange): number
  /** Whether terms follow one another in some document's text, or all stand in its heading. */
  holds(name: readonly string[]): boolean
  /** The stem of a number. */
  termOf(number: number): string
  /**
   * Tells of documents whether one of some ways stands in a sentence of their text: its words in order, next to each other.
   * @param idle stems that carry no subject, and may stand between
   */
  together(ways: readonly Expansion[], idle: ReadonlySet<string>): (document: number) => boolean
  /** Reads documents sentence by sentence, given their texts, with an eye to some terms. */
  reader(sought: Iterable<string>): (document: number, text: string) => IndexedSentence[]
}

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
  idfOf(concept: { readonly expansions: readonly Expansion[] }): number
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
