import { describe, expect, it } from 'vitest'
import { MESSAGE_CONTENT } from '../loopback/frames.js'
import {
  ASKING,
  ASKING_THREAD,
  BOT,
  CHANNEL,
  FORUM,
  OMAR,
  OTHER_THREAD,
  POST,
  ROLE,
} from '../loopback/world.js'
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

  it.each([
    question,
    'Northumberland 2012: is staying safe good?',
    'what happens when children go missing?',
    'care leavers lincolnshire',
    'Northumberland 2012 ¶75',
    '/grade northumberland staying-safe',
  ])(
    'a question that the reports answer, a council with a subject, a citation, a command is answered, as a reply: %s',
    async (words) => {
      const post = await discord.write(words, {}, { in: ASKING, user: OMAR })
      expect(post.channel).toBe(ASKING.id)
      expect(post.repliesTo).not.toBeNull()
      expect(post.isPrivate).toBe(false)
    },
  )

  it.each([
    'thanks, that helps',
    'see https://example.org/a?b=c',
    '🎉',
    '',
    'Who is coming to the meeting tomorrow?',
    'send me the minutes',
    'why is the printer not working?',
    'shall we move the call to 3pm?',
    'what did the director say yesterday?',
    'who is chairing the scrutiny committee next week?',
    'is Kent coming?',
    'how many children in Northumberland have diabetes?',
    '/shrug',
  ])('talk, and what the reports do not say, gets no answer: “%s”', async (words) =>
    expect(await discord.ignores(words, {}, { in: ASKING })).toBe(true),
  )

  it('somebody in danger is told where to turn, question or not', async () => {
    const words = 'my partner hits me and the kids'
    expect(wordsOf(await discord.write(words, {}, { in: ASKING }))).toContain('999')
  })

  it('who turns to it there is answered, whatever they say', async () => {
    const post = await discord.write(`<@${BOT.id}> Who is coming to the meeting tomorrow?`, mentioning, {
      in: ASKING,
    })
    expect(post.channel).toBe(ASKING.id)
  })

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

describe('In a forum of its own', () => {
  const inPost = async (content: string) => {
    discord.gateway.granted.intents = MESSAGE_CONTENT
    await restart({ channels: [FORUM.id] })
    return discord.write(content, { id: POST.id }, { in: POST })
  }

  it('the title of a post is the question, whatever its first message says', async () => {
    const post = await inPost('Hello all, I would like to know. Thanks!')
    expect(post.channel).toBe(POST.id)
    expect(wordsOf(post)).toMatch(/private foster/i)
    expect(wordsOf(post)).toContain('Northumberland 2012 ¶')
  })
})

describe('Where a server wants cards', () => {
  const cards = {
    listens: true,
    isOwn: () => false,
    wantsCards: (_: string, channel: string) => channel === CHANNEL.id,
  }

  it('a citation typed in talk gets one, small, and other talk nothing', async () => {
    discord.gateway.granted.intents = MESSAGE_CONTENT
    await restart({ listenPolicy: cards })
    const card = await discord.write(
      'as it says in Northumberland 2012 ¶75, they feel safe',
      {},
      { user: OMAR },
    )
    expect(wordsOf(card)).toMatch(/^> Outcomes for staying safe are good\./)
    expect(wordsOf(card)).toContain('published 14 May 2012, paragraph 75')
    expect(await discord.ignores('what do inspectors say about private fostering?')).toBe(true)
    expect(await discord.ignores('see Leeds 1999 ¶75 and Northumberland 2012 ¶9999')).toBe(true)
    expect(await discord.ignores('Northumberland 2012 ¶75', {}, { in: OTHER_THREAD })).toBe(true)
  })
})
