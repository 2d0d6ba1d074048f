import { remembered } from '../remembered.js'
import { wordsOf } from '../search/terms.js'
import type { Definition } from '../vocabulary/own-words.js'

/** Terms in one answer: 'the difference between ILACS and SIF' names two. */
const MOST = 3

/** Every name of the glossary as it is compared, with what it names; the longest first. */
const namesIn = remembered((definitions: readonly Definition[]) =>
  definitions
    .flatMap((one) => [one.term, ...one.names].map((name) => ({ one, name: wordsOf(name).join(' ') })))
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length),
)

/** The words of the glossary that a text names, longest names first, none within another. */
export function definitionsIn(text: string, definitions: readonly Definition[]): Definition[] {
  const padded = ` ${wordsOf(text).join(' ')} `
  const named = namesIn(definitions).filter(
    ({ name }) => padded.includes(` ${name} `) || padded.includes(` ${name}s `),
  )
  const kept: typeof named = []
  for (const found of named) if (!kept.some(({ name }) => name.includes(found.name))) kept.push(found)
  return [...new Set(kept.map(({ one }) => one))].slice(0, MOST)
}
