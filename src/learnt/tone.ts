import { termsOf } from '../text/tokens.js'
import { wordsAndPairs } from './models.js'

/** How likely a sentence praises what it speaks of, and how likely it finds fault with it: it may do both, or neither. */
export interface Tones {
  readonly praise: number
  readonly criticism: number
}

/** What each word, or pair of words, adds to the odds of praise and of criticism, and from which likelihood on either is sure. */
export interface ToneWeights {
  readonly constant: readonly [number, number]
  readonly weights: Readonly<Record<string, readonly [number, number]>>
  readonly sure: Tones
}

/** Whether a sentence praises, and whether it finds fault. */
export interface ToneModel {
  readonly sure: Tones
  of(terms: readonly string[]): Tones
}

/** Stems that tell which way something goes, or turn what is said about: 'turnover' is praised where it falls, a delay where there is none. */
const DIRECTIONS: ReadonlySet<string> = new Set(
  (
    'low lower high higher reduc fall increas decreas improv minim no not without too few fewer less more avoid prevent never ' +
    'but howev although despit'
  ).split(' '),
)

/** Words between a direction and what goes that way. */
const DIRECTED = 5

/** What stands before and what after them in a sentence is weighed apart: the second half decides. */
const TURNED_BY: ReadonlySet<string> = new Set(['but', 'howev'])

/** What is seen of a sentence: its words, each two that follow one another, those near a direction, how it begins, and on which side of a 'but' they stand. */
export function toneFeatures(terms: readonly string[]): ReadonlySet<string> {
  const features = new Set(wordsAndPairs(terms))
  if (terms.length === 0) return features
  for (const [at, term] of terms.entries())
    for (let to = at + 2; to <= at + DIRECTED && to < terms.length; to++) {
      const other = terms[to] as string
      if (DIRECTIONS.has(term) || DIRECTIONS.has(other)) features.add(`${term}~${other}`)
    }
  features.add(`^${terms[0]}`)
  features.add(`^${terms.slice(0, 2).join(' ')}`)
  const turn = terms.findLastIndex((term, at) => at > 0 && TURNED_BY.has(term))
  if (turn > 0) for (const [at, term] of terms.entries()) features.add(`${at < turn ? '<' : '>'}${term}`)
  return features
}

/** Long sentences are weighed as short ones. */
export const evenly = (features: ReadonlySet<string>): number => 3 / Math.sqrt(features.size || 1)

/** How likely something of such odds is, which are a logarithm. */
export const likelyAt = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The tones that some words and pairs of words give. */
export function tonedIn({ constant, weights, sure }: ToneWeights): ToneModel {
  const known = new Map(Object.entries(weights))
  return {
    sure,
    of(terms) {
      const features = toneFeatures(terms)
      let praise = 0
      let criticism = 0
      for (const feature of features) {
        const own = known.get(feature)
        if (own === undefined) continue
        praise += own[0]
        criticism += own[1]
      }
      const even = evenly(features)
      return {
        praise: likelyAt(constant[0] + even * praise),
        criticism: likelyAt(constant[1] + even * criticism),
      }
    },
  }
}

/** How far a sentence praises (above 0) rather than finds fault (below), from −1 to 1. */
export const balanceOf = ({ praise, criticism }: Tones): number => praise - criticism

/** What a search tells of the tone of a sentence. */
export const tonesTold = (tone: ToneModel) => ({
  toneOf: (sentence: string): number => balanceOf(tone.of(termsOf(sentence))),
  surelyOf(which: keyof Tones, sentence: string): number {
    const likely = tone.of(termsOf(sentence))[which]
    return likely >= tone.sure[which] ? likely : 0
  },
})
