import { ANY_TIME, type Period } from '../../model/query.js'

/** A time in the words of a command's option, written and read: `2015`, `2014, 2016`, `2016-2018`, `since 2024`, `up to 2018`, `now`. */

const ORDER: ReadonlyMap<string, Period['order']> = new Map([
  ['now', 'latest'],
  ['latest', 'latest'],
  ['newest', 'latest'],
  ['previous', 'previous'],
  ['first', 'first'],
  ['oldest', 'first'],
])

export function periodWritten({ years, from, to, order }: Period): string {
  const when = years.length > 0 ? years.join(', ') : spanWritten(from, to)
  const which = order === 'latest' ? 'now' : (order ?? '')
  return [which, when].filter((part) => part !== '').join(' ')
}

function spanWritten(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `${from}-${to}`
  if (from !== null) return `since ${from}`
  return to === null ? '' : `up to ${to}`
}

const YEARS = /(?:19|20)\d\d/g

/** What an option's words mean; null where they name no time. */
export function periodRead(text: string): Period | null {
  const words = text.toLowerCase().trim()
  const [first = ''] = words.split(/\s+/)
  const order = ORDER.get(first) ?? null
  const when = order === null ? words : words.slice(first.length).trim()
  const years = [...when.matchAll(YEARS)].map(([year]) => Number(year))
  const [one, other] = years
  if (one === undefined) return order !== null && when === '' ? { ...ANY_TIME, order } : null
  if (/^(?:since|from)\b/.test(when) && other === undefined) return { ...ANY_TIME, order, from: one }
  if (/^after\b/.test(when)) return { ...ANY_TIME, order, from: one + 1 }
  if (/^before\b/.test(when)) return { ...ANY_TIME, order, to: one - 1 }
  if (/^(?:up to|until|to)\b/.test(when)) return { ...ANY_TIME, order, to: one }
  const isSpan = other !== undefined && /\d\s*(?:-|–|—|to)\s*\d|between/.test(when)
  return isSpan
    ? { ...ANY_TIME, order, from: Math.min(one, other), to: Math.max(one, other) }
    : { ...ANY_TIME, order, years }
}
