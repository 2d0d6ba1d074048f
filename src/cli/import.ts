import { countNoun, progressOn, writeLine } from '../console/screen.js'
import {
  type FetchEvent,
  type Fetched,
  type FetchOptions,
  type FetchPlan,
  fetchReports,
  planFetch,
} from '../fetch/fetch.js'
import { countedKinds } from '../fetch/sources.js'
import { reasonOf } from '../files/files.js'
import { type Ingested, ingest } from '../ingest/ingest.js'
import { explainFile } from '../ingest/readers/pool.js'
import type { IngestOutcome, IngestStatus } from '../ingest/store/extracts.js'
import { inWords } from '../quotation/quote.js'
import { jsonLine } from '../text/fit.js'
import { nearestText } from '../text/fuzzy.js'
import { type Authority, authorities, authorityPrinted } from '../vocabulary/authorities.js'
import { type FetchFlags, type IngestFlags, ofstedSites } from './configuration.js'
import { storeAt } from './open.js'
import {
  FAILED,
  fetchAgent,
  INTERRUPTED,
  OK,
  type ParsedArguments,
  type RunCommand,
  type Shell,
  untilInterrupted,
  WrongUsage,
} from './shell.js'

const STATUS_WIDTH = 'unchanged'.length

/** What became of a file, and a line for each warning under it. */
function outcomeLines({
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
function ingestSummary({ outcomes, totals, seconds, interrupted }: Ingested): string[] {
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
const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

/** `Passed over: 12 of “Children's services focused visit”, 3 of “Joint area child protection inspection”.` */
function passedOverLines({ discovery }: Pick<Fetched, 'discovery'>): string[] {
  const kinds = countedKinds(discovery.passedOver).map(([kind, count]) => `${count} of “${kind}”`)
  return kinds.length === 0 ? [] : [`Passed over: ${kinds.join(', ')}.`]
}

/** What was fetched, what is not as the list has it, what was passed over; then what became of it, as ingest says. */
function fetchSummary(fetched: Fetched): string[] {
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
function planLines({ missing, selected, discovery }: FetchPlan, isJson: boolean): string[] {
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

const NOTHING_THERE = 'There are no .pdf or .txt files there.'

/** `pilcrow ingest`: adds or refreshes reports, or with --explain shows where each line of a file goes. */
export const runIngest: RunCommand<IngestFlags> = async (given, shell) => {
  if (given.flags.explain !== undefined) return explainOne(given.flags.explain, given, shell)
  if (given.words.length === 0) throw new WrongUsage('Which files or folders? pilcrow ingest FILE-OR-FOLDER…')
  const done = await untilInterrupted((signal) => ingestAll(given, shell, signal))
  if (done.interrupted) return INTERRUPTED
  return done.totals.failed > 0 ? FAILED : OK
}

async function explainOne(
  file: string,
  { words, flags }: ParsedArguments<IngestFlags>,
  { output }: Shell,
): Promise<number> {
  if (words.length > 0 || flags.json) throw new WrongUsage('--explain takes one file, and nothing beside it.')
  const lines = await explainFile(file).catch((error: unknown) => {
    throw new Error(`${file}: ${reasonOf(error)}`)
  })
  for (const line of lines) writeLine(output, line)
  return OK
}

async function ingestAll(
  { words, flags, ...where }: ParsedArguments<IngestFlags>,
  { output, errors }: Shell,
  signal: AbortSignal,
): Promise<Ingested> {
  const progress = progressOn(errors)
  const done = await ingest(words, {
    library: where.library,
    open: await storeAt(where),
    signal,
    onEvent(event) {
      if (event.kind === 'begin' && event.files === 0) errors.write(`${NOTHING_THERE}\n`)
      if (event.kind === 'warning') writeLine(errors, `Warning: ${event.warning}`)
      if (event.kind === 'file') progress.show(event.at, event.files, event.file)
      if (event.kind !== 'outcome') return
      if (event.outcome.status !== 'unchanged') progress.worked()
      progress.clear()
      const lines = flags.json ? [jsonLine(event.outcome)] : outcomeLines(event.outcome)
      for (const line of lines) writeLine(output, line)
    },
  })
  progress.clear()
  const { totals, seconds } = done
  const end = flags.json ? [jsonLine({ totals, seconds })] : ['', ...ingestSummary(done)]
  for (const line of end) writeLine(output, line)
  return done
}

const NAME_LIST = new Intl.ListFormat('en-GB')

/** The longest of a command line's next words that together name a council, and how many they are. */
function councilAt(words: readonly string[], known: readonly Authority[]): [Authority, number] | null {
  for (let count = words.length; count > 0; count--) {
    const found = authorityPrinted(words.slice(0, count).join(' '), known)
    if (found) return [found, count]
  }
  return null
}

/**
 * The slugs of the councils that words of the command line name, in quotation marks or not; null for no words.
 * @throws WrongUsage for words that name none, and for a council that is no more
 */
function councilsNamed(words: readonly string[], known: readonly Authority[]): string[] | null {
  if (words.length === 0) return null
  const slugs: string[] = []
  for (let at = 0; at < words.length; ) {
    const [found, count] = councilAt(words.slice(at), known) ?? [undefined, 0]
    if (found === undefined) {
      const near = nearestText(
        words[at]?.toLowerCase() ?? '',
        known.map(({ slug }) => slug),
      )
      throw new WrongUsage(`“${words[at]}” names no council; the nearest name is ${near}.`)
    }
    if (found.now.length > 0)
      throw new WrongUsage(
        `There is no ${found.name} any more; its place was taken by ${NAME_LIST.format(found.now)}.`,
      )
    slugs.push(found.slug)
    at += count
  }
  return slugs
}

/** `pilcrow fetch`: brings reports from Ofsted's site, or with --dry-run says which it would bring. */
export const runFetch: RunCommand<FetchFlags> = async (given, shell) => {
  const filter = { councils: councilsNamed(given.words, authorities()), since: given.flags.since ?? null }
  const options = {
    library: given.library,
    open: await storeAt(given),
    filter,
    isNew: given.flags.new,
    sites: ofstedSites(shell.env),
    agent: fetchAgent(),
  }
  return untilInterrupted((signal) =>
    given.flags['dry-run']
      ? planReports({ ...options, signal }, given, shell)
      : bringReports({ ...options, signal }, given, shell),
  )
}

/** Draws how far a run has come, and writes what becomes of each file. */
function fetchReporter(
  { flags }: ParsedArguments<FetchFlags>,
  { output, errors }: Shell,
): { show(event: FetchEvent): void; clear(): void } {
  let progress = progressOn(errors)
  return {
    show(event) {
      if (event.kind === 'begin') progress = progressOn(errors)
      if (event.kind === 'warning') writeLine(errors, `Warning: ${event.warning}`)
      if (event.kind === 'page') progress.show(event.at, event.pages, event.authority)
      if (event.kind === 'fetching') {
        const of = event.ofBytes > 0 ? `${megabytes(event.bytes)} of ${megabytes(event.ofBytes)}  ` : ''
        progress.show(event.at, event.files, of + event.file)
      }
      if (event.kind === 'page' || event.kind === 'fetching') progress.worked()
      if (event.kind === 'file') progress.show(event.at, event.files, event.file)
      // Of files that were not asked for, only other programs want to hear one by one.
      if (event.kind === 'untried' && flags.json) writeLine(output, jsonLine(event.outcome))
      if (event.kind !== 'outcome') return
      if (event.outcome.status !== 'unchanged') progress.worked()
      progress.clear()
      const lines = flags.json ? [jsonLine(event.outcome)] : outcomeLines(event.outcome)
      for (const line of lines) writeLine(output, line)
    },
    clear: () => progress.clear(),
  }
}

async function bringReports(
  options: FetchOptions,
  given: ParsedArguments<FetchFlags>,
  shell: Shell,
): Promise<number> {
  const { show, clear } = fetchReporter(given, shell)
  const done = await fetchReports({ ...options, onEvent: show })
  clear()
  const { totals, seconds, discovery } = done
  for (const fault of discovery.faults) writeLine(shell.errors, `Warning: ${fault}`)
  const end = given.flags.json ? [jsonLine({ totals, seconds })] : ['', ...fetchSummary(done)]
  for (const line of end) writeLine(shell.output, line)
  if (done.interrupted) return INTERRUPTED
  return totals.failed > 0 || discovery.faults.length > 0 ? FAILED : OK
}

async function planReports(
  options: FetchOptions,
  given: ParsedArguments<FetchFlags>,
  shell: Shell,
): Promise<number> {
  const { show, clear } = fetchReporter(given, shell)
  const planned = await planFetch({ ...options, onEvent: show })
  clear()
  for (const fault of planned.discovery.faults) writeLine(shell.errors, `Warning: ${fault}`)
  for (const line of planLines(planned, given.flags.json)) writeLine(shell.output, line)
  return planned.discovery.faults.length > 0 ? FAILED : OK
}
