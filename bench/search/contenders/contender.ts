import { loadLibrary } from '../../../src/library/load.js'
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
  /** The slug of its authority, so that an engine can be told to look there alone. */
  readonly authority: string
}

/** The numbers of the paragraphs that hold most of a question, best first. */
export type Find = (
  question: string,
  authority: string | null,
) => readonly number[] | Promise<readonly number[]>

/** As many as a reader is shown. */
export const SHOWN = 5

/** A full-text engine over the paragraphs of a library; it answers questions alone. */
export const overParagraphs = (index: (entries: readonly Entry[]) => Find | Promise<Find>): Contender => ({
  async open(folder) {
    const entries = await entriesOf(folder)
    const find = await index(entries)
    const texts = entries.map(({ text }) => text)
    return async (asked) => {
      if (asked.ask !== 'question') return []
      const found = await find(asked.text, asked.authority)
      return found.slice(0, SHOWN).map((id) => texts[id] ?? '')
    }
  },
})

async function entriesOf(folder: string): Promise<Entry[]> {
  const { reports } = await loadLibrary(folder)
  return reports
    .flatMap(({ authority, paragraphs }) =>
      paragraphs.map(({ text }) => ({ text, authority: authority.slug })),
    )
    .map((entry, id) => ({ id, ...entry }))
}
