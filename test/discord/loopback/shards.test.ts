import { ShardClientUtil } from 'discord.js'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ALONE, createHaste, reaches, shardOf } from './shards.js'

const server = fc.bigInt({ min: 1n << 22n, max: (1n << 63n) - 1n }).map(String)
const count = fc.integer({ min: 1, max: 200 })

describe('An event', () => {
  it('of a server reaches the shard that discord.js too takes to be the server’s, and no other', () => {
    fc.assert(
      fc.property(server, count, (guild_id, shards) => {
        const own = ShardClientUtil.shardIdForGuildId(guild_id, shards)
        const reached = Array.from({ length: shards }, (_, id) => id).filter((id) =>
          reaches([id, shards], { guild_id }),
        )
        expect(reached).toEqual([own])
        expect(shardOf(guild_id, shards)).toBe(own)
      }),
    )
  })

  it.each([{ channel_id: '1' }, null, 'words', 7])(
    'of no server reaches the first shard alone: %j',
    (data) => {
      expect([0, 1, 2].map((id) => reaches([id, 3], data))).toEqual([true, false, false])
      expect(reaches(ALONE, data)).toBe(true)
    },
  )
})

describe('Shards may identify', () => {
  afterEach(() => void vi.useRealTimers())

  it('one in five seconds of each key', () => {
    vi.useFakeTimers({ now: 0 })
    const isHasty = createHaste()
    expect([0, 1, 2, 3].map((id) => isHasty([id, 4], 2))).toEqual([false, false, true, true])
    vi.advanceTimersByTime(4999)
    expect(isHasty([2, 4], 2)).toBe(true)
    vi.advanceTimersByTime(5000)
    expect(isHasty([2, 4], 2)).toBe(false)
  })

  it('as they like where there is one alone', () => {
    const isHasty = createHaste()
    expect([isHasty(ALONE, 1), isHasty(ALONE, 1)]).toEqual([false, false])
  })
})
