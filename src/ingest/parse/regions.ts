import type { Line } from '../read/line.js'
import type { Layout } from './layout/layout.js'
import { type Fate, furniture } from './place.js'
import { closingFrom } from './signs/closing.js'
import { findContents } from './signs/contents.js'
import { fold } from './signs/fold.js'

/** Lines that are no text of the report, all of one kind. */
export interface Region {
  readonly lines: readonly Line[]
  readonly place: Fate
}

export interface Regions {
  /** What is read paragraph by paragraph. */
  readonly text: readonly Line[]
  /** The record of main findings with its heading; empty where there is none. */
  readonly record: readonly Line[]
  /** Cover, contents and closing matter. */
  readonly others: readonly Region[]
}

/** The offset of the first line that is no cover. */
function coverEndOf(lines: readonly Line[], layout: Layout, contents: number, facts: number): number {
  if (layout.coverEnds === 'contents') return contents
  if (layout.coverEnds === 'facts') return facts
  const titles = layout.headings.flatMap((heading) => heading.titles.map(fold))
  const first = lines.findIndex((line, at) => at >= facts && titles.includes(fold(line.text)))
  return first < 0 ? facts : first
}

/** Cuts a report into its regions. `factsEnd` is the offset after the facts on its cover. */
export function regionsOf(lines: readonly Line[], layout: Layout, factsEnd: number): Regions {
  const contents = findContents(lines)
  const coverEnd = coverEndOf(lines, layout, contents?.from ?? factsEnd, factsEnd)
  const bodyFrom = contents?.to ?? coverEnd
  const titles = layout.record.map(fold)
  const recordAt = lines.findIndex((line, at) => at >= bodyFrom && titles.includes(fold(line.text)))
  const textEnd = recordAt < 0 ? closingFrom(lines, bodyFrom) : recordAt
  const recordEnd = recordAt < 0 ? textEnd : closingFrom(lines, recordAt)
  const beforeContents = contents && contents.from > coverEnd ? lines.slice(coverEnd, contents.from) : []
  return {
    text: [...beforeContents, ...lines.slice(contents ? Math.max(contents.to, coverEnd) : coverEnd, textEnd)],
    record: lines.slice(textEnd, recordEnd),
    others: [
      { lines: lines.slice(0, coverEnd), place: furniture('cover') },
      { lines: contents ? lines.slice(contents.from, contents.to) : [], place: furniture('contents') },
      { lines: lines.slice(recordEnd), place: furniture('boilerplate') },
    ],
  }
}
