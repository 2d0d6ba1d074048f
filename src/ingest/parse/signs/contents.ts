import type { Line } from '../../read/line.js'
import { fold } from './fold.js'

/** The summary may stand before the contents that list it first, so more than the first entry is looked for. */
const FIRST_ENTRIES = 6

/** An entry's title, without the page number and the dots before it. */
const entryTitle = (line: Line): string => fold((line.cells?.[0] || line.text).replace(/[\s.…]*\d{1,3}$/, ''))

/**
 * The table of contents, as the offsets of its heading and of the line after it; null where there is none. It ends
 * where the first of its first entries comes again, now as the heading it announces.
 */
export function findContents(lines: readonly Line[]): { from: number; to: number } | null {
  const from = lines.findIndex((line) => fold(line.text) === 'contents')
  if (from < 0) return null
  const listed = lines.flatMap((line, at) =>
    at > from && line.text !== '' && /\p{L}/u.test(line.text) ? [at] : [],
  )
  const titles = listed.map((at) => fold(lines[at]?.text ?? ''))
  const again = listed.slice(0, FIRST_ENTRIES).flatMap((entry, turn) => {
    const title = entryTitle(lines[entry] as Line)
    return title.length > 3 ? listed.filter((_, later) => later > turn && titles[later] === title) : []
  })
  return again.length > 0 ? { from, to: Math.min(...again) } : null
}
