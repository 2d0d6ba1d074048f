import { outputOf } from '../../learnt/network.js'
import type { Ranker } from '../../learnt/learnt.js'
import type { Shelf } from '../corpus.js'
import type { Document } from '../document.js'
import { candidates } from './candidates.js'
import { beside, type Seen, seen } from './features.js'
import { type Found, reader, weigh } from './found.js'
import { likenessTo, type Meaning } from './likeness.js'
import { phrases } from './phrase.js'
import { telling } from './telling.js'
import type { Wanted } from './wanted.js'

export interface Hit {
  readonly document: Document
  /** How much likelier it is that this answers than that nothing does. */
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

/** Documents that are read for the words they hold, and for what their words mean; the rest cannot catch up with these. */
export const READ_WHOLE = 60
export const READ_FOR_MEANING = 40

/** What is looked for, and what it means. */
export interface Sought {
  readonly found: readonly Found[]
  readonly meaning: Meaning
  readonly wanted: Wanted
}

/** The candidates of a shelf for a question, as the ranking sees them. */
export function seenOn({ found, meaning, wanted }: Sought, shelf: Shelf, most: number): Seen[] {
  const all = weigh(found)
  if (all === 0 && meaning.rows.length === 0) return []
  const read = reader(found, shelf)
  const likeness = likenessTo(meaning)
  const phraseIn = phrases(found)
  const near = shelf.engine.nearest(
    meaning.vector,
    shelf.stretch,
    shelf.asked,
    Math.min(most, READ_FOR_MEANING),
  )
  const nearness = shelf.engine.nearness(meaning.vector)
  return candidates(found, shelf, most, near).map((candidate) =>
    seen(
      shelf.documents[candidate.number] as Document,
      { ...candidate, nearness: nearness(candidate.number) },
      read(candidate.number),
      { found, all, wanted, meaning, likeness, phraseIn },
    ),
  )
}

/**
 * The documents of a shelf that answer a question best, best first.
 * @param most how many are read for their words, and given
 */
export function rank(sought: Sought, shelf: Shelf, ranker: Ranker, most: number): Hit[] {
  const all = weigh(sought.found)
  const candidates = seenOn(sought, shelf, most)
  const answering = candidates.map(({ ofSentences }) =>
    ofSentences.map((signs) => outputOf(ranker.sentence, signs)),
  )
  const signs = beside(candidates, answering)
  return candidates
    .map((one, at) => ({ one, at, odds: outputOf(ranker.paragraph, signs[at] as number[]) }))
    .sort((a, b) => b.odds - a.odds || a.at - b.at)
    .slice(0, most)
    .map(({ one: { document, candidate, given, nearness, sentences }, at, odds }) => ({
      document,
      score: Math.exp(odds),
      coverage: all === 0 ? 0 : candidate.proven / all,
      nearness,
      gives: given.some((gift) => gift > 0),
      // Most hits are never shown.
      get sentences() {
        return telling(sentences, answering[at] as number[])
      },
    }))
}
