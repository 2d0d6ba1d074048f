import { type Line, noteMarks } from '../../read/line.js'
import { heal } from '../finish/heal.js'
import type { DraftParagraph } from './draft.js'
import { put, type Reading } from './reading.js'
import type { Step } from './step.js'

/** Notes are set clearly smaller than the text. */
const SMALLER = 0.92

/** The raised number that a line begins with, as a footnote does at the foot of its page. */
function noteNumber(line: Line): string | null {
  const first = line.spans.find((span) => span.source.trim() !== '' && span.kind !== 'mark')
  return first?.kind === 'note' ? first.source.trim() : null
}

const refersTo = (paragraph: DraftParagraph, mark: string): boolean =>
  paragraph.parts.some(({ line }) => noteMarks(line).some((each) => each.at > 0 && each.mark === mark))

const isSmall = (reading: Reading, line: Line): boolean =>
  reading.copy.bodySize !== null && line.size !== null && line.size < reading.copy.bodySize * SMALLER

/** Footnotes are kept beside the paragraph that refers to them. The paragraph that a page cut goes on after them. */
export const note: Step = (reading, at) => {
  const line = reading.lines[at]
  if (!line || line.text === '') return 0
  const mark = noteNumber(line)
  if (mark !== null) {
    const to = reading.paragraphs.findLast((each) => refersTo(each, mark)) ?? reading.paragraphs.at(-1)
    if (!to) return 0
    to.notes.push(line.text)
    reading.noted = to
    put(reading, at, 1, { kind: 'note', key: to.key })
    return 1
  }
  const to = reading.noted
  if (to && isSmall(reading, line)) {
    to.notes.push(heal(to.notes.pop() ?? '', line.text))
    put(reading, at, 1, { kind: 'note', key: to.key })
    return 1
  }
  reading.noted = null
  return 0
}
