import { deadlineOf } from '../signs/deadline.js'
import { fold } from '../signs/fold.js'
import { type Heading, knownHeadingAt } from '../signs/heading.js'
import { lookOf } from '../signs/look.js'
import { headingByLook } from '../signs/unknown-heading.js'
import type { DraftSection } from './draft.js'
import { openSection, prove, put, type Reading } from './reading.js'
import type { Step } from './step.js'

/** The section being read, if its heading gave a grade. */
const gradedSection = ({ section, evidence }: Reading): DraftSection | null =>
  section !== null && evidence.some((each) => each.section === section) ? section : null

/** The section being read, if nothing stands between its heading and this one, which says the same over a table. */
const repeated = ({ layout, section, paragraphs }: Reading, title: string): DraftSection | null =>
  layout.namesResponsible &&
  section !== null &&
  fold(section.title) === fold(title) &&
  paragraphs.at(-1)?.section !== section
    ? section
    : null

const headed = (reading: Reading, at: number, found: Heading | null): number => {
  if (!found) return 0
  const { known, title, grades } = found
  const line = reading.lines[at]
  const chapter = known?.plain ? gradedSection(reading) : repeated(reading, title)
  const section = chapter ?? openSection(reading, title, known, line ? lookOf(line) : null)
  if (chapter) reading.open = null
  put(reading, at, found.lines, { kind: 'heading', section: section.key })
  const slug = known?.judgement
  if (slug && grades.length === 0) reading.ungraded = { slug, section }
  if (slug) {
    const page = line?.page ?? null
    prove(reading, { slug, label: title, kind: 'heading', place: title, section, page }, grades)
  }
  return found.lines
}

export const heading: Step = (reading, at) =>
  headed(reading, at, knownHeadingAt(reading.lines, at, reading.layout, reading.copy.bodySize))

/** What no framework knows, but looks like a heading. */
export const unknownHeading: Step = (reading, at) =>
  headed(reading, at, headingByLook(reading.lines, at, reading.copy.bodySize))

/** 'Within three months:' stands above bullets of the paragraph that introduced them, so it closes nothing. */
export const deadline: Step = (reading, at) => {
  const section = reading.section
  const due = section?.improve ? deadlineOf(reading.lines[at]?.text ?? '') : null
  if (!section || due === null) return 0
  reading.deadline = due
  put(reading, at, 1, { kind: 'heading', section: section.key })
  return 1
}
