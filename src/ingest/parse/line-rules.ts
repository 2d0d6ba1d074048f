import { memoisedByObject } from '../../collections/collections.js'
import type { FrameworkSpec, KnownHeading } from '../frameworks/spec.js'
import { endsSentence, fold, oneSpaced, type SourceLine } from '../read/line.js'
import {
  isColumnHeader,
  isNumberedGrade,
  judgementSentenceAt,
  type PrintedGrade,
  parseGrades,
  parseGradeWord,
} from './detectors/judgement-lines.js'
import { judgementTableAt } from './detectors/judgement-table.js'
import { bulletLead, numberedOpeningAt, strayNumberAt, typedDash } from './detectors/list-markers.js'
import {
  beginsPassage,
  isLostBullet,
  isSeparated,
  isSetApart,
  standsApart,
  type TypeStyle,
  typeStyle,
} from './detectors/typography.js'
import type { DraftParagraph, DraftSection } from './draft.js'
import {
  addEvidence,
  addLine,
  assignRole,
  beginParagraph,
  currentSection,
  type LineRule,
  openSection,
  type ParserState,
  tellsOfEarlier,
} from './parser-state.js'

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

/** A printed number opens a paragraph. */
export const numberedParagraphRule: LineRule = (state, at) => {
  const line = state.lines[at]
  const found = numberedOpeningAt(state.lines, at, state.nextNumber, state.margin)
  if (!line || !found) return 0
  state.missing.push(...found.missing)
  state.nextNumber = found.number + 1
  state.margin = Math.min(state.margin ?? line.indent, line.indent)
  addLine(state, beginParagraph(state, found.number), line, 'opening', found.lead)
  return 1
}

/** A number that is not the one due opens a passage, so that its words are not taken for those of the paragraph before. */
export const strayNumberRule: LineRule = (state, at) => {
  const line = state.lines[at]
  const found = strayNumberAt(state.lines, at, state.margin)
  if (!line || !found) return 0
  state.stray.push({ number: found.number, due: state.nextNumber })
  addLine(state, beginParagraph(state, null), line, 'opening', found.lead)
  return 1
}

const firstBullet = (paragraph: DraftParagraph): SourceLine | undefined =>
  paragraph.parts.find((part) => part.shape === 'bullet')?.line

/** Further in than the first bullet of its list. */
const isNested = (paragraph: DraftParagraph, line: SourceLine): boolean =>
  line.indent > (firstBullet(paragraph)?.indent ?? Infinity)

/** Bullets of one list stand no further apart than this. Points. */
const SAME_INDENT = 3

/** The dash of a list that was typed: a gap stands before it, or its list does; else it is the dash of a sentence. */
function typedLead({ lines, openParagraph, afterBlank }: ParserState, at: number): number {
  const line = lines[at]
  const lead = line ? typedDash(line) : 0
  if (!line || lead === 0) return 0
  const before = openParagraph?.parts.at(-1)?.line
  const inList = openParagraph?.parts.some(
    (part) =>
      (part.shape === 'bullet' || part.shape === 'nested') &&
      Math.abs(part.line.indent - line.indent) < SAME_INDENT,
  )
  return (afterBlank && before?.page === line.page) || inList ? lead : 0
}

export const bulletRule: LineRule = (state, at) => {
  const line = state.lines[at]
  const lead = line ? bulletLead(line) || typedLead(state, at) : 0
  if (!line || (lead === 0 && !isLostBullet(line, state.profile))) return 0
  const paragraph = state.openParagraph ?? beginParagraph(state, null)
  addLine(state, paragraph, line, isNested(paragraph, line) ? 'nested' : 'bullet', lead)
  return 1
}

/** Whether words stand further out than the list before them, so that they are no part of its last bullet. */
function leavesList(paragraph: DraftParagraph, line: SourceLine): boolean {
  const first = firstBullet(paragraph)
  const before = paragraph.parts.at(-1)?.line
  return (
    line.page !== null &&
    first !== undefined &&
    before !== undefined &&
    line.indent < first.indent &&
    endsSentence(before.text)
  )
}

/** All other words go on with what is open, or begin a passage. */
export const textRule: LineRule = (state, at) => {
  const line = state.lines[at]
  if (!line) return 0
  const paragraph = state.openParagraph ?? beginParagraph(state, null)
  const before = paragraph.parts.at(-1)?.line
  if (paragraph.number === null && before && beginsPassage(before, line, state.afterBlank, state.profile)) {
    addLine(state, beginParagraph(state, null), line, 'more', 0)
  } else addLine(state, paragraph, line, leavesList(paragraph, line) ? 'after' : 'more', 0)
  return 1
}

/** The level of a chapter that a 'Key judgement' table heads. */
const CHAPTER_LEVEL = 3

/** A framed row heads more than a line of the same letters does: it is taken to be this much larger, and bold. */
const FRAMED_SCALE = 1.1

const framedStyle = ({ size }: SourceLine): TypeStyle | null =>
  size === null ? null : { size: size * FRAMED_SCALE, weight: 'bold' }

/** Names the table on a cover, which has no title of its own. */
const COVER_TABLE = 'Table of judgements'

export const judgementTableRule: LineRule = (state, at) => {
  const table = state.spec.gradesInTables ? judgementTableAt(state.lines, at, state.spec) : null
  const row = table?.rows[0]
  const line = state.lines[at]
  if (!table || !line || (tellsOfEarlier(state) && !isColumnHeader(line))) return 0
  const chapter =
    table.opensChapter && row
      ? openSection(state, row.label, { titles: [], level: CHAPTER_LEVEL }, framedStyle(line))
      : null
  const place = chapter?.title ?? COVER_TABLE
  for (const { slug, label, printed } of table.rows) {
    if (slug === null) {
      state.unknown.push({ label, printed })
      continue
    }
    addEvidence(state, { slug, label, kind: 'table', place, section: chapter, page: line.page }, [printed])
  }
  state.doubtful.push(...table.doubtful)
  assignRole(state, at, table.lines, { kind: 'table', name: place })
  return table.lines
}

/** A row of the four-point scale after the third paragraph of a SLAC or LAC report, whether or not the copy marks its columns. */
const scaleRowPattern = /^((outstanding|good|adequate|inadequate) \(grade [1-4]\))\s*(.*)$/i

export const tableRowRule: LineRule = (state, at) => {
  const line = state.lines[at]
  const cells = line?.cells?.filter((cell) => cell !== '') ?? []
  const [, label, word = '', meaning] = line?.text.match(scaleRowPattern) ?? []
  if (!line || (cells.length < 2 && label === undefined)) return 0
  const grade = parseGradeWord(word)
  if (label && grade && meaning) {
    const after = state.paragraphs.at(-1) ?? null
    state.scale.push({ grade, label, meaning: cells[1] ?? meaning, after, page: line.page })
  }
  assignRole(state, at, 1, { kind: 'table', name: currentSection(state).title })
  return 1
}

/** The head of the table: 'Responsible body', 'Areas for priority action'. */
const responsibleHeader = /^responsible (?:body|bodies|organisations?|party|parties)\b/i

function openActionTable(state: ParserState, at: number, title: string): number {
  const section = state.section?.recommends
    ? state.section
    : openSection(state, title, { titles: [title], level: 1, recommends: true }, null)
  state.openParagraph = null
  assignRole(state, at, 1, { kind: 'heading', section: section.key })
  return 1
}

/**
 * A row of a table that names in its first column who must act: a passage of its own. A row without a name goes on with
 * the one before it, which a page's end has cut.
 */
export const actionRowRule: LineRule = (state, at) => {
  const line = state.lines[at]
  const [who, action, ...more] = line?.cells ?? []
  if (!line || !state.spec.namesResponsible || who === undefined || !action || more.length > 0) return 0
  if (responsibleHeader.test(who)) return openActionTable(state, at, action)
  if (!state.section?.recommends) return 0
  if (who === '') {
    const open = state.openParagraph ?? beginParagraph(state, null)
    addLine(state, open, line, action.startsWith('- ') ? 'after' : 'more', 0, action)
    return 1
  }
  const paragraph = beginParagraph(state, null, who)
  addLine(state, paragraph, line, 'opening', 0, who)
  addLine(state, paragraph, line, 'after', 0, action)
  return 1
}
