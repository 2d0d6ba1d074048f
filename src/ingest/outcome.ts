import type { Framework } from '../model/report.js'
import type { Held } from './store/held.js'

export type Status = 'added' | 'updated' | 'unchanged' | 'failed'

/** What became of one file. */
export interface Outcome {
  /** Its base name. */
  readonly file: string
  readonly status: Status
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
const damaged = ({ damage }: Held): string[] =>
  damage === null ? [] : [`${damage.charAt(0).toUpperCase()}${damage.slice(1)}.`]

export const outcomeOf = (
  file: string,
  status: Status,
  report: Held,
  more: readonly string[] = [],
): Outcome => ({
  file,
  status,
  report: report.id,
  framework: report.framework,
  paragraphs: report.highestNumber,
  judgements: report.judgements,
  warnings: [...damaged(report), ...report.warnings, ...more],
  error: null,
})

export const failure = (file: string, error: string): Outcome => ({
  file,
  status: 'failed',
  report: null,
  framework: null,
  paragraphs: 0,
  judgements: 0,
  warnings: [],
  error,
})

export const withWarnings = (outcome: Outcome, more: readonly string[]): Outcome => ({
  ...outcome,
  warnings: [...outcome.warnings, ...more],
})
