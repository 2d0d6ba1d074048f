import type { Block, FigureRow } from '../model/reply.js'
import { type Line, line, plain, quiet, strong } from './line.js'

/** `4 of 41 (10%)`, `4` */
export const countWords = ({ count, of }: Pick<FigureRow, 'count' | 'of'>): string =>
  of === null ? `${count}` : `${count} of ${of}${of > 0 ? ` (${Math.round((100 * count) / of)}%)` : ''}`

/** `Good 3, Inadequate 1` */
export const partWords = ({ parts }: FigureRow): string =>
  parts.map(({ label, count }) => `${label} ${count}`).join(', ')

/** Counts in order, a line each, under their title. */
export const figureLines = ({ title, rows }: Extract<Block, { block: 'figures' }>): Line[] => [
  ...(title === '' ? [] : [line('group', strong(title))]),
  ...rows.map((row) =>
    line(
      title === '' ? 'group' : 'row',
      plain(`${row.label}: `),
      strong(countWords(row)),
      ...(row.parts.length > 0 ? [quiet(` – ${partWords(row)}`)] : []),
    ),
  ),
]
