import { NOVEL } from '../../learnt/encoder.js'
import type { Unprinted } from '../../learnt/unprinted.js'
import type { SearchScope } from '../corpus.js'
import type { ExpectedAnswer } from './answer-type.js'
import { HELD, LATE, type Seen } from './features.js'
import { type Found, standTogether, weigh } from './found.js'
import type { Meaning } from './likeness.js'
import { type Part, partsOf, signsOfPart } from './parts.js'
import { isProvable, likeOf, sumOf, wordsAskedFor } from './words.js'

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
  readonly wanted: ExpectedAnswer
}

/** Of no candidate. */
const NONE = -10

/** More paragraphs than this are as many, for nothing was learnt of larger libraries. */
const MOST = 1500

/** Kinds of word that a question may ask for, each a sign of its own; some of a kind share one. */
const KINDS: readonly (readonly ExpectedAnswer[])[] = [
  [null],
  ['number', 'share', 'money', 'age'],
  ['person', 'name', 'contact'],
  ['date', 'length', 'often', 'time'],
]

/**
 * Of the signs below those of which more never speaks against an answer, by their places: how far paragraphs and sentences answer, how much of
 * the question the best candidates cover.
 */
export const RISING: readonly number[] = [0, 1, 2, 3]

/** The place of the sign that tells what never stands in reports by the words of the question alone. */
export const UNPRINTED = 4

/** What the best candidates come to. */
export interface Evidence {
  readonly signs: readonly number[]
  /** Whether the question is answered only by a word of some kind, a number or a name, or asks how much there is of something. */
  readonly isForFact: boolean
}

/**
 * What the best candidates say of whether a question is answered at all. A question of two words is covered by nearly both; a long one,
 * told in everyday words, may miss many.
 * @param best the best candidates, best first
 * @param size how many paragraphs were asked about
 */
export function evidenceIn(
  best: readonly Weighed[],
  { found, meaning, wanted: kind }: Asked,
  scope: SearchScope,
  size: number,
  unprinted: Unprinted,
): Evidence {
  const [first, second] = best
  const last = best.at(-1)
  const top = first?.odds ?? NONE
  const all = best.reduce((sum, { odds }) => sum + Math.exp(odds), 0)
  const words = wordsAskedFor(found, meaning, scope)
  const parts = partsOf(best, meaning.rows.length)
  const told = first ? [...first.answering].sort((one, other) => other - one) : []
  const foremost = first ? first.answering.indexOf(told[0] as number) : -1
  const missing = words.filter(({ isAbsent }) => isAbsent)
  const novel = missing.filter(({ literal }) => literal === NOVEL)
  const absent = missing.filter(({ literal }) => literal !== NOVEL)
  const unheard = found.filter((one) => !isProvable(one, scope))
  const rarities = weigh(found) || 1
  const everything = parts.at(-1) as Part
  const apart = [best.slice(0, 1), best].map((some) => found.filter((one) => !isPutIn(one, some)))
  const torn = tornPairs(found, best, scope)
  const covered = 1 - (weigh(apart[1] as Found[]) + sumOf(torn, (weight) => weight)) / rarities
  const signs = [
    top,
    Math.log(all + 1e-6),
    told[0] ?? NONE,
    covered,
    unprinted.of(meaning.said),
    (second?.odds ?? NONE) - top,
    (last?.odds ?? NONE) - top,
    Math.log1p(Math.min(MOST, size)),
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
    Math.max(0, ...unheard.map(({ idf }) => idf)) / rarities,
    Math.max(0, ...unheard.map(({ concept }) => concept.said.split(' ').length)),
    ...apart.flatMap((some) => [
      weigh(some) / rarities,
      Math.max(0, ...some.map(({ idf }) => idf)) / rarities,
    ]),
    sumOf(torn, (weight) => weight) / rarities,
    Math.max(0, ...torn) / rarities,
    ...parts.flatMap((part) => signsOfPart(part, words, found)),
    ...KINDS.map((kinds) => (kinds.includes(kind) ? 1 : 0)),
    meaning.asksHowMuch ? 1 : 0,
    first?.seen.given[foremost] ?? 0,
    first?.seen.fits[foremost] ?? 0,
    Math.max(0, ...best.flatMap(({ seen }) => seen.fits)),
    Math.max(0, ...best.flatMap(({ seen }) => seen.given)),
    ...signsOfGiving(best, told[0] ?? NONE),
    ...(first?.signs ?? []),
  ]
  return { signs, isForFact: kind !== null || meaning.asksHowMuch }
}

/**
 * Of the sentences that give the kind of word asked for, in any of the best candidates: how far the best of them answers beside the best of
 * all, how like the question its words are, how much of the question stands in it; and the best of what is like the question in both ways.
 */
function signsOfGiving(best: readonly Weighed[], told: number): number[] {
  let answers = NONE
  let late = 0
  let held = 0
  let both = 0
  for (const { seen, answering } of best)
    for (const [at, fit] of seen.fits.entries()) {
      if (fit === 0) continue
      const { [LATE]: like = 0, [HELD]: share = 0 } = seen.ofSentences[at] ?? []
      answers = Math.max(answers, (answering[at] as number) - told)
      late = Math.max(late, like)
      held = Math.max(held, share)
      both = Math.max(both, fit * like)
    }
  return [answers, late, held, both]
}

/** Whether some sentence of some candidates puts a concept in a way that means it, its words close together. */
const isPutIn = ({ concept }: Found, some: readonly Weighed[]): boolean =>
  concept.expansions.some(
    ({ terms, confidence }) =>
      confidence === 1 &&
      some.some(({ seen }) => seen.sentences.some(({ indexed }) => standTogether(terms, indexed.places))),
  )

/** Words between two that still belong together. */
const GAP = 2

/**
 * Neighbours of the question that follow one another in no sentence of the best candidates: the last word of a concept and the first of the
 * next, with the lesser idf of the two.
 */
export const neighboursApart = (
  found: readonly Found[],
  best: readonly Weighed[],
): { readonly name: readonly [string, string]; readonly idf: number }[] =>
  found.slice(1).flatMap((second, at) => {
    const first = found[at] as Found
    const end = first.concept.expansions[0]?.terms.at(-1) ?? ''
    const start = second.concept.expansions[0]?.terms[0] ?? ''
    const isWhole = best.some(({ seen }) =>
      seen.sentences.some(({ indexed: { places } }) =>
        places.some(
          (one) =>
            one.term === end &&
            places.some((other) => other.term === start && other.at > one.at && other.at <= one.at + 1 + GAP),
        ),
      ),
    )
    return isWhole ? [] : [{ name: [end, start], idf: Math.min(first.idf, second.idf) }]
  })

/** Of such neighbours those that some report has as a name: 'private' and 'fostering' where only other councils' reports speak of private fostering. */
const tornPairs = (found: readonly Found[], best: readonly Weighed[], { engine }: SearchScope): number[] =>
  neighboursApart(found, best).flatMap(({ name, idf }) => (engine.holds(name) ? [idf] : []))
