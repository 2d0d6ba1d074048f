import { groupsOf } from '../../collections/collections.js'
import { balanceOf, type Forest, likelyAt, oddsOf, type ToneModel, type Tones } from '../../learnt/models.js'
import { sentencesOf, termsOf } from '../../text/tokens.js'
import { isOnlyRecommended } from '../engine.js'
import type { Hit, ToneAsked } from './rank.js'

/**
 * Of which councils something is said: each report is looked through by itself, and what is known of the passages that come nearest in it tells how
 * likely one of them makes its council one of those asked for. Learnt from passages that somebody judged so (train/councils).
 */

/** Read of each report: as good as more, and the time of a question is that of one report times all. */
const READ_OF_EACH = 3

/** What is asked of many councils: 'an embedded practice model', 'late visits' as a criticism. */
export interface AskedOfEach {
  readonly words: string
  readonly tone: ToneAsked
}

/** The passage of a report that says most likely of its council what is asked. */
export interface Saying {
  readonly hit: Hit
  /** From 0 to 1. */
  readonly likely: number
}

/** What comes nearest to it in one report is looked for whatever its tone: of that the model judges. */
export const askedOfOne = (report: string, { words }: AskedOfEach) => ({
  words,
  within: new Set([report]),
  expected: null,
  most: READ_OF_EACH,
})

/** The same with the tone in which it sounds by itself, where none is asked for: 'a shortage of foster carers', 'failed to offer return interviews'. */
export function inItsTone(asked: AskedOfEach, model: Pick<ToneModel, 'of' | 'sure'>): AskedOfEach {
  const isCriticism = model.of(termsOf(asked.words)).criticism >= model.sure.criticism
  return asked.tone === null && isCriticism ? { ...asked, tone: 'criticism' } : asked
}

/**
 * What of some reports says so, the likeliest first: of each report one passage, of some none.
 * @param ofEach what comes nearest in each report, best first, as {@link askedOfOne} asks for it
 */
export function likeliestOfEach(
  ofEach: readonly (readonly Hit[])[],
  asked: ToneAsked,
  { tone, saying }: { readonly tone: ToneModel; readonly saying: Forest | null },
): Saying[] {
  if (!saying) return []
  const weighed = weighedOfEach(ofEach, asked, tone)
    .map(({ hit, signs }) => ({ hit, likely: likelyAt(oddsOf(saying, signs)) }))
    .sort((one, other) => other.likely - one.likely)
  return groupsOf(weighed, ({ hit }) => hit.document.report).map(([best]) => best)
}

/** Of each report so many passages are weighed, where they are so likely on the subject at least. */
const WEIGHED_OF_EACH = 2
const LEAST_ON_SUBJECT = 0.3

/** A passage, and what is known of it beside those of the other reports. */
interface Weighed {
  readonly hit: Hit
  readonly signs: readonly number[]
}

/**
 * The passages of some reports that may say what is asked, with their signs. What only sounds otherwise is left out: of 1,038 such passages eight were
 * taken for what was asked.
 * @param ofEach what comes nearest in each report, best first
 */
export function weighedOfEach(
  ofEach: readonly (readonly Hit[])[],
  asked: ToneAsked,
  tone: Pick<ToneModel, 'of' | 'sure'>,
): Weighed[] {
  const tonesOf = ({ document, sentences }: Hit): Tones[] => {
    const all = asked === null ? [] : sentencesOf(document.text)
    return asked === null ? [] : sentences.map((at) => tone.of(termsOf(all[at] ?? '')))
  }
  const surely = (which: keyof Tones, tones: readonly Tones[]): number =>
    Math.max(0, ...tones.map((own) => (own[which] >= tone.sure[which] ? own[which] : 0)))
  const other = asked === 'praise' ? 'criticism' : 'praise'
  const sign = asked === 'praise' ? 1 : -1
  const isContrary = (tones: readonly Tones[]): boolean =>
    asked !== null && tones.every((own) => sign * balanceOf(own) < 0)
  const nearest = ofEach.map((hits) =>
    hits
      .slice(0, WEIGHED_OF_EACH)
      .filter((hit) => hit.onSubject >= LEAST_ON_SUBJECT && !isOnlyRecommended(hit.document))
      .map((hit) => ({ hit, tones: tonesOf(hit) }))
      .filter(({ tones }) => !isContrary(tones)),
  )
  const firsts = nearest.flatMap(([first]) => first?.hit ?? [])
  const odds = firsts.map((first) => first.odds).sort((one, another) => another - one)
  const whole = firsts.filter(({ coverage }) => coverage >= NEARLY_ALL).length / (firsts.length || 1)
  /** Which tone is asked for, how surely some sentence is in it and in the other, and how far one goes either way; nothing where either will do. */
  const signsOfTone = (tones: readonly Tones[]): number[] => {
    if (asked === null) return [0, 0, 0, 0, 0]
    const balances = tones.map((own) => sign * balanceOf(own))
    return [sign, surely(asked, tones), surely(other, tones), Math.max(...balances), Math.min(...balances)]
  }
  return nearest.flat().map(({ hit, tones }) => {
    const above = odds.filter((another) => another > hit.odds).length / (odds.length || 1)
    const signs = [
      ...[hit.onSubject, hit.odds, Math.log(hit.score), hit.coverage, hit.nearness],
      Math.max(...hit.answering),
      ...signsOfTone(tones),
      ...[hit.odds - (odds[0] ?? 0), above, whole],
    ]
    // The last digits of a logarithm may differ from machine to machine.
    return { hit, signs: signs.map(Math.fround) }
  })
}

/** Of the concepts of a question as good as all. */
const NEARLY_ALL = 0.99
