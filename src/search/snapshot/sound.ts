import type { FlatIndex } from '../index/flat.js'

const isWithin = (numbers: Uint32Array, end: number): boolean => {
  for (let at = 0; at < numbers.length; at++) if ((numbers[at] as number) >= end) return false
  return true
}

/** Whether a list says where the parts of another begin: from 0, never back, and its end last. */
const isDivision = (starts: Uint32Array, parts: number, end: number): boolean => {
  if (starts.length !== parts + 1 || starts[0] !== 0 || starts[parts] !== end) return false
  for (let at = 0; at < parts; at++) if ((starts[at + 1] as number) < (starts[at] as number)) return false
  return true
}

/**
 * Whether every number of an index leads to something that is there: then whatever else a forged one says, no search runs
 * into the void.
 * @param size how many documents it must be of
 * @param dimensions numbers in each of their vectors
 */
export const isSound = (index: FlatIndex, size: number, dimensions: number): boolean =>
  isDivision(index.postings, index.terms.length, index.documents.length) &&
  index.counts.length === index.documents.length &&
  isWithin(index.documents, size) &&
  index.textLengths.length === size &&
  index.headingLengths.length === size &&
  isDivision(index.sentences, size, index.sentenceFrom.length) &&
  index.sentenceTo.length === index.sentenceFrom.length &&
  isDivision(index.sentenceTerms, index.sentenceFrom.length, index.textTerms.length) &&
  isWithin(index.textTerms, index.terms.length) &&
  index.vectors.length === size * dimensions
