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

/** The rows with the first of a ranking first, and no more than its top; what nobody was in has no place in it. */
export function ranked(rows: readonly FigureRow[], figure: Figure): FigureRow[] {
  if (figure === 'ends') {
    const [most, fewest] = [ranked(rows, 'extreme'), ranked(rows, 'fewest')]
    const half = MOST_RANKED / 2
    return [...new Set([...most.slice(0, half), ...fewest.slice(0, half).toReversed()])]
  }
  const ranking = RANKED_BY[figure]
  if (ranking === undefined) return [...rows]
  const sign = ranking.isDown ? -1 : 1
  return rows
    .filter(({ of }) => of !== 0)
    .toSorted(
      (one, other) => sign * (ranking.of(one) - ranking.of(other)) || one.label.localeCompare(other.label),
    )
    .slice(0, MOST_RANKED)
}

/** `Most: London (5 of 30). `: the first of some ranked rows, with those that are equal. */
export function topInWords([first, ...others]: readonly FigureRow[], figure: Figure): string {
  const ranking = RANKED_BY[figure]
  if (ranking === undefined || !first || (ranking.isDown && first.count === 0)) return ''
  const equal = others.filter((row) => ranking.of(row) === ranking.of(first)).map(({ label }) => label)
  const of = first.of === null ? '' : ` of ${first.of}`
  const [names, number] =
    equal.length === 0 || ranking.of === rowCount
      ? [[first.label, ...equal].join(', '), `${first.count}${equal.length === 0 ? of : ''}`]
      : [[first.label, ...equal].join(', '), `${Math.round(100 * rowShare(first))}%`]
  return `${ranking.title}: ${names} (${number}). `
}

/** `Most: Southampton 2014 (42). `, with those at the other end where both are asked for; nothing for figures without an order. */
export const endsOfCounts = (rows: readonly FigureRow[], figure: Figure): string =>
  (figure === 'ends' ? (['extreme', 'fewest'] as const) : [figure])
    .map((end) => topInWords(ranked(rows, end), end))
    .join('')

/** `Highest: London (20 of 30); lowest: South West (4 of 15). `: both ends of rows of any order. */
export function endsInWords(rows: readonly FigureRow[]): string {
  const inOrder = rows
    .filter(({ of }) => of !== null && of > 0)
    .toSorted((one, other) => rowShare(other) - rowShare(one))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  const said = ({ label, count, of }: FigureRow): string => `${label} (${count} of ${of})`
  return first && last && rowShare(first) > rowShare(last)
    ? `Highest: ${said(first)}; lowest: ${said(last)}. `
    : ''
}
