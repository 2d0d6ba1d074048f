import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Health } from './counts.js'
import type { Metrics } from './metrics.js'

export interface EndpointSettings {
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
