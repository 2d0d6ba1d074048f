import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OfstedSites } from '../../src/fetch/ofsted-site.js'
import type { ReportSource } from '../../src/fetch/sources.js'
import { sha256 } from '../../src/ingest/read/source-files.js'

/** How a path is answered. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A small Ofsted on this machine: files under /v1/file/…, councils' pages under /provider/44/…. */
export interface Ofsted {
  readonly sites: OfstedSites
  readonly env: { readonly OFSTED_FILES: string; readonly OFSTED_REPORTS: string }
  /** Paths that were asked for, in order. */
  readonly asked: string[]
  /** When each was asked for, in milliseconds. */
  readonly times: number[]
  readonly agents: Set<string>
  /** The most requests that were under way at once. */
  readonly atOnce: () => number
  /** Answers a path: the first time with the first answer, and so on; the last one stays. */
  serve(path: string, ...answers: Answer[]): void
  /** A file as a list has it. */
  put(number: number, bytes: Uint8Array, council?: string, published?: string): ReportSource
  close(): Promise<void>
}

export const holding =
  (body: Uint8Array | string, type = 'application/pdf'): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body)
  }

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end('<html>Sorry</html>')
  }

export const redirect = (location: string): Answer => status(302, { location })

/** Breaks off in the middle. */
export const cut =
  (body: Uint8Array, declared = true): Answer =>
  (_, response) => {
    response.writeHead(200, declared ? { 'content-length': body.byteLength } : {})
    response.write(body.subarray(0, body.byteLength / 2), () => response.destroy())
  }

/** Begins and says no more. */
export const silent: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': 1000 })
  response.write('%PDF-1.7')
}

const URNS: Readonly<Record<string, string>> = { kent: '80476', essex: '80467' }

export async function startOfsted(): Promise<Ofsted> {
  const answers = new Map<string, Answer[]>()
  const asked: string[] = []
  const times: number[] = []
  const agents = new Set<string>()
  let [underWay, most] = [0, 0]
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    times.push(performance.now())
    agents.add(request.headers['user-agent'] ?? '')
    underWay += 1
    most = Math.max(most, underWay)
    response.on('close', () => {
      underWay -= 1
    })
    const left = answers.get(path) ?? [status(404)]
    const answer = left.length > 1 ? left.shift() : left[0]
    answer?.(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serve: Ofsted['serve'] = (path, ...given) => void answers.set(path, given)
  return {
    sites: { files: new URL(address), reports: new URL(address) },
    env: { OFSTED_FILES: address, OFSTED_REPORTS: address },
    asked,
    times,
    agents,
    atOnce: () => most,
    serve,
    put(number, bytes, council = 'kent', published = '2019-07-05') {
      serve(`/v1/file/${number}`, holding(bytes))
      return {
        file: `${council}-${published}.pdf`,
        authority: council,
        urn: URNS[council] ?? '1',
        published,
        url: `https://files.ofsted.gov.uk/v1/file/${number}`,
        bytes: bytes.byteLength,
        sha256: sha256(bytes),
      }
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** An event on a council's page, as the site writes it. */
export const event = (kind: string, published: string, href: string): string => `
  <li class="timeline__day"><div class="event">
    <p class="timeline__date"><time>01 May 2020</time></p>
    <a class="publication-link" href="${href}" target="_blank">
      ${kind}
      <span class="nonvisual">${kind}, PDF - ${published}</span></a>
    <div>Published <time>${published}</time></div>
  </div></li>`

export const page = (urn: string, ...events: string[]): string => `<!DOCTYPE html>
<html lang="en"><head><link rel="canonical" href="https://reports.ofsted.gov.uk/provider/44/${urn}"></head>
<body><h1 class="heading--title">Kent</h1><ol class="timeline">${events.join('')}</ol></body></html>`
