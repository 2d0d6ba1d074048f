import { get } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Health } from '../../src/operate/counts.js'
import { createMetrics, type Endpoint, type Metrics, openEndpoint } from '../../src/operate/endpoint.js'

let health: Health = { ready: true, reports: 5, shard: 3, lastHeartbeat: '2026-11-21T10:00:00.000Z' }
let metrics: Metrics
let endpoint: Endpoint
beforeAll(async () => {
  metrics = createMetrics(() => health)
  endpoint = await openEndpoint({ port: 0, health: () => health, metrics })
})
afterAll(() => endpoint.close())

const fetched = (path: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${endpoint.port}${path}`, options)

describe('Health', () => {
  test('is told to whoever is on this machine', async () => {
    const response = await fetched('/health')
    expect([response.status, await response.json()]).toEqual([200, health])
  })

  test('is 503 while the bot is not connected', async () => {
    health = { ...health, ready: false }
    expect((await fetched('/health')).status).toBe(503)
    health = { ...health, ready: true }
  })

  test('is all there is, and nothing can be changed', async () => {
    expect((await fetched('/')).status).toBe(404)
    expect((await fetched('/__proto__')).status).toBe(404)
    expect((await fetched('/health', { method: 'POST' })).status).toBe(405)
  })

  test('is told to nobody else', async () => {
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    )
    for (const { address } of others) {
      const refused = new Promise((resolve) => {
        get({ host: address, port: endpoint.port }, () => resolve('answered')).on('error', () =>
          resolve('refused'),
        )
      })
      expect(await refused).toBe('refused')
    }
  })

  test('a port that is taken is said in a sentence', async () => {
    const { port } = endpoint
    await expect(openEndpoint({ port, health: () => health, metrics })).rejects.toThrow(
      `Port ${port} is in use by another program: set PILCROW_HEALTH_PORT to one that is free.`,
    )
  })
})

describe('The counts', () => {
  test('are in Prometheus’ text format, with the shard on each', async () => {
    metrics.answered({ request: '/grade', outcome: 'grades', ms: 12 })
    metrics.suggested(2)
    metrics.reconnected()
    metrics.reloaded('taken')
    const response = await fetched('/metrics')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(text).toContain('pilcrow_answers_total{request="/grade",outcome="grades",shard="3"} 1')
    expect(text).toContain('pilcrow_answer_seconds_bucket{le="0.025",shard="3",request="/grade"} 1')
    expect(text).toContain('pilcrow_suggestion_seconds_count{shard="3"} 1')
    expect(text).toContain('pilcrow_gateway_reconnects_total{shard="3"} 1')
    expect(text).toContain('pilcrow_library_reloads_total{result="taken",shard="3"} 1')
    expect(text).toContain('pilcrow_reports{shard="3"} 5')
    expect(text).toMatch(/process_resident_memory_bytes\{shard="3"\} \d+/)
    expect(text).toContain('nodejs_eventloop_lag_seconds')
  })

  test('name errors by what programs call them, never by what somebody wrote', async () => {
    metrics.failed(new TypeError('jane asked too much'))
    metrics.failed(Object.assign(new Error('x'), { name: 'DiscordAPIError[50013]' }))
    metrics.failed(Object.assign(new Error('x'), { name: 'how are you, "bot"?' }))
    metrics.failed('jane')
    const text = await metrics.text()
    expect(text).toContain('pilcrow_errors_total{kind="TypeError",shard="3"} 1')
    expect(text).toContain('pilcrow_errors_total{kind="DiscordAPIError[50013]",shard="3"} 1')
    expect(text).toContain('pilcrow_errors_total{kind="other",shard="3"} 2')
    expect(text).not.toContain('jane')
  })
})
