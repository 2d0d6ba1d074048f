import type { Ingested, Outcome, Status } from '../ingest/ingest.js'
import { counted } from './counted.js'

const STATUS_WIDTH = 'unchanged'.length

/** What became of a file, and a line for each warning under it. */
export function outcomeLines({
  status,
  file,
  report,
  framework,
  paragraphs,
  judgements,
  ...more
}: Outcome): string[] {
  const held = `${framework}, ${counted(paragraphs, 'numbered paragraph')}, ${counted(judgements, 'grade')}`
  const told = more.error === null ? `${file} → ${report} (${held})` : `${file}: ${more.error}`
  return [
    `${status.padEnd(STATUS_WIDTH)}  ${told}`,
    ...more.warnings.map((warning) => `${' '.repeat(STATUS_WIDTH)}  Warning: ${warning}`),
  ]
}

/** The longest that a table's column of file names gets. */
const NAME_WIDTH = 40

/** How many files were added, updated and so on, a row each; under them the files that failed, and why. */
export function summary({ outcomes, totals, seconds, interrupted }: Ingested): string[] {
  const width = Math.max(...Object.values(totals).map((count) => String(count).length))
  const row = (status: Status): string =>
    `${status.padEnd(STATUS_WIDTH)}  ${String(totals[status]).padStart(width)}`
  const failed = outcomes.filter(({ status }) => status === 'failed')
  const names = Math.min(NAME_WIDTH, Math.max(0, ...failed.map(({ file }) => file.length)))
  const warned = outcomes.filter(({ warnings }) => warnings.length > 0).length
  return [
    ...(['added', 'updated', 'unchanged', 'failed'] as const).map(row),
    ...failed.map(({ file, error }) => `  ${file.padEnd(names)}  ${error}`),
    ...(warned > 0 ? [`${counted(warned, 'file')} with warnings, which stand above.`] : []),
    interrupted
      ? `Stopped after ${counted(outcomes.length, 'file')}. The same command goes on from there.`
      : `${counted(outcomes.length, 'file')} in ${seconds.toFixed(1)} s.`,
  ]
}
