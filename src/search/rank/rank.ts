import type { Document } from '../document.js'
import { type Found, readSentences, weigh } from './found.js'
import { phraseIn } from './phrase.js'
import { telling } from './telling.js'
import { givesWanted, type Wanted } from './wanted.js'

export interface Hit {
  readonly document: Document
  readonly score: number
  /** The share of the question's ideas that stand in the document, each by its rarity: 0 to 1. */
  readonly coverage: number
  /** The same share within its best sentence. */
  readonly nearness: number
  /** The sentences of its text that answer, counted from 0. */
  readonly sentences: readonly number[]
}

/** Documents whose sentences are read; the rest cannot catch up with these. */
const READ_WHOLE = 60

/** How much each sign of a right answer lifts the score; chosen on the questions of test/eval. */
const LIFT = { coverage: 2, nearness: 1.2, phrase: 1, wanted: 1.2 }

/** A sentence that holds less than this of what the best one holds is not the one that answers. */
const NEARLY_BEST = 0.6

/** The documents that hold the ideas of a question, best first. */
export function rank(found: readonly Found[], documents: readonly Document[], wanted: Wanted): Hit[] {
  const all = weigh(found)
  if (all === 0) return []
  return totals(found)
    .slice(0, READ_WHOLE)
    .flatMap((total) => {
      const document = documents[total.number]
      return document ? [read(document, total, { found, all, wanted })] : []
    })
    .sort((a, b) => b.score - a.score)
}

interface Total {
  readonly number: number
  score: number
  /** Rarities of the ideas that it holds, summed. */
  held: number
}

function totals(found: readonly Found[]): Total[] {
  const byDocument = new Map<number, Total>()
  for (const { idea, scores, rarity } of found)
    for (const [number, score] of scores) {
      const total = byDocument.get(number) ?? { number, score: 0, held: 0 }
      total.score += score * idea.words * idea.weight
      total.held += rarity
      byDocument.set(number, total)
    }
  return [...byDocument.values()].sort((a, b) => b.score * b.held - a.score * a.held)
}

interface Sought {
  readonly found: readonly Found[]
  readonly all: number
  readonly wanted: Wanted
}

function read(document: Document, total: Total, { found, all, wanted }: Sought): Hit {
  const sentences = readSentences(document, found)
  const best = Math.max(0, ...sentences.map(({ held }) => weigh(held)))
  const near = sentences.filter(({ held }) => weigh(held) >= best * NEARLY_BEST)
  const coverage = total.held / all
  const nearness = best / all
  const phrase =
    phraseIn(
      sentences.flatMap(({ terms }) => terms),
      found,
    ) / all
  const gives = Math.max(0, ...near.map((sentence) => givesWanted(sentence, wanted)))
  const lift =
    (1 + LIFT.coverage * coverage) *
    (1 + LIFT.nearness * nearness) *
    (1 + LIFT.phrase * phrase) *
    (1 + LIFT.wanted * gives)
  return { document, score: total.score * lift, coverage, nearness, sentences: telling(sentences, wanted) }
}
