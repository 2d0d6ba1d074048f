import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createIdentifyLimiter } from '../../src/discord/shards.js'

const BETWEEN_MS = 40
const TAKES_MS = 20

/** When each of so many shards began and ended its turn, in milliseconds. */
async function turnsOf(shards: number, maxConcurrency: number) {
  const turns = createIdentifyLimiter(maxConcurrency, new AbortController().signal, BETWEEN_MS)
  return Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const turn = { began: 0, ended: 0 }
      await turns.take(shard, async () => {
        turn.began = performance.now()
        await sleep(TAKES_MS)
        turn.ended = performance.now()
      })
      return turn
    }),
  )
}

describe('Shards identify', () => {
  it('one after another, with time between', async () => {
    const [first, second, third] = await turnsOf(3, 1)
    // Timers may come a millisecond early.
    for (const [one, next] of [
      [first, second],
      [second, third],
    ])
      expect((next?.began ?? 0) - (one?.ended ?? 0)).toBeGreaterThanOrEqual(BETWEEN_MS - 2)
  })

  it('so many at once as Discord allows, the next ones after those of their keys', async () => {
    const [first, second, third, fourth] = await turnsOf(4, 2)
    expect(second?.began).toBeLessThan(first?.ended ?? 0)
    expect(third?.began).toBeGreaterThan((first?.ended ?? 0) + BETWEEN_MS - 2)
    expect(fourth?.began).toBeGreaterThan((second?.ended ?? 0) + BETWEEN_MS - 2)
    expect(fourth?.began).toBeLessThan(third?.ended ?? 0)
  })

  it('without waiting any more once they are told to stop', async () => {
    const turns = createIdentifyLimiter(1, AbortSignal.timeout(TAKES_MS), 60_000)
    await Promise.all([turns.take(0, async () => {}), turns.take(1, async () => {})])
  })

  it('also after one that failed', async () => {
    const turns = createIdentifyLimiter(1, new AbortController().signal, 0)
    const failed = turns.take(0, () => Promise.reject(new Error('no process')))
    let done = false
    const next = turns.take(1, async () => {
      done = true
    })
    await expect(failed).rejects.toThrow('no process')
    await next
    expect(done).toBe(true)
  })
})
