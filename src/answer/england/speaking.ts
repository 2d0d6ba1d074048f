import { distinctBy } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import type { AskedFor, ToneNamed } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { isTheThing, tellingConcepts } from '../../search/concepts.js'
import { type Expansion, isOnlyRecommended, recommendationsIn } from '../../search/engine.js'
import type { Holding } from '../../search/search.js'
import { sentencesOf, stemOf, termsOf, wordsOf } from '../../text/tokens.js'

/** What is looked for in the words of reports, to be counted. */
type SpokenOf = Pick<AskedFor<'mentions'>, 'subject' | 'either' | 'phrases' | 'of'>

/** What holds every phrase letter for letter, and speaks of the subject. */
export function mentioning(asked: SpokenOf, reports: readonly Report[], context: AnswerContext): Holding[] {
  // 'Covid or the pandemic': what speaks of either, each paragraph once.
  const { either, ...whole } = asked
  if (either && asked.phrases.length === 0) {
    const found = either.flatMap((subject) => mentioning({ ...whole, subject }, reports, context))
    return distinctBy(found, ({ document }) => document, 'last')
  }
  const name = WRITTEN_AS_NAME.exec(asked.subject)?.[1]
  if (name !== undefined) {
    const own = { ...asked, phrases: [...asked.phrases, name], subject: '' }
    const found = mentioning(own, reports, context)
    return found.length > 0 ? found : mentioning({ ...asked, subject: name }, reports, context)
  }
  const { subject, phrases, of } = asked
  // Who names no subject asks for all that these reports recommend.
  if (subject === '' && phrases.length === 0)
    return of === 'recommendations'
      ? recommendationsIn(reports).map((document) => ({ document, sentences: () => [] }))
      : []
  const own = phrases.map((phrase) => [{ terms: termsOf(phrase), weight: 1, confidence: 1 }])
  const concepts = tellingConcepts(context.search.concepts(subject), context.vocabulary.faintWords).map(
    ({ expansions }) => expansions.filter(isTheThing),
  )
  const within =
    reports.length === context.library.reports.length ? null : new Set(reports.map(({ id }) => id))
  const holdsStems = context.search.holding({
    of: of === 'recommendations' ? 'recommendations' : 'paragraphs',
    concepts: [...own.filter(([way]) => way !== undefined && way.terms.length > 0), ...concepts],
    within,
  })
  const isSoInForm = adjectiveFinder(wordsOf(subject), concepts)
  const found = holdsStems.filter(({ document }) => isSoInForm(document.text))
  if (phrases.length === 0) return found
  const finders = phrases.map(verbatimFinder)
  return found.flatMap((one) => {
    const { text } = one.document
    if (!finders.every((finds) => finds(text))) return []
    const sentences = () => {
      const held = sentencesOf(text).flatMap((sentence, at) =>
        finders.some((finds) => finds(sentence)) ? [at] : [],
      )
      return held.length > 0 ? held : one.sentences()
    }
    return [{ ...one, sentences }]
  })
}

/** Porter's stemmer makes one of such an adjective and its verb: what is 'restored' or 'reflected' is no 'restorative' practice, no 'reflective' supervision. */
const ADJECTIVE = /ive(?:ly|ness)?$/

/** Tells of a text whether it has each such adjective of a question as one: of those that stand in every way of putting it. */
function adjectiveFinder(
  asked: readonly string[],
  concepts: readonly (readonly Expansion[])[],
): (text: string) => boolean {
  const isInAll = (term: string): boolean =>
    concepts.some((ways) => ways.length > 0 && ways.every(({ terms }) => terms.includes(term)))
  const sought = [...new Set(asked.filter((word) => ADJECTIVE.test(word)).map(stemOf))].filter(isInAll)
  return (text) => {
    if (sought.length === 0) return true
    const held = new Set(
      wordsOf(text)
        .filter((word) => ADJECTIVE.test(word))
        .map(stemOf),
    )
    return sought.every((term) => held.has(term))
  }
}

/** A subject that was written as a name is one: `"house project"`. */
export const WRITTEN_AS_NAME = /^"([^"]+)"$/

/** Words between two of a name that still belong together: 'agency social work staff'. */
const NAME_GAP = 2

/** Parts of a sentence across which no name goes on. */
const APART = /[,;:()]/

/** What is in fewer of the recommendations is as telling as what is in so many. */
const LEAST_SHARE = 1 / 2000

/** So much of what a subject tells, what is rare telling most, names it: 'turnover' of 'social worker turnover', and 'social worker' not. */
const TELLING_ENOUGH = 0.5

/** Whether some words name a subject: its names whole, in one breath, and as they are asked for ('agency staff' is not 'partner agencies, staff'). */
function speaksOf(subject: string, { search }: Pick<AnswerContext, 'search'>): (words: string) => boolean {
  const concepts = search.concepts(subject).map(({ surface, weight, expansions }) => {
    const ways = expansions.filter(isTheThing)
    const share = Math.min(1, ...(ways[0]?.terms ?? []).map((term) => search.recommendedShare(term)))
    const forms = new Map(wordsOf(surface).map((word) => [stemOf(word), word]))
    return { ways, forms, telling: -Math.min(1, weight) * Math.log(Math.max(LEAST_SHARE, share)) }
  })
  const all = concepts.reduce((sum, { telling }) => sum + telling, 0)
  return (words) => {
    const runs = words.split(APART).map((run) => wordsOf(run).map((word) => ({ word, term: stemOf(word) })))
    const named = concepts.reduce(
      (sum, { ways, forms, telling }) =>
        ways.some(({ terms }) => runs.some((run) => isNamedWhole(terms, run, forms))) ? sum + telling : sum,
      0,
    )
    return named >= TELLING_ENOUGH * all
  }
}

/** Whether the terms of a name follow one another in some words; but for the last of them in the form that they were asked for in. */
const isNamedWhole = (
  terms: readonly string[],
  run: readonly { readonly word: string; readonly term: string }[],
  forms: ReadonlyMap<string, string>,
): boolean =>
  run.some((_, from) => {
    let at = from - 1
    return terms.every((term, which) => {
      const within = which === 0 ? from + 1 : at + 2 + NAME_GAP
      const isSo = ({ word, term: own }: (typeof run)[number]): boolean =>
        own === term && (which === terms.length - 1 || (forms.get(term) ?? word) === word)
      const found = run.findIndex((one, place) => place > at && place < within && isSo(one))
      at = found
      return found >= 0
    })
  })

/** Signs that keyboards and printers write differently: any of a group stands for all of it. */
const SIGNS_ALIKE: readonly string[] = ["'’‘`´", '"“”„', '-‐‑‒–— ']

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')

const pattern = (character: string): string => {
  const alike = SIGNS_ALIKE.find((group) => group.includes(character))
  return alike ? `[${[...alike].map((one) => (one === '-' ? '\\-' : one)).join('')}]` : escaped(character)
}

/** 'Asylum seeking' is 'asylum-seeking' to whoever looks for it. */
const BETWEEN_WORDS = '(?:\\s+|[-‐‑–])'

/** A letter or figure: a phrase that ends in one ends there in the text too. */
const WORD_CHARACTER = /[\p{L}\p{N}]/u

/**
 * Tells of a text whether a phrase stands in it letter for letter, in small letters or capitals, across the ends of lines;
 * 'care leaver' is not found in 'care leavers'.
 */
export function verbatimFinder(phrase: string): (text: string) => boolean {
  const sought = phrase.trim()
  const body = sought
    .split(/\s+/)
    .map((word) => [...word].map(pattern).join(''))
    .join(BETWEEN_WORDS)
  const opens = WORD_CHARACTER.test(sought[0] ?? '')
  const closes = WORD_CHARACTER.test(sought.at(-1) ?? '')
  const before = opens ? '(?<![\\p{L}\\p{N}])' : ''
  const after = closes ? '(?![\\p{L}\\p{N}])' : ''
  const whole = new RegExp(`${before}${body}${after}`, 'iu')
  // Most texts that hold it write it as it was typed: to look for that takes a tenth of the time.
  return (text) => {
    const at = text.indexOf(sought)
    const isFree =
      at >= 0 &&
      !(opens && WORD_CHARACTER.test(text[at - 1] ?? '')) &&
      !(closes && WORD_CHARACTER.test(text[at + sought.length] ?? ''))
    return isFree || whole.test(text)
  }
}

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
    if (isOnlyRecommended(holding.document)) return []
    const toned = sentencesInTone(holding.document.text, holding.sentences(), degreeOf)
    const [best] = toned
    return best ? [{ holding, sentences: toned.map(({ at }) => at), degree: best.degree }] : []
  })
}

/** How likely a sentence praises a subject, or finds fault with it, in the half of it that names it; 0 where that is not sure, and where none does. */
function degreesOf(
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
function sentencesInTone(
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
