import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Counts, Health } from './counts.js'

export interface Metrics extends Counts {
  /** All counts in Prometheus' text format. */
  text(): Promise<string>
  readonly contentType: string
}

const MS_IN_SECOND = 1000
/** In seconds. Discord waits three for the first answer to a command. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5]
const SUGGESTION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3]

/** `TypeError`, `DiscordAPIError[50013]`: names that a program gives, never words that somebody typed. */
const FAULT_NAME = /^[A-Za-z]{1,40}(\[\w{1,40}\])?$/
const errorKind = (error: unknown): string =>
  error instanceof Error && FAULT_NAME.test(error.name) ? error.name : 'other'

/** Counts for Prometheus, with Node's own of memory, processor and event loop; `health` is asked when they are read. */
export function createMetrics(health: () => Health): Metrics {
  const register = new Registry()
  const registers = [register]
  const answers = new Counter({
    name: 'pilcrow_answers_total',
    help: 'Requests answered, by what was asked with and what kind of answer it got.',
    labelNames: ['request', 'outcome'],
    registers,
  })
  const answerSeconds = new Histogram({
    name: 'pilcrow_answer_seconds',
    help: 'From the arrival of a request to the last answer that Discord took.',
    labelNames: ['request'],
    buckets: ANSWER_BUCKETS,
    registers,
  })
  const suggestionSeconds = new Histogram({
    name: 'pilcrow_suggestion_seconds',
    help: 'The same for what is offered while an option is typed.',
    buckets: SUGGESTION_BUCKETS,
    registers,
  })
  const forgotten = new Counter({
    name: 'pilcrow_forgotten_total',
    help: 'Requests that came later than Discord waits for an answer, and were passed over.',
    registers,
  })
  const errors = new Counter({
    name: 'pilcrow_errors_total',
    help: 'What went wrong, by the name of the error.',
    labelNames: ['kind'],
    registers,
  })
  const reconnects = new Counter({
    name: 'pilcrow_gateway_reconnects_total',
    help: 'How often the connection to Discord was lost.',
    registers,
  })
  const reloads = new Counter({
    name: 'pilcrow_library_reloads_total',
    help: 'How often the library changed on disk, and whether the new one was taken.',
    labelNames: ['result'],
    registers,
  })
  const looks = new Counter({
    name: 'pilcrow_fetches_total',
    help: 'How often Ofsted’s site was looked through for new reports, and what came of it.',
    labelNames: ['result'],
    registers,
  })
  const fetchedReports = new Counter({
    name: 'pilcrow_fetched_reports_total',
    help: 'Reports that were fetched and taken into the library while the bot ran.',
    registers,
  })
  const reports = new Gauge({ name: 'pilcrow_reports', help: 'Reports that the library holds.', registers })
  const ready = new Gauge({ name: 'pilcrow_ready', help: '1 while connected to Discord.', registers })
  collectDefaultMetrics({ register })
  return {
    answered({ request, outcome, ms }) {
      answers.inc({ request, outcome })
      answerSeconds.observe({ request }, ms / MS_IN_SECOND)
    },
    suggested: (ms) => suggestionSeconds.observe(ms / MS_IN_SECOND),
    forgotten: () => forgotten.inc(),
    failed: (error) => errors.inc({ kind: errorKind(error) }),
    reconnected: () => reconnects.inc(),
    reloaded: (result) => reloads.inc({ result }),
    fetched(result, count) {
      looks.inc({ result })
      fetchedReports.inc(count)
    },
    text() {
      const now = health()
      register.setDefaultLabels({ shard: now.shard ?? 0 })
      reports.set(now.reports)
      ready.set(Number(now.ready))
      return register.metrics()
    },
    contentType: register.contentType,
  }
}

interface EndpointSettings {
  /** 0 for any that is free. */
  readonly port: number
  health(): Health
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
}

export interface Endpoint {
  readonly port: number
  close(): Promise<void>
}

/** Only programs on this machine are answered. */
const LOOPBACK = '127.0.0.1'

interface EndpointPage {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Health for whatever restarts a bot that is not well, counts for Prometheus; nothing else is there. */
function endpointPages({
  health,
  metrics,
}: EndpointSettings): Readonly<Record<string, () => Promise<EndpointPage>>> {
  return {
    '/health': async () => {
      const now = health()
      const status = now.ready ? 200 : 503
      return { status, type: 'application/json', body: `${JSON.stringify(now)}\n` }
    },
    '/metrics': async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() }),
  }
}

const PAGE_NOT_FOUND: EndpointPage = {
  status: 404,
  type: 'text/plain',
  body: 'There is /health and /metrics.\n',
}
const METHOD_NOT_ALLOWED: EndpointPage = { status: 405, type: 'text/plain', body: 'Only GET.\n' }
const METRICS_FAILED: EndpointPage = {
  status: 500,
  type: 'text/plain',
  body: 'The counts cannot be given.\n',
}

function endpointListener(settings: EndpointSettings): RequestListener {
  const known = new Map(Object.entries(endpointPages(settings)))
  const answerTo = async (method: string, url: string): Promise<EndpointPage> => {
    if (method !== 'GET' && method !== 'HEAD') return METHOD_NOT_ALLOWED
    const page = known.get(url.replace(/\?.*/, ''))
    return page ? page().catch(() => METRICS_FAILED) : PAGE_NOT_FOUND
  }
  return async ({ method = '', url = '' }, response) => {
    const { status, type, body } = await answerTo(method, url)
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
    response.end(body)
  }
}

/** Why a port cannot be had, and what to do. */
function portRefusal(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is in use by another program: set PILCROW_HEALTH_PORT to one that is free.`,
    )
  if (error.code === 'EACCES')
    return new Error(`Port ${port} is not open to this user: set PILCROW_HEALTH_PORT to one above 1023.`)
  return new Error(`Health cannot be shown on port ${port}: ${error.message}`)
}

/**
 * Shows health and counts on 127.0.0.1.
 * @throws Error with a sentence where the port cannot be had
 */
export async function openEndpoint(settings: EndpointSettings): Promise<Endpoint> {
  const server = createServer(endpointListener(settings))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portRefusal(settings.port, error)))
    server.listen(settings.port, LOOPBACK, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
