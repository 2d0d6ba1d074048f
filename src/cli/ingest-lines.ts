import type { Ingested, Outcome } from '../ingest/ingest.js'

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
  const told =
    more.error === null
      ? `${file} → ${report} (${framework}, ${paragraphs} numbered paragraphs, ${judgements} grades)`
      : `${file}: ${more.error}`
  return [
    `${status.padEnd(STATUS_WIDTH)}  ${told}`,
    ...more.warnings.map((warning) => `${' '.repeat(STATUS_WIDTH)}  Warning: ${warning}`),
  ]
}

/** How many files were added, updated and so on, as two rows. */
export function totalsTable({ totals, seconds }: Pick<Ingested, 'totals' | 'seconds'>): string[] {
  const cells = [
    ...Object.entries(totals).map(([name, count]) => [name, String(count)] as const),
    ['seconds', seconds.toFixed(1)] as const,
  ]
  return [
    cells.map(([name]) => name).join('  '),
    cells.map(([name, value]) => value.padStart(name.length)).join('  '),
  ]
}
