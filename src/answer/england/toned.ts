import type { AnswerContext } from '../../command/command.js'
import type { AskedFor, ToneNamed } from '../../model/query.js'
import type { Holding } from '../../search/search.js'
import { sentencesOf } from '../../text/tokens.js'
import { speaksOf } from './speaking.js'

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

/** A shorter sentence leaves what it speaks of to those around it. */
const SHORTEST_TONED = 30

/** Whether a document is only what must be done, which neither praises nor finds fault. */
export const isRecommendation = ({ document: { report, paragraph } }: Pick<Holding, 'document'>): boolean =>
  report.recommendations.some(({ key }) => key === paragraph.key)

/**
 * Of what speaks of a subject that which surely praises it, or finds fault with it, in a sentence that names it: told by the tone that is learnt
 * from sentences that somebody judged. No recommendation.
 */
export function holdingsInTone(
  found: readonly Holding[],
  tone: ToneNamed,
  subject: string,
  context: Pick<AnswerContext, 'search'>,
): TonedHolding[] {
  const degreeOf = degreesOf(tone, subject, context)
  return found.flatMap((holding) => {
    if (isRecommendation(holding)) return []
    const toned = sentencesInTone(holding.document.text, holding.sentences(), degreeOf)
    const [best] = toned
    return best ? [{ holding, sentences: toned.map(({ at }) => at), degree: best.degree }] : []
  })
}

/** How likely a sentence praises a subject, or finds fault with it, in the half of it that names it; 0 where that is not sure, and where none does. */
export function degreesOf(
  tone: ToneNamed,
  subject: string,
  { search }: Pick<AnswerContext, 'search'>,
): (sentence: string) => number {
  const names = speaksOf(subject, { search })
  return (sentence) => (names(sentence) ? search.surelyOf(tone, halfOn(sentence, names)) : 0)
}

/** Where one half of a sentence gives way to another: 'are timely, but too many wait for a dentist'. */
const GIVES_WAY = /;\s+|,\s+(?=(?:but|although|though|while|whilst|however|despite|yet)\b)/i

/** Opens the half that gives way: 'Although caseloads are manageable, turnover is high'. */
const OPENS_SO = /^(?:but|although|though|while|whilst|however|despite|yet),?\s+/i

/** With what a half goes on about the same thing as the one before. */
const GOES_ON_SO = /^(?:they|it|this|these|there|remains?|is|are|was|were|has|have|continues?|not|still)\b/i

/** The half of a sentence that names a subject, where the other speaks of something else; else all of it. */
function halfOn(sentence: string, names: (words: string) => boolean): string {
  const comma = OPENS_SO.test(sentence) ? sentence.indexOf(', ', sentence.search(/\s/) + 1) : -1
  const parts = comma > 0 ? [sentence.slice(0, comma), sentence.slice(comma + 2)] : sentence.split(GIVES_WAY)
  const halves = parts.map((part) => part.replace(OPENS_SO, ''))
  const [own, ...others] = halves.filter(names)
  const isOfAnother = (half: string): boolean => half === own || !GOES_ON_SO.test(half)
  return own !== undefined && others.length === 0 && halves.every(isOfAnother) ? own : sentence
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
      return degree > 0 ? [{ at, degree }] : []
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
  'Whether a sentence praises or finds fault is told by how it sounds, which is learnt and not always right; what is not sure, and recommendations, are counted as neither.'
