import type { SourceLine } from '../../read/line.js'
import {
  type DateRange,
  type DoubtfulDateRange,
  isOnlyDays,
  parseDate,
  parseDateRange,
  parseDoubtfulRange,
} from './dates.js'
import {
  afterLabel,
  inspectionDatesLabel,
  inspectorLabel,
  isRank,
  parseLeadInspector,
  publicationLabel,
} from './inspectors.js'

/** What a report says of itself, on its cover or at its end. */
export interface ReportFacts {
  readonly inspected: DateRange | null
  readonly published: string | null
  /** The first named, without rank. */
  readonly leadInspector: string | null
  /** The offset after the last fact on the cover. */
  readonly end: number
  /** A sentence for what is printed with a slip. */
  readonly warnings: readonly string[]
}

interface LocatedFact<T> {
  readonly value: T
  /** The offset of the last line that it takes. */
  readonly at: number
}

/** What the words of a fact say; null where they do not say it. */
type FactParser<T> = (words: string, below: string) => T | null

/**
 * The first fact of a name that says something: behind the name on its line, or on the next that has words; with the
 * lines that go on with it.
 */
function findFact<T>(
  lines: readonly SourceLine[],
  name: RegExp,
  goesOn: (text: string) => boolean,
  read: FactParser<T>,
): LocatedFact<T> | null {
  for (const [named, { text }] of lines.entries()) {
    let words = afterLabel(text, name)
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
function unlabelledRange(cover: readonly SourceLine[]): DateRange | null {
  const spans = cover.map(({ text }) => (isOnlyDays(text) ? parseDateRange(text) : null))
  return spans.find((span) => span !== null && span.from < span.to) ?? null
}

const rangeAlone = (words: string): DateRange | null => (isOnlyDays(words) ? parseDateRange(words) : null)

/** The days as they are named; as they are likely to be meant; as they stand without a name; with a slip in them. */
function findInspectionRange(
  cover: readonly SourceLine[],
): LocatedFact<DateRange | DoubtfulDateRange> | null {
  const { sure, likely = sure } = inspectionDatesLabel
  const unnamed = () => {
    const value = unlabelledRange(cover)
    return value && { value, at: -1 }
  }
  return (
    findFact(cover, sure, isOnlyDays, parseDateRange) ??
    findFact(cover, likely, isOnlyDays, rangeAlone) ??
    unnamed() ??
    findFact(cover, sure, isOnlyDays, parseDoubtfulRange)
  )
}

/** 'published in March' goes on with a sentence; a date that is the report's own stands alone, or behind a colon. */
const publishedOn = (words: string): string | null =>
  isOnlyDays(words.replace(/\.$/, '')) || /^[^(]{6,30}\(/.test(words) ? parseDate(words) : null

/** The facts on a cover stand together; what stands further down than this many lines, or overleaf, is on no cover any more. */
const FACTS_WITHIN = 15

/** The offsets of the facts that stand with the first of them. */
function clusteredOffsets(
  facts: readonly (LocatedFact<unknown> | null)[],
  lines: readonly SourceLine[],
): number[] {
  const found = facts.flatMap((fact) => (fact && fact.at >= 0 ? [fact.at] : []))
  const first = Math.min(...found)
  return found.filter((at) => at <= first + FACTS_WITHIN && lines[at]?.page === lines[first]?.page)
}

/** Ofsted has inspected children's services since 2005. */
const FIRST_YEAR = 2005

const yearOfDay = (day: string): number => Number(day.slice(0, 4))

/** A sentence for each printed day on which no inspection or publication can have been: a slip in its year, most likely. */
function unlikelyDays(inspected: DateRange | null, published: string | null): string[] {
  const last = new Date().getUTCFullYear() + 1
  const unlikely = (day: string | null): boolean =>
    day !== null && (yearOfDay(day) < FIRST_YEAR || yearOfDay(day) > last)
  return [
    ...(inspected && (unlikely(inspected.from) || unlikely(inspected.to))
      ? [`The inspection is dated ${inspected.from} to ${inspected.to}, which cannot be: look at the report.`]
      : []),
    ...(unlikely(published) ? [`The report is dated ${published}, which cannot be: look at it.`] : []),
  ]
}

export function extractFacts(lines: readonly SourceLine[]): ReportFacts {
  const cover = lines.slice(0, COVER_LINES)
  const days = findInspectionRange(cover)
  const published = findFact(cover, publicationLabel.sure, isOnlyDays, publishedOn)
  const lead = findFact(cover, inspectorLabel.sure, isRank, parseLeadInspector)
  const named = lead ?? findFact(lines, inspectorLabel.sure, isRank, parseLeadInspector)
  return {
    inspected: days && { from: days.value.from, to: days.value.to },
    published: published?.value ?? null,
    leadInspector: named?.value ?? null,
    end: 1 + Math.max(-1, ...clusteredOffsets([days, published, lead], lines)),
    warnings: [
      ...(days && 'fault' in days.value ? [days.value.fault] : []),
      ...unlikelyDays(days?.value ?? null, published?.value ?? null),
    ],
  }
}
