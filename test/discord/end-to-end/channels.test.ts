import { describe, expect, it } from 'vitest'
import { MESSAGE_CONTENT } from '../loopback/frames.js'
import { ASKING, ASKING_THREAD, BOT, CHANNEL, OMAR, OTHER_THREAD, ROLE } from '../loopback/world.js'
import { discord, log, mentioning, restart, setTheStage, wordsOf } from './stage.js'

setTheStage()

/** GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, as Discord numbers its intents. */
const NEEDED = (1 << 0) | (1 << 9) | (1 << 12)

const listening = async () => {
  discord.gateway.granted.intents = MESSAGE_CONTENT
  await restart({ channels: [ASKING.id] })
}
const question = 'What do inspectors say about private fostering?'

describe('By default', () => {
  it('Pilcrow asks for servers, their messages and direct messages, nothing else, and answers no talk', async () => {
    expect(discord.gateway.intents()).toBe(NEEDED)
    expect(await discord.ignores(question, {}, { in: ASKING })).toBe(true)
  })

  it('it shows that it is typing while it works', async () => {
    const from = discord.requests.length
    await discord.write(`<@${BOT.id}> ${question}`, mentioning)
    const since = discord.requests.slice(from)
    expect(since).toEqual([`POST /channels/${CHANNEL.id}/typing`, `POST /channels/${CHANNEL.id}/messages`])
  })
})

describe('In a channel that PILCROW_CHANNELS names', () => {
  it('it asks for the words of messages too', async () => {
    await listening()
    expect(discord.gateway.intents()).toBe(NEEDED | MESSAGE_CONTENT)
  })

  it.each([question, 'how many social workers left', 'Northumberland 2012: is staying safe good?'])(
    'a question is answered without a mention, as a reply: %s',
    async (words) => {
      const post = await discord.write(words, {}, { in: ASKING, user: OMAR })
      expect(post.channel).toBe(ASKING.id)
      expect(post.repliesTo).not.toBeNull()
      expect(post.isPrivate).toBe(false)
    },
  )

  it.each(['thanks, that helps', 'see https://example.org/a?b=c', '🎉', ''])(
    'what is no question gets none: “%s”',
    async (words) => expect(await discord.ignores(words, {}, { in: ASKING })).toBe(true),
  )

  it('a question in one of its threads is answered there', async () => {
    const post = await discord.write(question, {}, { in: ASKING_THREAD })
    expect(post.channel).toBe(ASKING_THREAD.id)
    expect(wordsOf(post)).toContain('private fostering')
  })

  it('it is silent everywhere else unless spoken to', async () => {
    expect(await discord.ignores(question, {}, { in: CHANNEL })).toBe(true)
    expect(await discord.ignores(question, {}, { in: OTHER_THREAD })).toBe(true)
    const roles = { mention_roles: [ROLE.id] }
    expect(await discord.ignores(`<@&${ROLE.id}> ${question}`, roles, { in: CHANNEL })).toBe(true)
    const post = await discord.write(`<@${BOT.id}> ${question}`, mentioning, { in: OTHER_THREAD })
    expect(post.channel).toBe(OTHER_THREAD.id)
  })
})

describe('Where the application’s page does not allow it to read them', () => {
  it('it says what to switch on, and answers those who speak to it', async () => {
    discord.gateway.granted.intents = 0
    log.length = 0
    await restart({ channels: [ASKING.id] })
    expect(log.join('\n')).toContain('Message Content Intent')
    expect(discord.gateway.intents()).toBe(NEEDED)
    expect(wordsOf(await discord.write(`<@${BOT.id}> ${question}`, mentioning))).toContain(
      'private fostering',
    )
  })
})
