import type { Line } from '../../read/line.js'
import { gradesPrinted, isNumberedGrade } from '../signs/grade.js'
import { judgementSentenceAt } from '../signs/judgement-sentence.js'
import { judgementTableAt } from '../signs/judgement-table.js'
import { type Look, lookOf } from '../signs/look.js'
import { isHeader } from '../signs/table-row.js'
import { openSection, prove, put, type Reading, sectionHere } from './reading.js'
import type { Step } from './step.js'

/** A grade on a line of its own, under the heading of what it grades: 'Grade 2 (Good)'. */
export const gradeLine: Step = (reading, at) => {
  const line = reading.lines[at]
  const waiting = reading.ungraded
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
  prove(reading, found, gradesPrinted(line.text))
  put(reading, at, 1, { kind: 'heading', section: section.key })
  reading.ungraded = null
  return 1
}

/** The level of a chapter that a 'Key judgement' table heads. */
const CHAPTER = 3

/** A framed row heads more than a line of the same letters does: it is taken to be this much larger, and bold. */
const FRAMED = 1.1

const framedLook = ({ size }: Line): Look | null =>
  size === null ? null : { size: size * FRAMED, weight: 'bold' }

/** Names the table on a cover, which has no title of its own. */
const COVER_TABLE = 'Table of judgements'

export const judgementTable: Step = (reading, at) => {
  const table = reading.layout.gradesInTables
    ? judgementTableAt(reading.lines, at, reading.layout.framework)
    : null
  const row = table?.rows[0]
  const line = reading.lines[at]
  if (!table || !line || (tellsOfEarlier(reading) && !isHeader(line))) return 0
  const chapter =
    table.opensChapter && row
      ? openSection(reading, row.label, { titles: [], level: CHAPTER }, framedLook(line))
      : null
  const place = chapter?.title ?? COVER_TABLE
  for (const { slug, label, printed } of table.rows) {
    if (slug === null) {
      reading.unknown.push({ label, printed })
      continue
    }
    prove(reading, { slug, label, kind: 'table', place, section: chapter, page: line.page }, [printed])
  }
  reading.doubtful.push(...table.doubtful)
  put(reading, at, table.lines, { kind: 'table', name: place })
  return table.lines
}

/** A section on what earlier inspections found: no grade that it prints is this inspection's. */
const earlier = /^(other|previous|last|earlier)( \w+)? inspections?\b/i

const tellsOfEarlier = ({ section }: Reading): boolean => section !== null && earlier.test(section.title)

/** 'The graded judgment for adoption performance is that it is outstanding' */
export const judgementSentence: Step = (reading, at) => {
  const { lines, layout, copy } = reading
  const sentence = layout.gradesInTables
    ? judgementSentenceAt(lines, at, layout.framework, copy.bodySize, reading.next === 1)
    : null
  const line = lines[at]
  if (!sentence || !line || tellsOfEarlier(reading)) return 0
  const { slug, title } = sentence
  const level = sentence.level ?? (reading.section === null ? 1 : null)
  const section =
    level === null ? sectionHere(reading) : openSection(reading, title, { titles: [], level }, lookOf(line))
  reading.open = null
  const found = { slug, label: title, kind: 'sentence', place: section.title, section } as const
  prove(reading, { ...found, page: line.page }, [sentence.printed])
  put(reading, at, sentence.lines, { kind: 'heading', section: section.key })
  return sentence.lines
}
