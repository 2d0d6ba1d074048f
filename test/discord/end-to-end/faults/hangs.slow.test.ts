import { describe, expect, it } from 'vitest'
import { BOT, CHANNEL } from '../../loopback/world.js'
import { discord, during, log, mentioning, northumberland75, posted, setTheStage, wordsOf } from '../stage.js'

setTheStage()

const CALLBACK = /callback$/
const QUESTION = `<@${BOT.id}> Northumberland 2012 ¶75`

describe('Where Discord never answers a request', () => {
  it('a question is answered once, at the second attempt', async () => {
    discord.troubles.expect(/^POST .*messages$/, 'hangs')
    const { posts } = await during(async () => {
      discord.say(QUESTION, mentioning)
      const before = discord.posts.all.size
      await expect.poll(() => discord.posts.all.size, { timeout: 20_000 }).toBe(before + 1)
    })
    expect(wordsOf(posts[0] as (typeof posts)[0])).toContain('¶75')
  })

  it('to show that it is typing, or to look up what a message replies to, nobody waits for it', async () => {
    discord.troubles.expect(/typing$/, 'hangs')
    discord.troubles.expect(/^GET .*messages/, 'hangs')
    const reference = { type: 19, message_reference: { message_id: '1', channel_id: CHANNEL.id } }
    expect(wordsOf(await discord.write(QUESTION, { ...mentioning, ...reference }))).toContain('¶75')
  })

  it('an announced answer is given, at the second attempt', async () => {
    discord.troubles.expect(/^PATCH/, 'hangs')
    const before = discord.posts.all.size
    void discord.slash('history', { council: 'northumberland' }).catch(() => undefined)
    await expect.poll(() => discord.posts.all.size, { timeout: 20_000 }).toBe(before + 1)
  })

  it('a command is given up, without a second answer that would come too late', async () => {
    discord.troubles.expect(CALLBACK, ...Array(4).fill('hangs'))
    const { posts, requests } = await during(async () => {
      void discord.slash('grade', { authority: 'northumberland' }).catch(() => undefined)
      await expect.poll(() => log, { timeout: 40_000 }).toHaveLength(1)
    })
    expect(posts).toEqual([])
    expect(requests.filter((request) => CALLBACK.test(request))).toHaveLength(4)
  })

  it('the next command is answered at once', async () => {
    discord.troubles.expect(CALLBACK, 'hangs')
    const from = discord.requests.length
    const lost = discord.slash('grade', { authority: 'northumberland' }).catch(() => null)
    await expect.poll(() => discord.requests.length).toBeGreaterThan(from)
    expect(posted(await discord.slash('grade', { authority: 'kent' })).isPrivate).toBe(true)
    await northumberland75()
    await lost
  })
})
