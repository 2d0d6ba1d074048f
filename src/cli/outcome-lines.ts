import { countNoun } from '../console/screen.js'
import { countedKinds } from '../fetch/discover.js'
import type { Fetched, FetchPlan } from '../fetch/fetch.js'
import type { Ingested } from '../ingest/ingest.js'
import type { IngestOutcome, IngestStatus } from '../ingest/outcome.js'
import { inWords } from '../quotation/quote.js'
import { jsonLine } from '../text/control-characters.js'

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
}: IngestOutcome): string[] {
  const held = `${framework}, ${countNoun(paragraphs, 'numbered paragraph')}, ${countNoun(judgements, 'grade')}`
  const told = more.error === null ? `${file} → ${report} (${held})` : `${file}: ${more.error}`
  return [
    `${status.padEnd(STATUS_WIDTH)}  ${told}`,
    ...more.warnings.map((warning) => `${' '.repeat(STATUS_WIDTH)}  Warning: ${warning}`),
  ]
}

/** The longest that a table's column of file names gets. */
const NAME_WIDTH = 40

/** How many files were added, updated and so on, a row each; under them the files that failed, and why. */
export function ingestSummary({ outcomes, totals, seconds, interrupted }: Ingested): string[] {
  const width = Math.max(...Object.values(totals).map((count) => String(count).length))
  const row = (status: IngestStatus): string =>
    `${status.padEnd(STATUS_WIDTH)}  ${String(totals[status]).padStart(width)}`
  const failed = outcomes.filter(({ status }) => status === 'failed')
  const names = Math.min(NAME_WIDTH, Math.max(0, ...failed.map(({ file }) => file.length)))
  const warned = outcomes.filter(({ warnings }) => warnings.length > 0).length
  return [
    ...(['added', 'updated', 'unchanged', 'failed'] as const).map(row),
    ...failed.map(({ file, error }) => `  ${file.padEnd(names)}  ${error}`),
    ...(warned > 0 ? [`${countNoun(warned, 'file')} with warnings, which stand above.`] : []),
    interrupted
      ? `Stopped after ${countNoun(outcomes.length, 'file')}. The same command goes on from there.`
      : `${countNoun(outcomes.length, 'file')} in ${seconds.toFixed(1)} s.`,
  ]
}

const MEGABYTE = 1_000_000

/** `151.2 MB` */
export const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

/** `Passed over: 12 of “Children's services focused visit”, 3 of “Joint area child protection inspection”.` */
function passedOverLines({ discovery }: Pick<Fetched, 'discovery'>): string[] {
  const kinds = countedKinds(discovery.passedOver).map(([kind, count]) => `${count} of “${kind}”`)
  return kinds.length === 0 ? [] : [`Passed over: ${kinds.join(', ')}.`]
}

/** What was fetched, what is not as the list has it, what was passed over; then what became of it, as ingest says. */
export function fetchSummary(fetched: Fetched): string[] {
  const { arrived, here, differing, stopped, discovery, interrupted, untried } = fetched
  const more = here > 0 ? `; ${countNoun(here, 'file')} had come before` : ''
  const told = fetched.outcomes.filter((outcome) => !untried.includes(outcome))
  const ended = ingestSummary({ ...fetched, outcomes: told, interrupted: false })
  return [
    ...(interrupted
      ? []
      : [`Fetched ${countNoun(arrived.files, 'file')}, ${megabytes(arrived.bytes)}${more}.`]),
    ...(differing.size > 0 ? [`Not as the list has them: ${[...differing.keys()].join(', ')}.`] : []),
    ...passedOverLines({ discovery }),
    ...(discovery.stopped === null
      ? []
      : [`${discovery.stopped} Not all pages were looked at; the same command looks again.`]),
    ...(stopped === null
      ? []
      : [
          `${stopped} ${countNoun(untried.length, 'file')} not fetched; the same command goes on from there.`,
        ]),
    ...(interrupted ? ['Stopped. What came so far stays; the same command goes on from there.'] : ended),
  ]
}

/** What would be fetched, a line each, and what it comes to. */
export function planLines({ missing, selected, discovery }: FetchPlan, isJson: boolean): string[] {
  const bytes = missing.reduce((sum, source) => sum + ('bytes' in source ? source.bytes : 0), 0)
  if (isJson)
    return [
      ...missing.map(({ file, published, url, ...more }) =>
        jsonLine({ file, published, url, bytes: 'bytes' in more ? more.bytes : null }),
      ),
      jsonLine({ totals: { files: missing.length, bytes } }),
    ]
  const width = Math.max(0, ...missing.map(({ file }) => file.length))
  const dates = Math.max(0, ...missing.map(({ published }) => inWords(published).length))
  const here = selected.length - missing.length
  return [
    ...missing.map(
      ({ file, published, url }) =>
        `${file.padEnd(width)}  published ${inWords(published).padEnd(dates)}  ${url}`,
    ),
    ...passedOverLines({ discovery }),
    `${countNoun(missing.length, 'file')} to fetch${bytes > 0 ? `, ${megabytes(bytes)}` : ''}${here > 0 ? `; ${countNoun(here, 'file')} had come before` : ''}.`,
  ]
}
