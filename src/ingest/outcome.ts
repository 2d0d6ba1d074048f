import type { Framework } from '../model/report.js'
import { capitalised } from '../text/in-words.js'
import type { ReportSummary } from './store/extracts.js'

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
