import { distance } from 'fastest-levenshtein'
import { wordsOf } from '../search/terms.js'

/** Something to offer, and by what names people may begin to type it. */
export interface NamedEntry {
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
  return [-1, 0, 1].some((more) => distance(typed, name.slice(0, typed.length + more)) <= most)
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
export function prefixSearch<One extends NamedEntry>(list: readonly One[]): (typed: string) => One[] {
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
