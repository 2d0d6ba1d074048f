import type { Entities } from '../entities/entities.js'
import type { Share } from './classifier.js'
import { type Features, maskedWords, subjectFeaturesOf, type WordKnowledge } from './features.js'

/** What is seen of a message that follows an answer: the message, and what the answer before it was to. */
export interface Following {
  readonly entities: Entities
  /** What the message may intend by itself. */
  readonly shares: readonly Share[]
  /** The same of the message as if it named a council at its end, as what is asked where a conversation is does not. */
  readonly placed: readonly Share[]
  /** The intent that the answer before was to; null where it is not known. */
  readonly before: string | null
}

/** What is less likely to be intended says nothing of how a message follows. */
const LEAST_INTENDED = 0.1

/** A word and what came before it say more than the letters of words, and less than the word. */
const PAIRED = 0.4

/**
 * The features of the message, what the other classifier takes it for, and each together with what came before: 'which
 * councils' after quotations asks where else it is so, after a count for those that were counted.
 */
export function followUpFeaturesOf(
  { entities, shares, placed, before }: Following,
  lexicon: WordKnowledge,
): Features {
  const features = new Map(subjectFeaturesOf(entities, lexicon))
  const likely = (of: readonly Share[], name: string) => {
    for (const { label, share } of of)
      if (share >= LEAST_INTENDED) features.set(`${name} ${label}`, 2 * share)
  }
  likely(shares, 'intends')
  likely(placed, 'intends there')
  if (before === null) return features
  features.set(`after ${before}`, 1)
  const [first] = placed
  if (first) features.set(`after ${before} intends ${first.label}`, first.share)
  for (const word of maskedWords(entities)) features.set(`after ${before} ${word}`, PAIRED)
  return features
}
