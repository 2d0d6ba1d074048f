import { endsSentence, type SourceLine } from '../../read/line.js'
import { isColumnHeader, parseGradeWord } from '../detectors/judgement-lines.js'
import { judgementTableAt } from '../detectors/judgement-table.js'
import { bulletLead, numberedOpeningAt, strayNumberAt, typedDash } from '../detectors/list-markers.js'
import { beginsPassage, isLostBullet, type TypeStyle } from '../detectors/typography.js'
import type { DraftParagraph } from '../draft.js'
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
} from './state.js'

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
