import { setTimeout as sleep } from 'node:timers/promises'
import { MEBIBYTE } from '../bounded-file.js'
import { NotFetched, request } from './request.js'
import type { Sites } from './sites.js'

/** How a site is asked: one request after another, never more often than this, and again only after growing pauses. */
export interface Pace {
  /** Between the beginnings of two requests. */
  readonly everyMs: number
  /** Before a second attempt, a third and so on. */
  readonly pausesMs: readonly number[]
  /** A site that asks to be left alone for longer is left alone. */
  readonly longestWaitMs: number
  /** How long it may say nothing. */
  readonly patienceMs: number
}

/** At most three a second. */
export const POLITE: Pace = {
  everyMs: 350,
  pausesMs: [1000, 2000, 4000],
  longestWaitMs: 120_000,
  patienceMs: 30_000,
}

/** Nothing more is to be fetched in this run, and why, as a sentence. */
export class Halt extends Error {
  override readonly name = 'Halt'
}

/** Gets what stands at an address. */
export type Get = (address: URL, most: number) => Promise<Uint8Array>

/** Files and pages that fail one after another, each after all its attempts, before the site is given up. */
const FAILURES_IN_A_ROW = 3

/**
 * Asks Ofsted's site politely.
 * @returns a function that throws NotFetched for what cannot be had, and Halt where the run is to end
 */
export function politely(sites: Sites, agent: string, pace: Pace, signal?: AbortSignal): Get {
  let last = Number.NEGATIVE_INFINITY
  let failures = 0

  async function turn(): Promise<void> {
    const wait = last + pace.everyMs - performance.now()
    if (wait > 0) await sleep(wait, undefined, { signal })
    last = performance.now()
  }

  /** What to wait before the next attempt; the fault itself where there is to be none. */
  function pauseAfter(fault: unknown, attempt: number): number {
    if (!(fault instanceof NotFetched) || fault.trouble === null) throw fault
    const { waitMs } = fault.trouble
    if (waitMs > pace.longestWaitMs)
      throw new Halt(`Ofsted’s site asks to be left alone for ${Math.ceil(waitMs / 60_000)} minutes.`)
    const pause = pace.pausesMs[attempt]
    if (pause !== undefined) return Math.max(pause, waitMs)
    failures += 1
    if (failures >= FAILURES_IN_A_ROW) throw new Halt(fault.message)
    throw fault
  }

  return async (address, most) => {
    for (let attempt = 0; ; attempt++) {
      try {
        const { patienceMs } = pace
        const body = await request(address, { sites, agent, most, patienceMs, turn, signal })
        failures = 0
        return body
      } catch (fault) {
        signal?.throwIfAborted()
        if (fault instanceof NotFetched && fault.trouble === null) failures = 0
        await sleep(pauseAfter(fault, attempt), undefined, { signal })
      }
    }
  }
}

/** The longest report is of one megabyte. */
export const LARGEST_FILE = 32 * MEBIBYTE
/** The longest page is of some hundred kilobytes. */
export const LARGEST_PAGE = 4 * MEBIBYTE
