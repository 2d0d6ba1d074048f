import type { LineSpan, SourceLine } from '../../read/line.js'

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
