import { wordsOf } from '../search/terms.js'
import type { Definition } from '../vocabulary/own-words.js'

/** Terms in one answer: 'the difference between ILACS and SIF' names two. */
const MOST = 3

/** The words of the glossary that a text names, longest names first, none within another. */
export function definitionsIn(text: string, definitions: readonly Definition[]): Definition[] {
  const padded = ` ${wordsOf(text).join(' ')} `
  const named = definitions
    .flatMap((one) => [one.term, ...one.names].map((name) => ({ one, name: wordsOf(name).join(' ') })))
    .filter(({ name }) => name !== '' && (padded.includes(` ${name} `) || padded.includes(` ${name}s `)))
    .sort((a, b) => b.name.length - a.name.length)
  const kept: typeof named = []
  for (const found of named) if (!kept.some(({ name }) => name.includes(found.name))) kept.push(found)
  return [...new Set(kept.map(({ one }) => one))].slice(0, MOST)
}
