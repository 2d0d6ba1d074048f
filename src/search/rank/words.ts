import { NOVEL } from '../../learnt/encoder.js'
import type { SearchScope } from '../corpus.js'
import type { Meaning } from './likeness.js'
import type { WeighedConcept } from './matches.js'

/** A word of a question. */
export interface QuestionWord {
  /** Its place among the words that something was learnt of; null for one of which nothing was. */
  readonly at: number | null
  /** How much it counts, of 1 for all. */
  readonly weight: number
  /** How likely a text that answers has this very word. */
  readonly literal: number
  /** The share of the paragraphs asked about that hold it. */
  readonly share: number
  /** The concepts that it is part of. */
  readonly concepts: readonly WeighedConcept[]
  /** Whether nothing that was asked about holds it, or what means the same. */
  readonly isAbsent: boolean
}

/** The words of a question, as they stand in what is asked about. */
export function wordsAskedFor(
  found: readonly WeighedConcept[],
  meaning: Meaning,
  scope: SearchScope,
): QuestionWord[] {
  const { encoder, rows, stems, unlearnt } = meaning
  const size = scope.size || 1
  const ofStem = new Map<string, WeighedConcept[]>()
  for (const one of found)
    for (const term of one.concept.expansions[0]?.terms.join(' ').split(' ') ?? [])
      ofStem.set(term, [...(ofStem.get(term) ?? []), one])
  const known = stems.map((stem, at) => ({ stem, at, row: rows[at] as number }))
  const all = sumOf(known, ({ row }) => encoder.alone[row] as number) + unlearnt.length || 1
  const word = (stem: string, at: number | null, weight: number, literal: number): QuestionWord => {
    const concepts = ofStem.get(stem) ?? []
    const share = scope.engine.frequency(stem, scope.range) / size
    const isAbsent = share === 0 && !concepts.some((one) => isProvable(one, scope))
    return { at, weight: weight / all, literal, share, concepts, isAbsent }
  }
  return [
    ...known.map(({ stem, at, row }) =>
      word(stem, at, encoder.alone[row] as number, encoder.literal[row] as number),
    ),
    ...unlearnt.map((stem) => word(stem, null, 1, NOVEL)),
  ]
}

export function sumOf<One>(all: readonly One[], of: (one: One) => number): number {
  let sum = 0
  for (const one of all) sum += of(one)
  return sum
}

/** Whether what is asked about has the words of a concept, or of what means the same. */
export const isProvable = ({ concept }: WeighedConcept, { engine, range }: SearchScope): boolean =>
  concept.expansions.some(
    ({ terms, confidence }) => confidence === 1 && terms.every((term) => engine.frequency(term, range) > 0),
  )

/** How like a word the likest of a text is; nothing is like one of which nothing was learnt. */
export const likeOf = (at: number | null, likest: Float32Array): number =>
  at === null ? 0 : (likest[at] as number)

/** The likeness of a word to itself, but for rounding. */
const ITSELF = 0.999

/** No word is quite sure to stand in what answers, and none stands in no other text. */
const CHANCE = { least: 0.01, most: 0.97 }
const USUAL = { least: 0.003, most: 0.9 }

/**
 * How much likelier a text that answers is to have, and to lack, the words of a question than any other text: the sum over
 * those that it has, and over those that it lacks.
 * @param likest how like each word the likest word of the text is
 * @param held the concepts that the text holds
 */
export function likelihood(
  words: readonly QuestionWord[],
  likest: Float32Array,
  held: ReadonlySet<WeighedConcept>,
): { has: number; lacks: number } {
  let has = 0
  let lacks = 0
  for (const { at, literal, share, concepts } of words) {
    const chance = Math.max(CHANCE.least, Math.min(CHANCE.most, literal))
    const usual = Math.max(USUAL.least, Math.min(USUAL.most, share))
    if (likeOf(at, likest) > ITSELF || concepts.some((concept) => held.has(concept)))
      has += Math.max(0, Math.log(chance / usual))
    else lacks += Math.min(0, Math.log((1 - chance) / (1 - Math.min(usual, chance))))
  }
  return { has, lacks }
}

/** A word in a smaller share of the paragraphs is as rare as can be. */
const RAREST = 0.002

/** How much each word of a question that something was learnt of counts, by how rare it is in what is asked about; together 1. */
export function rareOf(words: readonly QuestionWord[], size: number): Float32Array {
  const rare = new Float32Array(size)
  for (const { at, weight, share } of words)
    if (at !== null) rare[at] = weight * Math.log(Math.max(RAREST, share))
  const all = rare.reduce((sum, one) => sum + one, 0) || 1
  return rare.map((one) => one / all)
}
