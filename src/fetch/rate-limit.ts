import { setTimeout as sleep } from 'node:timers/promises'
import { MEBIBYTE } from '../files/bounded-file.js'
import { httpRequest, RequestFailed } from './http-request.js'
import type { OfstedSites } from './ofsted-site.js'

/** A rate limit with backoff: one request after another, never more often than this, and again only after growing pauses. */
export interface RateLimit {
  /** Between the beginnings of two requests. */
  readonly intervalMs: number
  /** Before a second attempt, a third and so on. */
  readonly pausesMs: readonly number[]
  /** A site that asks to be left alone for longer is left alone. */
  readonly longestWaitMs: number
  /** How long it may say nothing. */
  readonly timeoutMs: number
}

/** At most three a second. */
export const DEFAULT_RATE_LIMIT: RateLimit = {
  intervalMs: 350,
  pausesMs: [1000, 2000, 4000],
  longestWaitMs: 120_000,
  timeoutMs: 30_000,
}

/** Nothing more is to be fetched in this run, and why, as a sentence. */
export class FetchHalted extends Error {
  override readonly name = 'FetchHalted'
}

/** Gets what stands at an address. */
export type HttpGet = (address: URL, maxBytes: number) => Promise<Uint8Array>

/** Files and pages that fail one after another, each after all its attempts, before the site is given up. */
const FAILURES_IN_A_ROW = 3

/**
 * A rate-limited client of Ofsted's site, which tries again after growing pauses.
 * @returns a function that throws RequestFailed for what cannot be had, and FetchHalted where the run is to end
 */
export function rateLimited(
  sites: OfstedSites,
  agent: string,
  rate: RateLimit,
  signal?: AbortSignal,
): HttpGet {
  let last = Number.NEGATIVE_INFINITY
  let failures = 0

  async function turn(): Promise<void> {
    const wait = last + rate.intervalMs - performance.now()
    if (wait > 0) await sleep(wait, undefined, { signal })
    last = performance.now()
  }

  /** What to wait before the next attempt; the fault itself where there is to be none. */
  function pauseAfter(fault: unknown, attempt: number): number {
    if (!(fault instanceof RequestFailed) || fault.trouble === null) throw fault
    const { waitMs } = fault.trouble
    if (waitMs > rate.longestWaitMs)
      throw new FetchHalted(`Ofsted’s site asks to be left alone for ${Math.ceil(waitMs / 60_000)} minutes.`)
    const pause = rate.pausesMs[attempt]
    if (pause !== undefined) return Math.max(pause, waitMs)
    failures += 1
    if (failures >= FAILURES_IN_A_ROW) throw new FetchHalted(fault.message)
    throw fault
  }

  return async (address, maxBytes) => {
    for (let attempt = 0; ; attempt++) {
      try {
        const { timeoutMs } = rate
        const body = await httpRequest(address, { sites, agent, maxBytes, timeoutMs, waitTurn: turn, signal })
        failures = 0
        return body
      } catch (fault) {
        signal?.throwIfAborted()
        if (fault instanceof RequestFailed && fault.trouble === null) failures = 0
        await sleep(pauseAfter(fault, attempt), undefined, { signal })
      }
    }
  }
}

/** The longest report is of one megabyte. */
export const LARGEST_FILE = 32 * MEBIBYTE

/** The longest page is of some hundred kilobytes. */
export const LARGEST_PAGE = 4 * MEBIBYTE
