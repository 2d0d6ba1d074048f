import { NOVEL } from '../../learnt/encoder.js'
import type { Shelf } from '../corpus.js'
import { standTogether } from '../holding.js'
import type { Seen } from './features.js'
import { type Found, weigh } from './found.js'
import type { Meaning } from './likeness.js'
import type { Wanted } from './wanted.js'
import { isProvable, likelihood, likeOf, sumOf, type Word, wordsAskedFor } from './words.js'

/** A candidate as the ranking has weighed it. */
export interface Weighed {
  readonly seen: Seen
  /** How much likelier it is that this answers than that nothing does, as a logarithm. */
  readonly odds: number
  /** What that was made of. */
  readonly signs: readonly number[]
  /** How far each of its sentences answers. */
  readonly answering: readonly number[]
}

/** What is looked for, as far as it tells whether it was found. */
interface Asked {
  readonly found: readonly Found[]
  readonly meaning: Meaning
  readonly wanted: Wanted
}

/** A part of what was found: a sentence, a paragraph, all of the best. */
interface Part {
  readonly likest: Float32Array
  readonly terms: ReadonlySet<string>
}

/** A word is as good as there where what stands for it is. */
const STANDS_FOR = 0.9

/** Of no candidate. */
const NONE = -10

/** More paragraphs than this are as many, for nothing was learnt of larger libraries. */
const MOST = 1500

/** Kinds of word that a question may ask for, each a sign of its own; some of a kind share one. */
const KINDS: readonly (readonly Wanted[])[] = [
  [null],
  ['number', 'share', 'money', 'age'],
  ['person', 'name', 'contact'],
  ['date', 'length', 'often', 'time'],
]

/** Of the signs below those of which more never speaks against an answer, by their places: how far paragraphs and sentences answer. */
export const RISING: readonly number[] = [0, 3, 5]

/** What the best candidates come to. */
export interface Evidence {
  readonly signs: readonly number[]
  /** Whether the words alone, or what means the same, all but answer. */
  readonly isCovered: boolean
}

/** What must stand in the best candidates of any question, more of a short one, and never more than most of it. */
const COVERS = { least: 0.25, short: 0.4, most: 0.75 }

/**
 * What the best candidates say of whether a question is answered at all. A question of two words is covered by nearly both; a long one,
 * told in everyday words, may miss many.
 * @param best the best candidates, best first
 * @param scope how many paragraphs were asked about
 */
export function evidenceIn(
  best: readonly Weighed[],
  { found, meaning, wanted: kind }: Asked,
  shelf: Shelf,
  scope: number,
): Evidence {
  const [first, second] = best
  const last = best.at(-1)
  const top = first?.odds ?? NONE
  const all = best.reduce((sum, { odds }) => sum + Math.exp(odds), 0)
  const words = wordsAskedFor(found, meaning, shelf)
  const parts = partsOf(best, meaning.rows.length)
  const told = first ? [...first.answering].sort((one, other) => other - one) : []
  const foremost = first ? first.answering.indexOf(told[0] as number) : -1
  const missing = words.filter(({ isAbsent }) => isAbsent)
  const novel = missing.filter(({ literal }) => literal === NOVEL)
  const absent = missing.filter(({ literal }) => literal !== NOVEL)
  const unheard = found.filter((one) => !isProvable(one, shelf))
  const rarities = weigh(found) || 1
  const everything = parts.at(-1) as Part
  const apart = [best.slice(0, 1), best].map((some) => found.filter((one) => !isPutIn(one, some)))
  const torn = tornPairs(found, best, shelf)
  const covered = 1 - (weigh(apart[1] as Found[]) + sumOf(torn, (weight) => weight)) / rarities
  const signs = [
    top,
    (second?.odds ?? NONE) - top,
    (last?.odds ?? NONE) - top,
    Math.log(all + 1e-6),
    Math.log1p(Math.min(MOST, scope)),
    told[0] ?? NONE,
    (told[1] ?? NONE) - (told[0] ?? NONE),
    Math.max(NONE, ...best.flatMap(({ answering }) => answering)) - (told[0] ?? NONE),
    words.length,
    found.length,
    sumOf(words, ({ weight, literal }) => weight * literal),
    Math.max(0, ...words.map(({ literal }) => literal)),
    Math.max(0, ...absent.map(({ literal }) => literal)),
    Math.max(0, ...absent.map(({ literal, weight }) => literal * weight)),
    sumOf(absent, ({ weight, literal }) => weight * literal),
    sumOf(absent, ({ weight }) => weight),
    sumOf(novel, ({ weight }) => weight),
    Math.max(0, ...novel.map(({ weight }) => weight)),
    Math.max(0, ...novel.map(({ at, weight }) => weight * (1 - likeOf(at, everything.likest)))),
    weigh(unheard) / rarities,
    Math.max(0, ...unheard.map(({ rarity }) => rarity)) / rarities,
    Math.max(0, ...unheard.map(({ idea }) => idea.said.split(' ').length)),
    ...apart.flatMap((some) => [
      weigh(some) / rarities,
      Math.max(0, ...some.map(({ rarity }) => rarity)) / rarities,
    ]),
    sumOf(torn, (weight) => weight) / rarities,
    Math.max(0, ...torn) / rarities,
    ...parts.flatMap((part) => signsOfPart(part, words, found)),
    ...KINDS.map((kinds) => (kinds.includes(kind) ? 1 : 0)),
    first?.seen.given[foremost] ?? 0,
    first?.seen.fits[foremost] ?? 0,
    Math.max(0, ...best.flatMap(({ seen }) => seen.fits)),
    Math.max(0, ...best.flatMap(({ seen }) => seen.given)),
    ...(first?.signs ?? []),
  ]
  const wanted = Math.min(COVERS.most, COVERS.least + COVERS.short / Math.max(1, found.length))
  return { signs, isCovered: found.length > 0 && covered >= wanted }
}

/** Whether some sentence of some candidates puts an idea in a way that means it, its words close together. */
const isPutIn = ({ idea }: Found, some: readonly Weighed[]): boolean =>
  idea.alternatives.some(
    ({ terms, proof }) =>
      proof === 1 &&
      some.some(({ seen }) => seen.sentences.some(({ indexed }) => standTogether(terms, indexed.places))),
  )

/** Words between two that still belong together. */
const GAP = 2

/**
 * Neighbours of the question that follow one another in some report, and in no sentence of the best candidates: 'private' and 'fostering'
 * where only other councils' reports speak of private fostering. Of each two the lesser rarity.
 */
function tornPairs(found: readonly Found[], best: readonly Weighed[], { engine }: Shelf): number[] {
  return found.slice(1).flatMap((second, at) => {
    const first = found[at] as Found
    const end = first.idea.alternatives[0]?.terms.at(-1) ?? ''
    const start = second.idea.alternatives[0]?.terms[0] ?? ''
    if (!engine.holds([end, start])) return []
    const isWhole = best.some(({ seen }) =>
      seen.sentences.some(({ indexed: { places } }) =>
        places.some(
          (one) =>
            one.term === end &&
            places.some((other) => other.term === start && other.at > one.at && other.at <= one.at + 1 + GAP),
        ),
      ),
    )
    return isWhole ? [] : [Math.min(first.rarity, second.rarity)]
  })
}

/** The best candidate's best sentence, that candidate, and all the best together. */
function partsOf(best: readonly Weighed[], size: number): Part[] {
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

const proofIn = ({ idea }: Found, terms: ReadonlySet<string>): number =>
  Math.max(
    0,
    ...idea.alternatives.flatMap(({ terms: own, proof }) =>
      own.every((term) => terms.has(term)) ? [proof] : [],
    ),
  )

/** The ideas whose words, or words that mean the same, are among some. */
const heldIn = (found: readonly Found[], terms: ReadonlySet<string>): ReadonlySet<Found> =>
  new Set(found.filter((one) => proofIn(one, terms) === 1))

/** What a part has of the question, and what it lacks. */
function signsOfPart({ likest, terms }: Part, words: readonly Word[], found: readonly Found[]): number[] {
  const missed = words.map((word) => {
    const like = likeOf(word.at, likest)
    const stands = Math.max(0, ...word.ideas.map((idea) => proofIn(idea, terms)))
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
    (most, one) => (most && most.rarity >= one.rarity ? most : one),
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
    1 - sumOf(found, (one) => one.rarity * proofIn(one, terms)) / rarities,
    rarest ? proofIn(rarest, terms) : 0,
  ]
}
