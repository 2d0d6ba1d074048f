import { distance } from 'fastest-levenshtein'
import { wordsOf } from '../search/terms.js'

/** Something to offer, and by what names people may begin to type it. */
export interface Candidate {
  /** As it is shown. */
  readonly name: string
  readonly value: string
  /** What people also call it. */
  readonly others: readonly string[]
}

/** Letters typed before a slip among them is looked for, and before two are. */
const ONE_SLIP = 4
const TWO_SLIPS = 6

const folded = (text: string): string => wordsOf(text).join(' ')

/** A name from each of its words on: 'south gloucestershire', 'gloucestershire'. */
const beginnings = (name: string): string[] => {
  const words = wordsOf(name)
  return words.map((_, at) => words.slice(at).join(' '))
}

const slipsIn = (typed: string): number => (typed.length >= TWO_SLIPS ? 2 : typed.length >= ONE_SLIP ? 1 : 0)

/** Whether a name begins so but for a slip or two: a letter more, less, or another. */
function beginsNearly(name: string, typed: string): boolean {
  const most = slipsIn(typed)
  return [-1, 0, 1].some((more) => distance(typed, name.slice(0, typed.length + more)) <= most)
}

/** How well what is typed begins one of its names: 0 is best, null where it does not. */
function rankOf({ name, others }: Candidate, typed: string): number | null {
  if (folded(name).startsWith(typed)) return 0
  if (beginnings(name).some((part) => part.startsWith(typed))) return 1
  return others.some((other) => folded(other).startsWith(typed)) ? 2 : null
}

/** Those of which a name begins so: the shown name first, then a word of it, then another name; else those that nearly do. */
export function narrowed<One extends Candidate>(typed: string, list: readonly One[]): One[] {
  const sought = folded(typed)
  if (sought === '') return [...list]
  const fitting = list.flatMap((one) => {
    const rank = rankOf(one, sought)
    return rank === null ? [] : [{ one, rank }]
  })
  if (fitting.length > 0) return fitting.sort((a, b) => a.rank - b.rank).map(({ one }) => one)
  if (slipsIn(sought) === 0) return []
  return list.filter(({ name, others }) =>
    [name, ...others].flatMap(beginnings).some((part) => beginsNearly(part, sought)),
  )
}
