import { describe, expect, it } from 'vitest'
import {
  archivedThread,
  missingAccess,
  missingPermissions,
  noDirectMessages,
  threadLocked,
  unknownChannel,
} from '../../loopback/refusal.js'
import { BOT, CHANNEL, DM } from '../../loopback/world.js'
import { discord, during, log, mentioning, northumberland75, posted, setTheStage, wordsOf } from '../stage.js'

setTheStage()

const IN_CHANNEL = new RegExp(`^POST /channels/${CHANNEL.id}/messages$`)
const DIRECTLY = new RegExp(`^POST /channels/${DM.id}/messages$`)
const QUESTION = `<@${BOT.id}> Northumberland 2012 ¶75`

const refusals = [
  ['Pilcrow may not write in (50013)', missingPermissions, 'needs the permission'],
  ['Pilcrow may not see (50001)', missingAccess, 'needs the permission'],
  ['is a thread that is locked (160005)', threadLocked, 'needs the permission'],
  ['is a thread that is over (50083)', archivedThread, 'needs the permission'],
  ['is no longer there (10003)', unknownChannel, 'no longer there'],
] as const

describe('A question in a channel that', () => {
  it.each(refusals)('%s: why is said in a direct message, once', async (_, refusal, why) => {
    discord.troubles.expect(IN_CHANNEL, refusal())
    const { posts, requests } = await during(async () => {
      const told = await discord.write(QUESTION, mentioning)
      expect(told.channel).toBe(DM.id)
      expect(wordsOf(told)).toContain(why)
    })
    expect(posts).toHaveLength(1)
    expect(requests.filter((request) => IN_CHANNEL.test(request))).toHaveLength(1)
    await expect.poll(() => log).toHaveLength(1)
  })

  it.each(refusals)(
    '%s, asked by somebody who takes no direct messages: one line of the log',
    async (_, refusal) => {
      discord.troubles.expect(IN_CHANNEL, refusal())
      discord.troubles.expect(DIRECTLY, noDirectMessages())
      discord.say(QUESTION, mentioning)
      await expect.poll(() => log).toHaveLength(1)
      expect(log[0]).toContain('Nor could the one who asked be told')
      await northumberland75()
    },
  )
})

describe('A command in a place where', () => {
  it.each(refusals)('%s, at first: the asker gets a word, once', async (_, refusal) => {
    discord.troubles.expect(/callback$/, refusal())
    const { posts } = await during(async () => {
      const told = posted(await discord.slash('grade', { authority: 'northumberland' }))
      expect(wordsOf(told)).toContain('Something went wrong')
      expect(told.isPrivate).toBe(true)
    })
    expect(posts).toHaveLength(1)
    await expect.poll(() => log).toHaveLength(1)
  })

  it.each(refusals)('%s: an announced answer ends in one line of the log', async (_, refusal) => {
    discord.troubles.expect(/^PATCH \/webhooks/, refusal(), refusal(), refusal())
    void discord.slash('history', { council: 'northumberland' }).catch(() => undefined)
    await expect.poll(() => log.filter((line) => line.includes('answer failed'))).toHaveLength(1)
    await northumberland75()
  })
})

describe('A question that', () => {
  it('is taken away before it is answered is answered in its channel, as a reply to nothing', async () => {
    discord.troubles.expect(/typing$/, { retryAfter: 0.05, isGlobal: false })
    const { posts } = await during(async () => {
      discord.removed.add(String(discord.say(QUESTION, mentioning).id))
      const before = discord.posts.all.size
      await expect.poll(() => discord.posts.all.size).toBe(before + 1)
    })
    expect(posts).toMatchObject([{ channel: CHANNEL.id, repliesTo: null }])
    expect(log).toEqual([])
  })

  it('replies to what Discord cannot find is answered by itself', async () => {
    const reference = { type: 19, message_reference: { message_id: '1', channel_id: CHANNEL.id } }
    expect(wordsOf(await discord.write(QUESTION, { ...mentioning, ...reference }))).toContain('¶75')
  })

  it('was sent directly, by somebody who then blocked Pilcrow, costs one line of the log', async () => {
    discord.troubles.expect(DIRECTLY, noDirectMessages())
    const { posts } = await during(async () => {
      discord.say('Northumberland 2012 ¶75', {}, { inDm: true })
      await expect.poll(() => log).toHaveLength(1)
    })
    expect(posts).toEqual([])
    await northumberland75()
  })
})
