import type { Grade, Strand } from '../../../model/report.js'
import type { SourceLine } from '../../read/line.js'
import type { PrintedGrade } from '../detectors/grades.js'
import type { TypeStyle } from '../detectors/typography.js'
import type { LineRole, TextRole } from './line-roles.js'

/** A section while its report is being read. */
export interface DraftSection {
  readonly key: string
  readonly title: string
  readonly level: number
  readonly strand: Strand | null
  /** What follows are recommendations; holds for the topics below it too. */
  readonly recommends: boolean
  /** The heading that says so, as printed: 'Areas for improvement'. */
  readonly recommendsUnder: string
  /** How its heading is set; null where the copy tells none. */
  readonly style: TypeStyle | null
}

/** A line of a paragraph: its words go on, or begin a bullet. */
export interface ParagraphPart {
  readonly line: SourceLine
  /** Characters of a number's or a bullet's shape at its head. */
  readonly lead: number
  readonly shape: 'opening' | 'more' | 'bullet' | 'nested' | 'after'
  /** The deadline subheading it stands under. */
  readonly deadline: string | null
  /** Its words, where they are not all that stands on the line: a cell of a row. */
  readonly words?: string
}

export interface DraftParagraph {
  readonly key: string
  readonly number: number | null
  readonly section: DraftSection
  readonly parts: ParagraphPart[]
  readonly notes: string[]
  /** Who must act, which is its first part; null where nobody is named beside it. */
  readonly responsible: string | null
}

/** Where the words of a paragraph land. */
export const paragraphRole = (paragraph: DraftParagraph): TextRole => ({
  kind: paragraph.number === null ? 'passage' : 'paragraph',
  key: paragraph.key,
})

/** Where a grade was found while reading; its paragraph is found afterwards. */
export interface DraftEvidence {
  readonly slug: string
  readonly label: string
  readonly strand: Strand | null
  readonly kind: 'heading' | 'record' | 'table' | 'sentence'
  readonly printed: PrintedGrade
  readonly place: string
  /** The section it heads; null for a table that heads none. */
  readonly section: DraftSection | null
  /** The paragraph that says it in a sentence; absent for what is no sentence of the text. */
  readonly paragraph?: DraftParagraph | null
  readonly page: number | null
}

/** A row of a judgement table that grades something, but names nothing that the framework judges. */
export interface UnknownRow {
  readonly label: string
  readonly printed: PrintedGrade
}

/** A paragraph's number that is not the one due there. */
export interface StrayNumber {
  readonly number: number
  readonly due: number
}

/** A row of the table that says what the grades mean. */
export interface ScaleRow {
  readonly grade: Grade
  readonly label: string
  readonly meaning: string
  /** The paragraph that the table stands after; null where none stands before it. */
  readonly after: DraftParagraph | null
  readonly page: number | null
}

/** What reading the lines of a report gave. */
export interface Draft {
  readonly sections: readonly DraftSection[]
  readonly paragraphs: readonly DraftParagraph[]
  readonly evidence: readonly DraftEvidence[]
  /** Printed numbers that this copy lacks. */
  readonly missing: readonly number[]
  readonly stray: readonly StrayNumber[]
  /** Rows of a judgement table whose label the framework does not know. */
  readonly unknown: readonly UnknownRow[]
  /** Slugs of judgements whose grade a table does not tell from its neighbours'. */
  readonly doubtful: readonly string[]
  readonly scale: readonly ScaleRow[]
  readonly lineRoles: ReadonlyMap<number, LineRole>
}
