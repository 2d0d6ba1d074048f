import { distinctBy } from '../../../src/collections/collections.js'
import type { Library } from '../../../src/library/library.js'
import type { Report } from '../../../src/model/report.js'
import { loadAuthorities } from '../../../src/vocabulary/authorities.js'
import type { Case } from './asking.js'
import { gradeCommands, listSuggestions, paragraphSuggestions, questionSuggestions } from './commands.js'
import { namedQuestions, unnamedQuestions } from './questions.js'

/** As many authorities are asked about, spread over the library. */
const ASKED_ABOUT = 60

/** What is asked of a library. */
export function casesFor(library: Library): Case[] {
  const authorities = someOf(knownAuthorities(library), ASKED_ABOUT)
  const own = { whom: 'Pilcrow' } as const
  return [
    { name: '/grade', asks: gradeCommands(library, authorities), ...own },
    { name: 'autocomplete: lists', asks: listSuggestions(authorities), ...own },
    { name: 'autocomplete: text of a report', asks: paragraphSuggestions(authorities), ...own },
    { name: 'autocomplete: text of all', asks: questionSuggestions(), ...own },
    { name: UNNAMED, asks: unnamedQuestions(library), whom: 'all but divided' },
    { name: NAMED, asks: namedQuestions(library, authorities), whom: 'all' },
  ]
}

export const UNNAMED = 'question, no authority named'
export const NAMED = 'question, authority named'

/** Authorities of the library that the vocabulary knows: made-up libraries have others besides. */
function knownAuthorities({ reports }: Library): Report['authority'][] {
  const known = new Set(loadAuthorities().map(({ slug }) => slug))
  const all = reports.map(({ authority }) => authority)
  const held = distinctBy(all, ({ slug }) => slug, 'last')
  return held.filter(({ slug }) => known.has(slug)).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

const someOf = <T>(list: readonly T[], most: number): T[] => {
  const step = Math.max(1, list.length / most)
  return Array.from({ length: Math.min(most, list.length) }, (_, at) => list[Math.floor(at * step)] as T)
}
