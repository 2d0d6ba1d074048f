import { describe, expect, it } from 'vitest'
import { messageJson } from '../loopback/events.js'
import { BOT, CHANNEL, OMAR, OTHER_BOT, ROLE } from '../loopback/world.js'
import { discord, mentioning, setTheStage, wordsOf } from './stage.js'

setTheStage()

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

  it.each([
    ['private fostering in north lincolnshire in 2022', 'what about bullying?', 'North Lincolnshire 2012 ¶'],
    ['north lincolnshire overall 2022', 'and leadership?', 'North Lincolnshire 2022, Table of judgements'],
    ['who inspected lincolnshire?', 'what did they say about private fostering', 'Lincolnshire 2015'],
    ['private fostering in north lincolnshire', 'compare with lincolnshire', 'Lincolnshire 2015'],
  ])('that replies to “%s” is understood from it: “%s”', async (asked, then, answer) => {
    const said = await discord.write(`<@${BOT.id}> ${asked}`, mentioning)
    const answered = messageJson(
      '',
      { user: { ...BOT, bot: true } },
      { id: said.id, components: said.body.components },
    )
    const reference = { type: 0, message_id: said.id, channel_id: CHANNEL.id, guild_id: CHANNEL.guild_id }
    const post = await discord.write(then, {
      ...mentioning,
      type: 19,
      message_reference: reference,
      referenced_message: answered,
    })
    expect(wordsOf(post)).toContain(answer)
    expect(wordsOf(post)).not.toMatch(/Northumberland|South Gloucestershire/)
  })

  it('that only mentions it gets help', async () => {
    expect(wordsOf(await discord.write(`<@${BOT.id}>`, mentioning))).toContain('/help')
  })

  it('sent directly is a question, without a mention', async () => {
    const post = await discord.write('Northumberland 2012 ¶75', {}, { inDm: true })
    expect(wordsOf(post)).toContain('**Northumberland 2012 ¶75**')
  })

  it('that mentions Pilcrow among others is answered, and notifies nobody', async () => {
    const more = { mentions: [OMAR, BOT], mention_everyone: true, mention_roles: [ROLE.id] }
    const words = `@everyone <@${OMAR.id}> <@${BOT.id}> <@&${ROLE.id}> northumberland 75`
    const post = await discord.write(words, more)
    expect(post.repliesTo).not.toBeNull()
    expect(post.body.allowed_mentions).toEqual({ parse: [], replied_user: false })
  })

  it('that reaches Pilcrow only through everyone or a role is not', async () => {
    for (const words of ['@everyone look', '@here how safe are children in Northumberland?'])
      expect(await discord.ignores(words, { mention_everyone: true })).toBe(true)
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
