import { resolve } from 'node:path'
import { reasonOf } from '../files/files.js'
import { type IngestEvent, type IngestOptions, ingest } from '../ingest/ingest.js'
import type { ReaderPool } from '../ingest/readers/pool.js'
import { type IngestOutcome, type IngestStatus, withWarnings } from '../ingest/store/extracts.js'
import { sweepUnfinished } from '../library/library.js'
import {
  type DownloadFolder,
  type DownloadProgress,
  type DownloadResult,
  downloadSources,
  openDownloadFolder,
} from './download.js'
import { DEFAULT_RATE_LIMIT, type HttpGet, type RateLimit, rateLimited } from './http-client.js'
import type { OfstedSites } from './ofsted-site.js'
import {
  councilPages,
  type Discovery,
  discoverReports,
  type FetchFilter,
  matchesFilter,
  mergeSources,
  packagedSources,
  type ReportSource,
  type UnlistedSource,
} from './sources.js'

export type FetchEvent =
  /** A council's page is looked at. */
  | { readonly kind: 'page'; readonly authority: string; readonly at: number; readonly pages: number }
  | ({ readonly kind: 'fetching' } & DownloadProgress)
  /** A file was not asked for any more. */
  | { readonly kind: 'untried'; readonly outcome: IngestOutcome }
  | IngestEvent

export interface FetchOptions {
  /** The folder of the library that takes the reports. */
  readonly library: string
  /** Opens what takes the reports in the folder's place; what was fetched is kept in the folder all the same. */
  readonly open?: IngestOptions['open']
  readonly filter: FetchFilter
  /** Looks at the councils' pages for reports that no list has, and brings those alone. */
  readonly isNew: boolean
  readonly sites: OfstedSites
  /** Names Pilcrow to whoever runs the site. */
  readonly agent: string
  readonly rateLimit?: RateLimit
  /** What is known to stand there; the list that comes with Pilcrow where none is given. */
  readonly list?: readonly ReportSource[]
  readonly onEvent?: (event: FetchEvent) => void
  /** Ends the run; what came until then stays. */
  readonly signal?: AbortSignal
  readonly readers?: ReaderPool
}

export interface Fetched extends Omit<DownloadResult, 'ready' | 'failed'> {
  /** Of all files: those that could not be had first, then those that were not asked for. */
  readonly outcomes: readonly IngestOutcome[]
  readonly totals: Readonly<Record<IngestStatus, number>>
  readonly discovery: Discovery
  readonly seconds: number
  readonly interrupted: boolean
}

/** The dry run: what is wanted, before anything is fetched but councils' pages. */
export interface FetchPlan {
  readonly selected: readonly (ReportSource | UnlistedSource)[]
  /** Those of them that are to be fetched. */
  readonly missing: readonly (ReportSource | UnlistedSource)[]
  readonly discovery: Discovery
}

const NO_DISCOVERY: Discovery = { found: [], passedOver: [], faults: [], stopped: null }
const NO_DOWNLOADS: DownloadResult = {
  ready: [],
  failed: [],
  untried: [],
  differing: new Map(),
  arrived: { files: 0, bytes: 0 },
  here: 0,
  stopped: null,
}

interface KnownSources {
  readonly downloads: DownloadFolder
  readonly packaged: readonly ReportSource[]
  readonly listed: readonly ReportSource[]
}

async function loadKnown({ library, list }: FetchOptions): Promise<KnownSources> {
  const downloads = await openDownloadFolder(resolve(library))
  const packaged = list ?? (await packagedSources())
  return { downloads, packaged, listed: mergeSources(packaged, downloads.ownSources) }
}

const rateLimitedGet = ({ sites, agent, rateLimit, signal }: FetchOptions): HttpGet =>
  rateLimited(sites, agent, rateLimit ?? DEFAULT_RATE_LIMIT, signal)

async function selectSources(
  { filter, isNew, sites, onEvent }: FetchOptions,
  { packaged, listed }: KnownSources,
  get: HttpGet,
): Promise<Pick<FetchPlan, 'selected' | 'discovery'>> {
  if (!isNew)
    return { selected: listed.filter((source) => matchesFilter(source, filter)), discovery: NO_DISCOVERY }
  const councils = councilPages(listed, filter)
  const lists = {
    known: new Set(listed.map(({ url }) => url)),
    used: new Set(listed.map(({ file }) => file)),
  }
  const discovery = await discoverReports(councils, lists, sites, get, (authority, at) =>
    onEvent?.({ kind: 'page', authority, at, pages: councils.length }),
  )
  const found = discovery.found.filter((source) => matchesFilter(source, filter))
  // What an earlier look found is the library's own; a run that was killed may not have taken it in.
  const earlier = listed.filter((source) => !packaged.includes(source) && matchesFilter(source, filter))
  return { selected: [...earlier, ...found], discovery: { ...discovery, found } }
}

/** What a fetch would bring. @throws what `fetchReports` throws */
export async function planFetch(options: FetchOptions): Promise<FetchPlan> {
  const all = await loadKnown(options)
  const { selected, discovery } = await selectSources(options, all, rateLimitedGet(options))
  const missing: (ReportSource | UnlistedSource)[] = []
  for (const source of selected) if ((await all.downloads.find(source)) === null) missing.push(source)
  return { selected, missing, discovery }
}

/**
 * Brings reports from Ofsted's site into a library: fetches what is not here, then takes it in, with its date of publication
 * and its address. What was fetched is kept, so that the next run goes on where this one ended.
 * @throws Error with a sentence where a list or the library cannot be used
 */
export async function fetchReports(options: FetchOptions): Promise<Fetched> {
  const began = performance.now()
  const { onEvent, signal } = options
  const library = resolve(options.library)
  const all = await loadKnown(options)
  const get = rateLimitedGet(options)
  await sweepUnfinished(library)
  let downloaded = NO_DOWNLOADS
  let discovery = NO_DISCOVERY
  try {
    const plan = await selectSources(options, all, get)
    discovery = plan.discovery
    downloaded = await downloadSources(plan.selected, all.downloads, options.sites, get, (fetching) =>
      onEvent?.({ kind: 'fetching', ...fetching }),
    )
    for (const [at, outcome] of downloaded.failed.entries())
      onEvent?.({ kind: 'outcome', outcome, at, files: downloaded.failed.length })
    for (const outcome of downloaded.untried) onEvent?.({ kind: 'untried', outcome })
    await all.downloads
      .writeAbout([...all.listed, ...discovery.found])
      .catch((error: unknown) =>
        onEvent?.({ kind: 'warning', warning: `Dates and links wait for the next run. ${reasonOf(error)}` }),
      )
  } catch (error) {
    if (!signal?.aborted) throw error
  } finally {
    await sweepUnfinished(library)
  }
  const { ready, failed, ...more } = downloaded
  const withDifference = (outcome: IngestOutcome): IngestOutcome => {
    const differs = downloaded.differing.get(outcome.file)
    return differs === undefined ? outcome : withWarnings(outcome, [differs])
  }
  const ingested =
    ready.length > 0 && !signal?.aborted
      ? await ingest(ready, {
          library,
          open: options.open,
          ...(signal && { signal }),
          ...(options.readers && { readers: options.readers }),
          onEvent: (event) =>
            onEvent?.(
              event.kind === 'outcome' ? { ...event, outcome: withDifference(event.outcome) } : event,
            ),
        })
      : null
  return {
    ...more,
    discovery: discovery,
    outcomes: [...failed, ...more.untried, ...(ingested?.outcomes.map(withDifference) ?? [])],
    totals: {
      added: 0,
      updated: 0,
      unchanged: 0,
      ...ingested?.totals,
      failed: failed.length + more.untried.length + (ingested?.totals.failed ?? 0),
    },
    seconds: (performance.now() - began) / 1000,
    interrupted: signal?.aborted ?? false,
  }
}
