import type { Line } from '../../read/line.js'
import { dateIn, isOnlyDays, spanIn } from './dates.js'
import { isRank, nameWithoutRank } from './inspector.js'

/** What a report says of itself, on its cover or at its end. */
export interface Facts {
  readonly inspected: { readonly from: string; readonly to: string } | null
  readonly published: string | null
  /** The first named, without rank. */
  readonly leadInspector: string | null
  /** The offset after the last fact on the cover. */
  readonly end: number
}

interface Fact {
  readonly words: string
  /** The offset of the last line that it takes. */
  readonly at: number
}

/** A fact's words: behind its name on the same line, or on the next that has words; with the lines that go on with it. */
function factIn(lines: readonly Line[], name: RegExp, goesOn: (text: string) => boolean): Fact | null {
  const named = lines.findIndex((line) => name.test(line.text))
  const line = lines[named]
  if (!line) return null
  let words = line.text.replace(name, '').replace(/^[\s:–—-]+/, '')
  let at = named
  if (words === '') {
    const below = lines.findIndex((each, here) => here > named && each.text !== '')
    if (below < 0) return { words, at }
    words = lines[below]?.text ?? ''
    at = below
  }
  for (let here = at + 1; here < lines.length && goesOn(lines[here]?.text ?? ''); here += 1) {
    words = `${words} ${lines[here]?.text}`
    at = here
  }
  return { words, at }
}

const COVER_LINES = 80

const inspectionDates =
  /^(?:dates?\s+of\s+(?:the\s+)?inspection|(?:inspection|review)\s+dates?)\b(?:\s*\([^)]*\))*\s*:?/i
const publication =
  /^(?:(?:report\s+)?publi(?:shed|cation)(?:\s+date)?(?:\s+on)?|date\s+(?:of\s+publication|published))\b\s*:?/i
const inspector = /^(?:joint\s+)?(?:lead|reporting)\s+inspectors?\b\s*(?:\([^)]*\)\s*)?:?/i

/** A cover may print the days of its inspection without saying what they are; a single day is that of publication. */
function unnamedSpan(cover: readonly Line[]): Facts['inspected'] {
  const spans = cover.map(({ text }) => (isOnlyDays(text) ? spanIn(text) : null))
  return spans.find((span) => span !== null && span.from < span.to) ?? null
}

/** The facts on a cover stand together; what stands further down than this many lines is on no cover any more. */
const NEAR = 15

/** The offsets of the facts that stand with the first of them. */
function together(facts: readonly (Fact | null)[]): number[] {
  const found = facts.flatMap((fact) => (fact ? [fact.at] : []))
  return found.filter((at) => at <= Math.min(...found) + NEAR)
}

export function factsIn(lines: readonly Line[]): Facts {
  const cover = lines.slice(0, COVER_LINES)
  const dates = factIn(cover, inspectionDates, isOnlyDays)
  const published = factIn(cover, publication, isOnlyDays)
  const lead = factIn(cover, inspector, isRank)
  const named = lead ?? factIn(lines, inspector, isRank)
  return {
    inspected: dates ? spanIn(dates.words) : unnamedSpan(cover),
    published: published ? dateIn(published.words) : null,
    leadInspector: named ? nameWithoutRank(named.words) : null,
    end: 1 + Math.max(-1, ...together([dates, published, lead])),
  }
}
