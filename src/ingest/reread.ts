import type { Report } from '../model/report.js'
import type { Parsed } from './parse/parse.js'
import { readSource } from './source.js'
import { notVerbatim, scaleNotVerbatim } from './verbatim.js'

/** What of an extract its source is to bear out word for word. */
export type Against = Pick<Report, 'paragraphs' | 'scale'>

/** A source read again, and held against the extract that was made of it. */
export interface Reread {
  readonly parsed: Parsed
  /** Keys of the paragraphs whose words do not stand in the source where they are said to. */
  readonly stray: readonly string[]
  /** Labels of grades whose meaning does not. */
  readonly strayLabels: readonly string[]
}

/** Throws a sentence for a source that is no report or cannot be read. */
export async function rereadSource(file: string, bytes: Uint8Array, against: Against): Promise<Reread> {
  const { report: parsed, placed } = await readSource(file, bytes)
  return {
    parsed,
    stray: notVerbatim(against.paragraphs, placed),
    strayLabels: scaleNotVerbatim(against, placed),
  }
}
