import { memoisedByObject } from '../collections/collections.js'
import { type Classifier, type Features, shareOf, sharesOf } from '../learnt/models.js'
import { Grade } from '../model/report.js'
import { nearestWords } from '../text/fuzzy.js'
import { stemOf, wordsOf } from '../text/tokens.js'
import type { Definition, Vocabulary } from '../vocabulary/vocabulary.js'
import {
  type Carriers,
  GRAM_WEIGHT,
  gramsOf,
  isNameMask,
  masksOf,
  type WordKnowledge,
} from './classify/classifier.js'
import { type Entities, subjectOf, subjectTold, withoutTags } from './entities/entities.js'
import { type Mention, wordsTaken } from './entities/named.js'
import { wholePeriod } from './entities/period.js'
import type { Understanding } from './understanding.js'

/** What telling a subject from the way it is asked takes. */
export interface Carrying {
  readonly carriers: Carriers
  readonly recogniser: { isWord(word: string): boolean }
  readonly vocabulary: { readonly stopWords: ReadonlySet<string> }
}

/** The subject of a message without the words that carry the way it is asked; a carrier that is mistyped carries too. */
export function subjectWithout(entities: Entities, labels: readonly string[], carrying: Carrying): string {
  const isCarrier = carrierOf(labels, carrying)
  return subjectTold(entities)
    .split(' ')
    .filter((word) => !isCarrier(word.toLowerCase()))
    .join(' ')
}

/**
 * The same of the clauses that ask alone, where some do and others only tell: 'I have a meeting at 2, can you tell me what
 * must improve'.
 */
export function subjectAsked(entities: Entities, labels: readonly string[], carrying: Carrying): string {
  const isCarrier = carrierOf(labels, carrying)
  const asking = clausesOf(entities).filter(({ tokens }) => tokens.some(({ word }) => isCarrier(word)))
  return (asking.length > 0 ? asking : [entities])
    .map((clause) => subjectWithout(clause, labels, carrying))
    .join(' ')
}

const openingPairs = memoisedByObject((carriers: Carriers): ReadonlySet<string> => new Set(carriers.openings))

/** Behind which word of a message's clause its opening ends: 'quote the one about', 'what do they say on'; where it begins, if with none. */
function openingEnd(
  { tokens }: Entities,
  { from, to }: { readonly from: number; readonly to: number },
  named: ReadonlySet<number>,
  pairs: ReadonlySet<string>,
): number {
  let before = '^'
  let end = from
  for (let at = from; at < to; at++) {
    if (named.has(at)) continue
    const word = tokens[at]?.word ?? ''
    if (!pairs.has(`${before} ${word}`)) break
    before = word
    if (pairs.has(`${word} $`)) end = at + 1
  }
  return end
}

/** Names that may stand within an opening: 'dig out what Bradford 2014 says about'. */
const namesWithin = ({ councils, period, frameworks }: Entities): ReadonlySet<number> =>
  wordsTaken([...councils, ...period.mentions, ...frameworks])

/** Whether a clause opens as those do that only ask to be shown something. */
export const hasOpening = (clause: Entities, { carriers }: Carrying): boolean =>
  openingEnd(clause, { from: 0, to: clause.tokens.length }, namesWithin(clause), openingPairs(carriers)) > 0

/**
 * What a message names without the words that open its clauses and name nothing looked for: 'quote the one about young
 * carers', 'have you got anything on staying put'. Where no subject stands behind them, they stay.
 */
export function withoutOpenings(entities: Entities, { carriers, vocabulary }: Carrying): Entities {
  const pairs = openingPairs(carriers)
  const named = namesWithin(entities)
  const isContent = (at: number): boolean =>
    !named.has(at) && !vocabulary.stopWords.has(entities.tokens[at]?.word ?? '')
  let start = 0
  const opening = clausesOf(entities).flatMap(({ tokens }) => {
    const clause = { from: start, to: start + tokens.length }
    start = clause.to
    const end = openingEnd(entities, clause, named, pairs)
    const content = tokens.map((_, index) => clause.from + index).filter(isContent)
    return content.some((at) => at >= end) ? content.filter((at) => at < end) : []
  })
  const ends = [...opening, entities.tokens.length]
  return picked(
    entities,
    ends.map((to, index) => ({ from: index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, to })),
  )
}

/** The stems of what the field writes in capitals. */
const abbreviations = memoisedByObject(
  (sayings: Vocabulary['sayings']): ReadonlySet<string> =>
    new Set(
      sayings.flatMap(({ surface }) =>
        surface === surface.toUpperCase() ? [stemOf(surface.toLowerCase())] : [],
      ),
    ),
)

/** Whether a word is an abbreviation of the field: 'IROs'. */
export const isAbbreviation = (word: string, sayings: Vocabulary['sayings']): boolean =>
  abbreviations(sayings).has(stemOf(word))

/** The words of a subject that are no stop words. */
export const contentIn = (subject: string, stopWords: ReadonlySet<string>): string[] =>
  subject.split(' ').filter((word) => word !== '' && !stopWords.has(word.toLowerCase()))

/** Content words: those of them that are not of everyday talk either, in small letters; none in 'the main things'. */
export const contentWordsIn = (
  subject: string,
  { stopWords, faintWords }: Pick<Vocabulary, 'stopWords' | 'faintWords'>,
): string[] => contentIn(subject.toLowerCase(), stopWords).filter((word) => !faintWords.has(word))

/** The words by which a subject is looked up beside others; one word of a name alone would be another: 'early' of 'early help'. */
export function subjectWords(
  subject: string,
  vocabulary: Pick<Vocabulary, 'stopWords' | 'faintWords'>,
): string[] {
  const words = contentWordsIn(subject, vocabulary)
  const all = contentIn(subject.toLowerCase(), vocabulary.stopWords)
  return words.length === 1 && all.length <= MOST_BESIDE_ONE ? all : words
}

/** Words of a subject of which one alone tells. */
const MOST_BESIDE_ONE = 4

/** The content words of a message's subject, without those that carry the way it is asked. */
export const contentWordsWithout = (
  entities: Entities,
  labels: readonly string[],
  carrying: Carrying & { readonly vocabulary: Pick<Vocabulary, 'stopWords' | 'faintWords'> },
): string[] => contentWordsIn(subjectWithout(entities, labels, carrying), carrying.vocabulary)

/** A subject without the words of no meaning before and after it: 'can you … of them'. */
export function bare(subject: string, stopWords: ReadonlySet<string>): string {
  const words = subject.split(' ')
  const isContent = (word: string) => word !== '' && !stopWords.has(word.toLowerCase())
  const last = words.findLastIndex(isContent)
  return words.slice(Math.max(0, words.findIndex(isContent)), last + 1).join(' ')
}

export const withoutWords = (text: string, words: string): string => {
  const without = new Set(words.toLowerCase().split(/\s+/))
  return text
    .split(' ')
    .filter((word) => !without.has(word.toLowerCase()))
    .join(' ')
}

function carrierOf(
  labels: readonly string[],
  { carriers, recogniser, vocabulary }: Carrying,
): (word: string) => boolean {
  const all = new Set(labels.flatMap((label) => carriers[label] ?? []))
  const long = [...all].filter((word) => word.length >= LONG)
  return (word) =>
    all.has(word) ||
    (word.length >= LONG &&
      !vocabulary.stopWords.has(word) &&
      !recogniser.isWord(word) &&
      nearestWords(word, long).length > 0)
}

/** Letters of a carrier that is told from other words though it is mistyped. */
const LONG = 7

// A message in parts: clause by clause, as its signs part it, or from one word up to another.

const ENDS_A_CLAUSE = /[.!?;:,]["'’”)]*$|^[–—-]+$/

/** The message clause by clause, each with what it names. */
export const clausesOf = (entities: Entities): Entities[] =>
  rangesEnding(ENDS_A_CLAUSE, entities).map(({ from, to }) => between(entities, from, to))

const ENDS_A_SENTENCE = /[.?!;:]["'’”)]*$/

/** Where the sentences of a message stand. */
export const sentencesIn = (entities: Entities): TokenRange[] => rangesEnding(ENDS_A_SENTENCE, entities)

/** From one word of a message up to another. */
interface TokenRange {
  readonly from: number
  readonly to: number
}

function rangesEnding(sign: RegExp, { tokens }: Entities): TokenRange[] {
  const ends = tokens.flatMap(({ surface }, at) => {
    const isWithinOne = tokens[at + 1]?.surface === surface
    return at === tokens.length - 1 || (sign.test(surface) && !isWithinOne) ? [at + 1] : []
  })
  return ends.map((to, at) => ({ from: ends[at - 1] ?? 0, to }))
}

/** What a message names from one word up to but without another. */
export const between = (entities: Entities, from: number, to: number): Entities =>
  picked(entities, [{ from, to }])

/** Some of the words of a message, in this order, with what they name. */
export function picked(entities: Entities, ranges: readonly Omit<Mention<unknown>, 'value'>[]): Entities {
  const starts = ranges.map((_, at) => ranges.slice(0, at).reduce((sum, { from, to }) => sum + to - from, 0))
  const within = <T>(mentions: readonly Mention<T>[]): Mention<T>[] =>
    ranges.flatMap(({ from, to }, at) =>
      mentions
        .filter((one) => one.from >= from && one.to <= to)
        .map((one) => {
          const by = (starts[at] ?? 0) - from
          return { ...one, from: one.from + by, to: one.to + by }
        }),
    )
  const { judged, period } = entities
  const words = [...judged.words].map((at) => ({ value: at, from: at, to: at + 1 }))
  const tokens = ranges.flatMap(({ from, to }) => entities.tokens.slice(from, to))
  const times = within(period.mentions)
  const now = within(period.now)
  const message = tokens
    .flatMap(({ surface }, at) => (surface === tokens[at - 1]?.surface ? [] : [surface]))
    .join(' ')
  return {
    ...entities,
    message,
    quoted: entities.quoted.filter((phrase) => message.includes(phrase)),
    tokens,
    councils: within(entities.councils),
    elsewhere: within(entities.elsewhere),
    unknown: within(entities.unknown),
    nobodys: within(entities.nobodys),
    regions: within(entities.regions),
    kinds: within(entities.kinds),
    neighbours: within(entities.neighbours),
    country: within(entities.country),
    period: { period: wholePeriod(times), mentions: times, now, isNow: now.length > 0 },
    relativeTimes: within(entities.relativeTimes),
    grades: within(entities.grades),
    outranking: within(entities.outranking),
    judged: {
      ...judged,
      judgements: within(judged.judgements),
      all: within(judged.all),
      words: new Set(within(words).map(({ from }) => from)),
    },
    frameworks: within(entities.frameworks),
    wholes: within(entities.wholes),
    inspectors: within(entities.inspectors),
    reports: within(entities.reports),
  }
}

// Which words of a message name its subject: what is to be looked up, and not who asks, why, how, or of which council. A classifier sees each word
// with those around it; a Markov chain over the words, run forward and backward, then holds neighbours together.

/** A word of a message, or the mask of a name; a name of several words has one. */
export interface MaskedWord {
  readonly word: string
  /** Index of its first token. */
  readonly at: number
}

/** The words of a message as classifiers see them, each with its place. */
export const maskedInPlace = (entities: Entities): MaskedWord[] =>
  masksOf(entities).flatMap((word, at) => (word === '' ? [] : [{ word, at }]))

/** The words that say how a clause asks, or join it to its subject, seen from the words behind them: 'said about', 'whether', 'how'. */
function leadingWords(
  words: readonly MaskedWord[],
  at: number,
  { isStopWord }: WordKnowledge,
): [string, string] {
  const place = words.slice(0, at).findLastIndex(({ word }) => isStopWord(word))
  return [words[place]?.word ?? '^', `${words[place - 1]?.word ?? '^'} ${words[place]?.word ?? '^'}`]
}

/** What parts a word from the one before it: `,`; nothing within a clause. */
export const signBefore = ({ tokens }: Entities, at: number): string =>
  tokens[at - 1]?.surface === tokens[at]?.surface
    ? '-'
    : (/[^\p{L}\p{N}]+$/u.exec(tokens[at - 1]?.surface ?? '^')?.[0] ?? '')

/** Which clause of its message each word stands in, and whether that is a question. */
function clausesSeen(entities: Entities): string[] {
  const clauses = clausesOf(entities)
  return clauses.flatMap(({ tokens }, at) => {
    const which = clauses.length === 1 ? 'only' : at === clauses.length - 1 ? 'last' : 'earlier'
    const isQuestion = /\?/.test(tokens.at(-1)?.surface ?? '')
    return tokens.map(() => `${which}${isQuestion ? ' asks' : ''}`)
  })
}

/**
 * What stands around each word of a message that may name its subject: the words beside it, what leads to it, the clause it is in, and
 * what the reports know of it. A list for each token; empty for one that a name takes.
 */
export function subjectWordFeatures(entities: Entities, lexicon: WordKnowledge): Features[] {
  const judged = entities.judged.words
  const words = maskedInPlace({ ...entities, judged: { ...entities.judged, judgements: [] } })
  const clauses = clausesSeen(entities)
  const all = entities.tokens.map((): Features => new Map())
  const word = (at: number): string => (at < 0 ? '^' : (words[at]?.word ?? '$'))
  for (const [place, { word: own, at }] of words.entries()) {
    if (isNameMask(own)) continue
    const [before, after] = [word(place - 1), word(place + 1)]
    const [lead, leading] = leadingWords(words, place, lexicon)
    const clause = clauses[at]
    const sign = signBefore(entities, at)
    const kind = `${lexicon.isStopWord(own) ? 'stop' : lexicon.isOfReports(own) ? 'reports' : 'foreign'}${lexicon.isCarrier(own) ? ' carrier' : ''}${judged.has(at) ? ' judged' : ''}`
    all[at] = new Map([
      [`word ${own}`, 1.5],
      [`stem ${stemOf(own)}`, 1],
      [`before ${before}`, 1],
      [`after ${after}`, 1],
      [`pair ${before} ${own}`, 0.7],
      [`pair after ${own} ${after}`, 0.7],
      [`two before ${word(place - 2)} ${before}`, 0.7],
      [`two after ${after} ${word(place + 2)}`, 0.7],
      [`third before ${word(place - 3)}`, 0.3],
      [`third after ${word(place + 3)}`, 0.3],
      [`lead ${lead}`, 1],
      [`lead ${lead} ${kind}`, 0.7],
      [`leading ${leading}`, 0.7],
      [`sign ${sign}`, 0.7],
      [`sign ${sign} ${own}`, 0.5],
      [`kind ${kind}`, 1],
      [`clause ${clause}`, 1],
      [`clause ${clause} ${kind}`, 0.7],
      [`place ${Math.min(6, place)} ${Math.min(3, words.length - 1 - place)}`, 0.5],
      [`words ${Math.min(10, Math.ceil(words.length / 4))}`, 0.3],
      ...gramsOf(own).map((gram): readonly [string, number] => [gram, GRAM_WEIGHT]),
    ])
  }
  return all
}

/** The classes of a word. */
export const SUBJECT_WORD = 'subject'
export const OTHER_WORD = 'other'

/**
 * How likely each token of a message names its subject, from 0 to 1; 0 for what a name takes.
 * The shares of the classifier are the emissions of the chain, by Bayes without their priors.
 */
function subjectLikelihoods(entities: Entities, classifier: Classifier, lexicon: WordKnowledge): number[] {
  const features = subjectWordFeatures(entities, lexicon)
  const places = features.flatMap(({ size }, at) => (size > 0 ? [at] : []))
  const shares = places.map((at) => shareOf(sharesOf(classifier, features[at] ?? new Map()), SUBJECT_WORD))
  const smoothed = inChain(shares, classifier)
  const likelihoods = features.map(() => 0)
  for (const [index, at] of places.entries()) likelihoods[at] = smoothed[index] ?? 0
  return likelihoods
}

type OfTwoClasses = readonly [other: number, subject: number]

const addingToOne = ([other, subject]: OfTwoClasses): OfTwoClasses => [
  other / (other + subject),
  subject / (other + subject),
]

/** Forward and backward over a chain of two classes. */
function inChain(shares: readonly number[], { classes, chain = [] }: Classifier): number[] {
  const [other, subject] = [classes.indexOf(OTHER_WORD), classes.indexOf(SUBJECT_WORD)]
  const behind = (row: number): OfTwoClasses =>
    addingToOne([chain[row]?.[other] ?? 1, chain[row]?.[subject] ?? 1])
  const start = behind(classes.length)
  const [afterOther, afterSubject] = [behind(other), behind(subject)]
  const totals = chain
    .slice(0, classes.length)
    .reduce<OfTwoClasses>(([one, two], row) => [one + (row[other] ?? 0), two + (row[subject] ?? 0)], [1, 1])
  const prior = addingToOne(totals)
  const emissions = shares.map((share): OfTwoClasses => [(1 - share) / prior[0], share / prior[1]])
  const forward: OfTwoClasses[] = []
  for (const [at, [ofOther, ofSubject]] of emissions.entries()) {
    const before = forward[at - 1]
    const [toOther, toSubject] = before
      ? [
          before[0] * afterOther[0] + before[1] * afterSubject[0],
          before[0] * afterOther[1] + before[1] * afterSubject[1],
        ]
      : start
    forward.push(addingToOne([ofOther * toOther, ofSubject * toSubject]))
  }
  let backward: OfTwoClasses = [1, 1]
  const likelihoods = shares.map(() => 0)
  for (let at = shares.length - 1; at >= 0; at--) {
    const [ofOther, ofSubject] = forward[at] as OfTwoClasses
    likelihoods[at] = addingToOne([ofOther * backward[0], ofSubject * backward[1]])[1]
    const [other, subject] = emissions[at] as OfTwoClasses
    const ahead = ([toOther, toSubject]: OfTwoClasses): number =>
      toOther * other * backward[0] + toSubject * subject * backward[1]
    backward = addingToOne([ahead(afterOther), ahead(afterSubject)])
  }
  return likelihoods
}

/** A message with how likely each of its words names the subject. */
export function withSubjectTagged(
  entities: Entities,
  classifier: Classifier,
  lexicon: WordKnowledge,
): Entities {
  const likelihoods = subjectLikelihoods(entities, classifier, lexicon)
  return {
    ...entities,
    tokens: entities.tokens.map((token, at) => ({ ...token, ofSubject: likelihoods[at] ?? 0 })),
  }
}

/** Words of the glossary in a message, and whether it asks what grades mean. */

/** Terms in one answer: 'the difference between ILACS and SIF' names two. */
const MOST_TERMS_DEFINED = 3

/** Every name of the glossary as it is compared, with what it names; the longest first. */
const namesIn = memoisedByObject((definitions: readonly Definition[]) =>
  definitions
    .flatMap((one) => [one.term, ...one.names].map((name) => ({ one, name: wordsOf(name).join(' ') })))
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length),
)

/** The names of the glossary that stand in a text, longest first, none within another. */
function definitionsNamed(text: string, definitions: readonly Definition[]) {
  const padded = ` ${wordsOf(text).join(' ')} `
  const named = namesIn(definitions).filter(
    ({ name }) => padded.includes(` ${name} `) || padded.includes(` ${name}s `),
  )
  const kept: typeof named = []
  for (const found of named)
    if (!kept.some(({ name }) => ` ${name} `.includes(` ${found.name} `))) kept.push(found)
  return kept
}

/** The words of the glossary that a text names, longest names first. */
export const definitionsIn = (text: string, definitions: readonly Definition[]): Definition[] =>
  [...new Set(definitionsNamed(text, definitions).map(({ one }) => one))].slice(0, MOST_TERMS_DEFINED)

/** Whether a message is a word of the glossary and nothing else: 'staying put'. */
export const isTerm = ({ tokens }: Entities, definitions: readonly Definition[]): boolean =>
  isNameOfTerm(tokens.map(({ word }) => word).join(' '), definitions)

const isNameOfTerm = (said: string, definitions: readonly Definition[]): boolean =>
  namesIn(definitions).some(({ name }) => name === said)

/** Whether a name of the glossary begins with some words of a message, and goes as far: 'staying put' tells of no grade that stayed. */
export const isTermFrom = (
  { from, to }: { readonly from: number; readonly to: number },
  { tokens }: Entities,
  definitions: readonly Definition[],
): boolean =>
  tokens.some((_, at) => {
    const said = tokens.slice(from, at + 1).map(({ word }) => word)
    return at + 1 >= to && isNameOfTerm(said.join(' '), definitions)
  })

/** What a message would have defined: a framework too, which elsewhere says where to look; no word of the glossary is how it is asked. */
export function termIn(entities: Entities, understanding: Understanding): string {
  const { definitions } = understanding.vocabulary.ownWords
  // 'What does good mean for a child' has no subject, and a term all the same.
  const whole = { ...withoutTags(entities), frameworks: [] }
  const subject = subjectOf(whole)
  const asked = new Set(subjectWithout(whole, ['definition'], understanding).split(' '))
  const named = new Set(definitionsNamed(subject, definitions).flatMap(({ name }) => name.split(' ')))
  return subject
    .split(' ')
    .filter((word) => asked.has(word) || named.has(word.toLowerCase()))
    .join(' ')
}

/** The grades that a message names; outcomes are none. */
export function gradesNamed({ grades, tokens }: Entities): Grade[] {
  const gradesOf = (some: Entities['grades']) =>
    some.flatMap(({ value }) => value.named.flatMap((one) => Grade.safeParse(one).data ?? []))
  // 'Is requires improvement a fail?' names one grade, and asks whether it fails.
  const outright = grades.filter(
    ({ from, to }) => !tokens.slice(from, to).some(({ word }) => FAILS.test(word)),
  )
  return gradesOf(outright.length > 0 ? outright : grades)
}

const FAILS = /^fail/

/** Whether a message asks what grades mean, and about nothing else: 'what is good practice' is about practice. */
export function asksOfGrades(
  entities: Entities,
  term: string,
  { recogniser, vocabulary }: Understanding,
): boolean {
  const { grades, tokens, judged } = entities
  const scale = recogniser.names.in('scale', tokens)
  if (grades.length === 0 && scale.length === 0) return false
  if (grades.length > 0 && gradesNamed(entities).length === 0) return false
  // 'Good' may be of anything; 'requires improvement' is a grade, whoever it is explained to.
  if (grades.some(({ from, to }) => to - from > 1)) return true
  const nouns = [
    ...recogniser.names.in('council-noun', tokens),
    ...recogniser.names.in('inspection-noun', tokens),
  ]
  const named = [...wordsTaken([...grades, ...scale, ...nouns]), ...judged.words]
  const words = new Set(named.map((at) => tokens[at]?.word))
  return term
    .split(' ')
    .map((word) => word.toLowerCase())
    .every(
      (word) =>
        words.has(word) ||
        vocabulary.stopWords.has(word) ||
        vocabulary.faintWords.has(word) ||
        // 'Actualy' is a slip, and names nothing.
        !recogniser.isWord(word),
    )
}
