import { type Abbreviation, abbreviationsIn } from './abbreviations.js'
import type { Document } from './document.js'
import type { TokenisedDocument } from './index/tokenise.js'
import { quotedNamesIn } from './quoted-names.js'

/** How the reports use words, as far as a question needs to know it. */
export interface Language {
  /** Every word of the reports, in each inflection that they use. */
  readonly words: readonly string[]
  /** Those that they also write in small letters: 'reading' is one, 'northumberland' none. */
  readonly ordinary: readonly string[]
  /** What their abbreviations stand for, as they define them, each way round, and names that stand for themselves; the commonest first. */
  readonly defined: readonly Abbreviation[]
}

/** Learns the language of documents, some at a time. */
export interface LanguageLearner {
  add(document: Document, read: TokenisedDocument): void
  language(): Language
}

/** A name, which no other words stand for. */
const meaningItself = (name: string): Abbreviation => ({ said: name, means: [] })

/** What a text defines: each definition as often as it stands there. */
export const namesDefinedIn = (text: string): Abbreviation[] => [
  ...abbreviationsIn(text),
  ...quotedNamesIn(text).map(meaningItself),
]

const SMALL_LETTERS = /(?<![A-Za-z])[a-z]+/g

export function languageLearner(): LanguageLearner {
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
