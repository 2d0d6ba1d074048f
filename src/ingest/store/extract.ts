import { createHash } from 'node:crypto'
import { Report } from '../../model/report.js'
import type { Parsed } from '../parse/parse.js'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What may be given with a file, beside what it prints: see about.csv. */
export interface Given {
  readonly published: string | null
  /** Whether the date is Ofsted's own, from its site. */
  readonly publishedSource: 'ofsted' | 'given'
  readonly url: string | null
}

/** How many faults of one extract are named. */
const NAMED_FAULTS = 3

/** The finished extract, checked against its schema. `file` is the base name of the source as it was given. Throws a sentence. */
export function finishExtract(parsed: Parsed, id: string, source: Report['source'], given: Given): Report {
  const published = parsed.published ?? given.published
  const checked = Report.safeParse({
    id,
    authority: parsed.authority,
    framework: parsed.framework,
    title: parsed.title,
    inspected: parsed.inspected,
    published,
    publishedSource:
      parsed.published !== null ? 'printed' : published !== null ? given.publishedSource : null,
    url: given.url,
    leadInspector: parsed.leadInspector,
    inspectors: parsed.inspectors,
    licence: parsed.licence,
    source,
    numbering: parsed.numbering,
    damage: parsed.damage,
    warnings: parsed.warnings,
    sections: parsed.sections,
    paragraphs: parsed.paragraphs,
    judgements: parsed.judgements,
    recommendations: parsed.recommendations,
    scale: parsed.scale,
  })
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`What was read makes no sound extract (${faults.slice(0, NAMED_FAULTS).join('; ')}).`)
}

/** An extract as it is stored: the order of its fields is the schema's. */
export const extractJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`
