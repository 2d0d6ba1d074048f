import type { Shelf } from '../corpus.js'
import type { Document } from '../document.js'
import { candidates } from './candidates.js'
import { type Found, reader, type Sentence, weigh } from './found.js'
import { phrases } from './phrase.js'
import type { Candidate } from './sums.js'
import { telling } from './telling.js'
import { givesWanted, type Wanted } from './wanted.js'

export interface Hit {
  readonly document: Document
  readonly score: number
  /** The share of the question's ideas of which the document proves to speak, each by its rarity: 0 to 1. */
  readonly coverage: number
  /** The share of the question's ideas that stand in its best sentence. */
  readonly nearness: number
  /** Whether some sentence that holds an idea gives the kind of word wanted. */
  readonly gives: boolean
  /** The sentences of its text that answer, counted from 0. */
  readonly sentences: readonly number[]
}

/** Documents whose sentences are read; the rest cannot catch up with these. */
export const READ_WHOLE = 60

/** How much each sign of a right answer lifts the score; chosen on the questions of test/eval. */
const LIFT = { coverage: 2, nearness: 1.2, phrase: 1, wanted: 1.2 }

/** A sentence that holds less than this of what the best one holds is not the one that answers. */
const NEARLY_BEST = 0.6

/**
 * The documents of a shelf that hold the ideas of a question, best first.
 * @param most how many are read, and given
 */
export function rank(found: readonly Found[], shelf: Shelf, wanted: Wanted, most: number): Hit[] {
  const all = weigh(found)
  if (all === 0) return []
  const sought = { all, wanted, read: reader(found, shelf), phraseIn: phrases(found) }
  return candidates(found, shelf, most)
    .map((candidate) => judged(shelf.documents[candidate.number] as Document, candidate, sought))
    .sort((a, b) => b.score - a.score)
}

interface Sought {
  /** Rarities of all ideas of the question, summed. */
  readonly all: number
  readonly wanted: Wanted
  readonly read: (document: number) => Sentence[]
  readonly phraseIn: (sentences: readonly Sentence[]) => number
}

function judged(
  document: Document,
  { number, score, held, proven }: Candidate,
  { all, wanted, ...sought }: Sought,
): Hit {
  const sentences = sought.read(number)
  const weights = sentences.map((sentence) => weigh(sentence.held))
  const best = Math.max(0, ...weights)
  const given = sentences.map((sentence) => givesWanted(sentence, wanted))
  const near = given.filter((_, at) => (weights[at] as number) >= best * NEARLY_BEST)
  const nearness = best / all
  const phrase = sought.phraseIn(sentences) / all
  const lift =
    (1 + LIFT.coverage * (held / all)) *
    (1 + LIFT.nearness * nearness) *
    (1 + LIFT.phrase * phrase) *
    (1 + LIFT.wanted * Math.max(0, ...near))
  return {
    document,
    score: score * lift,
    coverage: proven / all,
    nearness,
    gives: given.some((gift) => gift > 0),
    // Most hits are never shown.
    get sentences() {
      return telling(sentences, given)
    },
  }
}
