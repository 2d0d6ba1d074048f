import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, startBot } from '../../src/discord/bot.js'
import { type State, stateOf } from '../../src/discord/custom-id.js'
import { deploy } from '../../src/discord/deploy.js'
import type { Pilcrow } from '../../src/pilcrow.js'
import { type Loopback, messageJson, startLoopback } from './loopback/discord.js'
import type { Answer } from './loopback/interactions.js'
import { allComponents } from './loopback/message-faults.js'
import type { Post } from './loopback/posts.js'
import { BOT, CHANNEL, GUILD_ID, OMAR, OTHER_BOT, ROLE, TOKEN } from './loopback/world.js'
import { realPilcrow } from './pilcrow.js'

/** The real discord.js client, the real bot and the real reports, against a Discord on this machine. */

let discord: Loopback
let bot: Bot
let log: string[]
const real = await realPilcrow()
/** What the bot has behind it; a test may break it. */
const pilcrow: Pilcrow = { ...real }

beforeAll(async () => {
  log = []
  discord = await startLoopback()
  bot = await startBot({ token: TOKEN, api: discord.api, pilcrow, log: (line) => log.push(line) })
})

beforeEach(() => {
  log.length = 0
})

afterEach(() => {
  Object.assign(pilcrow, real)
  Object.assign(discord.forbidden, { writing: false, readingHistory: false })
})

afterAll(async () => {
  await bot.stop()
  await discord.close()
})

function posted(answer: Answer): Post {
  if (answer.did !== 'posted' && answer.did !== 'updated') throw new Error(`The bot ${answer.did}.`)
  return answer.post
}

const wordsOf = ({ body }: Post): string =>
  allComponents(body.components)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')

/** The custom id of the first button that does this. */
function idOf({ body }: Post, act: State['act'], suits: (state: State) => boolean = () => true): string {
  const ids = allComponents(body.components).flatMap(({ custom_id }) =>
    typeof custom_id === 'string' ? [custom_id] : [],
  )
  const found = ids.find((id) => {
    const state = stateOf(id)
    return state?.act === act && suits(state)
  })
  if (found === undefined) throw new Error(`No button does ${act}: ${ids.join(' ')}`)
  return found
}

const mentioning = { mentions: [BOT] }
const northumberland75 = async () =>
  posted(await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }))

describe('Pilcrow in Discord', () => {
  it('logs in without any privileged intent, and stays', async () => {
    expect(discord.gateway.counts.identified).toBe(1)
    await expect.poll(() => discord.gateway.counts.heartbeats, { timeout: 5000 }).toBeGreaterThan(1)
  })

  it('answers a slash command at once, for the asker alone, quoted and cited', async () => {
    const post = posted(
      await discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' }),
    )
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toContain('Staying safe: ● **Good**')
    expect(wordsOf(post)).toContain('Northumberland 2012 ¶75')
  })

  it('answers in the channel with public:true, where the asker alone can take the answer away', async () => {
    const post = posted(
      await discord.slash('cite', { authority: 'northumberland', paragraph: '75', public: true }),
    )
    expect(post.isPrivate).toBe(false)
    const another = posted(await discord.press(post, idOf(post, 'delete'), { user: OMAR }))
    expect(another.isPrivate).toBe(true)
    expect(discord.posts.all.has(post.id)).toBe(true)
    await discord.press(post, idOf(post, 'delete'))
    await expect.poll(() => discord.posts.all.has(post.id)).toBe(false)
  })

  it.each(real.commands.map(({ example }) => example))(
    'answers %s typed after a mention',
    async (example) => {
      const post = await discord.write(`<@${BOT.id}> ${example}`, mentioning)
      expect(wordsOf(post)).not.toContain('went wrong')
    },
  )

  it('offers authorities while one is typed', async () => {
    const answer = await discord.type('grade', 'authority', { authority: 'north' })
    const names = answer.did === 'suggested' ? answer.choices.map(({ name }) => name) : []
    expect(names).toContain('Northumberland')
    expect(names).toContain('North Lincolnshire')
  })

  it.each(
    real.commands.flatMap(({ name, options }) => options.map((option) => [name, option.name] as const)),
  )('offers nothing that Discord refuses for /%s %s', async (name, option) => {
    for (const typed of ['', 'a', '7', 'children', '@everyone `', 'x'.repeat(6000)]) {
      const answer = await discord.type(name, option, { authority: 'north lincolnshire', [option]: typed })
      expect(answer.did).toBe('suggested')
    }
  })
})

describe('Its buttons', () => {
  it('share an excerpt with the channel, cited, with who shared it', async () => {
    const answer = await northumberland75()
    const from = discord.requests.length
    const shared = posted(await discord.press(answer, idOf(answer, 'share')))
    expect(discord.requests.slice(from)).toEqual([expect.stringMatching(/^POST \/interactions\/.*callback$/)])
    expect(shared.isPrivate).toBe(false)
    expect(wordsOf(shared)).toMatch(/^> /)
    expect(wordsOf(shared)).toContain('Northumberland 2012 ¶75')
    expect(wordsOf(shared)).toContain('Shared by Jane')
  })

  it('show a paragraph between its neighbours, and move from one to the next in the same message', async () => {
    const answer = await northumberland75()
    const context = posted(await discord.press(answer, idOf(answer, 'context')))
    expect(context.isPrivate).toBe(true)
    expect(wordsOf(context)).toMatch(/¶74[\s\S]*¶75[\s\S]*¶76/)
    const next = await discord.press(
      context,
      idOf(context, 'turn', (state) => 'key' in state && state.key === '76'),
    )
    expect(next.did).toBe('updated')
    expect(wordsOf(posted(next))).toMatch(/¶75[\s\S]*¶76[\s\S]*¶77/)
  })

  it('give a citation for copying', async () => {
    const answer = await northumberland75()
    const copied = posted(await discord.press(answer, idOf(answer, 'copy')))
    expect(copied.isPrivate).toBe(true)
    expect(wordsOf(copied)).toContain('published 14 May 2012, paragraph 75')
  })

  it('open the full report', async () => {
    const answer = await northumberland75()
    const report = posted(
      await discord.press(
        answer,
        idOf(answer, 'say', (state) => 'message' in state && state.message.startsWith('/report')),
      ),
    )
    expect(wordsOf(report)).toContain('Lead inspector')
  })

  it('turn the pages of a long answer in place', async () => {
    const asked = { authority: 'north lincolnshire', paragraph: '20-40', year: '2012' }
    const first = posted(await discord.slash('cite', asked))
    const second = await discord.press(first, idOf(first, 'page'))
    expect(second.did).toBe('updated')
    expect(wordsOf(posted(second))).toContain('Page 2 of')
    expect(wordsOf(posted(second))).not.toBe(wordsOf(first))
  })

  it('turn the pages of an answer to a direct message in place, which can still be taken away', async () => {
    const first = await discord.write('/cite north-lincolnshire 20-40 2012', {}, { inDm: true })
    const second = await discord.press(first, idOf(first, 'page'), { inDm: true })
    expect(second.did).toBe('updated')
    expect(idOf(posted(second), 'delete')).toBeDefined()
  })

  it('leave an answer that others read as it is, and turn its pages for the one who pressed', async () => {
    const first = await discord.write(`<@${BOT.id}> /cite north-lincolnshire 20-40 2012`, mentioning)
    const second = posted(await discord.press(first, idOf(first, 'page'), { user: OMAR }))
    expect(second.id).not.toBe(first.id)
    expect(second.isPrivate).toBe(true)
  })

  it('pick a choice as a command', async () => {
    const choices = posted(await discord.slash('grade', { authority: 'northumberland', judgement: 'zzz' }))
    const menu = allComponents(choices.body.components).find(({ type }) => type === 3)
    const [option] = (menu?.options ?? []) as { value: string }[]
    const answer = menu
      ? await discord.pick(choices, String(menu.custom_id), option?.value ?? '')
      : await discord.press(choices, idOf(choices, 'say'))
    expect(wordsOf(posted(answer))).toContain('Northumberland 2012')
  })

  it.each([
    'forged',
    '0:share:northumberland-2012:75:whole',
    '1:share:nowhere-2012:75:whole',
    '1:context:northumberland-2012:9999:0',
    '1:say:rm -rf',
    '1:pick:0',
  ])('that are forged or old (%s) get a polite private answer', async (id) => {
    const answer = posted(await discord.press(await northumberland75(), id))
    expect(answer.isPrivate).toBe(true)
    expect(wordsOf(answer)).toMatch(/button|library|paragraph/)
    expect(log).toEqual([])
  })

  it('of a menu say nothing but commands', async () => {
    const answer = posted(await discord.pick(await northumberland75(), '1:pick:0', 'what about @everyone?'))
    expect(wordsOf(answer)).toContain('older version')
  })

  it('go on working after a restart', async () => {
    const answer = await northumberland75()
    await bot.stop()
    bot = await startBot({ token: TOKEN, api: discord.api, pilcrow, log: (line) => log.push(line) })
    expect(wordsOf(posted(await discord.press(answer, idOf(answer, 'share'))))).toContain(
      'Northumberland 2012 ¶75',
    )
  })
})

describe('A message', () => {
  it('that mentions Pilcrow is answered with a public reply', async () => {
    const post = await discord.write(
      `<@${BOT.id}> what do inspectors say about private fostering?`,
      mentioning,
    )
    expect(post.isPrivate).toBe(false)
    expect(post.repliesTo).not.toBeNull()
    expect(wordsOf(post)).toMatch(/^> /m)
  })

  it('that only mentions it gets help', async () => {
    expect(wordsOf(await discord.write(`<@${BOT.id}>`, mentioning))).toContain('/help')
  })

  it('sent directly is a question, without a mention', async () => {
    const post = await discord.write('Northumberland 2012 ¶75', {}, { inDm: true })
    expect(wordsOf(post)).toContain('**Northumberland 2012 ¶75**')
  })

  it('that mentions Pilcrow among others is answered', async () => {
    const more = { mentions: [OMAR, BOT], mention_everyone: true, mention_roles: [ROLE.id] }
    await discord.write(`@everyone <@${OMAR.id}> <@${BOT.id}> northumberland 75`, more)
  })

  it('that reaches Pilcrow only through everyone or a role is not', async () => {
    expect(await discord.ignores('@everyone look', { mention_everyone: true })).toBe(true)
    expect(await discord.ignores(`<@&${ROLE.id}> look`, { mention_roles: [ROLE.id] })).toBe(true)
  })

  it('of a bot, of a webhook, of the channel’s talk, of Discord itself is not', async () => {
    expect(await discord.ignores(`<@${BOT.id}> hello`, mentioning, { user: OTHER_BOT })).toBe(true)
    expect(await discord.ignores(`<@${BOT.id}> hello`, { ...mentioning, webhook_id: '1' })).toBe(true)
    expect(await discord.ignores('How safe are children?')).toBe(true)
    expect(await discord.ignores(`<@${BOT.id}>`, { ...mentioning, type: 6 })).toBe(true)
  })

  it('that is edited gets no second answer', async () => {
    const before = discord.posts.all.size
    discord.gateway.dispatch('MESSAGE_UPDATE', messageJson(`<@${BOT.id}> northumberland 75`, {}, mentioning))
    await discord.write('hello', {}, { inDm: true })
    expect(discord.posts.all.size).toBe(before + 1)
  })

  it('that arrives twice is answered once', async () => {
    const message = messageJson(`<@${BOT.id}> northumberland 75`, {}, mentioning)
    const before = discord.posts.all.size
    discord.gateway.dispatch('MESSAGE_CREATE', message)
    discord.gateway.dispatch('MESSAGE_CREATE', message)
    await expect.poll(() => discord.posts.all.size).toBeGreaterThan(before)
    await discord.write('hello', {}, { inDm: true })
    expect(discord.posts.all.size).toBe(before + 2)
  })

  it('of 10,000 characters, with mentions and Markdown, is answered', async () => {
    const hostile = `@everyone \`\`\` ** <@${OMAR.id}> ${'.*+?^$ {}()|[]\\ '.repeat(700)}`
    const post = await discord.write(`<@${BOT.id}> ${hostile}`, mentioning)
    expect(wordsOf(post)).not.toContain('went wrong')
  })

  it('is answered in the channel where replies are not allowed, and directly where writing is not', async () => {
    discord.forbidden.readingHistory = true
    const plain = await discord.write(`<@${BOT.id}> northumberland 75`, mentioning)
    expect(plain.channel).toBe(CHANNEL.id)
    discord.forbidden.writing = true
    const told = await discord.write(`<@${BOT.id}> northumberland 75`, mentioning)
    expect(told.channel).not.toBe(CHANNEL.id)
    expect(wordsOf(told)).toContain('could not write in the channel')
  })
})

describe('‘Ask Pilcrow’ on a message', () => {
  const question = 'What do inspectors say about private fostering?'

  it.each([
    ['its words', messageJson(question, {})],
    [
      'a forwarded message’s words',
      messageJson(
        '',
        {},
        {
          message_reference: { type: 1, channel_id: CHANNEL.id, message_id: '1' },
          message_snapshots: [{ message: messageJson(question, {}) }],
        },
      ),
    ],
    [
      'the words of its components',
      messageJson('', {}, { components: [{ type: 17, components: [{ type: 10, content: question }] }] }),
    ],
  ])('takes %s as the question', async (_, message) => {
    const post = posted(await discord.askMenu(message))
    expect(post.isPrivate).toBe(true)
    expect(wordsOf(post)).toContain('private fostering')
  })

  it('says so where there are none', async () => {
    expect(wordsOf(posted(await discord.askMenu(messageJson('', {}))))).toContain('no words')
  })
})

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

  it('the asker of a question gets a word', async () => {
    pilcrow.say = breakIt
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
    expect(log.join('\n')).toContain('secret plans')
    expect(log.join('\n')).not.toContain(TOKEN)
  })

  it('a lost connection is taken up again, and nothing asked meanwhile is lost', async () => {
    discord.gateway.drop()
    await expect.poll(() => discord.gateway.counts.resumed, { timeout: 10_000 }).toBeGreaterThan(0)
    await northumberland75()
  })
})

describe('Deploying', () => {
  it('registers every command everywhere with one request that replaces the list', async () => {
    const from = discord.requests.length
    const count = await deploy({ token: TOKEN, api: discord.api, guild: null, commands: real.commands })
    expect(discord.requests.slice(from)).toEqual([
      'GET /applications/@me',
      `PUT /applications/${BOT.id}/commands`,
    ])
    const names = discord.registered.global?.map(({ name }) => name)
    expect(names).toEqual([...real.commands.map(({ name }) => name), 'Ask Pilcrow'])
    expect(count).toBe(names?.length)
    for (const command of discord.registered.global ?? []) {
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] })
      if (command.type === 1) expect(command.options.at(-1)?.name).toBe('public')
    }
  })

  it('makes the commands that help names ones to press, from the next start on', async () => {
    await bot.stop()
    bot = await startBot({ token: TOKEN, api: discord.api, pilcrow, log: (line) => log.push(line) })
    const help = async () => wordsOf(posted(await discord.slash('help')))
    await expect.poll(help).toMatch(/<\/grade:\d+>/)
  })

  it('registers them in one server', async () => {
    await deploy({ token: TOKEN, api: discord.api, guild: GUILD_ID, commands: real.commands })
    expect(discord.registered.guild).toHaveLength(real.commands.length + 1)
  })

  it.each([
    ['a token that Discord does not know', { token: 'wrong', guild: null }, /does not accept this token/],
    ['a server that it is not in', { token: TOKEN, guild: '1' }, /Invite it/],
  ])('says what to do about %s', async (_, given, sentence) => {
    await expect(deploy({ api: discord.api, commands: real.commands, ...given })).rejects.toThrow(sentence)
  })
})

describe('Starting', () => {
  it('says what to do about a token that Discord does not know', async () => {
    const settings = { token: 'wrong', api: discord.api, pilcrow, log: () => {} }
    await expect(startBot(settings)).rejects.toThrow('does not accept this token')
  })
})

describe('Told to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s, it finishes and leaves', async (signal) => {
    const before = process.listeners(signal)
    const settings = { token: TOKEN, api: discord.api, pilcrow, log: () => {} }
    await startBot(settings)
    const [listener] = process.listeners(signal).filter((each) => !before.includes(each))
    await Promise.resolve(listener?.(signal))
    expect(process.listeners(signal)).toEqual(before)
  })
})
