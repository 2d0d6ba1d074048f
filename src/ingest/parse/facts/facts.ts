import type { Line } from '../../read/line.js'
import { type Days, type DoubtfulDays, dateIn, doubtfulSpanIn, isOnlyDays, spanIn } from './dates.js'
import { firstNamed, isRank } from './inspector.js'
import { behind, inspectionDates, inspector, publication } from './label.js'

/** What a report says of itself, on its cover or at its end. */
export interface Facts {
  readonly inspected: Days | null
  readonly published: string | null
  /** The first named, without rank. */
  readonly leadInspector: string | null
  /** The offset after the last fact on the cover. */
  readonly end: number
  /** A sentence for what is printed with a slip. */
  readonly warnings: readonly string[]
}

interface Fact<T> {
  readonly value: T
  /** The offset of the last line that it takes. */
  readonly at: number
}

/** What the words of a fact say; null where they do not say it. */
type Reads<T> = (words: string, below: string) => T | null

/**
 * The first fact of a name that says something: behind the name on its line, or on the next that has words; with the
 * lines that go on with it.
 */
function factIn<T>(
  lines: readonly Line[],
  name: RegExp,
  goesOn: (text: string) => boolean,
  read: Reads<T>,
): Fact<T> | null {
  for (const [named, { text }] of lines.entries()) {
    let words = behind(text, name)
    if (words === null) continue
    const next = lines.findIndex((each, here) => here > named && each.text !== '')
    let at = words === '' && next >= 0 ? next : named
    if (at > named) words = lines[at]?.cells ? '' : (lines[at]?.text ?? '')
    for (; goesOn(lines[at + 1]?.text ?? ''); at += 1) words = `${words} ${lines[at + 1]?.text}`
    const value = read(words, lines[at + 1]?.text ?? '')
    if (value !== null) return { value, at }
  }
  return null
}

const COVER_LINES = 80

/** A cover may print the days of its inspection without saying what they are; a single day is that of publication. */
function unnamedSpan(cover: readonly Line[]): Days | null {
  const spans = cover.map(({ text }) => (isOnlyDays(text) ? spanIn(text) : null))
  return spans.find((span) => span !== null && span.from < span.to) ?? null
}

const daysAlone = (words: string): Days | null => (isOnlyDays(words) ? spanIn(words) : null)

/** The days as they are named; as they are likely to be meant; as they stand without a name; with a slip in them. */
function daysIn(cover: readonly Line[]): Fact<Days | DoubtfulDays> | null {
  const { sure, likely = sure } = inspectionDates
  const unnamed = () => {
    const value = unnamedSpan(cover)
    return value && { value, at: -1 }
  }
  return (
    factIn(cover, sure, isOnlyDays, spanIn) ??
    factIn(cover, likely, isOnlyDays, daysAlone) ??
    unnamed() ??
    factIn(cover, sure, isOnlyDays, doubtfulSpanIn)
  )
}

/** 'published in March' goes on with a sentence; a date that is the report's own stands alone, or behind a colon. */
const publishedOn = (words: string): string | null =>
  isOnlyDays(words.replace(/\.$/, '')) || /^[^(]{6,30}\(/.test(words) ? dateIn(words) : null

/** The facts on a cover stand together; what stands further down than this many lines, or overleaf, is on no cover any more. */
const NEAR = 15

/** The offsets of the facts that stand with the first of them. */
function together(facts: readonly (Fact<unknown> | null)[], lines: readonly Line[]): number[] {
  const found = facts.flatMap((fact) => (fact && fact.at >= 0 ? [fact.at] : []))
  const first = Math.min(...found)
  return found.filter((at) => at <= first + NEAR && lines[at]?.page === lines[first]?.page)
}

/** Ofsted has inspected children's services since 2005. */
const FIRST_YEAR = 2005

const yearIn = (day: string): number => Number(day.slice(0, 4))

/** A sentence for each printed day on which no inspection or publication can have been: a slip in its year, most likely. */
function unlikelyDays(inspected: Days | null, published: string | null): string[] {
  const last = new Date().getUTCFullYear() + 1
  const unlikely = (day: string | null): boolean =>
    day !== null && (yearIn(day) < FIRST_YEAR || yearIn(day) > last)
  return [
    ...(inspected && (unlikely(inspected.from) || unlikely(inspected.to))
      ? [`The inspection is dated ${inspected.from} to ${inspected.to}, which cannot be: look at the report.`]
      : []),
    ...(unlikely(published) ? [`The report is dated ${published}, which cannot be: look at it.`] : []),
  ]
}

export function factsIn(lines: readonly Line[]): Facts {
  const cover = lines.slice(0, COVER_LINES)
  const days = daysIn(cover)
  const published = factIn(cover, publication.sure, isOnlyDays, publishedOn)
  const lead = factIn(cover, inspector.sure, isRank, firstNamed)
  const named = lead ?? factIn(lines, inspector.sure, isRank, firstNamed)
  return {
    inspected: days && { from: days.value.from, to: days.value.to },
    published: published?.value ?? null,
    leadInspector: named?.value ?? null,
    end: 1 + Math.max(-1, ...together([days, published, lead], lines)),
    warnings: [
      ...(days && 'fault' in days.value ? [days.value.fault] : []),
      ...unlikelyDays(days?.value ?? null, published?.value ?? null),
    ],
  }
}
