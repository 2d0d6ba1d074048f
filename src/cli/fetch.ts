import { progressOn } from '../console/progress.js'
import { writeLine } from '../console/screen.js'
import { type FetchEvent, type FetchOptions, fetchReports, planFetch } from '../fetch/fetch.js'
import { jsonLine } from '../text/control-characters.js'
import { nearestText } from '../text/fuzzy.js'
import { type Authority, authorities, authorityPrinted } from '../vocabulary/authorities.js'
import { storeAt } from './open.js'
import { ofstedSites } from './operator-settings.js'
import { fetchSummary, megabytes, outcomeLines, planLines } from './outcome-lines.js'
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
export function councilsNamed(words: readonly string[], known: readonly Authority[]): string[] | null {
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

/** A year, a month or a day: `2022`, `2022-07-08`. */
const SINCE_DATE = /^\d{4}(-\d\d(-\d\d)?)?$/

function sinceIn({ flags }: ParsedArguments): string | null {
  const { since } = flags
  if (since === undefined) return null
  if (typeof since === 'string' && SINCE_DATE.test(since)) return since
  throw new WrongUsage(`--since takes a year or a day, such as 2022 or 2022-07-08; not “${since}”.`)
}

/** `pilcrow fetch`: brings reports from Ofsted's site, or with --dry-run says which it would bring. */
export const runFetch: RunCommand = async (given, shell) => {
  const filter = { councils: councilsNamed(given.words, authorities()), since: sinceIn(given) }
  const options = {
    library: given.library,
    open: await storeAt(given),
    filter,
    isNew: given.flags.new === true,
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
  { flags }: ParsedArguments,
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

async function bringReports(options: FetchOptions, given: ParsedArguments, shell: Shell): Promise<number> {
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

async function planReports(options: FetchOptions, given: ParsedArguments, shell: Shell): Promise<number> {
  const { show, clear } = fetchReporter(given, shell)
  const planned = await planFetch({ ...options, onEvent: show })
  clear()
  for (const fault of planned.discovery.faults) writeLine(shell.errors, `Warning: ${fault}`)
  for (const line of planLines(planned, given.flags.json === true)) writeLine(shell.output, line)
  return planned.discovery.faults.length > 0 ? FAILED : OK
}
