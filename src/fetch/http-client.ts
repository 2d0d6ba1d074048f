import { setTimeout as sleep } from 'node:timers/promises'
import { MEBIBYTE } from '../files/files.js'
import type { Result } from '../model/result.js'
import { isAllowed, type OfstedSites } from './ofsted-site.js'

/** What was asked for did not come. */
interface RequestFailed {
  /** As a sentence. */
  readonly why: string
  /** null where asking again is no use; else what the site told to wait, 0 where it told nothing */
  readonly trouble: { readonly waitMs: number } | null
}

type Refused = { readonly refusal: RequestFailed }

const permanentFailure = (why: string): Refused => ({ refusal: { why, trouble: null } })

const temporaryFailure = (why: string, waitMs = 0): Refused => ({ refusal: { why, trouble: { waitMs } } })

interface RequestOptions {
  readonly sites: OfstedSites
  /** Names Pilcrow to whoever runs the site. */
  readonly agent: string
  /** Bytes that the answer may hold; of more, no more is read. */
  readonly maxBytes: number
  /** How long the site may say nothing. */
  readonly timeoutMs: number
  /** Waits until the site may be asked again. */
  waitTurn(): Promise<void>
  readonly signal: AbortSignal | undefined
}

/** An answer that leads on and on is none. */
const MOST_REDIRECTS = 5

/** 408, 429 and all of the server's own faults pass. */
const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** What Retry-After asks to wait: seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null, now = Date.now()): number {
  if (header === null) return 0
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? 0 : Math.max(0, until - now)
}

/** The answer, where it is one. */
function soundAnswer(response: Response, address: URL): Result<Response, RequestFailed> {
  const { status, headers } = response
  if (status === 200) return { value: response }
  if (isTemporary(status)) {
    const wait = retryAfterMs(headers.get('retry-after'))
    return temporaryFailure(
      `Ofsted’s site is busy or in trouble (status ${status} at ${address.href}).`,
      wait,
    )
  }
  if (status === 404 || status === 410)
    return permanentFailure(`There is nothing at ${address.href} (status ${status}).`)
  return permanentFailure(`Ofsted’s site refuses ${address.href} (status ${status}).`)
}

/** Where a redirect leads; it may lead to the sites that are set and nowhere else. */
function redirectTarget(
  response: Response,
  address: URL,
  sites: OfstedSites,
): Result<URL | null, RequestFailed> {
  if (![301, 302, 303, 307, 308].includes(response.status)) return { value: null }
  const to = response.headers.get('location') ?? ''
  if (to === '' || !URL.canParse(to, address.href))
    return permanentFailure(`${address.href} leads on to no address.`)
  const next = new URL(to, address)
  if (isAllowed(sites, next)) return { value: next }
  return permanentFailure(`${address.href} leads on to ${next.host}, another site, which is not asked.`)
}

const tooLarge = (maxBytes: number): Refused =>
  permanentFailure(`It holds more than ${maxBytes / MEBIBYTE} MB, which no report does; it was not read.`)

/** The body, a piece at a time; it ends with a fault where it is cut off. */
async function readBody(
  response: Response,
  maxBytes: number,
  onChunk: () => void,
): Promise<Result<Uint8Array, RequestFailed>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    onChunk()
    bytes += chunk.byteLength
    if (bytes > maxBytes) return tooLarge(maxBytes)
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  if (
    endsUnseen(response) &&
    body.subarray(0, PDF_TAIL_BYTES).includes('%PDF-') &&
    !body.subarray(-PDF_TAIL_BYTES).includes('%%EOF')
  )
    return temporaryFailure(`The answer broke off after ${bytes} bytes.`)
  return { value: body }
}

/** Where nothing but the end of the connection tells the end of an answer, one that is cut looks whole: a PDF has its own end. */
const endsUnseen = ({ headers }: Response): boolean =>
  !headers.has('content-length') && !headers.has('transfer-encoding')

const PDF_TAIL_BYTES = 2048

/** `ECONNREFUSED`, where Node says so beneath its own 'fetch failed'. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code || (cause instanceof Error ? cause.message : String(cause))
}

async function followRedirects(
  address: URL,
  request: RequestOptions,
  within: AbortSignal,
): Promise<Result<Response, RequestFailed>> {
  let next = address
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!isAllowed(request.sites, next)) return permanentFailure(`${next.host} is no site that is set.`)
    await request.waitTurn()
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { 'user-agent': request.agent, accept: 'application/pdf, text/html;q=0.9, */*;q=0.5' },
      signal: within,
    })
    const { value: onward, refusal } = redirectTarget(response, next, request.sites)
    if (refusal) return { refusal }
    if (onward === null) return soundAnswer(response, next)
    next = onward
  }
  return permanentFailure(`${address.href} leads on without end.`)
}

/** What stands at an address, whole. @throws the signal's reason where it ends the run */
async function httpRequest(address: URL, about: RequestOptions): Promise<Result<Uint8Array, RequestFailed>> {
  const { maxBytes, timeoutMs, signal } = about
  const silence = new AbortController()
  const timeOut = () => silence.abort()
  let timer = setTimeout(timeOut, timeoutMs)
  const restartTimer = () => {
    clearTimeout(timer)
    timer = setTimeout(timeOut, timeoutMs)
  }
  const within = AbortSignal.any([silence.signal, ...(signal ? [signal] : [])])
  let failed = 'Ofsted’s site cannot be reached'
  try {
    const { value: response, refusal } = await followRedirects(address, about, within)
    if (refusal) return { refusal }
    failed = 'The answer broke off'
    restartTimer()
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes)
    return await readBody(response, maxBytes, restartTimer)
  } catch (error) {
    signal?.throwIfAborted()
    if (silence.signal.aborted)
      return temporaryFailure(`Ofsted’s site said nothing for ${timeoutMs / 1000} s.`)
    return temporaryFailure(`${failed} (${causeOf(error)}).`)
  } finally {
    clearTimeout(timer)
    // Whatever of the answer has not been read is not going to be.
    silence.abort()
  }
}

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

/** What cannot be had. */
export interface NotHad {
  /** As a sentence. */
  readonly why: string
  /** Nothing more is to be fetched in this run. */
  readonly isLast: boolean
}

/** Gets what stands at an address. @throws the signal's reason where it ends the run */
export type HttpGet = (address: URL, maxBytes: number) => Promise<Result<Uint8Array, NotHad>>

/** Files and pages that fail one after another, each after all its attempts, before the site is given up. */
const FAILURES_IN_A_ROW = 3

/** A rate-limited client of Ofsted's site, which tries again after growing pauses. */
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

  /** What to wait before the next attempt; refused where there is to be none. */
  function pauseAfter({ why, trouble }: RequestFailed, attempt: number): Result<number, NotHad> {
    if (trouble === null) {
      failures = 0
      return { refusal: { why, isLast: false } }
    }
    const { waitMs } = trouble
    if (waitMs > rate.longestWaitMs) {
      const minutes = Math.ceil(waitMs / 60_000)
      return {
        refusal: { why: `Ofsted’s site asks to be left alone for ${minutes} minutes.`, isLast: true },
      }
    }
    const pause = rate.pausesMs[attempt]
    if (pause !== undefined) return { value: Math.max(pause, waitMs) }
    failures += 1
    return { refusal: { why, isLast: failures >= FAILURES_IN_A_ROW } }
  }

  return async (address, maxBytes) => {
    for (let attempt = 0; ; attempt++) {
      const { timeoutMs } = rate
      const about = { sites, agent, maxBytes, timeoutMs, waitTurn: turn, signal }
      const { value: body, refusal: fault } = await httpRequest(address, about)
      if (!fault) {
        failures = 0
        return { value: body }
      }
      signal?.throwIfAborted()
      const { value: pause, refusal } = pauseAfter(fault, attempt)
      if (refusal) return { refusal }
      await sleep(pause, undefined, { signal })
    }
  }
}

/** The longest report is of one megabyte. */
export const LARGEST_FILE = 32 * MEBIBYTE

/** The longest page is of some hundred kilobytes. */
export const LARGEST_PAGE = 4 * MEBIBYTE
