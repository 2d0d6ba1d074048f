import type { Paragraph } from '../../../model/report.js'
import type { DraftParagraph, Part } from '../walk/draft.js'
import { heal } from './heal.js'

const wordsOf = (part: Part): string => part.words ?? part.line.text.slice(part.lead)

const heads: Readonly<Partial<Record<Part['shape'], string>>> = { bullet: '- ', nested: '  - ', after: '' }

/** The words of some lines of a paragraph: what goes on is healed, each bullet begins a line of its own. */
export function textOf(parts: readonly Part[]): string {
  const lines: string[] = []
  for (const part of parts) {
    const head = heads[part.shape]
    if (head === undefined && lines.length > 0) lines.push(heal(lines.pop() ?? '', wordsOf(part)))
    else lines.push(`${head ?? ''}${wordsOf(part)}`)
  }
  return lines.join('\n').replace(/\u00AD/g, '')
}

export const finishParagraph = (draft: DraftParagraph): Paragraph => ({
  key: draft.key,
  number: draft.number,
  page: draft.parts[0]?.line.page ?? null,
  section: draft.section.key,
  locator: draft.section.title,
  text: textOf(draft.parts),
  notes: draft.notes,
})
