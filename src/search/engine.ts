/** Words that express one idea of a question: all of the terms must stand in a text for it to count. */
export interface Alternative {
  /** Stems, as {@link termsOf} gives them. */
  readonly terms: readonly string[]
  /** 1 for the question's own words, less for a synonym or a corrected slip. */
  readonly weight: number
}

/** What the engine indexes of a document: its place in the list is its number. */
export interface Indexed {
  readonly text: string
  readonly heading: string
}

/**
 * All that Pilcrow asks of a full-text engine, so that another can take MiniSearch's place: documents are indexed once,
 * by their place in the list; a search tells which hold an alternative and how strongly; the whole can be stored.
 */
export interface Engine {
  /** Document number → score (BM25+ over the fields, higher is better) of the documents that hold every term. */
  search(alternative: Alternative): ReadonlyMap<number, number>
  /** Every document, so that shares can be counted. */
  readonly size: number
  /** The index as a string from which {@link restore} makes it again without reading the documents. */
  snapshot(): string
}

/** How to make an engine. */
export interface EngineMaker {
  index(documents: readonly Indexed[]): Engine
  restore(snapshot: string): Engine
}
