import { stemmer } from 'stemmer'
import { loadLibrary } from '../../../src/library/library.js'
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
}

/** The numbers of the paragraphs that hold most of a question, best first. */
export type Find = (question: string) => readonly number[] | Promise<readonly number[]>

/** Makes an engine's index of some paragraphs. */
export type MakeIndex = (entries: readonly Entry[]) => Find | Promise<Find>

/** As many as a reader is shown. */
export const SHOWN = 5

/** Words that every contender leaves out. */
export const { stopWords } = loadVocabulary()

/** A word as every contender keeps it: its stem in small letters; null for one that is left out. */
export function termOf(word: string): string | null {
  const small = word.toLowerCase()
  return stopWords.has(small) ? null : stemmer(small)
}

/**
 * A full-text engine over the paragraphs of a library, set as those who know it would: one index of all, and one of each
 * authority for the questions that name it, which the engine is told. It answers questions alone.
 */
export const overParagraphs = (index: MakeIndex): Contender => ({
  async open(folder) {
    const { reports } = await loadLibrary(folder)
    const texts: string[] = []
    const ofAuthority = new Map<string, Entry[]>()
    for (const { authority, paragraphs } of reports) {
      const entries = ofAuthority.get(authority.slug) ?? []
      for (const { text } of paragraphs) entries.push({ id: texts.push(text) - 1, text })
      ofAuthority.set(authority.slug, entries)
    }
    const finds = new Map<string, Find>()
    for (const [slug, entries] of ofAuthority) finds.set(slug, await index(entries))
    const everywhere = await index([...ofAuthority.values()].flat())
    return async (asked) => {
      if (asked.ask !== 'question') return []
      const find = asked.authority === null ? everywhere : finds.get(asked.authority)
      const found = (await find?.(asked.text)) ?? []
      return found.slice(0, SHOWN).map((id) => texts[id] ?? '')
    }
  },
})
