import type { Line } from '../../read/line.js'
import { furniture } from '../place.js'
import { bulletLead, typedDash } from '../signs/bullet.js'
import { beginsPassage, lostBullet } from '../signs/copy.js'
import { endsSentence } from '../signs/fold.js'
import { openingAt, strayNumberAt } from '../signs/number.js'
import type { DraftParagraph } from './draft.js'
import { addLine, beginParagraph, put, type Reading, sectionHere } from './reading.js'
import type { Step } from './step.js'

/** A printed number opens a paragraph. */
export const opening: Step = (reading, at) => {
  const line = reading.lines[at]
  const found = openingAt(reading.lines, at, reading.next, reading.margin)
  if (!line || !found) return 0
  reading.missing.push(...found.missing)
  reading.next = found.number + 1
  reading.margin = Math.min(reading.margin ?? line.indent, line.indent)
  addLine(reading, beginParagraph(reading, found.number), line, 'opening', found.lead)
  return 1
}

/** A number that is not the one due opens a passage, so that its words are not taken for those of the paragraph before. */
export const strayNumber: Step = (reading, at) => {
  const line = reading.lines[at]
  const found = strayNumberAt(reading.lines, at, reading.margin)
  if (!line || !found) return 0
  reading.stray.push({ number: found.number, due: reading.next })
  addLine(reading, beginParagraph(reading, null), line, 'opening', found.lead)
  return 1
}

const pageNumberAlone = /^(page )?\d{1,3}( of \d{1,3})?$/i

export const pageNumber: Step = (reading, at) => {
  const line = reading.lines[at]
  if (!line || !pageNumberAlone.test(line.text)) return 0
  reading.fates.set(line.number, furniture('page number'))
  return 1
}

/** A line drawn with letters. */
const drawn = /^[_–—=-]{4,}$/

export const rule: Step = (reading, at) => {
  const line = reading.lines[at]
  if (!line || !drawn.test(line.text)) return 0
  reading.fates.set(line.number, furniture('rule'))
  return 1
}

/** A row of the four-point scale after the third paragraph of a SLAC or LAC report, whether or not the copy marks its columns. */
const scaleRow = /^((?:outstanding|good|adequate|inadequate) \(grade [1-4]\))\s*(.*)$/i

export const tableRow: Step = (reading, at) => {
  const line = reading.lines[at]
  const cells = line?.cells?.filter((cell) => cell !== '') ?? []
  const [, label, meaning] = line?.text.match(scaleRow) ?? []
  if (!line || (cells.length < 2 && label === undefined)) return 0
  if (label && meaning) {
    const after = reading.paragraphs.at(-1) ?? null
    reading.scale.push({ label, meaning: cells[1] ?? meaning, after, page: line.page })
  }
  put(reading, at, 1, { kind: 'table', name: sectionHere(reading).title })
  return 1
}

const firstBullet = (paragraph: DraftParagraph): Line | undefined =>
  paragraph.parts.find((part) => part.shape === 'bullet')?.line

/** Further in than the first bullet of its list. */
const isNested = (paragraph: DraftParagraph, line: Line): boolean =>
  line.indent > (firstBullet(paragraph)?.indent ?? Infinity)

/** Bullets of one list stand no further apart than this. Points. */
const SAME_INDENT = 3

/** The dash of a list that was typed: a gap stands before it, or its list does; else it is the dash of a sentence. */
function typedLead({ lines, open, gap }: Reading, at: number): number {
  const line = lines[at]
  const lead = line ? typedDash(line) : 0
  if (!line || lead === 0) return 0
  const before = open?.parts.at(-1)?.line
  const inList = open?.parts.some(
    (part) =>
      (part.shape === 'bullet' || part.shape === 'nested') &&
      Math.abs(part.line.indent - line.indent) < SAME_INDENT,
  )
  return (gap && before?.page === line.page) || inList ? lead : 0
}

export const bullet: Step = (reading, at) => {
  const line = reading.lines[at]
  const lead = line ? bulletLead(line) || typedLead(reading, at) : 0
  if (!line || (lead === 0 && !lostBullet(line, reading.copy))) return 0
  const paragraph = reading.open ?? beginParagraph(reading, null)
  addLine(reading, paragraph, line, isNested(paragraph, line) ? 'nested' : 'bullet', lead)
  return 1
}

/** Whether words stand further out than the list before them, so that they are no part of its last bullet. */
function leavesList(paragraph: DraftParagraph, line: Line): boolean {
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
export const words: Step = (reading, at) => {
  const line = reading.lines[at]
  if (!line) return 0
  const paragraph = reading.open ?? beginParagraph(reading, null)
  const before = paragraph.parts.at(-1)?.line
  if (paragraph.number === null && before && beginsPassage(before, line, reading.gap, reading.copy)) {
    addLine(reading, beginParagraph(reading, null), line, 'more', 0)
  } else addLine(reading, paragraph, line, leavesList(paragraph, line) ? 'after' : 'more', 0)
  return 1
}
