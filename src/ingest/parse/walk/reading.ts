import type { Line } from '../../read/line.js'
import type { KnownHeading, Layout } from '../layout/layout.js'
import type { Fate, Place } from '../place.js'
import type { Copy } from '../signs/copy.js'
import type { Printed } from '../signs/grade.js'
import { type Look, outranks } from '../signs/look.js'
import {
  type DraftEvidence,
  type DraftParagraph,
  type DraftSection,
  type Part,
  placeOf,
  type ScaleRow,
  type StrayNumber,
  type UnknownRow,
} from './draft.js'

/** A report while its lines are being read, in order: what was made of them so far, and what is still open. */
export interface Reading {
  readonly lines: readonly Line[]
  readonly layout: Layout
  readonly copy: Copy
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
  readonly fates: Map<number, Fate>
  section: DraftSection | null
  /** The last section that is no topic: topics stand one level below it. */
  base: DraftSection | null
  open: DraftParagraph | null
  deadline: string | null
  /** The number that the next paragraph should have. */
  next: number
  /** The least indent of the numbers so far. */
  margin: number | null
  /** The section whose grade may still come on a line of its own, and what is graded there. */
  ungraded: { readonly slug: string; readonly section: DraftSection } | null
  /** Blank lines stand right before the line being read. */
  gap: boolean
}

export const beginReading = (lines: readonly Line[], layout: Layout, copy: Copy, title: string): Reading => ({
  lines,
  layout,
  copy,
  title,
  sections: [],
  paragraphs: [],
  evidence: [],
  missing: [],
  stray: [],
  unknown: [],
  doubtful: [],
  scale: [],
  fates: new Map(),
  section: null,
  base: null,
  open: null,
  deadline: null,
  next: 1,
  margin: null,
  ungraded: null,
  gap: false,
})

/** Gives the words of some lines their place. Blank lines among them have none. */
export function put(reading: Reading, from: number, count: number, place: Place) {
  for (const line of reading.lines.slice(from, from + count)) {
    if (line.text !== '') reading.fates.set(line.number, { place, lead: null })
  }
}

/** The section that a topic stands in: the last that is set larger or bolder or, where no look tells, the last that is no topic. */
const above = (reading: Reading, look: Look | null): DraftSection | null =>
  look === null
    ? reading.base
    : (reading.sections.findLast((each) => each.look !== null && outranks(each.look, look)) ?? null)

/** Begins a section; `look` is how its heading is set. */
export function openSection(
  reading: Reading,
  title: string,
  known: KnownHeading | null,
  look: Look | null,
): DraftSection {
  const topic = known === null || known.level === 'topic'
  const parent = above(reading, look)
  const section: DraftSection = {
    key: `s${reading.sections.length + 1}`,
    title,
    level: topic ? (parent?.level ?? 0) + 1 : Number(known.level),
    strand: known?.strand === undefined ? (reading.section?.strand ?? null) : known.strand,
    improve: topic ? (parent?.improve ?? false) : (known.improve ?? false),
    improves: topic ? (parent?.improves ?? title) : title,
    look,
  }
  reading.sections.push(section)
  reading.section = section
  if (!topic) reading.base = section
  reading.open = null
  reading.deadline = null
  reading.ungraded = null
  return section
}

/** The section being read; text above the first heading stands under the report's own title. */
export const sectionHere = (reading: Reading): DraftSection =>
  reading.section ?? openSection(reading, reading.title, { titles: [], level: 1 }, null)

export function beginParagraph(
  reading: Reading,
  number: number | null,
  responsible: string | null = null,
): DraftParagraph {
  const section = sectionHere(reading)
  const passages = reading.paragraphs.filter(
    (each) => each.number === null && each.section === section,
  ).length
  const key = number === null ? `${section.key}p${passages + 1}` : String(number)
  const paragraph: DraftParagraph = { key, number, section, parts: [], notes: [], responsible }
  reading.paragraphs.push(paragraph)
  reading.open = paragraph
  return paragraph
}

/** Adds a line to a paragraph, or the `words` of it alone; its first `lead` characters are the shape of its number or bullet. */
export function addLine(
  reading: Reading,
  paragraph: DraftParagraph,
  line: Line,
  shape: Part['shape'],
  lead: number,
  words?: string,
) {
  const part = { line, lead, shape, deadline: reading.deadline }
  paragraph.parts.push(words === undefined ? part : { ...part, words })
  const name = shape === 'opening' ? 'number' : 'bullet'
  reading.fates.set(line.number, {
    place: placeOf(paragraph),
    lead: lead > 0 ? { length: lead, name } : null,
  })
}

/** Notes down where a grade is printed. */
export function prove(
  reading: Reading,
  found: Pick<DraftEvidence, 'slug' | 'label' | 'kind' | 'place' | 'section' | 'page'>,
  printed: readonly Printed[],
) {
  const strand = found.section?.strand ?? null
  for (const each of printed) reading.evidence.push({ ...found, strand, printed: each })
}
