import { nearestWords } from '../vocabulary/typos.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { clausesOf } from './entities/clauses.js'
import { type Entities, subjectOf } from './entities/entities.js'

/**
 * Words that carry a way of asking and name no subject: 'areas for improvement', 'which reports mention', 'good examples of'.
 * Learnt with the classifiers: those that one label's examples use far more often than questions about a subject do.
 */
export type Carriers = Readonly<Record<string, readonly string[]>> & {
  /** Words of no subject in particular: 'kids'. */
  readonly everything?: readonly string[]
  /** Words of everybody's talk: 'deal'. */
  readonly usual?: readonly string[]
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
  return subjectOf(entities)
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

/** The words of a subject that carry one. */
export const contentIn = (subject: string, stopWords: ReadonlySet<string>): string[] =>
  subject.split(' ').filter((word) => word !== '' && !stopWords.has(word.toLowerCase()))

/** Those of them that are not of everyday talk either, in small letters: none in 'the main things'. */
export const tellingIn = (
  subject: string,
  { stopWords, faintWords }: Pick<Vocabulary, 'stopWords' | 'faintWords'>,
): string[] => contentIn(subject.toLowerCase(), stopWords).filter((word) => !faintWords.has(word))

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
