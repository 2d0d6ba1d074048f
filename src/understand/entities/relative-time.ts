import { ANY_TIME, type Period } from '../../model/query.js'
import type { Mention, Token } from './tokens.js'

/** Times told from today: 'in the last three years', 'last year', 'two years ago', 'in recent years'. */

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, at) => [word, at + 1] as const,
  ),
  ...Array.from({ length: 20 }, (_, at) => [String(at + 1), at + 1] as const),
  ['couple', 2],
  ['few', 3],
  ['several', 5],
])

const BACK = new Set(['last', 'past', 'previous', 'recent'])
const BEFORE = new Set(['in', 'over', 'during', 'within', 'for', 'since', 'from', 'the', 'these'])

/** Years that 'recent years' are. */
const RECENT = 3

/** @param thisYear the year of today */
export function relativeTimesIn(tokens: readonly Token[], thisYear: number): Mention<Period>[] {
  const words = tokens.map(({ word }) => word)
  return words.flatMap((_, at) => {
    const found = spanAt(words, at, thisYear)
    if (found === null) return []
    let from = at
    while (from > 0 && BEFORE.has(words[from - 1] ?? '')) from--
    const isSince = words.slice(from, at).includes('since') && found.value.years[0] !== undefined
    const value = isSince ? { ...ANY_TIME, from: found.value.years[0] ?? null } : found.value
    return [{ value, from, to: at + found.length }]
  })
}

function spanAt(
  words: readonly string[],
  at: number,
  thisYear: number,
): { value: Period; length: number } | null {
  const [first = '', second = '', third = '', fourth = ''] = words.slice(at, at + 4)
  const years = (...list: number[]): Period => ({ ...ANY_TIME, years: list })
  const since = (count: number): Period => ({ ...ANY_TIME, from: thisYear - count + 1 })
  if (first === 'this' && second === 'year') return { value: years(thisYear), length: 2 }
  if (first === 'recent' && second === 'years') return { value: since(RECENT), length: 2 }
  const count = NUMBERS.get(first)
  if (count !== undefined && second === 'years' && third === 'ago')
    return { value: years(thisYear - count), length: 3 }
  if (!BACK.has(first)) return null
  // 'Last year' is the one before this; 'the last year' is the one that ends today, and lies in both.
  if (second === 'year') return { value: words[at - 1] === 'the' ? since(2) : years(thisYear - 1), length: 2 }
  if (second === 'decade') return { value: since(10), length: 2 }
  const many = NUMBERS.get(second)
  if (many === undefined) return null
  if (third === 'years') return { value: since(many), length: 3 }
  return third === 'of' && fourth === 'years' ? { value: since(many), length: 4 } : null
}
