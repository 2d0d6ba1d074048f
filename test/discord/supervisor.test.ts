import { EventEmitter } from 'node:events'
import { DiscordAPIError, type Shard } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { type ShardSupervision, superviseShard } from '../../src/discord/shards.js'
import { createLogger } from '../../src/operate/log.js'

/** How one life of a shard goes: whether it gets in, and what it ends with; `stays` for one that goes on. */
type Life = { readonly isReady: boolean; readonly status: number | null } | 'stays'

/** A shard that lives so often, and how often it was spawned. */
function shardOf(lives: Life[]) {
  const shard = Object.assign(new EventEmitter(), {
    id: 3,
    spawned: 0,
    async spawn() {
      const life = lives[shard.spawned] ?? 'stays'
      shard.spawned += 1
      if (life === 'stays' || life.isReady) setImmediate(() => shard.emit('ready'))
      if (life !== 'stays')
        setImmediate(() =>
          shard.emit('death', { exitCode: life.status, signalCode: life.status === null ? 'SIGKILL' : null }),
        )
    },
  })
  return shard
}

const refused = () =>
  new DiscordAPIError({ code: 0, message: '401: Unauthorized' }, 0, 401, 'GET', '/gateway/bot', {})

function keeping(more: Partial<ShardSupervision> = {}) {
  const lines: string[] = []
  const waits: number[] = []
  const settings: ShardSupervision = {
    limiter: { take: (_, act) => act() },
    ask: async () => undefined,
    wait: async (failures) => void waits.push(failures),
    log: createLogger({ write: (line) => lines.push(line) }),
    stop: new AbortController().signal,
    ...more,
  }
  return { settings, lines, waits }
}

const kept = (shard: ReturnType<typeof shardOf>, settings: ShardSupervision) =>
  superviseShard(shard as unknown as Shard, settings)

const died: Life = { isReady: true, status: null }
const stillborn: Life = { isReady: false, status: 1 }

describe('A shard', () => {
  it('that dies is spawned again, however often, as long as it gets in between', async () => {
    const shard = shardOf([died, died, died, died, died, died, died])
    const { settings, lines, waits } = keeping()
    void kept(shard, settings)
    await expect.poll(() => shard.spawned).toBe(8)
    expect(waits).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(
      Array(7).fill({ level: 'warn', event: 'shard ended', shard: 3, status: 'SIGKILL' }),
    )
  })

  it('that does not get in at the start is not spawned again: its own status is the whole’s', async () => {
    for (const status of [1, 2]) {
      const shard = shardOf([{ isReady: false, status }])
      const { settings, lines } = keeping()
      expect(await kept(shard, settings)).toBe(status)
      expect([shard.spawned, lines]).toEqual([1, []])
    }
    expect(await kept(shardOf([{ isReady: false, status: null }]), keeping().settings)).toBe(1)
  })

  it('that no longer gets in is given up after five attempts, with more time before each', async () => {
    const shard = shardOf([died, ...Array(9).fill(stillborn)])
    const { settings, waits } = keeping()
    await expect(kept(shard, settings)).rejects.toThrow('Shard 3 ended 5 times in a row')
    expect([shard.spawned, waits]).toEqual([1 + 5, [1, 2, 3, 4, 5]])
  })

  it('is not spawned again while Discord cannot be reached', async () => {
    const shard = shardOf([died])
    let asked = 0
    const { settings } = keeping({
      async ask() {
        expect(shard.spawned).toBe(1)
        asked += 1
        if (asked < 8) throw new Error('getaddrinfo ENOTFOUND')
      },
    })
    void kept(shard, settings)
    await expect.poll(() => shard.spawned).toBe(2)
    expect(asked).toBe(8)
  })

  it('is not spawned again where Discord no longer accepts the token', async () => {
    const shard = shardOf([died])
    const { settings } = keeping({ ask: () => Promise.reject(refused()) })
    await expect(kept(shard, settings)).rejects.toThrow('Discord does not accept this token')
    expect(shard.spawned).toBe(1)
  })

  it('that ends once it is told to stop is not spawned again', async () => {
    const stopping = new AbortController()
    const shard = shardOf([{ isReady: true, status: 0 }])
    const { settings, lines } = keeping({ stop: stopping.signal })
    stopping.signal.addEventListener('abort', () => shard.emit('death', { exitCode: 0, signalCode: null }))
    shard.spawn = async () => {
      shard.spawned += 1
      setImmediate(() => shard.emit('ready'))
    }
    const status = kept(shard, settings)
    await expect.poll(() => shard.spawned).toBe(1)
    stopping.abort()
    expect([await status, shard.spawned, lines]).toEqual([0, 1, []])
    expect([await kept(shard, settings), shard.spawned]).toEqual([0, 1])
  })
})
