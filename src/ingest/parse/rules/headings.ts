import { memoisedByObject } from '../../../collections/collections.js'
import type { FrameworkSpec, KnownHeading } from '../../frameworks/spec.js'
import { endsSentence, fold, oneSpaced, type SourceLine } from '../../read/line.js'
import {
  isNumberedGrade,
  judgementSentenceAt,
  type PrintedGrade,
  parseGrades,
} from '../detectors/judgement-lines.js'
import { isSeparated, isSetApart, standsApart, typeStyle } from '../detectors/typography.js'
import type { DraftSection } from '../draft.js'
import {
  addEvidence,
  assignRole,
  currentSection,
  type LineRule,
  openSection,
  type ParserState,
  tellsOfEarlier,
} from './state.js'

/** A heading found at a line. */
interface HeadingMatch {
  /** How many lines it takes. */
  readonly lines: number
  /** As printed, without its grade. */
  readonly title: string
  /** Null for one that only looks like a heading. */
  readonly known: KnownHeading | null
  /** The grade that stands behind the title, if one does. */
  readonly grades: readonly PrintedGrade[]
}

/** A title that wraps takes at most this many lines. */
const MOST_HEADING_LINES = 4

/** A pattern for a title that forgives lost apostrophes, other white space and a lost or added hyphen. */
function titlePattern(title: string): string {
  return title
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/['’]/g, "['’‘]?")
        .replace(/-/g, '[-‑ ]?')
        .replace(/\\\?$/, '\\??'),
    )
    .join('\\s+')
}

/** The title, an optional raised number of a note that the copy has set on the line, and what follows the title. */
const headingPattern = memoisedByObject(
  ({ titles }: KnownHeading) =>
    new RegExp(`^(${titles.map(titlePattern).join('|')})\\d?(?:\\s+(?:is|are))?\\s*[:.–—-]?\\s*(.*)$`, 'is'),
)

/** The known heading that some words are, with its grade where one follows. */
function knownHeading(text: string, spec: FrameworkSpec): Omit<HeadingMatch, 'lines'> | null {
  for (const known of spec.headings) {
    const match = headingPattern(known).exec(text)
    if (!match) continue
    const grades = parseGrades(match[2] ?? '')
    if (match[2] === '' || (known.judgement !== undefined && grades.length > 0))
      return { title: oneSpaced(match[1] ?? ''), known, grades }
  }
  return null
}

/** The known heading that begins at line `at`, or null. `bodySize` is the height of the running text, where known. */
function knownHeadingAt(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
  bodySize: number | null,
): HeadingMatch | null {
  if (!standsApart(lines, at, bodySize)) return null
  const candidates = lines.slice(at, at + MOST_HEADING_LINES)
  const blank = candidates.findIndex((each) => each.text === '')
  for (let count = blank < 0 ? candidates.length : blank; count > 0; count -= 1) {
    const found = knownHeading(
      oneSpaced(
        candidates
          .slice(0, count)
          .map((each) => each.text)
          .join(' '),
      ),
      spec,
    )
    if (found) return { ...found, lines: count }
  }
  return null
}

/** A title that wraps takes at most this many lines, and this many characters. */
const MOST_STYLED_LINES = 4
const LONGEST_HEADING = 160

/** Of a title that nothing but its place sets off. */
const LONGEST_PLAIN_HEADING = 45
const beginsHigh = /^\p{Lu}/u
const endsLow = /[.;,]$/

/** Whether a line goes on with a heading that wraps: it is set alike, as only a PDF tells. */
const wrapsAlike = (first: SourceLine, line: SourceLine): boolean =>
  line === first ||
  (first.size !== null &&
    line.text !== '' &&
    line.size === first.size &&
    line.bold === first.bold &&
    line.italic === first.italic &&
    line.page === first.page &&
    !line.cells)

/** How many lines a heading takes in a copy that tells the type style of its lines; 0 for none. */
function headingLineCount(lines: readonly SourceLine[], at: number, bodySize: number | null): number {
  const [before, line] = [lines[at - 1], lines[at] as SourceLine]
  const begins =
    isSeparated(before, line) ||
    (before !== undefined && (isSetApart(before, bodySize) || endsSentence(before.text)))
  if (!begins || !isSetApart(line, bodySize)) return 0
  const other = lines.slice(at).findIndex((each) => !wrapsAlike(line, each))
  const count = other < 0 ? lines.length - at : other
  // Summaries for children are set large throughout, and a sentence may stand in italics: neither has gaps like a heading.
  const bare =
    line.bold || line.heading !== null || (isSeparated(before, line) && isSeparated(line, lines[at + count]))
  return bare && count <= MOST_STYLED_LINES ? count : 0
}

/** In a copy that tells no type style: a short line by itself above a list. */
const aboveList = (
  before: SourceLine | undefined,
  { text, indent }: SourceLine,
  after: SourceLine | undefined,
): boolean =>
  before?.text === '' &&
  text.length < LONGEST_PLAIN_HEADING &&
  !/[:?]$/.test(text) &&
  after !== undefined &&
  after.indent > indent

/** A heading that no framework knows, told by its type style alone: short, set off, no sentence. */
function headingByStyle(
  lines: readonly SourceLine[],
  at: number,
  bodySize: number | null,
): HeadingMatch | null {
  const line = lines[at]
  if (!line || line.cells || !beginsHigh.test(line.text)) return null
  const count =
    line.size !== null
      ? headingLineCount(lines, at, bodySize)
      : Number(isSetApart(line, bodySize) || aboveList(lines[at - 1], line, lines[at + 1]))
  const title = oneSpaced(
    lines
      .slice(at, at + count)
      .map((each) => each.text)
      .join(' '),
  )
  if (title === '' || title.length > LONGEST_HEADING || endsLow.test(title)) return null
  return { lines: count, title, known: null, grades: [] }
}

const deadlinePattern =
  /^((?:immediately|with immediate effect|within\s+(?:\w+|\d+)(?:\s+working)?\s+(?:days?|weeks?|months?|years?)(?:\s+of\b.{0,60})?))\s*:?$/i

/** The deadline that a subheading sets for the recommendations below it, as printed without its colon, or null. */
const parseDeadline = (text: string): string | null => deadlinePattern.exec(text.trim())?.[1] ?? null

/** The section being read, if its heading gave a grade. */
const gradedSection = ({ section, evidence }: ParserState): DraftSection | null =>
  section !== null && evidence.some((each) => each.section === section) ? section : null

/** The section being read, if nothing stands between its heading and this one, which says the same over a table. */
const repeatedHeading = ({ spec, section, paragraphs }: ParserState, title: string): DraftSection | null =>
  spec.namesResponsible &&
  section !== null &&
  fold(section.title) === fold(title) &&
  paragraphs.at(-1)?.section !== section
    ? section
    : null

const applyHeading = (state: ParserState, at: number, found: HeadingMatch | null): number => {
  if (!found) return 0
  const { known, title, grades } = found
  const line = state.lines[at]
  const chapter = known?.generic ? gradedSection(state) : repeatedHeading(state, title)
  const section = chapter ?? openSection(state, title, known, line ? typeStyle(line) : null)
  if (chapter) state.openParagraph = null
  assignRole(state, at, found.lines, { kind: 'heading', section: section.key })
  const slug = known?.judgement
  if (slug && grades.length === 0) state.awaitingGrade = { slug, section }
  if (slug) {
    const page = line?.page ?? null
    addEvidence(state, { slug, label: title, kind: 'heading', place: title, section, page }, grades)
  }
  return found.lines
}

export const knownHeadingRule: LineRule = (state, at) =>
  applyHeading(state, at, knownHeadingAt(state.lines, at, state.spec, state.profile.bodySize))

/** What no framework knows, but looks like a heading. */
export const styledHeadingRule: LineRule = (state, at) =>
  applyHeading(state, at, headingByStyle(state.lines, at, state.profile.bodySize))

/** 'Within three months:' stands above bullets of the paragraph that introduced them, so it closes nothing. */
export const deadlineRule: LineRule = (state, at) => {
  const section = state.section
  const due = section?.recommends ? parseDeadline(state.lines[at]?.text ?? '') : null
  if (!section || due === null) return 0
  state.deadline = due
  assignRole(state, at, 1, { kind: 'heading', section: section.key })
  return 1
}

/** A grade on a line of its own, under the heading of what it grades: 'Grade 2 (Good)'. */
export const gradeLineRule: LineRule = (state, at) => {
  const line = state.lines[at]
  const waiting = state.awaitingGrade
  if (!line || !waiting || !isNumberedGrade(line.text)) return 0
  const { slug, section } = waiting
  const found = {
    slug,
    label: section.title,
    kind: 'heading',
    place: section.title,
    section,
    page: line.page,
  } as const
  addEvidence(state, found, parseGrades(line.text))
  assignRole(state, at, 1, { kind: 'heading', section: section.key })
  state.awaitingGrade = null
  return 1
}

/** 'The graded judgment for adoption performance is that it is outstanding' */
export const judgementSentenceRule: LineRule = (state, at) => {
  const { lines, spec, profile } = state
  const sentence = spec.gradesInTables
    ? judgementSentenceAt(lines, at, spec, profile.bodySize, state.nextNumber === 1)
    : null
  const line = lines[at]
  if (!sentence || !line || tellsOfEarlier(state)) return 0
  const { slug, title } = sentence
  const level = sentence.level ?? (state.section === null ? 1 : null)
  const section =
    level === null ? currentSection(state) : openSection(state, title, { titles: [], level }, typeStyle(line))
  state.openParagraph = null
  const found = { slug, label: title, kind: 'sentence', place: section.title, section } as const
  addEvidence(state, { ...found, page: line.page }, [sentence.printed])
  assignRole(state, at, sentence.lines, { kind: 'heading', section: section.key })
  return sentence.lines
}
