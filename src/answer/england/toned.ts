import type { World } from '../../command/world.js'
import type { AskedFor } from '../../model/query.js'
import type { Holding } from '../../search/holding.js'
import { sentencesOf } from '../../text/tokens.js'

/** What speaks of a subject in one tone: the sentences that sound so, and how much the most of them does. */
export interface TonedHolding {
  readonly holding: Holding
  /** Indices of its sentences, that first which sounds so most. */
  readonly sentences: readonly number[]
  readonly degree: number
}

export type ToneCounted = 'praise' | 'criticism'

/** How a sentence that tells facts sounds: as a rule a little critical. */
const OF_FACTS = -0.1

/** A sentence that praises, or finds fault, less than this more than one that tells facts does neither. */
const IN_TONE = 0.2

/** A shorter sentence leaves what it speaks of to those around it. */
const LEAST_LETTERS = 40

/** Whether a document is only what must be done, which neither praises nor finds fault. */
export const isRecommendation = ({ document: { report, paragraph } }: Pick<Holding, 'document'>): boolean =>
  report.recommendations.some(({ key }) => key === paragraph.key)

/**
 * Of what speaks of a subject that which praises, or finds fault, in a sentence that speaks of it: told by the tone that is learnt
 * from reports of every grade. No recommendation.
 */
export function inTone(
  found: readonly Holding[],
  tone: ToneCounted,
  { search }: Pick<World, 'search'>,
): TonedHolding[] {
  return found.flatMap((holding) => {
    if (isRecommendation(holding)) return []
    const toned = sentencesInTone(holding.document.text, holding.sentences(), tone, { search })
    const [best] = toned
    return best ? [{ holding, sentences: toned.map(({ at }) => at), degree: best.degree }] : []
  })
}

/** Of some sentences of a text those that sound so, by their indices, the most so first. */
export function sentencesInTone(
  text: string,
  sentences: readonly number[],
  tone: ToneCounted,
  { search }: Pick<World, 'search'>,
): { readonly at: number; readonly degree: number }[] {
  const way = tone === 'praise' ? 1 : -1
  const all = sentencesOf(text)
  return sentences
    .flatMap((at) => {
      const sentence = all[at] ?? ''
      const degree = way * (search.toneOf(sentence) - OF_FACTS)
      return sentence.length >= LEAST_LETTERS && degree >= IN_TONE ? [{ at, degree }] : []
    })
    .sort((one, other) => other.degree - one.degree)
}

/** What is counted of a subject: all that speaks of it, or what does so in the tone asked for, each with the sentences that do. */
export const keptInTone = (
  found: readonly Holding[],
  tone: AskedFor<'mentions'>['tone'],
  world: Pick<World, 'search'>,
): readonly Holding[] =>
  tone === undefined || tone === 'both'
    ? found
    : inTone(found, tone, world).map(({ holding, sentences }) => ({ ...holding, sentences: () => sentences }))

/** That the tone was told by a model. */
export const TONE_TOLD =
  'Whether a sentence praises or finds fault is told by how it sounds, which is learnt and not always right; recommendations are counted as neither.'
