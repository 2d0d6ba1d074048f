import { describe, expect, it } from 'vitest'
import { renderPng } from '../../../../src/picture/png.js'
import { BOT } from '../../loopback/world.js'
import {
  back,
  discord,
  during,
  gate,
  log,
  mentioning,
  northumberland75,
  painter,
  posted,
  setTheStage,
} from '../stage.js'

setTheStage()

/** Pictures that are not done before they are let go: an answer that is under way. */
function slowly(): () => void {
  const { passed, open } = gate()
  painter.paint = async (chart) => {
    await passed
    return renderPng(chart)
  }
  return open
}

describe('A connection that is lost in mid-answer', () => {
  it('costs no answer: it goes out all the same, once, and what is asked next is answered', async () => {
    const letGo = slowly()
    const { posts } = await during(async () => {
      const command = discord.slash('history', { council: 'northumberland' })
      const question = discord.write(`<@${BOT.id}> /history north lincolnshire`, mentioning)
      await expect.poll(() => discord.requests.some((request) => request.endsWith('callback'))).toBe(true)
      const resumed = back('resumed', discord.gateway.drop)
      letGo()
      expect(posted(await command).files).toHaveLength(1)
      expect((await question).files).toHaveLength(1)
      await resumed
    })
    expect(posts).toHaveLength(2)
    await northumberland75()
  })
})

describe('The bot comes back, and answers what is asked meanwhile and after', () => {
  it('when Discord moves it elsewhere (opcode 7)', async () => {
    const moved = back('resumed', discord.gateway.move)
    await northumberland75()
    await moved
  })

  it('when its heartbeats get no answer any more', async () => {
    discord.gateway.moods.hears = false
    await back('resumed', () => {})
    discord.gateway.moods.hears = true
    await northumberland75()
  })

  it('when a session can be resumed only at the second attempt', async () => {
    discord.gateway.moods.resumes = 'later'
    await back('resumed', discord.gateway.drop)
    await northumberland75()
  })

  it.each([4009, 1001])('when the connection is closed with code %i, with its session', async (code) => {
    await back('resumed', () => discord.gateway.close(code))
    await northumberland75()
  })
})

describe('What no Discord should send', () => {
  it.each([
    'no JSON at all',
    'null',
    '[]',
    '{"op":99,"d":{}}',
    '{"op":0,"t":"MESSAGE_CREATE","s":null,"d":null}',
    '{"op":0,"t":"MESSAGE_CREATE","s":null,"d":{}}',
    '{"op":0,"t":"MESSAGE_CREATE","s":null,"d":{"id":"1","channel_id":7,"author":[]}}',
    '{"op":0,"t":"INTERACTION_CREATE","s":null,"d":{}}',
    '{"op":0,"t":"INTERACTION_CREATE","s":null,"d":{"type":2,"id":"1","data":null}}',
    '{"op":0,"t":"GUILD_CREATE","s":null,"d":"server"}',
    '{"op":0,"t":"error","s":null,"d":{}}',
    '{"op":0,"t":"__proto__","s":null,"d":{"__proto__":{"x":1}}}',
    '{"op":0,"t":"SOMETHING_NEW","s":null,"d":{"a":[[[[]]]]}}',
    `{"op":0,"t":"SOMETHING_LONG","s":null,"d":"${'x'.repeat(100_000)}"}`,
  ])('does it no harm: %.80s', async (frame) => {
    discord.gateway.raw(frame)
    await northumberland75()
    expect(log.filter((line) => /\n\s+at /.test(line))).toEqual([])
  })
})
