import { stemOf } from '../../text/tokens.js'
import { clausesOf } from '../carriers.js'
import type { Entities } from '../entities/entities.js'
import {
  type Classifier,
  type Features,
  GRAM_WEIGHT,
  gramsOf,
  masksOf,
  shareOf,
  sharesOf,
  type WordKnowledge,
} from './classifier.js'

/**
 * Which words of a message name its subject: what is to be looked up, and not who asks, why, how, or of which council. A classifier sees each word with those
 * around it; a Markov chain over the words, run forward and backward, then holds neighbours together.
 */

/** A word of a message, or the mask of a name; a name of several words has one. */
interface MaskedWord {
  readonly word: string
  /** Index of its first token. */
  readonly at: number
}

const maskedInPlace = (entities: Entities): MaskedWord[] =>
  masksOf(entities).flatMap((word, at) => (word === '' ? [] : [{ word, at }]))

/** The words that say how a clause asks, or join it to its subject, seen from the words behind them: 'said about', 'whether', 'how'. */
function leadOf(words: readonly MaskedWord[], at: number, { isStopWord }: WordKnowledge): [string, string] {
  const place = words.slice(0, at).findLastIndex(({ word }) => isStopWord(word))
  return [words[place]?.word ?? '^', `${words[place - 1]?.word ?? '^'} ${words[place]?.word ?? '^'}`]
}

/** What parts a word from the one before it: `,`; nothing within a clause. */
const signBefore = ({ tokens }: Entities, at: number): string =>
  tokens[at - 1]?.said === tokens[at]?.said
    ? '-'
    : (/[^\p{L}\p{N}]+$/u.exec(tokens[at - 1]?.said ?? '^')?.[0] ?? '')

/** Which clause of its message each word stands in, and whether that is a question. */
function clausesSeen(entities: Entities): string[] {
  const clauses = clausesOf(entities)
  return clauses.flatMap(({ tokens }, at) => {
    const which = clauses.length === 1 ? 'only' : at === clauses.length - 1 ? 'last' : 'earlier'
    const isQuestion = /\?/.test(tokens.at(-1)?.said ?? '')
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
    if (own.startsWith('<') && own !== '<number>') continue
    const [before, after] = [word(place - 1), word(place + 1)]
    const [lead, leading] = leadOf(words, place, lexicon)
    const clause = clauses[at]
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
      [`sign ${signBefore(entities, at)}`, 0.7],
      [`sign ${signBefore(entities, at)} ${own}`, 0.5],
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
export const OF_SUBJECT = 'subject'
export const BESIDE_SUBJECT = 'other'

/**
 * How likely each token of a message names its subject, from 0 to 1; 0 for what a name takes.
 * The shares of the classifier are the emissions of the chain, by Bayes without their priors.
 */
function subjectLikelihoods(entities: Entities, classifier: Classifier, lexicon: WordKnowledge): number[] {
  const features = subjectWordFeatures(entities, lexicon)
  const places = features.flatMap(({ size }, at) => (size > 0 ? [at] : []))
  const shares = places.map((at) => shareOf(sharesOf(classifier, features[at] ?? new Map()), OF_SUBJECT))
  const smoothed = inChain(shares, classifier)
  const likelihoods = features.map(() => 0)
  for (const [index, at] of places.entries()) likelihoods[at] = smoothed[index] ?? 0
  return likelihoods
}

type Pair = readonly [other: number, subject: number]

const scaled = ([other, subject]: Pair): Pair => [other / (other + subject), subject / (other + subject)]

/** Forward and backward over a chain of two classes. */
function inChain(shares: readonly number[], { classes, chain = [] }: Classifier): number[] {
  const [other, subject] = [classes.indexOf(BESIDE_SUBJECT), classes.indexOf(OF_SUBJECT)]
  const behind = (row: number): Pair => scaled([chain[row]?.[other] ?? 1, chain[row]?.[subject] ?? 1])
  const start = behind(classes.length)
  const [afterOther, afterSubject] = [behind(other), behind(subject)]
  const totals = chain
    .slice(0, classes.length)
    .reduce<Pair>(([one, two], row) => [one + (row[other] ?? 0), two + (row[subject] ?? 0)], [1, 1])
  const prior = scaled(totals)
  const emissions = shares.map((share): Pair => [(1 - share) / prior[0], share / prior[1]])
  const forward: Pair[] = []
  for (const [at, [ofOther, ofSubject]] of emissions.entries()) {
    const before = forward[at - 1]
    const [toOther, toSubject] = before
      ? [
          before[0] * afterOther[0] + before[1] * afterSubject[0],
          before[0] * afterOther[1] + before[1] * afterSubject[1],
        ]
      : start
    forward.push(scaled([ofOther * toOther, ofSubject * toSubject]))
  }
  let backward: Pair = [1, 1]
  const likelihoods = shares.map(() => 0)
  for (let at = shares.length - 1; at >= 0; at--) {
    const [ofOther, ofSubject] = forward[at] as Pair
    likelihoods[at] = scaled([ofOther * backward[0], ofSubject * backward[1]])[1]
    const [other, subject] = emissions[at] as Pair
    const ahead = ([toOther, toSubject]: Pair): number =>
      toOther * other * backward[0] + toSubject * subject * backward[1]
    backward = scaled([ahead(afterOther), ahead(afterSubject)])
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
