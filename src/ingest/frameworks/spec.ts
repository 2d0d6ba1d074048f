import type { Framework, Outcome, Strand } from '../../model/report.js'

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
  readonly recommends?: true
  /** In a chapter with a grade it names nothing that a citation could use ('Summary'): what follows stays in the chapter. */
  readonly generic?: true
}

/** How the outcome of an inspection is worded; the whole match is what is quoted as its wording. */
export interface OutcomeWording {
  readonly outcome: Outcome
  readonly words: RegExp
}

/** A judgement that a report must make. */
interface RequiredJudgement {
  readonly anyOf: readonly string[]
  /** Inspections that began on this day (ISO) or later no longer make it. */
  readonly until?: string
}

export const requiredJudgements = (...slugs: string[]): RequiredJudgement[] =>
  slugs.map((slug) => ({ anyOf: [slug] }))

/** How a sentence that gives a grade is worded. */
export interface GradeSentence {
  readonly slug: string
  /** Groups: what was graded, and its grade. */
  readonly pattern: RegExp
  /** Of the section that it heads; null for one that stands under a heading. */
  readonly level: number | null
}

/** The sentences of a framework that give grades, by where they stand. */
interface GradeSentences {
  /** They head a chapter, or stand by themselves. */
  readonly heading?: readonly GradeSentence[]
  /** Such as stand before the first numbered paragraph alone. */
  readonly cover?: readonly GradeSentence[]
  /** They stand in the text, and say what its headings do not; of now, not of an earlier inspection. */
  readonly text?: readonly GradeSentence[]
}

/** All that the reader knows of one framework: what its reports call themselves, how they are laid out, how they print grades. */
export interface FrameworkSpec {
  readonly framework: Framework
  /** The titles that its reports print, in one line. */
  readonly titles: readonly RegExp[]
  /** A title that tells only where its group `name` is an authority's, or a trust's: the last that is tried. */
  readonly titleOfAuthority?: RegExp
  /** Letters on visits have words of its title too: what stands right beneath it says whether it is one. */
  readonly sharesTitleWithLetters?: true
  readonly headings: readonly KnownHeading[]
  /** What each of its reports grades; where one thing is graded in different ways, any of them will do. */
  readonly required: readonly RequiredJudgement[]
  /** Its paragraphs are numbered. */
  readonly numbersParagraphs: boolean
  /** How its standard footnotes begin. */
  readonly standardFootnotes: readonly string[]
  /** It prints tables and sentences that grade: on the cover, at the head of a chapter. */
  readonly gradesInTables: boolean
  /** Titles of the table of all grades at a report's end, after which no text follows. */
  readonly recordTitles: readonly string[]
  /** Where the cover ends: with the table of contents, with the facts (dates, inspector) at its head, or before the first heading that is known. */
  readonly coverEnds: 'contents' | 'facts' | 'heading'
  /** Its tables of what must be done name who must do it. */
  readonly namesResponsible?: true
  /** Words that tell the judgement of a row in a table of grades that words its label otherwise: the first that the row has. */
  readonly labelKeywords?: readonly (readonly [RegExp, string])[]
  readonly gradeSentences?: GradeSentences
  /** It lists its inspectors under 'Inspection team'. */
  readonly listsTeam?: true
  /** What it finds in place of grades, and how it words it. */
  readonly outcomes?: readonly OutcomeWording[]
}

const gradeGroup = '(outstanding|good|inadequate|requires? improvement(?: to be good)?|not judged)'

/** 'is good', 'are judged to be good', 'requires improvement' */
export const statedGrade = `(?:(?:is|are)(?: judged)?(?: to be)? |(?=require))${gradeGroup}\\.?`

/** The same, or without its verb, which may be lost where the grade is set apart, or stand for a colon. */
export const judgedGrade = `(?:(?:is|are)(?: judged)?(?: to be)?:? )?${gradeGroup}\\.?`

/** What is graded where all services are together: 'The overall effectiveness of children's services in Kent'. */
export const overallSubject = `(?:the )?overall (?:judge?ment|effectiveness)(?: (?:of|for|on) .{3,90}?)?`

/**
 * A sentence that grades a judgement.
 * @param words a pattern for the whole sentence; its first group is what was graded, its second the grade
 * @param level of the section that it heads; null for one that stands under a heading
 */
export const gradeSentence = (slug: string, words: string, level: number | null): GradeSentence => ({
  slug,
  pattern: new RegExp(`^${words}$`, 'i'),
  level,
})
