import { MEBIBYTE } from '../bounded-file.js'
import { mayAsk, type Sites } from './sites.js'

/** What was asked for did not come, and why, as a sentence. */
export class NotFetched extends Error {
  override readonly name = 'NotFetched'
  /** @param trouble null where asking again is no use; else what the site told to wait, 0 where it told nothing */
  constructor(
    message: string,
    readonly trouble: { readonly waitMs: number } | null,
  ) {
    super(message)
  }
}

const refused = (message: string): NotFetched => new NotFetched(message, null)
const troubled = (message: string, waitMs = 0): NotFetched => new NotFetched(message, { waitMs })

export interface Request {
  readonly sites: Sites
  /** Names Pilcrow to whoever runs the site. */
  readonly agent: string
  /** Bytes that the answer may hold; of more, no more is read. */
  readonly most: number
  /** How long the site may say nothing. */
  readonly patienceMs: number
  /** Waits until the site may be asked again. */
  turn(): Promise<void>
  readonly signal: AbortSignal | undefined
}

/** An answer that leads on and on is none. */
const MOST_REDIRECTS = 5

/** 408, 429 and all of the server's own faults pass. */
const passes = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** What Retry-After asks to wait: seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null, now = Date.now()): number {
  if (header === null) return 0
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? 0 : Math.max(0, until - now)
}

function unless200(response: Response, address: URL): void {
  const { status, headers } = response
  if (status === 200) return
  if (passes(status)) {
    const wait = retryAfterMs(headers.get('retry-after'))
    throw troubled(`Ofsted’s site is busy or in trouble (status ${status} at ${address.href}).`, wait)
  }
  if (status === 404 || status === 410)
    throw refused(`There is nothing at ${address.href} (status ${status}).`)
  throw refused(`Ofsted’s site refuses ${address.href} (status ${status}).`)
}

/** Where a redirect leads; it may lead to the sites that are set and nowhere else. */
function redirectOf(response: Response, address: URL, sites: Sites): URL | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null
  const to = response.headers.get('location') ?? ''
  if (to === '' || !URL.canParse(to, address.href)) throw refused(`${address.href} leads on to no address.`)
  const next = new URL(to, address)
  if (mayAsk(sites, next)) return next
  throw refused(`${address.href} leads on to ${next.host}, another site, which is not asked.`)
}

const tooLarge = (most: number): NotFetched =>
  refused(`It holds more than ${most / MEBIBYTE} MB, which no report does; it was not read.`)

/** The body, a piece at a time; it ends with a fault where it is cut off. */
async function bodyOf(response: Response, most: number, onPiece: () => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    onPiece()
    bytes += piece.byteLength
    if (bytes > most) throw tooLarge(most)
    pieces.push(piece)
  }
  const body = Buffer.concat(pieces)
  if (
    endsUnseen(response) &&
    body.subarray(0, END).includes('%PDF-') &&
    !body.subarray(-END).includes('%%EOF')
  )
    throw troubled(`The answer broke off after ${bytes} bytes.`)
  return body
}

/** Where nothing but the end of the connection tells the end of an answer, one that is cut looks whole: a PDF has its own end. */
const endsUnseen = ({ headers }: Response): boolean =>
  !headers.has('content-length') && !headers.has('transfer-encoding')
const END = 2048

/** `ECONNREFUSED`, where Node says so beneath its own 'fetch failed'. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code || (cause instanceof Error ? cause.message : String(cause))
}

async function answerOf(address: URL, request: Request, within: AbortSignal): Promise<Response> {
  let next = address
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!mayAsk(request.sites, next)) throw refused(`${next.host} is no site that is set.`)
    await request.turn()
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { 'user-agent': request.agent, accept: 'application/pdf, text/html;q=0.9, */*;q=0.5' },
      signal: within,
    })
    const onward = redirectOf(response, next, request.sites)
    if (onward === null) {
      unless200(response, next)
      return response
    }
    next = onward
  }
  throw refused(`${address.href} leads on without end.`)
}

/**
 * What stands at an address, whole. @throws NotFetched; the signal's reason where it ends the run
 */
export async function request(address: URL, about: Request): Promise<Uint8Array> {
  const { most, patienceMs, signal } = about
  const silence = new AbortController()
  const hurry = () => silence.abort()
  let timer = setTimeout(hurry, patienceMs)
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(hurry, patienceMs)
  }
  const within = AbortSignal.any([silence.signal, ...(signal ? [signal] : [])])
  let failed = 'Ofsted’s site cannot be reached'
  try {
    const response = await answerOf(address, about, within)
    failed = 'The answer broke off'
    heard()
    if (Number(response.headers.get('content-length') ?? 0) > most) throw tooLarge(most)
    return await bodyOf(response, most, heard)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof NotFetched) throw error
    if (silence.signal.aborted) throw troubled(`Ofsted’s site said nothing for ${patienceMs / 1000} s.`)
    throw troubled(`${failed} (${causeOf(error)}).`)
  } finally {
    clearTimeout(timer)
    // Whatever of the answer has not been read is not going to be.
    silence.abort()
  }
}
