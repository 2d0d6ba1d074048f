import { z } from 'zod'
import { Extract, extractOf, type Framework } from '../../model/report.js'
import { capitalised } from '../../text/in-words.js'
import type { SuppliedMetadata } from '../about.js'
import type { ParsedReport } from '../parse/parse.js'

/** How many faults of one extract are named. */
const MOST_FAULTS_LISTED = 3

/** The finished extract, checked against its schema. `file` is the base name of the source as it was given. Throws a sentence. */
export function buildExtract(
  parsed: ParsedReport,
  id: string,
  source: Extract['source'],
  supplied: SuppliedMetadata,
): Extract {
  const published = parsed.published ?? supplied.published
  const checked = Extract.safeParse({
    id,
    authority: parsed.authority,
    framework: parsed.framework,
    title: parsed.title,
    inspected: parsed.inspected,
    published,
    publishedSource:
      parsed.published !== null ? 'printed' : published !== null ? supplied.publishedSource : null,
    url: supplied.url,
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
  throw new Error(`What was read makes no sound extract (${faults.slice(0, MOST_FAULTS_LISTED).join('; ')}).`)
}

/** An extract as it is stored: the order of its fields is the schema's. */
export const serialiseExtract = (extract: Extract): string =>
  `${JSON.stringify(extractOf(extract), null, 2)}\n`

/** The summary of a report that a library holds, which ingest keeps in memory: not its words, for there may be hundreds. */
export const ReportSummary = Extract.pick({
  id: true,
  authority: true,
  framework: true,
  inspected: true,
  published: true,
  publishedSource: true,
  url: true,
  source: true,
  damage: true,
  warnings: true,
}).extend({
  /** How many paragraphs have their printed number. */
  numbered: z.int(),
  /** 0 if there are none. */
  highestNumber: z.int(),
  /** How many. */
  judgements: z.int(),
})

export type ReportSummary = Readonly<z.infer<typeof ReportSummary>>

type WithParagraphs = Pick<Extract, 'paragraphs'>

export const countNumbered = ({ paragraphs }: WithParagraphs): number =>
  paragraphs.filter(({ number }) => number !== null).length

const highestPrinted = ({ paragraphs }: WithParagraphs): number =>
  paragraphs.reduce((highest, { number }) => Math.max(highest, number ?? 0), 0)

export const summaryOf = (report: Extract): ReportSummary => ({
  id: report.id,
  authority: report.authority,
  framework: report.framework,
  inspected: report.inspected,
  published: report.published,
  publishedSource: report.publishedSource,
  url: report.url,
  source: report.source,
  damage: report.damage,
  warnings: report.warnings,
  numbered: countNumbered(report),
  highestNumber: highestPrinted(report),
  judgements: report.judgements.length,
})

export type IngestStatus = 'added' | 'updated' | 'unchanged' | 'failed'

/** What became of one file. */
export interface IngestOutcome {
  /** Its base name. */
  readonly file: string
  readonly status: IngestStatus
  /** The id of its report; null for a file that failed. */
  readonly report: string | null
  readonly framework: Framework | null
  /** The highest printed number, 0 if there are none. */
  readonly paragraphs: number
  readonly judgements: number
  readonly warnings: readonly string[]
  readonly error: string | null
}

/** What is wrong with a copy as a whole, as a sentence. */
const damageSentence = ({ damage }: ReportSummary): string[] =>
  damage === null ? [] : [`${capitalised(damage)}.`]

export const ingestOutcome = (
  file: string,
  status: IngestStatus,
  report: ReportSummary,
  more: readonly string[] = [],
): IngestOutcome => ({
  file,
  status,
  report: report.id,
  framework: report.framework,
  paragraphs: report.highestNumber,
  judgements: report.judgements,
  warnings: [...damageSentence(report), ...report.warnings, ...more],
  error: null,
})

export const failure = (file: string, error: string): IngestOutcome => ({
  file,
  status: 'failed',
  report: null,
  framework: null,
  paragraphs: 0,
  judgements: 0,
  warnings: [],
  error,
})

export const withWarnings = (outcome: IngestOutcome, more: readonly string[]): IngestOutcome => ({
  ...outcome,
  warnings: [...outcome.warnings, ...more],
})
