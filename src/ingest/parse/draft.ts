import type { Grade, Strand } from '../../model/report.js'
import type { LineSpan, SourceLine } from '../read/line.js'
import type { PrintedGrade } from './detectors/judgement-lines.js'
import type { TypeStyle } from './detectors/typography.js'

/** What of a copy is no text of the report: kept by name, so that nothing is lost in silence. */
type FurnitureName =
  | 'cover'
  | 'contents'
  | 'licence'
  | 'boilerplate'
  | 'number'
  | 'bullet'
  | 'page number'
  | 'running head'
  | 'rule'
  | 'mark'
  | 'note number'
  | 'blank'

/** What a span of the source is: text of a paragraph, a heading, a table, a note, or furniture. */
export type TextRole =
  | { readonly kind: 'paragraph' | 'passage' | 'note'; readonly key: string }
  | { readonly kind: 'heading'; readonly section: string }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'furniture'; readonly name: FurnitureName }

/** A span of the source and the one role that it has. Joined in order, the spans are the source. */
export interface RoleSpan {
  /** The number of the source line. */
  readonly line: number
  readonly source: string
  readonly role: TextRole
}

/** The role of a line's words. Its first `lead` characters are only the shape of a number or a bullet. */
export interface LineRole {
  readonly role: TextRole
  readonly lead: { readonly length: number; readonly name: 'number' | 'bullet' } | null
}

export const furnitureRole = (name: FurnitureName): LineRole => ({
  role: { kind: 'furniture', name },
  lead: null,
})

/** What marks are: white space, a rule, a page number, or a copy's own signs. */
function nameOfMarks(source: string, alone: boolean): FurnitureName {
  const characters = source.trim()
  if (characters === '') return 'blank'
  if (!alone) return 'mark'
  if (/^\D{0,6}\d+\D{0,6}$/.test(characters)) return 'page number'
  return /[\p{L}\d]/u.test(characters) ? 'running head' : 'rule'
}

function spanRoles(
  span: LineSpan,
  lineRole: LineRole | undefined,
  at: number,
  line: SourceLine,
): Omit<RoleSpan, 'line'>[] {
  const { source } = span
  if (span.kind === 'mark') return [{ source, ...furnitureRole(nameOfMarks(source, line.text === '')) }]
  if (span.kind === 'note') return [{ source, ...furnitureRole('note number') }]
  if (lineRole === undefined) throw new Error(`Line ${line.number} has no place: '${line.text.slice(0, 60)}'`)
  const led = Math.max(0, Math.min(source.length, (lineRole.lead?.length ?? 0) - at))
  return [
    ...(lineRole.lead && led > 0
      ? [{ source: source.slice(0, led), ...furnitureRole(lineRole.lead.name) }]
      : []),
    ...(led < source.length ? [{ source: source.slice(led), role: lineRole.role }] : []),
  ]
}

/** Gives every span of every line its role. `lineRoles` is by line number; each line with words must have one. */
export function assignRoles(
  lines: readonly SourceLine[],
  lineRoles: ReadonlyMap<number, LineRole>,
): RoleSpan[] {
  return lines.flatMap((line) => {
    let at = 0
    return line.spans.flatMap((span) => {
      const roles = spanRoles(span, lineRoles.get(line.number), at, line)
      if (span.kind === 'words') at += span.source.length
      return roles.map(({ source, role }) => ({ line: line.number, source, role }))
    })
  })
}

/** Columns that a role takes in the listing. */
const ROLE_WIDTH = 34

/** A role in words: '¶75', 'table: Record of main findings', 'page number'. */
function roleInWords(place: TextRole): string {
  if (place.kind === 'furniture') return place.name
  if (place.kind === 'table') return `table: ${place.name}`
  if (place.kind === 'heading') return `heading of ${place.section}`
  return place.kind === 'paragraph' ? `¶${place.key}` : `${place.kind} ${place.key}`
}

const visibleControls = (source: string): string =>
  source.replace(/\r/g, '␍').replace(/\n/g, '␊').replace(/\t/g, '⇥').replace(/\f/g, '␌')

const truncated = (name: string): string =>
  name.length > ROLE_WIDTH ? `${name.slice(0, ROLE_WIDTH - 1)}…` : name

/**
 * The role of every span of a source, a line each: the source line, the role, the span itself (line ends and
 * tabs drawn as characters). Joined, the spans are the source.
 */
export function roleListing(roles: readonly RoleSpan[]): string[] {
  const width = String(roles.at(-1)?.line ?? 0).length
  return roles.map(
    ({ line, role, source }) =>
      `${String(line).padStart(width)}  ${truncated(roleInWords(role)).padEnd(ROLE_WIDTH)}  ${visibleControls(source)}`,
  )
}

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
