import type { SourceLine } from '../../read/line.js'
import { parseGradeWord } from '../detectors/grades.js'
import { isColumnHeader } from '../detectors/judgement-rows.js'
import { judgementTableAt } from '../detectors/judgement-table.js'
import type { TypeStyle } from '../detectors/typography.js'
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
