import type { AnswerContext } from '../../command/command.js'
import type { AskedFor, ToneNamed } from '../../model/query.js'
import type { Holding } from '../../search/search.js'
import { sentencesOf, termsOf } from '../../text/tokens.js'

/** What speaks of a subject in one tone: the sentences that sound so, and how much the most of them does. */
export interface TonedHolding {
  readonly holding: Holding
  /** Indices of its sentences, that first which sounds so most. */
  readonly sentences: readonly number[]
  readonly degree: number
}

/** Over what is told in each tone. */
export const TONE_HEADINGS: Readonly<Record<ToneNamed, string>> = {
  praise: 'What is praised',
  criticism: 'What is criticised',
}

/** How a sentence that tells facts sounds: as a rule a little critical. */
const OF_FACTS = -0.15

/** A sentence that praises, or finds fault, less than this more than one that tells facts does neither. */
const LEAST_DEGREE = 0.3

/** A subject of several words that sounds so much as was asked for is part of what is said, and not what it is said of: 'visits are late'. */
const OF_WHAT_IS_SAID = 0.4

/** A shorter sentence leaves what it speaks of to those around it. */
const SHORTEST_TONED = 30

/** Whether a document is only what must be done, which neither praises nor finds fault. */
export const isRecommendation = ({ document: { report, paragraph } }: Pick<Holding, 'document'>): boolean =>
  report.recommendations.some(({ key }) => key === paragraph.key)

/**
 * Of what speaks of a subject that which praises, or finds fault, in a sentence that speaks of it: told by the tone that is learnt
 * from reports of every grade. No recommendation.
 */
export function holdingsInTone(
  found: readonly Holding[],
  tone: ToneNamed,
  subject: string,
  { search }: Pick<AnswerContext, 'search'>,
): TonedHolding[] {
  const degreeOf = degreesOf(tone, subject, { search })
  return found.flatMap((holding) => {
    if (isRecommendation(holding)) return []
    const toned = sentencesInTone(holding.document.text, holding.sentences(), degreeOf)
    const [best] = toned
    return best ? [{ holding, sentences: toned.map(({ at }) => at), degree: best.degree }] : []
  })
}

/** How much a sentence praises, or finds fault, beyond what tells facts: by its words but those of the subject, which sound one way in all that is said of it. */
export function degreesOf(
  tone: ToneNamed,
  subject: string,
  { search }: Pick<AnswerContext, 'search'>,
): (sentence: string) => number {
  const way = tone === 'praise' ? 1 : -1
  const terms = termsOf(subject)
  const isSaid = terms.length > 1 && way * search.toneOf(subject) >= OF_WHAT_IS_SAID
  const own = new Set(isSaid ? [] : terms)
  const besideSubject = (sentence: string): string =>
    sentence
      .split(/\s+/)
      .filter((word) => !termsOf(word).some((term) => own.has(term)))
      .join(' ')
  return (sentence) => way * (search.toneOf(besideSubject(sentence)) - OF_FACTS)
}

/** Of some sentences of a text those that sound so, by their indices, the most so first. */
export function sentencesInTone(
  text: string,
  sentences: readonly number[],
  degreeOf: (sentence: string) => number,
): { readonly at: number; readonly degree: number }[] {
  const all = sentencesOf(text)
  return sentences
    .flatMap((at) => {
      const sentence = all[at] ?? ''
      const degree = sentence.length >= SHORTEST_TONED ? degreeOf(sentence) : 0
      return degree >= LEAST_DEGREE ? [{ at, degree }] : []
    })
    .sort((one, other) => other.degree - one.degree)
}

/** What is counted of a subject: all that speaks of it, or what does so in the tone asked for, each with the sentences that do. */
export const keptInTone = (
  found: readonly Holding[],
  { tone, subject, phrases }: Pick<AskedFor<'mentions'>, 'tone' | 'subject' | 'phrases'>,
  context: Pick<AnswerContext, 'search'>,
): readonly Holding[] =>
  tone === undefined || tone === 'both'
    ? found
    : holdingsInTone(found, tone, [subject, ...phrases].join(' '), context).map(({ holding, sentences }) => ({
        ...holding,
        sentences: () => sentences,
      }))

/** That the tone was told by a model. */
export const TONE_TOLD =
  'Whether a sentence praises or finds fault is told by how it sounds, which is learnt and not always right; recommendations are counted as neither.'
