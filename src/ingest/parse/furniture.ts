import type { FrameworkSpec } from '../frameworks/spec.js'
import { fold, joinWrapped, type SourceLine } from '../read/line.js'
import { bulletLead, numberedOpeningAt } from './detectors/list-markers.js'
import { isSeparated, isSetApart } from './detectors/typography.js'
import { furnitureRole, type LineRole } from './draft.js'
import { assignRole, type LineRule } from './parser-state.js'

/** What of a copy is no text of its report: the cover, the contents, the licence, rules, page numbers, standard footnotes. */

/** The summary may stand before the contents that list it first, so more than the first entry is looked for. */
const FIRST_ENTRIES = 6

/** An entry's title, without the page number and the dots before it. */
const entryTitle = (line: SourceLine): string =>
  fold((line.cells?.[0] || line.text).replace(/[\s.…]*\d{1,3}$/, ''))

/**
 * The table of contents, as the offsets of its heading and of the line after it; null where there is none. It ends
 * where the first of its first entries comes again, now as the heading it announces.
 */
function findContents(lines: readonly SourceLine[]): { from: number; to: number } | null {
  const from = lines.findIndex((line) => fold(line.text) === 'contents')
  if (from < 0) return null
  const listed = lines.flatMap((line, at) =>
    at > from && line.text !== '' && /\p{L}/u.test(line.text) ? [at] : [],
  )
  const titles = listed.map((at) => fold(lines[at]?.text ?? ''))
  const again = listed.slice(0, FIRST_ENTRIES).flatMap((entry, turn) => {
    const title = entryTitle(lines[entry] as SourceLine)
    return title.length > 3 ? listed.filter((_, later) => later > turn && titles[later] === title) : []
  })
  return again.length > 0 ? { from, to: Math.min(...again) } : null
}

/** How the matter begins that stands in every report alike, behind its text. */
const boilerplateOpening =
  /^(Any complaints about (the|this) (inspection|review)|If you are not happy with the inspection|The Office for Standards in Education|If you would like a copy of this document|Interested in our work|Piccadilly Gate|© ?Crown copyright|This report is available at)/

const licenceOpening = /^(you may (re-?use|copy|reproduce)|this document may be reproduced)/i
const numberedStart = /^\d{1,3}\.\s/

/** The offset of the first line of the closing matter, behind the last number; the number of lines where there is none. */
function closingFrom(lines: readonly SourceLine[], after: number): number {
  const last = lines.findLastIndex(
    (line, here) => here >= after && !line.cells && numberedStart.test(line.text),
  )
  const at = lines.findIndex(
    (line, here) =>
      here >= after &&
      here > last &&
      boilerplateOpening.test(line.text) &&
      (line.page === null || isSeparated(lines[here - 1], line)),
  )
  return at < 0 ? lines.length : at
}

/** The lines that print under which terms the report may be reproduced; ends with its paragraph. */
export function licenceLines(lines: readonly SourceLine[]): SourceLine[] {
  const from = lines.findIndex((line) => licenceOpening.test(line.text))
  if (from < 0) return []
  const rest = lines.slice(from)
  const to = rest.findIndex(
    (line, at) =>
      at > 0 &&
      (line.text === '' || /^(further copies|to receive|this report is|interested in)/i.test(line.text)),
  )
  return rest.slice(0, to < 0 ? rest.length : to)
}

/** Lines that are no text of the report, all of one kind. */
export interface Region {
  readonly lines: readonly SourceLine[]
  readonly role: LineRole
}

interface Regions {
  /** What is read paragraph by paragraph. */
  readonly text: readonly SourceLine[]
  /** The record of main findings with its heading; empty where there is none. */
  readonly record: readonly SourceLine[]
  /** Cover, contents and closing matter. */
  readonly others: readonly Region[]
}

/** The offset of the first line that is no cover. */
function coverEndOf(
  lines: readonly SourceLine[],
  spec: FrameworkSpec,
  contents: number,
  facts: number,
): number {
  if (spec.coverEnds === 'contents') return contents
  if (spec.coverEnds === 'facts') return facts
  const titles = spec.headings.flatMap((heading) => heading.titles.map(fold))
  const first = lines.findIndex((line, at) => at >= facts && titles.includes(fold(line.text)))
  return first < 0 ? facts : first
}

/** Segments a report into its regions. `factsEnd` is the offset after the facts on its cover. */
export function splitRegions(lines: readonly SourceLine[], spec: FrameworkSpec, factsEnd: number): Regions {
  const contents = findContents(lines)
  const coverEnd = coverEndOf(lines, spec, contents?.from ?? factsEnd, factsEnd)
  const bodyFrom = contents?.to ?? coverEnd
  const titles = spec.recordTitles.map(fold)
  const recordAt = lines.findIndex((line, at) => at >= bodyFrom && titles.includes(fold(line.text)))
  const textEnd = recordAt < 0 ? closingFrom(lines, bodyFrom) : recordAt
  const recordEnd = recordAt < 0 ? textEnd : closingFrom(lines, recordAt)
  const beforeContents = contents && contents.from > coverEnd ? lines.slice(coverEnd, contents.from) : []
  return {
    text: [...beforeContents, ...lines.slice(contents ? Math.max(contents.to, coverEnd) : coverEnd, textEnd)],
    record: lines.slice(textEnd, recordEnd),
    others: [
      { lines: lines.slice(0, coverEnd), role: furnitureRole('cover') },
      { lines: contents ? lines.slice(contents.from, contents.to) : [], role: furnitureRole('contents') },
      { lines: lines.slice(recordEnd), role: furnitureRole('boilerplate') },
    ],
  }
}

/** Line rule: blank lines, drawn rules and page furniture. They open and close nothing, for page breaks look the same. */
export const blankLineRule: LineRule = (state, at) => {
  if (state.lines[at]?.text !== '') return 0
  state.afterBlank = true
  return 1
}

const pageNumberAlone = /^(page )?\d{1,3}( of \d{1,3})?$/i

export const pageNumberRule: LineRule = (state, at) => {
  const line = state.lines[at]
  if (!line || !pageNumberAlone.test(line.text)) return 0
  state.lineRoles.set(line.number, furnitureRole('page number'))
  return 1
}

/** A line drawn with letters. */
const drawnRule = /^[_–—=-]{4,}$/

export const drawnLineRule: LineRule = (state, at) => {
  const line = state.lines[at]
  if (!line || !drawnRule.test(line.text)) return 0
  state.lineRoles.set(line.number, furnitureRole('rule'))
  return 1
}

/** A note's number that is not raised: '[1] ', '(2) '. */
const noteNumber = /^[[(]?\d{1,2}[\])]?\s+/

/**
 * A footnote that all reports of a framework print, known by its words where a copy has lost its raised number. It is
 * kept beside the paragraph before it, which goes on after it.
 */
export const standardFootnoteRule: LineRule = (state, at) => {
  const { lines, spec, paragraphs } = state
  const begins = (line: SourceLine | undefined) =>
    spec.standardFootnotes.some((words) => line?.text.replace(noteNumber, '').startsWith(words))
  if (!begins(lines[at])) return 0
  const ends = (line: SourceLine) =>
    line.text === '' ||
    begins(line) ||
    line.page !== lines[at]?.page ||
    bulletLead(line) > 0 ||
    numberedOpeningAt([line], 0, state.nextNumber, state.margin) !== null ||
    isSetApart(line, state.profile.bodySize)
  const after = lines.findIndex((each, here) => here > at && ends(each))
  const count = (after < 0 ? lines.length : after) - at
  const noted = paragraphs.at(-1)
  if (noted) {
    noted.notes.push(
      lines
        .slice(at, at + count)
        .map((each) => each.text)
        .reduce(joinWrapped, ''),
    )
    assignRole(state, at, count, { kind: 'note', key: noted.key })
  } else assignRole(state, at, count, furnitureRole('boilerplate').role)
  return count
}
