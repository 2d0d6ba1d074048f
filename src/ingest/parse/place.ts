import type { Line, Span } from '../read/line.js'

/** What of a copy is no text of the report: kept by name, so that nothing is lost in silence. */
export type Furniture =
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

/** Where a stretch of the source lands. */
export type Place =
  | { readonly kind: 'paragraph' | 'passage' | 'note'; readonly key: string }
  | { readonly kind: 'heading'; readonly section: string }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'furniture'; readonly name: Furniture }

/** A stretch of the source and the one place it lands in. Joined in order, the stretches are the source. */
export interface Placed {
  /** The number of the source line. */
  readonly line: number
  readonly source: string
  readonly place: Place
}

/** The place of a line's words. Its first `lead` characters are only the shape of a number or a bullet. */
export interface Fate {
  readonly place: Place
  readonly lead: { readonly length: number; readonly name: 'number' | 'bullet' } | null
}

export const furniture = (name: Furniture): Fate => ({ place: { kind: 'furniture', name }, lead: null })

/** What marks are: white space, a rule, a page number, or a copy's own signs. */
function nameOfMarks(source: string, alone: boolean): Furniture {
  const signs = source.trim()
  if (signs === '') return 'blank'
  if (!alone) return 'mark'
  if (/^\D{0,6}\d+\D{0,6}$/.test(signs)) return 'page number'
  return /[\p{L}\d]/u.test(signs) ? 'running head' : 'rule'
}

function placeSpan(span: Span, fate: Fate | undefined, at: number, line: Line): Omit<Placed, 'line'>[] {
  const { source } = span
  if (span.kind === 'mark') return [{ source, ...furniture(nameOfMarks(source, line.text === '')) }]
  if (span.kind === 'note') return [{ source, ...furniture('note number') }]
  if (fate === undefined) throw new Error(`Line ${line.number} has no place: '${line.text.slice(0, 60)}'`)
  const led = Math.max(0, Math.min(source.length, (fate.lead?.length ?? 0) - at))
  return [
    ...(fate.lead && led > 0 ? [{ source: source.slice(0, led), ...furniture(fate.lead.name) }] : []),
    ...(led < source.length ? [{ source: source.slice(led), place: fate.place }] : []),
  ]
}

/** Puts every stretch of every line in its place. `fates` is by line number; each line with words must have one. */
export function placeLines(lines: readonly Line[], fates: ReadonlyMap<number, Fate>): Placed[] {
  return lines.flatMap((line) => {
    let at = 0
    return line.spans.flatMap((span) => {
      const placed = placeSpan(span, fates.get(line.number), at, line)
      if (span.kind === 'words') at += span.source.length
      return placed.map(({ source, place }) => ({ line: line.number, source, place }))
    })
  })
}
