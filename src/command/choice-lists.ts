import { distinctBy, memoisedByObject } from '../collections/collections.js'
import type { ReportWords } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { editDistance } from '../text/fuzzy.js'
import { wordsOf } from '../text/tokens.js'
import type { Authority } from '../vocabulary/authorities.js'
import type { AnswerContext } from './command.js'

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
  /** The words in the name that a report prints outside its paragraphs: what it calls a judgement, a deadline, who led it; left out where there are none. */
  readonly naming?: readonly ReportWords[]
}

/** A list to choose from, and how it grows shorter as somebody types. */
interface ChoiceList {
  readonly list: readonly Suggestion[]
  /** Those that what is typed begins, best first. */
  narrowed(typed: string): readonly Suggestion[]
}

/** Each value once, by the name that comes first. */
export const distinctByValue = (list: readonly Suggestion[]): Suggestion[] =>
  distinctBy(list, ({ value }) => value)

export const asSuggestion = (value: string): Suggestion => ({ name: value, value })

/** Words that a report prints, to be chosen. */
const printedSuggestion = ({ id }: Report, words: string, value = words): Suggestion => ({
  name: words,
  value,
  naming: [{ report: id, words }],
})

function choiceList(list: readonly Suggestion[], othersOf: (value: string) => readonly string[]): ChoiceList {
  const narrow = prefixSearch(list.map((one) => ({ ...one, others: othersOf(one.value) })))
  return { list, narrowed: (typed) => narrow(typed).map(({ others: _, ...one }) => one) }
}

/** The authorities held, in the order of the alphabet; found by the names that people give them too. */
export const heldCouncilList = memoisedByObject(
  ({ library, vocabulary }: Pick<AnswerContext, 'library' | 'vocabulary'>): ChoiceList => {
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
export const judgementList = memoisedByObject(({ vocabulary }: Pick<AnswerContext, 'vocabulary'>) =>
  memoisedByObject((reports: readonly Report[]): ChoiceList => {
    const frameworks = new Set(reports.map(({ framework }) => framework))
    const names = vocabulary.judgements.filter(({ framework }) => frameworks.has(framework))
    const made = reports.flatMap((report) =>
      report.judgements.map(({ label, judgement }) => printedSuggestion(report, label, judgement)),
    )
    return choiceList(distinctByValue(made), (slug) =>
      names.filter((one) => one.slug === slug).flatMap((one) => one.names),
    )
  }),
)

export const yearList = memoisedByObject((reports: readonly Report[]) =>
  distinctByValue(reports.map((report) => asSuggestion(String(yearOf(report))))),
)

export const deadlineList = memoisedByObject(({ library }: Pick<AnswerContext, 'library'>) =>
  memoisedByObject((reports: readonly Report[]) =>
    distinctByValue(
      reports.flatMap((report) =>
        library.deadlinesIn([report]).map((deadline) => printedSuggestion(report, deadline)),
      ),
    ),
  ),
)

/** What the reports judge, in their own words: the subjects under which they recommend. */
export const topicList = memoisedByObject((reports: readonly Report[]) =>
  distinctByValue(
    reports.flatMap((report) => report.judgements.map(({ label }) => printedSuggestion(report, label))),
  ),
)

/** Who led an inspection, as the reports name them. */
export const inspectorList = memoisedByObject(({ library }: Pick<AnswerContext, 'library'>) =>
  distinctByValue(
    library.reports.flatMap((report) =>
      report.leadInspector === null ? [] : printedSuggestion(report, report.leadInspector),
    ),
  ).sort((one, other) => (one.value < other.value ? -1 : 1)),
)

/** Something to offer, and by what names people may begin to type it. */
interface NamedEntry {
  /** As it is shown. */
  readonly name: string
  readonly value: string
  /** What people also call it. */
  readonly others: readonly string[]
}

/** Letters typed before a slip among them is looked for, and before two are. */
const ONE_TYPO_LENGTH = 4
const TWO_TYPOS_LENGTH = 6

const foldEntryName = (text: string): string => wordsOf(text).join(' ')

/** A name from each of its words on: 'south gloucestershire', 'gloucestershire'. */
const wordSuffixes = (name: string): string[] => {
  const words = wordsOf(name)
  return words.map((_, at) => words.slice(at).join(' '))
}

/** A candidate with its names as they are compared. */
interface IndexedEntry<One> {
  readonly one: One
  readonly parts: readonly string[]
  readonly others: readonly string[]
  /** Of all its names. */
  readonly all: readonly string[]
}

const indexEntry = <One extends NamedEntry>(one: One): IndexedEntry<One> => ({
  one,
  parts: wordSuffixes(one.name),
  others: one.others.map(foldEntryName),
  all: [...new Set([one.name, ...one.others].flatMap(wordSuffixes))],
})

const typosAllowed = (typed: string): number =>
  typed.length >= TWO_TYPOS_LENGTH ? 2 : typed.length >= ONE_TYPO_LENGTH ? 1 : 0

/** Whether a name begins so but for a slip or two: a letter more, less, or another. */
function beginsWithTypos(name: string, typed: string): boolean {
  const most = typosAllowed(typed)
  if (name.length < typed.length - most) return false
  return [-1, 0, 1].some((more) => editDistance(typed, name.slice(0, typed.length + more)) <= most)
}

/** How well what is typed begins one of its names: 0 is best, null where it does not. */
function prefixRank({ parts, others }: IndexedEntry<unknown>, typed: string): number | null {
  const at = parts.findIndex((part) => part.startsWith(typed))
  if (at >= 0) return Math.min(at, 1)
  return others.some((other) => other.startsWith(typed)) ? 2 : null
}

/**
 * Prefix search, then prefix search by edit distance (Levenshtein). Finds those of which a name begins so: the shown name
 * first, then a word of it, then another name; else those that nearly do.
 */
function prefixSearch<One extends NamedEntry>(list: readonly One[]): (typed: string) => One[] {
  const candidates = list.map(indexEntry)
  return (typed) => {
    const sought = foldEntryName(typed)
    if (sought === '') return [...list]
    const fitting = candidates.flatMap((candidate) => {
      const rank = prefixRank(candidate, sought)
      return rank === null ? [] : [{ one: candidate.one, rank }]
    })
    if (fitting.length > 0) return fitting.sort((a, b) => a.rank - b.rank).map(({ one }) => one)
    if (typosAllowed(sought) === 0) return []
    return candidates
      .filter(({ all }) => all.some((part) => beginsWithTypos(part, sought)))
      .map(({ one }) => one)
  }
}

export interface NamedCouncil {
  readonly slug: string
  readonly name: string
}

/** The councils that somebody may choose or follow: those of England as they are now, held or not. */
export interface CouncilDirectory {
  /** Those that a name may mean; of a council that is no more, those that took its place. */
  called(name: string): readonly NamedCouncil[]
  /** Those whose names come nearest to what is nobody's name. */
  near(name: string): readonly NamedCouncil[]
  /** What a slug stands for; the slug itself where nobody knows it any more. */
  nameOf(slug: string): string
  /** What to offer while a name is typed, those that are held first. */
  offered(typed: string): Suggestion[]
  /** Those that a report is held on, by name. */
  readonly held: readonly NamedCouncil[]
}

const byCouncilName = (one: NamedCouncil, other: NamedCouncil): number => one.name.localeCompare(other.name)

export const councilDirectory = memoisedByObject(
  ({
    library,
    vocabulary,
    names,
  }: Pick<AnswerContext, 'library' | 'vocabulary' | 'names'>): CouncilDirectory => {
    const { authorities } = vocabulary
    const bySlug = new Map(authorities.map((one) => [one.slug, one]))
    const heldSlugs = new Set(library.reports.map(({ authority }) => authority.slug))
    const today = (one: Authority): Authority[] =>
      one.now.length === 0 ? [one] : one.now.flatMap((slug) => bySlug.get(slug) ?? [])
    const existing = (list: readonly Authority[]): Authority[] => [...new Set(list.flatMap(today))]
    const current = authorities.filter(({ now }) => now.length === 0).sort(byCouncilName)
    const held = current.filter(({ slug }) => heldSlugs.has(slug))
    const heldFirst = [...held, ...current.filter((one) => !held.includes(one))]
    return {
      called: (name) =>
        existing(
          bySlug.get(name)
            ? [bySlug.get(name) as Authority]
            : names.councilsCalled(name).map(({ council }) => council),
        ),
      near: (name) => existing(names.councilsNear(name)),
      nameOf: (slug) => bySlug.get(slug)?.name ?? slug,
      offered(typed) {
        const start = typed.trim().toLowerCase()
        const starting = heldFirst.filter((one) =>
          [one.name, ...one.names].some((name) => name.toLowerCase().startsWith(start)),
        )
        const meant = start === '' ? [] : existing(names.councilsCalled(typed).map(({ council }) => council))
        return distinctByValue([...starting, ...meant].map(({ name, slug }) => ({ name, value: slug })))
      },
      held,
    }
  },
)
