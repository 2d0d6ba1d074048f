import { resolve } from 'node:path'
import { type IngestEvent, type IngestOptions, ingest, type Status } from '../ingest/ingest.js'
import { type Outcome, withWarnings } from '../ingest/outcome.js'
import type { Readers } from '../ingest/readers/readers.js'
import { sweepUnfinished } from '../ingest/store/write.js'
import { reasonOf } from '../reason.js'
import { type Brought, bring, type Fetching } from './bring.js'
import { type Kept, openKept } from './kept.js'
import { type Looked, lookForNew } from './look.js'
import { type Asked, councilsIn, isAsked, listedIn } from './plan.js'
import { type Get, type Pace, POLITE, politely } from './polite.js'
import type { Sites } from './sites.js'
import { packagedSources, type Source, type Unlisted } from './sources.js'

export type FetchEvent =
  /** A council's page is looked at. */
  | { readonly kind: 'page'; readonly authority: string; readonly at: number; readonly pages: number }
  | ({ readonly kind: 'fetching' } & Fetching)
  /** A file was not asked for any more. */
  | { readonly kind: 'untried'; readonly outcome: Outcome }
  | IngestEvent

export interface FetchOptions {
  /** The folder of the library that takes the reports. */
  readonly library: string
  /** Opens what takes the reports in the folder's place; what was fetched is kept in the folder all the same. */
  readonly open?: IngestOptions['open']
  readonly asked: Asked
  /** Looks at the councils' pages for reports that no list has, and brings those alone. */
  readonly isNew: boolean
  readonly sites: Sites
  /** Names Pilcrow to whoever runs the site. */
  readonly agent: string
  readonly pace?: Pace
  /** What is known to stand there; the list that comes with Pilcrow where none is given. */
  readonly list?: readonly Source[]
  readonly onEvent?: (event: FetchEvent) => void
  /** Ends the run; what came until then stays. */
  readonly signal?: AbortSignal
  readonly readers?: Readers
}

export interface Fetched extends Omit<Brought, 'ready' | 'failed'> {
  /** Of all files: those that could not be had first, then those that were not asked for. */
  readonly outcomes: readonly Outcome[]
  readonly totals: Readonly<Record<Status, number>>
  readonly looked: Looked
  readonly seconds: number
  readonly interrupted: boolean
}

/** What is wanted, before anything is fetched but councils' pages. */
export interface Plan {
  readonly wanted: readonly (Source | Unlisted)[]
  /** Those of them that are to be fetched. */
  readonly missing: readonly (Source | Unlisted)[]
  readonly looked: Looked
}

const NOT_LOOKED: Looked = { found: [], passedOver: [], faults: [], stopped: null }
const NOTHING_BROUGHT: Brought = {
  ready: [],
  failed: [],
  untried: [],
  differing: new Map(),
  arrived: { files: 0, bytes: 0 },
  here: 0,
  stopped: null,
}

interface Known {
  readonly kept: Kept
  readonly packaged: readonly Source[]
  readonly listed: readonly Source[]
}

async function known({ library, list }: FetchOptions): Promise<Known> {
  const kept = await openKept(resolve(library))
  const packaged = list ?? (await packagedSources())
  return { kept, packaged, listed: listedIn(packaged, kept.own) }
}

const politeGet = ({ sites, agent, pace, signal }: FetchOptions): Get =>
  politely(sites, agent, pace ?? POLITE, signal)

async function wantedOf(
  { asked, isNew, sites, onEvent }: FetchOptions,
  { packaged, listed }: Known,
  get: Get,
): Promise<Pick<Plan, 'wanted' | 'looked'>> {
  if (!isNew) return { wanted: listed.filter((source) => isAsked(source, asked)), looked: NOT_LOOKED }
  const councils = councilsIn(listed, asked)
  const lists = {
    known: new Set(listed.map(({ url }) => url)),
    used: new Set(listed.map(({ file }) => file)),
  }
  const looked = await lookForNew(councils, lists, sites, get, (authority, at) =>
    onEvent?.({ kind: 'page', authority, at, pages: councils.length }),
  )
  const found = looked.found.filter((source) => isAsked(source, asked))
  // What an earlier look found is the library's own; a run that was killed may not have taken it in.
  const earlier = listed.filter((source) => !packaged.includes(source) && isAsked(source, asked))
  return { wanted: [...earlier, ...found], looked: { ...looked, found } }
}

/** What a fetch would bring. @throws what `fetchReports` throws */
export async function planFetch(options: FetchOptions): Promise<Plan> {
  const all = await known(options)
  const { wanted, looked } = await wantedOf(options, all, politeGet(options))
  const missing: (Source | Unlisted)[] = []
  for (const source of wanted) if ((await all.kept.find(source)) === null) missing.push(source)
  return { wanted, missing, looked }
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
  const all = await known(options)
  const get = politeGet(options)
  await sweepUnfinished(library)
  let brought = NOTHING_BROUGHT
  let looked = NOT_LOOKED
  try {
    const plan = await wantedOf(options, all, get)
    looked = plan.looked
    brought = await bring(plan.wanted, all.kept, options.sites, get, (fetching) =>
      onEvent?.({ kind: 'fetching', ...fetching }),
    )
    for (const [at, outcome] of brought.failed.entries())
      onEvent?.({ kind: 'outcome', outcome, at, files: brought.failed.length })
    for (const outcome of brought.untried) onEvent?.({ kind: 'untried', outcome })
    await all.kept
      .describe([...all.listed, ...looked.found])
      .catch((error: unknown) =>
        onEvent?.({ kind: 'warning', warning: `Dates and links wait for the next run. ${reasonOf(error)}` }),
      )
  } catch (error) {
    if (!signal?.aborted) throw error
  } finally {
    await sweepUnfinished(library)
  }
  const { ready, failed, ...more } = brought
  const said = (outcome: Outcome): Outcome => {
    const differs = brought.differing.get(outcome.file)
    return differs === undefined ? outcome : withWarnings(outcome, [differs])
  }
  const taken =
    ready.length > 0 && !signal?.aborted
      ? await ingest(ready, {
          library,
          open: options.open,
          ...(signal && { signal }),
          ...(options.readers && { readers: options.readers }),
          onEvent: (event) =>
            onEvent?.(event.kind === 'outcome' ? { ...event, outcome: said(event.outcome) } : event),
        })
      : null
  return {
    ...more,
    looked,
    outcomes: [...failed, ...more.untried, ...(taken?.outcomes.map(said) ?? [])],
    totals: {
      added: 0,
      updated: 0,
      unchanged: 0,
      ...taken?.totals,
      failed: failed.length + more.untried.length + (taken?.totals.failed ?? 0),
    },
    seconds: (performance.now() - began) / 1000,
    interrupted: signal?.aborted ?? false,
  }
}
