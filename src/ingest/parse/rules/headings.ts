import { fold } from '../../read/line.js'
import { isNumberedGrade, parseGrades } from '../detectors/grades.js'
import { type HeadingMatch, headingByStyle, knownHeadingAt } from '../detectors/headings.js'
import { judgementSentenceAt } from '../detectors/judgement-sentence.js'
import { typeStyle } from '../detectors/typography.js'
import type { DraftSection } from '../draft/draft.js'
import {
  addEvidence,
  assignRole,
  currentSection,
  type LineRule,
  openSection,
  type ParserState,
  tellsOfEarlier,
} from './state.js'

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
