import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bot, startBot } from '../../../../src/discord/bot.js'
import { BOT, TOKEN } from '../../loopback/world.js'
import {
  discord,
  during,
  log,
  logger,
  mentioning,
  painter,
  posted,
  real,
  setTheStage,
  unhurried,
  wordsOf,
} from '../stage.js'

setTheStage()

let second: Bot
let broken: typeof real
beforeAll(async () => {
  broken = { ...real }
  second = await startBot({
    token: TOKEN,
    api: discord.api,
    pilcrow: broken,
    painter,
    clock: unhurried,
    log: logger,
  })
})
afterAll(() => second.stop())

describe('Two copies of the bot', () => {
  it('both hear a question, and one answer is posted', async () => {
    const { posts, requests } = await during(() =>
      discord.write(`<@${BOT.id}> Northumberland 2012 ¶75`, mentioning),
    )
    expect(requests.filter((request) => /messages$/.test(request)).length).toBeGreaterThan(1)
    expect(posts).toHaveLength(1)
  })

  it('both hear a command, and one answers', async () => {
    const { posts } = await during(async () => {
      expect(
        wordsOf(
          posted(await discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' })),
        ),
      ).toContain('Good')
      await expect.poll(() => log).toHaveLength(1)
    })
    expect(posts).toHaveLength(1)
    expect(log[0]).toContain('already been acknowledged')
  })

  it('of which one fails: nobody gets an answer and an apology', async () => {
    broken.say = () => {
      throw new Error('broken')
    }
    const { posts } = await during(() => discord.write(`<@${BOT.id}> Northumberland 2012 ¶75`, mentioning))
    Object.assign(broken, real)
    expect(posts).toHaveLength(1)
  })
})
