import { describe, expect, it } from 'vitest'
import { missingAccess } from '../../loopback/refusal.js'
import { BOT, CHANNEL } from '../../loopback/world.js'
import { discord, during, log, mentioning, northumberland75, posted, setTheStage, wordsOf } from '../stage.js'

setTheStage()

const CALLBACK = /callback$/
const MESSAGES = /^POST \/channels\/\d+\/messages$/
const ANSWER = new RegExp(`^POST /channels/${CHANNEL.id}/messages$`)
const EDIT = /^PATCH \/webhooks/
const COMMAND = () => discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' })
const PICTURED = () => discord.slash('history', { council: 'northumberland' })
const QUESTION = () => discord.write(`<@${BOT.id}> Northumberland 2012 ¶75`, mentioning)
const often = <Kind>(trouble: Kind): Kind[] => Array(4).fill(trouble)

describe('One answer arrives, though Discord', () => {
  const troubles = [
    ['has too many of that route', { retryAfter: 0.1, isGlobal: false }],
    ['has too many requests in all', { retryAfter: 0.1, isGlobal: true }],
    ['fails with 500', { status: 500 }],
    ['fails with 502', { status: 502 }],
  ] as const

  it.each(troubles)('%s when a command is answered', async (_, trouble) => {
    discord.troubles.expect(CALLBACK, trouble)
    const { posts } = await during(async () => expect(wordsOf(posted(await COMMAND()))).toContain('Good'))
    expect(posts).toHaveLength(1)
  })

  it.each(troubles)('%s when a question is', async (_, trouble) => {
    discord.troubles.expect(MESSAGES, trouble)
    const { posts } = await during(async () => expect(wordsOf(await QUESTION())).toContain('¶75'))
    expect(posts).toHaveLength(1)
  })

  it.each(troubles)('%s when an announced answer is given', async (_, trouble) => {
    discord.troubles.expect(EDIT, trouble)
    const { posts } = await during(async () => expect(posted(await PICTURED()).files).toHaveLength(1))
    expect(posts).toHaveLength(1)
  })

  it('loses its confirmation: a question is answered once', async () => {
    discord.troubles.expect(ANSWER, ...often('lost' as const))
    const { posts } = await during(async () => {
      await QUESTION()
      await expect.poll(() => log, { timeout: 5000 }).toHaveLength(1)
    })
    expect(posts).toHaveLength(1)
    expect(wordsOf(posts[0] as (typeof posts)[0])).toContain('¶75')
  })

  it('loses its confirmation: a command is answered once, and nothing more is tried', async () => {
    discord.troubles.expect(CALLBACK, 'lost')
    const { posts, requests } = await during(COMMAND)
    expect(posts).toHaveLength(1)
    expect(requests.filter((request) => CALLBACK.test(request))).toHaveLength(2)
    await expect.poll(() => log).toHaveLength(1)
  })

  it('does not let it show that it is typing', async () => {
    discord.troubles.expect(/typing$/, missingAccess())
    expect(wordsOf(await QUESTION())).toContain('¶75')
  })
})

describe('Where Discord keeps failing', () => {
  it('the asker of a question is told, and the log says why', async () => {
    discord.troubles.expect(MESSAGES, ...often({ status: 500 }))
    const { posts } = await during(async () =>
      expect(wordsOf(await QUESTION())).toContain('Something went wrong'),
    )
    expect(posts).toHaveLength(1)
    await expect.poll(() => log).toHaveLength(1)
  })

  it('the asker of a command is told', async () => {
    discord.troubles.expect(CALLBACK, ...often({ status: 502 }))
    const { posts } = await during(async () =>
      expect(wordsOf(posted(await COMMAND()))).toContain('went wrong'),
    )
    expect(posts).toHaveLength(1)
  })

  it('whoever waits for an announced answer is told', async () => {
    discord.troubles.expect(EDIT, ...often({ status: 500 }))
    const { posts } = await during(async () =>
      expect(wordsOf(posted(await PICTURED()))).toContain('went wrong'),
    )
    expect(posts).toHaveLength(1)
  })

  it('to the end, one line of the log says so, and the next question is answered', async () => {
    discord.troubles.expect(MESSAGES, ...often({ status: 500 }), ...often({ status: 503 }))
    discord.say(`<@${BOT.id}> Northumberland 2012 ¶75`, mentioning)
    await expect.poll(() => log).toHaveLength(1)
    expect(log[0]).toMatch(/Nor could the one who asked be told .*Internal Server Error/)
    await northumberland75()
  })
})
