import { passageKey } from '../../model/report.js'
import type { FrameworkSpec, KnownHeading } from '../frameworks/spec.js'
import type { SourceLine } from '../read/line.js'
import type { PrintedGrade } from './detectors/judgement-lines.js'
import { type CopyProfile, outranks, type TypeStyle } from './detectors/typography.js'
import {
  type DraftEvidence,
  type DraftParagraph,
  type DraftSection,
  type LineRole,
  type ParagraphPart,
  paragraphRole,
  type ScaleRow,
  type StrayNumber,
  type TextRole,
  type UnknownRow,
} from './draft.js'

/** The parser's state while it goes over the lines in order: what was made of them so far, and what is still open. */
export interface ParserState {
  readonly lines: readonly SourceLine[]
  readonly spec: FrameworkSpec
  readonly profile: CopyProfile
  /** Heads text that stands before any heading. */
  readonly title: string
  readonly sections: DraftSection[]
  readonly paragraphs: DraftParagraph[]
  readonly evidence: DraftEvidence[]
  readonly missing: number[]
  readonly stray: StrayNumber[]
  readonly unknown: UnknownRow[]
  readonly doubtful: string[]
  readonly scale: ScaleRow[]
  readonly lineRoles: Map<number, LineRole>
  section: DraftSection | null
  /** The last section that is no topic: topics stand one level below it. */
  baseSection: DraftSection | null
  openParagraph: DraftParagraph | null
  deadline: string | null
  /** The number that the next paragraph should have. */
  nextNumber: number
  /** The least indent of the numbers so far. */
  margin: number | null
  /** The section whose grade may still come on a line of its own, and what is graded there. */
  awaitingGrade: { readonly slug: string; readonly section: DraftSection } | null
  /** Blank lines stand right before the line being read. */
  afterBlank: boolean
}

export const initialState = (
  lines: readonly SourceLine[],
  spec: FrameworkSpec,
  profile: CopyProfile,
  title: string,
): ParserState => ({
  lines,
  spec,
  profile: profile,
  title,
  sections: [],
  paragraphs: [],
  evidence: [],
  missing: [],
  stray: [],
  unknown: [],
  doubtful: [],
  scale: [],
  lineRoles: new Map(),
  section: null,
  baseSection: null,
  openParagraph: null,
  deadline: null,
  nextNumber: 1,
  margin: null,
  awaitingGrade: null,
  afterBlank: false,
})

/** Gives some lines their role. Blank lines among them have none. */
export function assignRole(state: ParserState, from: number, count: number, place: TextRole) {
  for (const line of state.lines.slice(from, from + count)) {
    if (line.text !== '') state.lineRoles.set(line.number, { role: place, lead: null })
  }
}

/** The section that a topic stands in: the last that is set larger or bolder or, where no type style tells, the last that is no topic. */
const parentSection = (state: ParserState, style: TypeStyle | null): DraftSection | null =>
  style === null
    ? state.baseSection
    : (state.sections.findLast((each) => each.style !== null && outranks(each.style, style)) ?? null)

/** Begins a section; `style` is how its heading is set. */
export function openSection(
  state: ParserState,
  title: string,
  known: KnownHeading | null,
  style: TypeStyle | null,
): DraftSection {
  const topic = known === null || known.level === 'topic'
  const parent = parentSection(state, style)
  const section: DraftSection = {
    key: `s${state.sections.length + 1}`,
    title,
    level: topic ? (parent?.level ?? 0) + 1 : Number(known.level),
    strand: known?.strand === undefined ? (state.section?.strand ?? null) : known.strand,
    recommends: topic ? (parent?.recommends ?? false) : (known.recommends ?? false),
    recommendsUnder: topic ? (parent?.recommendsUnder ?? title) : title,
    style: style,
  }
  state.sections.push(section)
  state.section = section
  if (!topic) state.baseSection = section
  state.openParagraph = null
  state.deadline = null
  state.awaitingGrade = null
  return section
}

/** The section being read; text above the first heading stands under the report's own title. */
export const currentSection = (state: ParserState): DraftSection =>
  state.section ?? openSection(state, state.title, { titles: [], level: 1 }, null)

export function beginParagraph(
  state: ParserState,
  number: number | null,
  responsible: string | null = null,
): DraftParagraph {
  const section = currentSection(state)
  const passages = state.paragraphs.filter((each) => each.number === null && each.section === section).length
  const key = number === null ? passageKey(section.key, passages + 1) : String(number)
  const paragraph: DraftParagraph = { key, number, section, parts: [], notes: [], responsible }
  state.paragraphs.push(paragraph)
  state.openParagraph = paragraph
  return paragraph
}

/** Adds a line to a paragraph, or the `words` of it alone; its first `lead` characters are the shape of its number or bullet. */
export function addLine(
  state: ParserState,
  paragraph: DraftParagraph,
  line: SourceLine,
  shape: ParagraphPart['shape'],
  lead: number,
  words?: string,
) {
  const part = { line, lead, shape, deadline: state.deadline }
  paragraph.parts.push(words === undefined ? part : { ...part, words })
  const name = shape === 'opening' ? 'number' : 'bullet'
  state.lineRoles.set(line.number, {
    role: paragraphRole(paragraph),
    lead: lead > 0 ? { length: lead, name } : null,
  })
}

/** Adds evidence: where a grade is printed. */
export function addEvidence(
  state: ParserState,
  found: Pick<DraftEvidence, 'slug' | 'label' | 'kind' | 'place' | 'section' | 'page'>,
  printed: readonly PrintedGrade[],
) {
  const strand = found.section?.strand ?? null
  for (const each of printed) state.evidence.push({ ...found, strand, printed: each })
}

/** A line rule: consumes what begins at line `at`, if it is of the rule's kind, and gives the number of lines that it took; else 0. */
export type LineRule = (reading: ParserState, at: number) => number

/** A section on what earlier inspections found: no grade that it prints is this inspection's. */
const earlierInspections = /^(other|previous|last|earlier)( \w+)? inspections?\b/i

export const tellsOfEarlier = ({ section }: ParserState): boolean =>
  section !== null && earlierInspections.test(section.title)
