import { progressOn } from '../console/progress.js'
import { type FetchEvent, type FetchOptions, fetchReports, planFetch } from '../fetch/fetch.js'
import { stripControls } from '../text/control-characters.js'
import { authorities } from '../vocabulary/authorities.js'
import { councilsNamed } from './councils.js'
import { fetchAgent } from './fetch-agent.js'
import { fetchSummary, megabytes, planLines } from './fetch-lines.js'
import { outcomeLines } from './ingest-lines.js'
import { ofstedSites } from './ofsted-sites.js'
import { storeAt } from './open.js'
import { FAILED, type Given, INTERRUPTED, OK, type Run, type Shell } from './shell.js'
import { untilInterrupted } from './until-interrupted.js'
import { WrongUsage } from './usage.js'

/** A year, a month or a day: `2022`, `2022-07-08`. */
const SINCE = /^\d{4}(-\d\d(-\d\d)?)?$/

function sinceIn({ flags }: Given): string | null {
  const { since } = flags
  if (since === undefined) return null
  if (typeof since === 'string' && SINCE.test(since)) return since
  throw new WrongUsage(`--since takes a year or a day, such as 2022 or 2022-07-08; not “${since}”.`)
}

/** `pilcrow fetch`: brings reports from Ofsted's site, or with --dry-run says which it would bring. */
export const run: Run = async (given, shell) => {
  const asked = { councils: councilsNamed(given.words, authorities()), since: sinceIn(given) }
  const options = {
    library: given.library,
    open: await storeAt(given),
    asked,
    isNew: given.flags.new === true,
    sites: ofstedSites(shell.env),
    agent: fetchAgent(),
  }
  return untilInterrupted((signal) =>
    given.flags['dry-run']
      ? plan({ ...options, signal }, given, shell)
      : bring({ ...options, signal }, given, shell),
  )
}

/** Draws how far a run has come, and writes what becomes of each file. */
function telling(
  { flags }: Given,
  { output, errors }: Shell,
): { tell(event: FetchEvent): void; clear(): void } {
  let progress = progressOn(errors)
  return {
    tell(event) {
      if (event.kind === 'begin') progress = progressOn(errors)
      if (event.kind === 'warning') errors.write(`Warning: ${stripControls(event.warning)}\n`)
      if (event.kind === 'page') progress.show(event.at, event.pages, event.authority)
      if (event.kind === 'fetching') {
        const of = event.ofBytes > 0 ? `${megabytes(event.bytes)} of ${megabytes(event.ofBytes)}  ` : ''
        progress.show(event.at, event.files, of + event.file)
      }
      if (event.kind === 'page' || event.kind === 'fetching') progress.worked()
      if (event.kind === 'file') progress.show(event.at, event.files, event.file)
      // Of files that were not asked for, only other programs want to hear one by one.
      if (event.kind === 'untried' && flags.json) output.write(`${JSON.stringify(event.outcome)}\n`)
      if (event.kind !== 'outcome') return
      if (event.outcome.status !== 'unchanged') progress.worked()
      progress.clear()
      const lines = flags.json
        ? [JSON.stringify(event.outcome)]
        : outcomeLines(event.outcome).map(stripControls)
      for (const line of lines) output.write(`${line}\n`)
    },
    clear: () => progress.clear(),
  }
}

async function bring(options: FetchOptions, given: Given, shell: Shell): Promise<number> {
  const { tell, clear } = telling(given, shell)
  const done = await fetchReports({ ...options, onEvent: tell })
  clear()
  const { totals, seconds, looked } = done
  for (const fault of looked.faults) shell.errors.write(`Warning: ${stripControls(fault)}\n`)
  const end = given.flags.json
    ? [JSON.stringify({ totals, seconds })]
    : ['', ...fetchSummary(done).map(stripControls)]
  for (const line of end) shell.output.write(`${line}\n`)
  if (done.interrupted) return INTERRUPTED
  return totals.failed > 0 || looked.faults.length > 0 ? FAILED : OK
}

async function plan(options: FetchOptions, given: Given, shell: Shell): Promise<number> {
  const { tell, clear } = telling(given, shell)
  const planned = await planFetch({ ...options, onEvent: tell })
  clear()
  for (const fault of planned.looked.faults) shell.errors.write(`Warning: ${stripControls(fault)}\n`)
  for (const line of planLines(planned, given.flags.json === true))
    shell.output.write(`${stripControls(line)}\n`)
  return planned.looked.faults.length > 0 ? FAILED : OK
}
