import { bundledLearnt } from '../learnt/learnt.js'
import type { Encoder } from '../learnt/models.js'
import type { Report } from '../model/report.js'
import { type Document, paragraphsOf, recommendationsIn } from './engine.js'
import { documentTokeniser, indexBuilder, type TokenisedDocument } from './index/builder.js'
import type { FlatIndex } from './index/postings.js'

/** What an abbreviation stands for, or a name's abbreviation. */
export interface Abbreviation {
  readonly surface: string
  readonly means: readonly string[]
}

/** `… Local Safeguarding Children Board (LSCB) …`: capitals in brackets. */
const BRACKETED = /\(([A-Z][A-Za-z&]{1,7})\)/g

/** Longer than any name that is worth abbreviating. */
const LONGEST_NAME = 120

/** Words that an abbreviation leaves out. */
const SKIPPED = new Set(['of', 'and', 'the', 'for', 'in', 'to', 'on', 'at', 'a'])

/** What the abbreviations in a text stand for, as it defines them itself, each way round. */
export function abbreviationsIn(text: string): Abbreviation[] {
  return [...text.matchAll(BRACKETED)].flatMap(({ 1: short = '', index }) => {
    const before = text.slice(Math.max(0, index - LONGEST_NAME), index)
    const name = longNameOf(short, before.match(/[A-Za-z][\w’'&-]*/g) ?? [])
    return name
      ? [
          { surface: short, means: [name] },
          { surface: name, means: [short] },
        ]
      : []
  })
}

/** Schwartz and Hearst's way, by initials alone: the last words whose initials are the abbreviation's letters, from the last back; nothing where they are not. */
function longNameOf(short: string, words: readonly string[]): string | null {
  const letters = short.replace(/s$|&/g, '').toLowerCase()
  if (letters.length < 2 || !/[A-Z].*[A-Z]/.test(short)) return null
  let left = letters.length
  for (let at = words.length - 1; at >= 0; at--) {
    const initials = (words[at] ?? '')
      .toLowerCase()
      .split('-')
      .map((part) => part[0] ?? '')
    const letter = letters[left - 1]
    if (initials.at(-1) === letter)
      left -= initials.join('') === letters.slice(left - initials.length, left) ? initials.length : 1
    else if (initials[0] === letter) left -= 1
    else if (!SKIPPED.has((words[at] ?? '').toLowerCase())) return null
    if (left === 0) return words[at] === 'and' ? null : words.slice(at).join(' ')
  }
  return null
}

/** Two to five words in quotation marks that begin with a capital: `'You Say Who'`, `‘Think Family’`. */
const QUOTED_NAME = /(?<![A-Za-z])['‘“"]([A-Z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+){1,4})['’”"](?![A-Za-z])/g

/** What a text calls by a name in quotation marks, so that the name counts as one even where it is made of small words. */
const quotedNamesIn = (text: string): string[] => [...text.matchAll(QUOTED_NAME)].map(([, name = '']) => name)

/** How the reports use words, as far as a question needs to know it. */
interface Language {
  /** Every word of the reports, in each inflection that they use. */
  readonly words: readonly string[]
  /** Those that they also write in small letters: 'reading' is one, 'northumberland' none. */
  readonly ordinary: readonly string[]
  /** What their abbreviations stand for, as they define them, each way round, and names that stand for themselves; the commonest first. */
  readonly defined: readonly Abbreviation[]
}

/** Learns the language of documents, some at a time. */
interface LanguageLearner {
  add(document: Document, read: TokenisedDocument): void
  language(): Language
}

/** A name, which no other words stand for. */
const meaningItself = (name: string): Abbreviation => ({ surface: name, means: [] })

/** What a text defines: each definition as often as it stands there. */
export const namesDefinedIn = (text: string): Abbreviation[] => [
  ...abbreviationsIn(text),
  ...quotedNamesIn(text).map(meaningItself),
]

const SMALL_LETTERS = /(?<![A-Za-z])[a-z]+/g

function languageLearner(): LanguageLearner {
  const words = new Set<string>()
  const ordinary = new Set<string>()
  const defined = new Map<string, { definition: Abbreviation; times: number }>()
  return {
    add({ text }, { sentences, heading }) {
      for (const sentence of sentences) for (const word of sentence.words) words.add(word)
      for (const word of heading) words.add(word)
      for (const word of text.match(SMALL_LETTERS) ?? []) ordinary.add(word)
      for (const definition of namesDefinedIn(text)) {
        const key = JSON.stringify(definition)
        defined.set(key, { definition, times: (defined.get(key)?.times ?? 0) + 1 })
      }
    },
    language: () => ({
      words: [...words],
      ordinary: [...ordinary],
      defined: [...defined.values()]
        .sort((one, other) => other.times - one.times)
        .map(({ definition }) => definition),
    }),
  }
}

/** All that a search needs to know of the reports beside their words: made from them, and kept so as not to be made again. */
export interface Indexed {
  readonly paragraphs: FlatIndex
  readonly recommendations: FlatIndex
  readonly language: Language
}

/** The reports in the order in which their documents are indexed: each authority's follow one another. */
export const inIndexOrder = (reports: readonly Report[]): Report[] =>
  [...reports].sort(({ authority: { slug: one } }, { authority: { slug: other } }) =>
    one < other ? -1 : one > other ? 1 : 0,
  )

/** Indexes the reports in turns, a report or so each, so that something else can have its turn in between. */
export function* indexing(
  reports: readonly Report[],
  encoder: Encoder = bundledLearnt().encoder,
): Generator<void, Indexed> {
  const paragraphs = indexBuilder(encoder)
  const recommendations = indexBuilder(encoder)
  const learner = languageLearner()
  const readDocument = documentTokeniser()
  for (const report of inIndexOrder(reports)) {
    const documents = paragraphsOf([report])
    const read = documents.map(readDocument)
    paragraphs.add(read)
    for (const [at, document] of read.entries()) learner.add(documents[at] as Document, document)
    recommendations.add(recommendationsIn([report]).map(readDocument))
    yield
  }
  return {
    paragraphs: paragraphs.index(),
    recommendations: recommendations.index(),
    language: learner.language(),
  }
}

/** Indexes the reports at once. */
export const indexed = (reports: readonly Report[], encoder?: Encoder): Indexed => {
  const turns = indexing(reports, encoder)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
  }
}
