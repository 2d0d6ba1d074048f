import { memoisedByObject } from '../collections/memoise.js'
import { nearestWords } from '../text/fuzzy.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type Entities, subjectTold } from './entities/entities.js'
import { type Mention, wordsTaken } from './entities/named.js'
import { wholePeriod } from './entities/period.js'

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

/** The words of a subject that carry one. */
export const contentIn = (subject: string, stopWords: ReadonlySet<string>): string[] =>
  subject.split(' ').filter((word) => word !== '' && !stopWords.has(word.toLowerCase()))

/** Those of them that are not of everyday talk either, in small letters: none in 'the main things'. */
export const tellingIn = (
  subject: string,
  { stopWords, faintWords }: Pick<Vocabulary, 'stopWords' | 'faintWords'>,
): string[] => contentIn(subject.toLowerCase(), stopWords).filter((word) => !faintWords.has(word))

/** The words that tell the subject of a message, without those that carry the way it is asked. */
export const tellingWithout = (
  entities: Entities,
  labels: readonly string[],
  carrying: Carrying & { readonly vocabulary: Pick<Vocabulary, 'stopWords' | 'faintWords'> },
): string[] => tellingIn(subjectWithout(entities, labels, carrying), carrying.vocabulary)

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
export function clausesOf(entities: Entities): Entities[] {
  const { tokens } = entities
  const ends = tokens.flatMap(({ said }, at) => {
    const isWithinOne = tokens[at + 1]?.said === said
    return at === tokens.length - 1 || (ENDS_A_CLAUSE.test(said) && !isWithinOne) ? [at + 1] : []
  })
  return ends.map((to, at) => between(entities, ends[at - 1] ?? 0, to))
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
  const message = tokens.flatMap(({ said }, at) => (said === tokens[at - 1]?.said ? [] : [said])).join(' ')
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
