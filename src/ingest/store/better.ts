import type { Report } from '../../model/report.js'
import type { Parsed } from '../parse/parse.js'

export const numberedParagraphs = (report: Pick<Report, 'paragraphs'>): number =>
  report.paragraphs.filter((paragraph) => paragraph.number !== null).length

/**
 * Whether a second copy of a report takes the place of the one that is held: it has more of its printed numbers, or
 * it is the same file in a newer form, or the held one's source is gone.
 */
export function copyIsBetter(parsed: Parsed, file: string, held: Report, heldSourceStands: boolean): boolean {
  if (!heldSourceStands) return true
  const [more, less] = [numberedParagraphs(parsed), numberedParagraphs(held)]
  return more > less || (more === less && file === held.source.file)
}
