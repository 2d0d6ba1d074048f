import { NOVEL } from '../../learnt/encoder.js'
import type { Shelf } from '../corpus.js'
import type { Seen } from './features.js'
import { type Found, standTogether, weigh } from './found.js'
import type { Meaning } from './likeness.js'
import { type Part, partsOf, signsOfPart } from './parts.js'
import type { Wanted } from './wanted.js'
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
  readonly wanted: Wanted
}

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
