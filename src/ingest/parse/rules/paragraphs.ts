import { endsSentence, type SourceLine } from '../../read/line.js'
import { bulletLead, numberedOpeningAt, strayNumberAt, typedDash } from '../detectors/list-markers.js'
import { beginsPassage, isLostBullet } from '../detectors/typography.js'
import type { DraftParagraph } from '../draft.js'
import { addLine, beginParagraph, type LineRule, type ParserState } from './state.js'

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
