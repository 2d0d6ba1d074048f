import { memoisedByObject } from '../collections/memoise.js'
import type { Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { type NamedEntry, prefixSearch } from './prefix-search.js'
import type { World } from './world.js'

/**
 * The lists that options are chosen from, of what a library really has. A list is asked for with every key that is
 * pressed, and over a large library takes thousands of times as long to make as to look through; so each is made once.
 */

/** Something offered while an option is typed: what the person reads, and what the option then holds. */
export interface Suggestion {
  readonly name: string
  readonly value: string
  /** The paragraph whose words the name holds, with its text; left out where it holds none. */
  readonly quotes?: { readonly report: string; readonly key: string; readonly text: string }
}

/** A list to choose from, and how it grows shorter as somebody types. */
export interface ChoiceList {
  readonly list: readonly Suggestion[]
  /** Those that what is typed begins, best first. */
  narrowed(typed: string): readonly Suggestion[]
}

/** Each value once, by the name that comes first. */
export const distinctByValue = (list: Iterable<Suggestion>): Suggestion[] => {
  const first = new Map<string, Suggestion>()
  for (const one of list) if (!first.has(one.value)) first.set(one.value, one)
  return [...first.values()]
}

export const asSuggestion = (value: string): Suggestion => ({ name: value, value })

function choiceList(list: readonly Suggestion[], othersOf: (value: string) => readonly string[]): ChoiceList {
  const narrow = prefixSearch(list.map((one): NamedEntry => ({ ...one, others: othersOf(one.value) })))
  return { list, narrowed: (typed) => narrow(typed).map(({ name, value }) => ({ name, value })) }
}

/** The authorities held, in the order of the alphabet; found by the names that people give them too. */
export const heldCouncilList = memoisedByObject(
  ({ library, vocabulary }: Pick<World, 'library' | 'vocabulary'>): ChoiceList => {
    const called = new Map(vocabulary.authorities.map(({ slug, names }) => [slug, names]))
    const held = distinctByValue(
      library.reports.map(({ authority }) => ({ name: authority.name, value: authority.slug })),
    )
    return choiceList(
      held.sort((a, b) => a.name.localeCompare(b.name)),
      (slug) => called.get(slug) ?? [],
    )
  },
)

/** The judgements that reports make, as they print them; found by what people call them too. */
export const judgementList = memoisedByObject(({ vocabulary }: Pick<World, 'vocabulary'>) =>
  memoisedByObject((reports: readonly Report[]): ChoiceList => {
    const frameworks = new Set(reports.map(({ framework }) => framework))
    const names = vocabulary.judgements.filter(({ framework }) => frameworks.has(framework))
    const made = reports.flatMap(({ judgements }) => judgements)
    return choiceList(
      distinctByValue(made.map(({ label, judgement }) => ({ name: label, value: judgement }))),
      (slug) => names.filter((one) => one.slug === slug).flatMap((one) => one.names),
    )
  }),
)

export const yearList = memoisedByObject((reports: readonly Report[]) =>
  distinctByValue(reports.map((report) => asSuggestion(String(yearOf(report))))),
)

export const deadlineList = memoisedByObject(({ library }: Pick<World, 'library'>) =>
  memoisedByObject((reports: readonly Report[]) =>
    distinctByValue(library.deadlinesIn(reports).map(asSuggestion)),
  ),
)

/** What the reports judge, in their own words: the subjects under which they recommend. */
export const topicList = memoisedByObject((reports: readonly Report[]) =>
  distinctByValue(reports.flatMap(({ judgements }) => judgements.map(({ label }) => asSuggestion(label)))),
)
