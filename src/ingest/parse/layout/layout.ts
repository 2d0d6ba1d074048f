import type { Framework, Outcome, Strand } from '../../../model/report.js'

/** A heading that the reports of a framework are known to print. */
export interface KnownHeading {
  /** As printed; the first is the usual one. */
  readonly titles: readonly string[]
  /** 1 for a part, 2 for a section within it …; 'topic' stands one below whatever it stands in. */
  readonly level: number | 'topic'
  /** Set by a part of a SLAC report, kept until the next part. */
  readonly strand?: Strand | null
  /** The slug of what is graded under it. */
  readonly judgement?: string
  /** What follows are recommendations. */
  readonly improve?: true
  /** In a chapter with a grade it names nothing that a citation could use ('Summary'): what follows stays in the chapter. */
  readonly plain?: true
}

/** How the outcome of an inspection is worded; the whole match is what is quoted as its wording. */
export interface Wording {
  readonly outcome: Outcome
  readonly words: RegExp
}

/** A judgement that a report must make. */
export interface Expected {
  readonly anyOf: readonly string[]
  /** Inspections that began on this day (ISO) or later no longer make it. */
  readonly until?: string
}

export const expected = (...slugs: string[]): Expected[] => slugs.map((slug) => ({ anyOf: [slug] }))

/** How the reports of one framework are laid out. */
export interface Layout {
  readonly framework: Framework
  readonly headings: readonly KnownHeading[]
  /** What each of its reports grades; where one thing is graded in different ways, any of them will do. */
  readonly always: readonly Expected[]
  /** Its paragraphs are numbered. */
  readonly numbers: boolean
  /** How its standard footnotes begin. */
  readonly notes: readonly string[]
  /** It prints tables and sentences that grade: on the cover, at the head of a chapter. */
  readonly gradesInTables: boolean
  /** Titles of the table of all grades at a report's end, after which no text follows. */
  readonly record: readonly string[]
  /** Where the cover ends: with the table of contents, with the facts (dates, inspector) at its head, or before the first heading that is known. */
  readonly coverEnds: 'contents' | 'facts' | 'heading'
  /** Its tables of what must be done name who must do it. */
  readonly namesResponsible?: true
  /** What it finds in place of grades, and how it words it. */
  readonly outcomes?: readonly Wording[]
}
