import type { Line } from '../../read/line.js'
import { fold } from './fold.js'

/** An entry's title, without the page number and the dots before it. */
const entryTitle = (line: Line): string => fold((line.cells?.[0] || line.text).replace(/[\s.…]*\d{1,3}$/, ''))

/**
 * The table of contents, as the offsets of its heading and of the line after it; null where there is none. It ends
 * where one of its first entries comes again, this time as the heading it announces.
 */
export function findContents(lines: readonly Line[]): { from: number; to: number } | null {
  const from = lines.findIndex((line) => fold(line.text) === 'contents')
  if (from < 0) return null
  const listed = lines.flatMap((line, at) =>
    at > from && line.text !== '' && /\p{L}/u.test(line.text) ? [at] : [],
  )
  for (const [turn, entry] of listed.slice(0, 6).entries()) {
    const line = lines[entry]
    const title = line ? entryTitle(line) : ''
    const again = listed.slice(turn + 1).find((at) => fold(lines[at]?.text ?? '') === title)
    if (title.length > 3 && again !== undefined) return { from, to: again }
  }
  return null
}
