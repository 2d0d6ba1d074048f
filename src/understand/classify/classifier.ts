import { type Classifier, type Features, type Share, shareOf, sharesOf } from '../../learnt/models.js'
import type { Finding, Grade } from '../../model/report.js'
import { stemOf } from '../../text/tokens.js'
import { type Entities, quotesWords } from '../entities/entities.js'
import type { Mention, Token } from '../entities/named.js'

/**
 * What a classifier sees of a message: its words and pairs of words, with what they name masked (`<council>`, `<year>`),
 * so that what is learnt of Leeds holds for Devon; the letters of words, so that slips do little; and how many of each it names.
 */

/** What a name gives way to. */
const NAME_MASKS = [
  '<judgement>',
  '<grade>',
  '<year>',
  '<framework>',
  '<country>',
  '<kind>',
  '<region>',
  '<elsewhere>',
  '<council>',
  '<inspector>',
] as const
type NameMask = (typeof NAME_MASKS)[number]
const NUMBER_MASK = '<number>'

const OF_NAMES: ReadonlySet<string> = new Set(NAME_MASKS)

export const isNameMask = (word: string): boolean => OF_NAMES.has(word)

/** Of a name or a number. */
export const isMask = (word: string): boolean => word === NUMBER_MASK || isNameMask(word)

/** The words of a message with masks in the place of names. */
export const maskedWords = (entities: Entities): string[] => masksOf(entities).filter((word) => word !== '')

/** A word or a mask for each token, empty for the later words of a name. */
export function masksOf(entities: Entities): string[] {
  const { tokens } = entities
  const masks: (string | undefined)[] = []
  const mask = (mentions: readonly Mention<unknown>[], name: NameMask) => {
    for (const { from, to } of mentions)
      for (let at = from; at < to; at++) masks[at] = at === from ? name : ''
  }
  mask(entities.judged.judgements, '<judgement>')
  mask(entities.grades, '<grade>')
  mask(entities.period.mentions, '<year>')
  mask(entities.frameworks, '<framework>')
  mask(entities.country, '<country>')
  mask(entities.kinds, '<kind>')
  mask(entities.regions, '<region>')
  mask(entities.elsewhere, '<elsewhere>')
  mask(entities.councils, '<council>')
  mask(entities.inspectors, '<inspector>')
  return tokens.map(({ word }, at) => masks[at] ?? (/^\d+$/.test(word) ? NUMBER_MASK : word))
}

/** Letters in a row that are seen of a word. */
const GRAM = 4

export const gramsOf = (word: string): string[] => {
  const whole = `^${word}$`
  return isMask(word) || whole.length <= GRAM
    ? []
    : Array.from({ length: whole.length - GRAM + 1 }, (_, at) => `~${whole.slice(at, at + GRAM)}`)
}

/** 0, 1, 2 … and from there on 'many'. */
const counted = (name: string, count: number, most = 3): string => `${name}=${Math.min(count, most)}`

/** An outcome stands in a question as a grade does, and is asked for as what is learnt of one. */
const LEARNT_AS: Readonly<Partial<Record<Finding, Grade>>> = {
  'Outcome 1': 'Good',
  'Outcome 2': 'Requires improvement',
  'Outcome 3': 'Inadequate',
}

/** Letters say less than words: there are many of them. */
export const GRAM_WEIGHT = 0.25

/** Words that say what a message is about: none of the names, none that carry nothing. */
const contentOf = (words: readonly string[], { isStopWord }: WordKnowledge): string[] =>
  words.filter((word) => !isMask(word) && !isStopWord(word))

/**
 * Words that carry a way of asking and name no subject: 'areas for improvement', 'which reports mention', 'good examples of'.
 * Learnt with the classifiers: those that one label's examples use far more often than questions about a subject do.
 */
export type Carriers = Readonly<Record<string, readonly string[]>> & {
  /** Words of no subject in particular: 'kids'. */
  readonly everything?: readonly string[]
  /** Words of everybody's talk: 'deal'. */
  readonly usual?: readonly string[]
  /** Pairs of words that openings are made of, `^` before the first and `$` behind the last: '^ quote', 'quote the', 'about $'. */
  readonly openings?: readonly string[]
  /** Words with which what asks begins far more often than what tells: 'whether', 'how'. */
  readonly beginnings?: readonly string[]
}

/** What is known of words beside what the classifier has learnt of them. */
export interface WordKnowledge {
  /** A word that carries no subject. */
  isStopWord(word: string): boolean
  /** A word that carries a way of asking. */
  isCarrier(word: string): boolean
  /** A word that some report of the library uses. */
  isOfReports(word: string): boolean
}

/** What the classifiers are told of words. */
export function lexiconOf(
  carriers: Carriers,
  stopWords: ReadonlySet<string>,
  isOfReports: (word: string) => boolean,
): WordKnowledge {
  const { everything: _, usual: __, openings: ___, beginnings: ____, ...labels } = carriers
  const carrying = new Set(Object.values(labels).flat())
  return {
    isStopWord: (word) => stopWords.has(word),
    isCarrier: (word) => carrying.has(word),
    isOfReports,
  }
}

export function featuresOf(entities: Entities): Features {
  const { tokens, councils, judged, grades, period } = entities
  const words = maskedWords(entities)
  const features = new Map<string, number>()
  const add = (name: string, weight = 1) => features.set(name, Math.max(weight, features.get(name) ?? 0))
  for (const [at, word] of words.entries()) {
    add(word)
    if (!isMask(word)) add(`s:${stemOf(word)}`, 0.7)
    add(`${words[at - 1] ?? '^'} ${word}`)
    if (at === words.length - 1) add(`${word} $`)
    if (at >= 2) add(`${words[at - 2]} _ ${word}`, 0.5)
    for (const gram of gramsOf(word)) add(gram, GRAM_WEIGHT)
  }
  for (const at of judged.words) add(`j:${stemOf(tokens[at]?.word ?? '')}`, 0.7)
  for (const { value } of grades) for (const grade of value.named) add(`g:${LEARNT_AS[grade] ?? grade}`, 0.5)
  add(counted('councils', new Set(councils.map(({ value }) => value.council.slug)).size))
  add(counted('judgements', judged.judgements.length, 2))
  add(counted('grades', grades.length, 2))
  add(counted('years', period.period.years.length, 2))
  add(`order=${period.period.order ?? (period.isNow ? 'now' : 'none')}`)
  add(counted('quoted', quotesWords(entities) ? 1 : 0, 1))
  add(counted('length', Math.ceil(words.length / 3), 6))
  add(`mark=${/\?\s*$/.test(entities.message) ? '?' : ''}`)
  return features
}

/** The same with what a message is about: how many words name a subject, and whether the reports know them. */
export function subjectFeaturesOf(entities: Entities, lexicon: WordKnowledge): Features {
  const subject = contentOf(maskedWords(entities), lexicon).filter((word) => !lexicon.isCarrier(word))
  const foreign = subject.filter((word) => !lexicon.isOfReports(word)).length
  return new Map([
    ...featuresOf(entities),
    [counted('subject', subject.length, 4), 1.5],
    [counted('foreign', foreign), 1],
    [`council & subject=${entities.councils.length > 0} ${Math.min(subject.length, 2)}`, 1.5],
  ])
}

/** What stands around words that may name a place or be plain English: 'in reading', 'reading to children'. */
export function placeFeatures(tokens: readonly Token[], from: number, to: number): Features {
  const word = (at: number): string => (at < 0 ? '^' : (tokens[at]?.word ?? '$'))
  const before = word(from - 1)
  const after = word(to)
  return new Map([
    [`before ${before}`, 1],
    [`after ${after}`, 1],
    [`around ${before} ${after}`, 0.7],
    [`two before ${word(from - 2)} ${before}`, 0.7],
    [`two after ${after} ${word(to + 1)}`, 0.7],
    [`capital ${tokens[from]?.isCapital ?? false}`, 1],
    [`whole ${from === 0 && to === tokens.length}`, 1],
    [`set off ${tokens[to - 1]?.isSetOff ?? false} ${from === 0}`, 1],
    [`length ${Math.min(6, tokens.length)}`, 0.5],
  ])
}

/** What is seen of a message that follows an answer: the message, and what the answer before it was to. */
export interface Following {
  readonly entities: Entities
  /** What the message may intend by itself. */
  readonly shares: readonly Share[]
  /** The same of the message as if it named a council at its end, as what is asked where a conversation is does not. */
  readonly placed: readonly Share[]
  /** The intent that the answer before was to; null where it is not known. */
  readonly before: string | null
}

/** What is less likely to be intended says nothing of how a message follows. */
const LEAST_INTENDED = 0.1

/** A word and what came before it say more than the letters of words, and less than the word. */
const PAIRED = 0.4

/**
 * The features of the message, what the other classifier takes it for, and each together with what came before: 'which
 * councils' after quotations asks where else it is so, after a count for those that were counted.
 */
export function followUpFeaturesOf(
  { entities, shares, placed, before }: Following,
  lexicon: WordKnowledge,
): Features {
  const features = new Map(subjectFeaturesOf(entities, lexicon))
  const likely = (of: readonly Share[], name: string) => {
    for (const { label, share } of of)
      if (share >= LEAST_INTENDED) features.set(`${name} ${label}`, 2 * share)
  }
  likely(shares, 'intends')
  likely(placed, 'intends there')
  if (before === null) return features
  features.set(`after ${before}`, 1)
  const [first] = placed
  if (first) features.set(`after ${before} intends ${first.label}`, first.share)
  for (const word of maskedWords(entities)) features.set(`after ${before} ${word}`, PAIRED)
  return features
}

/** How likely some words of a message name a place. */
export const placeLikelihoodBy =
  (place: Classifier) =>
  (tokens: readonly Token[], from: number, to: number): number =>
    shareOf(sharesOf(place, placeFeatures(tokens, from, to)), 'place')
