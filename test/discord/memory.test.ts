import { type Collection, GuildMemberManager, MessageManager, UserManager } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { briefMemory } from '../../src/discord/memory.js'
import { BOT } from './loopback/world.js'

const { makeCache, sweepers } = briefMemory()
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
