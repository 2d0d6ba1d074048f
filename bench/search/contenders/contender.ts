import { stemmer } from 'stemmer'
import { grouped } from '../../../src/collections/collections.js'
import { loadLibrary } from '../../../src/library/library.js'
import { paragraphsOf } from '../../../src/search/engine.js'
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.js'
import type { Asking } from '../asks/asking.js'

/** Answers what is asked: the texts that it would show, best first. */
export type Answer = (asked: Asking) => readonly string[] | Promise<readonly string[]>

/** One that is measured. It opens a library's folder as its user would. */
export interface Contender {
  open(folder: string): Promise<Answer>
}

/** A paragraph as a full-text engine is given it. */
export interface Entry {
  readonly id: number
  readonly text: string
  /** The headings that it stands under, as Pilcrow's own index has them. */
  readonly heading: string
  /** The slug of its authority. */
  readonly authority: string
}

/** The numbers of the paragraphs that hold most of a question, best first: of one authority's, or of all where it is null. */
export type Find = (
  question: string,
  authority: string | null,
) => readonly number[] | Promise<readonly number[]>

/** Makes an engine's index of some paragraphs. */
export type MakeIndex = (entries: readonly Entry[]) => Find | Promise<Find>

/** As many as a reader is shown. */
export const SHOWN = 5

/** What a word in a heading weighs beside one in the text: of 0.5, 1 and 2 what all together find most with. */
export const HEADING = 0.5

/** Words that every contender leaves out. */
export const { stopWords } = loadVocabulary()

/** A word as every contender keeps it: its stem in small letters; null for one that is left out. */
export function termOf(word: string): string | null {
  const small = word.toLowerCase()
  return stopWords.has(small) ? null : stemmer(small)
}

/** A full-text engine over the paragraphs of a library, set as those who know it would. It answers questions alone. */
export interface Contenders {
  /** One index, which leaves out what is not the authority's that a question names. */
  readonly filtered: Contender
  /** One of each authority besides, for the questions that name it. */
  readonly divided: Contender
}

/** Either is told the authority that a question names, and asked without its name, which would only find what repeats it. */
export function overParagraphs(index: MakeIndex): Contenders {
  const opening = (makeFind: (entries: readonly Entry[]) => Promise<Find>): Contender => ({
    async open(folder) {
      const { reports } = await loadLibrary(folder)
      const entries = paragraphsOf(reports).map(
        ({ text, heading, report }, id): Entry => ({ id, text, heading, authority: report.authority.slug }),
      )
      const texts = entries.map(({ text }) => text)
      const names = new Map(reports.map(({ authority: { slug, name } }) => [slug, name]))
      const find = await makeFind(entries)
      return async (asked) => {
        if (asked.ask !== 'question') return []
        const { text, authority } = asked
        const question = authority === null ? text : withoutWords(text, names.get(authority) ?? '')
        const found = await find(question, authority)
        return found.slice(0, SHOWN).map((id) => texts[id] ?? '')
      }
    },
  })
  return {
    filtered: opening(async (entries) => index(entries)),
    divided: opening(async (entries) => {
      const finds = new Map<string, Find>()
      for (const [slug, own] of grouped(entries, ({ authority }) => authority))
        finds.set(slug, await index(own))
      const everywhere = await index(entries)
      return (question, authority) =>
        authority === null ? everywhere(question, null) : (finds.get(authority)?.(question, null) ?? [])
    }),
  }
}

const LETTERS = /\p{L}+/gu

/** What is left of a question without the words of a name. */
function withoutWords(question: string, name: string): string {
  const left = new Set(name.toLowerCase().match(LETTERS))
  return question.replace(LETTERS, (word) => (left.has(word.toLowerCase()) ? ' ' : word))
}
