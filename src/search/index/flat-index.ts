/**
 * A full-text index as plain lists of numbers, so that it takes little memory, can be written to a file as it stands, and
 * is read from there without being built again. Terms and documents are numbers: places in their lists.
 */
export interface FlatIndex {
  readonly terms: readonly string[]
  /** Where each term's postings begin; one more at the end. */
  readonly postings: Uint32Array
  /** Postings: the documents that hold a term, ascending. */
  readonly documents: Uint32Array
  /** How often each of them holds it: in its text (low byte) and its heading (high byte). */
  readonly counts: Uint16Array
  /** Length of each document's text and heading in different words, as BM25+ weighs it. */
  readonly textLengths: Uint16Array
  readonly headingLengths: Uint16Array
  /** Where each document's sentences begin; one more at the end. */
  readonly sentences: Uint32Array
  /** Where a sentence stands in its text, in characters. */
  readonly sentenceFrom: Uint32Array
  readonly sentenceTo: Uint32Array
  /** Where each sentence's terms begin; one more at the end. */
  readonly sentenceTerms: Uint32Array
  /** The terms of all texts in their order. */
  readonly textTerms: Uint32Array
  /** Each document as a vector in bytes, one after another: what its words mean together. */
  readonly vectors: Int8Array
}

/** The most that a count of {@link FlatIndex.counts} can be; a word that stands oftener in one paragraph says no more. */
export const MOST_COUNTED = 255
