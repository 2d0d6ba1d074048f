import type { Figure } from '../../model/query.js'
import type { FigureRow } from '../../model/reply.js'

/** Figures of which the first is asked for: the region with the most, the year with the lowest share. */
interface Ranking {
  readonly title: string
  /** What a row is ranked by. */
  readonly of: (row: FigureRow) => number
  readonly isDown: boolean
}

const rowCount = ({ count }: FigureRow): number => count
const rowShare = ({ count, of }: FigureRow): number => (of ? count / of : 0)

const RANKED_BY: Readonly<Partial<Record<Figure, Ranking>>> = {
  extreme: { title: 'Most', of: rowCount, isDown: true },
  fewest: { title: 'Fewest', of: rowCount, isDown: false },
  highest: { title: 'Highest', of: rowShare, isDown: true },
  lowest: { title: 'Lowest', of: rowShare, isDown: false },
}

export const isRanking = (figure: Figure): boolean => figure === 'ends' || RANKED_BY[figure] !== undefined

/** Rows of a table that is asked for its top alone. */
const MOST_RANKED = 10

/**
 * The rows with the first of a ranking first, and no more than its top; what nobody was in has no place in it.
 * @param most how many of them, with all that are equal to the last
 */
export function ranked(rows: readonly FigureRow[], figure: Figure, most = MOST_RANKED): FigureRow[] {
  if (figure === 'ends') {
    const [most, fewest] = [ranked(rows, 'extreme'), ranked(rows, 'fewest')]
    const half = MOST_RANKED / 2
    return [...new Set([...most.slice(0, half), ...fewest.slice(0, half).toReversed()])]
  }
  const ranking = RANKED_BY[figure]
  if (ranking === undefined) return [...rows]
  const inOrder = inRank(rows, ranking)
  const last = inOrder[most - 1]
  // Who is equal to the last of so many is not cut off, but where nobody said how many.
  const isWithin = (row: FigureRow, at: number): boolean =>
    at < most || (most < MOST_RANKED && last !== undefined && ranking.of(row) === ranking.of(last))
  return inOrder.filter(isWithin).slice(0, Math.max(most, MOST_RANKED))
}

function inRank(rows: readonly FigureRow[], { of: rankOf, isDown }: Ranking): FigureRow[] {
  const sign = isDown ? -1 : 1
  return rows
    .filter(({ of }) => of !== 0)
    .toSorted((one, other) => sign * (rankOf(one) - rankOf(other)) || one.label.localeCompare(other.label))
}

/** So many that are equal are named; of more the first, and how many others. */
const MOST_EQUAL = 5

const equalsInWords = (labels: readonly string[]): string =>
  labels.length <= MOST_EQUAL
    ? labels.join(', ')
    : `${labels.slice(0, MOST_EQUAL).join(', ')} and ${labels.length - MOST_EQUAL} more`

/** `Most: London (5 of 30). `: the first of some rows, in whatever order, with all that are equal. */
export function topInWords(rows: readonly FigureRow[], figure: Figure): string {
  const ranking = RANKED_BY[figure]
  const [first, ...others] = ranking === undefined ? [] : inRank(rows, ranking)
  if (ranking === undefined || !first || (ranking.isDown && first.count === 0)) return ''
  const equal = others.filter((row) => ranking.of(row) === ranking.of(first)).map(({ label }) => label)
  const of = first.of === null ? '' : ` of ${first.of}`
  const number =
    equal.length === 0 || ranking.of === rowCount
      ? `${first.count}${equal.length === 0 ? of : ''}`
      : `${Math.round(100 * rowShare(first))}%`
  return `${ranking.title}: ${equalsInWords([first.label, ...equal])} (${number}). `
}

/** `Most: Southampton 2014 (42). `, with those at the other end where both are asked for; nothing for figures without an order. */
export const endsOfCounts = (rows: readonly FigureRow[], figure: Figure): string =>
  (figure === 'ends' ? (['extreme', 'fewest'] as const) : [figure])
    .map((end) => topInWords(rows, end))
    .join('')

/** `Highest: London (20 of 30); lowest: South West (4 of 15). `: both ends of rows of any order, each with all that are equal. */
export function endsInWords(rows: readonly FigureRow[]): string {
  const inOrder = rows
    .filter(({ of }) => of !== null && of > 0)
    .toSorted((one, other) => rowShare(other) - rowShare(one))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  const said = (one: FigureRow): string => {
    const equal = inOrder.filter((row) => rowShare(row) === rowShare(one)).map(({ label }) => label)
    const number = equal.length === 1 ? `${one.count} of ${one.of}` : `${Math.round(100 * rowShare(one))}%`
    return `${equalsInWords(equal)} (${number})`
  }
  return first && last && rowShare(first) > rowShare(last)
    ? `Highest: ${said(first)}; lowest: ${said(last)}. `
    : ''
}
