import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startBot } from '../../../src/discord/bot.js'
import { withTimeout } from '../../../src/discord/protocol.js'
import { renderPng } from '../../../src/picture/png.js'
import { BOT, TOKEN } from '../loopback/world.js'
import {
  discord,
  gate,
  leave,
  log,
  logger,
  mentioning,
  northumberland75,
  painter,
  pilcrow,
  posted,
  real,
  restart,
  setTheStage,
  wordsOf,
} from './stage.js'

setTheStage()

describe('Whatever fails', () => {
  const breakIt = () => {
    throw new Error(`secret plans at /home/bot with ${TOKEN}`)
  }

  it('the asker of a command gets a word, no stack, and the bot lives on', async () => {
    pilcrow.run = breakIt
    const post = posted(await discord.slash('grade', { authority: 'northumberland' }))
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toContain('Something went wrong')
    expect(wordsOf(post)).not.toContain('secret')
    Object.assign(pilcrow, real)
    await northumberland75()
  })

  it('an answer that takes longer than Discord waits is announced, and comes', async () => {
    pilcrow.run = async (...asked) => {
      await sleep(1800)
      return real.run(...asked)
    }
    const from = discord.requests.length
    const answered = await discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' })
    Object.assign(pilcrow, real)
    expect(wordsOf(posted(answered))).toContain('Good')
    expect(discord.requests.slice(from).some((request) => /^PATCH .*@original/.test(request))).toBe(true)
  })

  it('the asker of a question gets a word', async () => {
    pilcrow.respond = breakIt
    expect(wordsOf(await discord.write(`<@${BOT.id}> hello`, mentioning))).toContain('Something went wrong')
  })

  it('nothing is offered while typing', async () => {
    pilcrow.suggest = breakIt
    expect(await discord.type('grade', 'authority', { authority: 'n' })).toEqual({
      did: 'suggested',
      choices: [],
    })
  })

  it('the log says what, and never a token', async () => {
    pilcrow.run = breakIt
    await discord.slash('grade', {})
    await expect.poll(() => log.join('\n')).toContain('secret plans')
    expect(log.join('\n')).not.toContain(TOKEN)
  })

  it('a lost connection is taken up again, and nothing asked meanwhile is lost', async () => {
    discord.gateway.drop()
    await expect.poll(() => discord.gateway.counts.resumed, { timeout: 10_000 }).toBeGreaterThan(0)
    await northumberland75()
  })
})

describe('Starting', () => {
  it('says what to do about a token that Discord does not know', async () => {
    const settings = { token: 'wrong', api: discord.api, pilcrow, log: logger }
    await expect(startBot(settings)).rejects.toThrow('does not accept this token')
  })
})

describe('Told to stop', () => {
  it('in mid-answer, it finishes the answer first', async () => {
    const { passed, open } = gate()
    painter.paint = async (chart) => {
      await passed
      return renderPng(chart)
    }
    const before = discord.posts.all.size
    const from = discord.requests.length
    const report = discord.slash('history', { council: 'northumberland' })
    await expect
      .poll(() => discord.requests.slice(from).some((request) => request.endsWith('callback')))
      .toBe(true)
    const gone = leave().then(() => 'gone')
    expect(await withTimeout(200, gone)).toBeUndefined()
    open()
    expect(posted(await report).files).toHaveLength(1)
    expect(await gone).toBe('gone')
    expect(discord.posts.all.size).toBe(before + 1)
    await restart()
    await northumberland75()
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s, it finishes and leaves', async (signal) => {
    const before = process.listeners(signal)
    const settings = { token: TOKEN, api: discord.api, pilcrow, log: logger }
    await startBot(settings)
    const [listener] = process.listeners(signal).filter((each) => !before.includes(each))
    await Promise.resolve(listener?.(signal))
    expect(process.listeners(signal)).toEqual(before)
  })
})
