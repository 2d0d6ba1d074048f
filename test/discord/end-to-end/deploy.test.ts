import { describe, expect, it } from 'vitest'
import { deploy } from '../../../src/discord/deploy.js'
import { BOT, GUILD_ID, TOKEN } from '../loopback/world.js'
import { discord, northumberland75, posted, real, restart, setTheStage, wordsOf } from './stage.js'

setTheStage()

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
      expect(command.name_localizations).toEqual({ 'en-GB': command.name, 'en-US': command.name })
      for (const { description, description_localizations } of command.type === 1 ? command.options : [])
        expect(description_localizations).toEqual({ 'en-GB': description, 'en-US': description })
      expect(command).not.toHaveProperty('default_member_permissions')
    }
  })

  it('makes every command that its words name one to press, from the next start on', async () => {
    await restart()
    const help = async () => wordsOf(posted(await discord.slash('help')))
    await expect.poll(help).toMatch(/<\/grade:\d+>/)
    const unanswered = await discord.slash('ask', {
      question: 'Is there zorbing in Northumberland?',
    })
    expect(wordsOf(posted(unanswered))).toMatch(/Try other words, or <\/help:\d+>\./)
    const gone = await discord.press(await northumberland75(), '2:share:nowhere-2012:75:whole')
    expect(wordsOf(posted(gone))).toMatch(/<\/reports:\d+> lists those that are/)
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
