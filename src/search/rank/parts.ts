import type { Weighed } from './answering.js'
import { type Found, weigh } from './found.js'
import { likelihood, likeOf, sumOf, type Word } from './words.js'

/** A part of what was found: a sentence, a paragraph, all of the best. */
export interface Part {
  readonly likest: Float32Array
  readonly terms: ReadonlySet<string>
}

/** A word is as good as there where what stands for it is. */
const STANDS_FOR = 0.9

/** The best candidate's best sentence, that candidate, and all the best together. */
export function partsOf(best: readonly Weighed[], size: number): Part[] {
  const [first] = best
  const nothing: Part = { likest: new Float32Array(size), terms: new Set() }
  const paragraphs = best.map(({ seen: { likestOfAll, sentences } }) => ({
    likest: likestOfAll,
    terms: new Set(sentences.flatMap(({ indexed }) => indexed.places.map(({ term }) => term))),
  }))
  const at = first ? first.answering.indexOf(Math.max(...first.answering)) : -1
  const sentence = first?.seen.sentences[at]
  return [
    first && sentence
      ? {
          likest: first.seen.likest[at] as Float32Array,
          terms: new Set(sentence.indexed.places.map(({ term }) => term)),
        }
      : nothing,
    paragraphs[0] ?? nothing,
    {
      likest: Float32Array.from({ length: size }, (_, word) =>
        Math.max(0, ...paragraphs.map(({ likest }) => likest[word] as number)),
      ),
      terms: new Set(paragraphs.flatMap(({ terms }) => [...terms])),
    },
  ]
}

const confidenceIn = ({ concept }: Found, terms: ReadonlySet<string>): number =>
  Math.max(
    0,
    ...concept.expansions.flatMap(({ terms: own, confidence }) =>
      own.every((term) => terms.has(term)) ? [confidence] : [],
    ),
  )

/** The concepts whose words, or words that mean the same, are among some. */
const heldIn = (found: readonly Found[], terms: ReadonlySet<string>): ReadonlySet<Found> =>
  new Set(found.filter((one) => confidenceIn(one, terms) === 1))

/** What a part has of the question, and what it lacks. */
export function signsOfPart(
  { likest, terms }: Part,
  words: readonly Word[],
  found: readonly Found[],
): number[] {
  const missed = words.map((word) => {
    const like = likeOf(word.at, likest)
    const stands = Math.max(0, ...word.concepts.map((concept) => confidenceIn(concept, terms)))
    return {
      ...word,
      like,
      isThere: like > 0.999 || stands === 1,
      off: 1 - Math.max(like, STANDS_FOR * stands, 0),
    }
  })
  const lacking = missed.filter(({ isThere }) => !isThere)
  const worst = missed.reduce<(typeof missed)[number] | undefined>(
    (most, one) => (most && most.literal * most.off >= one.literal * one.off ? most : one),
    undefined,
  )
  const { has, lacks } = likelihood(words, likest, heldIn(found, terms))
  const literal = sumOf(words, (word) => word.weight * word.literal) || 1
  const rarities = weigh(found) || 1
  const rarest = found.reduce<Found | undefined>(
    (most, one) => (most && most.idf >= one.idf ? most : one),
    undefined,
  )
  return [
    sumOf(missed, (word) => word.weight * word.literal * word.off) / literal,
    sumOf(missed, ({ weight, off }) => weight * off),
    worst ? worst.literal * worst.off : 0,
    worst?.like ?? 0,
    worst?.weight ?? 0,
    worst?.share ?? 0,
    Math.max(0, ...lacking.map((word) => word.literal)),
    Math.max(0, ...lacking.map((word) => word.literal * word.weight)),
    Math.max(0, ...missed.map(({ weight, off }) => weight * off)),
    has + lacks,
    lacks,
    sumOf(lacking, (word) => Math.log(1 - Math.min(0.97, word.literal))),
    1 - sumOf(found, (one) => one.idf * confidenceIn(one, terms)) / rarities,
    rarest ? confidenceIn(rarest, terms) : 0,
  ]
}
