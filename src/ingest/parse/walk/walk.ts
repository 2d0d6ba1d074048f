import type { Line } from '../../read/line.js'
import type { Layout } from '../layout/layout.js'
import type { Copy } from '../signs/copy.js'
import { actionRow } from './actions.js'
import { blank } from './blank.js'
import type { Draft } from './draft.js'
import { gradeLine, judgementSentence, judgementTable } from './grading.js'
import { deadline, heading, unknownHeading } from './headings.js'
import { knownNote } from './note.js'
import { beginReading } from './reading.js'
import type { Step } from './step.js'
import { bullet, opening, pageNumber, rule, strayNumber, tableRow, words } from './text.js'

/** What a line may be, most certain first; the first step that takes it decides. */
const steps: readonly Step[] = [
  blank,
  knownNote,
  gradeLine,
  judgementTable,
  deadline,
  heading,
  judgementSentence,
  unknownHeading,
  opening,
  strayNumber,
  pageNumber,
  rule,
  actionRow,
  tableRow,
  bullet,
  words,
]

/**
 * Reads the text of a report, line by line. `lines` is the text alone: no cover, contents, record of findings or
 * closing matter. `title` heads what stands above the first heading.
 */
export function walk(lines: readonly Line[], layout: Layout, copy: Copy, title: string): Draft {
  const reading = beginReading(lines, layout, copy, title)
  for (let at = 0; at < lines.length; ) {
    let taken = 0
    for (const step of steps) {
      taken = step(reading, at)
      if (taken > 0) break
    }
    if (lines[at]?.text !== '') reading.gap = false
    at += Math.max(taken, 1)
  }
  return reading
}
