import { type Collection, GuildMemberManager, MessageManager, UserManager } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { cacheOptions, evictDirectChannels } from '../../../src/discord/gateway/connect.js'
import { BOT } from '../loopback/world.js'

const { makeCache, sweepers } = cacheOptions()
const client = { user: BOT }

/** What is left in a cache of discord.js's after it was told of 3,000 of a kind, the bot itself first. */
function left(manager: unknown): Collection<string, unknown> {
  const cache = (
    makeCache as (manager: unknown, holds: unknown, base: unknown) => Collection<string, unknown>
  )(manager, Object, manager)
  const ids = [BOT.id, ...Array.from({ length: 3000 }, (_, at) => `${at}`)]
  for (const id of ids) cache.set(id, { id, client })
  return cache
}

describe('Of what Discord sends', () => {
  it.each([
    ['people', UserManager, 1000],
    ['members of a server', GuildMemberManager, 100],
  ])('the latest %s are kept, and Pilcrow itself', (_, manager, most) => {
    const kept = left(manager)
    expect(kept.size).toBe(most)
    expect(kept.has(BOT.id)).toBe(true)
    expect(kept.has('2999')).toBe(true)
  })

  it('the latest ten messages of a channel are kept, for a quarter of an hour', () => {
    expect([...left(MessageManager).keys()]).toEqual(Array.from({ length: 10 }, (_, at) => `${2990 + at}`))
    expect(sweepers?.messages).toMatchObject({ lifetime: 15 * 60 })
  })
})

describe('Direct messages', () => {
  const direct = { isDMBased: () => true }
  const inServer = { isDMBased: () => false }
  const channels = () => {
    const cache = new Map<string, typeof direct | typeof inServer>()
    const hear = evictDirectChannels({ cache } as unknown as Parameters<typeof evictDirectChannels>[0])
    const say = (id: string, channel = direct) => {
      cache.set(id, channel)
      hear(id)
    }
    return { cache, say }
  }

  it('of ten thousand people are held for the last thousand of them', () => {
    const { cache, say } = channels()
    for (let person = 0; person < 10_000; person += 1) say(`${person}`)
    expect([...cache.keys()]).toEqual(Array.from({ length: 1000 }, (_, at) => `${9000 + at}`))
  })

  it('of somebody who goes on writing are not forgotten, and channels of servers never are', () => {
    const { cache, say } = channels()
    say('server', inServer)
    for (let person = 0; person < 5000; person += 1) {
      say('faithful')
      say(`${person}`)
    }
    expect(cache.has('faithful')).toBe(true)
    expect(cache.has('server')).toBe(true)
    expect(cache.size).toBe(1001)
  })
})
