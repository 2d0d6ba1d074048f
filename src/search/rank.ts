import { sentencesOf } from '../answer/quote.js'
import type { Document } from './document.js'
import type { Idea } from './ideas.js'
import { termsOf } from './terms.js'

/** Where one idea of the question was found. */
export interface Found {
  readonly idea: Idea
  /** Document number → BM25+ score of the best way in which the document puts it. */
  readonly scores: ReadonlyMap<number, number>
  /** How much it tells documents apart: high for an idea that few of them hold. */
  readonly rarity: number
}

/** What kind of word answers: 'how many' wants a number near the words, 'when' a date. */
export type Wanted = 'number' | 'date' | null

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
const LIFT = { coverage: 2, nearness: 1.2, phrase: 1, wanted: 0.35 }

export function rank(found: readonly Found[], documents: readonly Document[], wanted: Wanted): Hit[] {
  const all = found.reduce((sum, { rarity }) => sum + rarity, 0)
  if (all === 0) return []
  return totals(found)
    .slice(0, READ_WHOLE)
    .flatMap(({ number, score, held }) => {
      const document = documents[number]
      return document ? [read(document, score, held / all, found, all, wanted)] : []
    })
    .sort((a, b) => b.score - a.score)
}

interface Total {
  number: number
  score: number
  held: number
}

function totals(found: readonly Found[]): Total[] {
  const byDocument = new Map<number, Total>()
  for (const { idea, scores, rarity } of found)
    for (const [number, score] of scores) {
      const total = byDocument.get(number) ?? { number, score: 0, held: 0 }
      total.score += score * idea.words
      total.held += rarity
      byDocument.set(number, total)
    }
  return [...byDocument.values()].sort((a, b) => b.score * b.held - a.score * a.held)
}

function read(
  document: Document,
  score: number,
  coverage: number,
  found: readonly Found[],
  all: number,
  wanted: Wanted,
): Hit {
  const sentences = sentencesOf(document.text).map((text) => ({ text, held: heldBy(text, found) }))
  const best = Math.max(0, ...sentences.map(({ held }) => weigh(held)))
  const nearness = best / all
  const near = sentences.some(({ text, held }) => weigh(held) >= best * 0.6 && answers(text, wanted))
  const phrase = phraseOf(termsOf(document.text), found) / all
  const lift =
    (1 + LIFT.coverage * coverage) *
    (1 + LIFT.nearness * nearness) *
    (1 + LIFT.phrase * phrase) *
    (near ? 1 + LIFT.wanted : 1)
  return { document, score: score * lift, coverage, nearness, sentences: telling(sentences, wanted) }
}

/** Words between two neighbours of the question that still make a phrase: 'award for the best'. */
const GAP = 2

/** How much of the question stands in the text as it stands in the question, one idea right after the other. */
function phraseOf(terms: readonly string[], found: readonly Found[]): number {
  const places = new Map<string, number[]>()
  for (const [at, term] of terms.entries()) places.set(term, [...(places.get(term) ?? []), at])
  const own = found.map(({ idea, rarity }) => ({ terms: idea.alternatives[0]?.terms ?? [], rarity }))
  let sum = 0
  for (const [index, first] of own.slice(0, -1).entries()) {
    const second = own[index + 1]
    const ends = places.get(first.terms.at(-1) ?? '') ?? []
    const starts = places.get(second?.terms[0] ?? '') ?? []
    const follows = ends.some((end) => starts.some((start) => start > end && start - end <= GAP + 1))
    if (second && follows) sum += Math.min(first.rarity, second.rarity)
  }
  return sum
}

const weigh = (held: readonly Found[]): number => held.reduce((sum, { rarity }) => sum + rarity, 0)

/** Of the ideas found, those that one sentence holds. */
function heldBy(sentence: string, found: readonly Found[]): Found[] {
  const terms = new Set(termsOf(sentence))
  return found.filter(({ idea }) =>
    idea.alternatives.some((alternative) => alternative.terms.every((term) => terms.has(term))),
  )
}

const NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|none|no|half|third|quarter)\b/i
const DATE =
  /\b(1\d|20)\d\d\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/

const answers = (sentence: string, wanted: Wanted): boolean =>
  (wanted === 'number' && NUMBER.test(sentence)) || (wanted === 'date' && DATE.test(sentence))

/** The sentence that holds most of the question, and a second where it adds an idea that the first lacks. */
function telling(sentences: readonly { text: string; held: readonly Found[] }[], wanted: Wanted): number[] {
  const worth = (held: readonly Found[], text: string) =>
    weigh(held) * (answers(text, wanted) ? 1 + LIFT.wanted : 1)
  const order = sentences.map((_, index) => index)
  order.sort((a, b) => worth(at(b).held, at(b).text) - worth(at(a).held, at(a).text) || a - b)
  const first = order[0]
  if (first === undefined) return []
  const held = new Set(at(first).held)
  const adds = (index: number) => weigh(at(index).held.filter((idea) => !held.has(idea)))
  const second = order
    .slice(1)
    .sort((a, b) => adds(b) - adds(a) || Math.abs(a - first) - Math.abs(b - first))[0]
  return second !== undefined && adds(second) > 0 ? [first, second].sort((a, b) => a - b) : [first]

  function at(index: number) {
    return sentences[index] ?? { text: '', held: [] }
  }
}
