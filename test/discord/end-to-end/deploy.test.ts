import { describe, expect, it } from 'vitest'
import { deploy } from '../../../src/discord/deploy.js'
import { SETTINGS_COMMANDS } from '../../../src/discord/settings/acts.js'
import { BOT, GUILD_ID, TOKEN } from '../loopback/world.js'
import { discord, northumberland75, posted, real, restart, setTheStage, wordsOf } from './stage.js'

setTheStage()

describe('Deploying', () => {
  it('registers every command everywhere with one request that replaces the list', async () => {
    const from = discord.requests.length
    const { count, invite } = await deploy({
      token: TOKEN,
      api: discord.api,
      guild: null,
      commands: real.commands,
    })
    expect(discord.requests.slice(from)).toEqual([
      'GET /applications/@me',
      `PUT /applications/${BOT.id}/commands`,
    ])
    const names = discord.registered.global?.map(({ name }) => name)
    expect(names).toEqual([...real.commands.map(({ name }) => name), ...SETTINGS_COMMANDS, 'Ask Pilcrow'])
    expect(count).toBe(names?.length)
    expect(invite).toContain(`client_id=${BOT.id}`)
    for (const command of discord.registered.global ?? []) {
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] })
      const asks = command.type === 1 && !SETTINGS_COMMANDS.has(command.name)
      if (asks) expect(command.options.at(-1)?.name).toBe('public')
      expect(command.name_localizations).toEqual({ 'en-GB': command.name, 'en-US': command.name })
      for (const { description, description_localizations } of command.type === 1 ? command.options : [])
        expect(description_localizations).toEqual({ 'en-GB': description, 'en-US': description })
      // MANAGE_GUILD, as Discord numbers its permissions.
      const only = command.name === 'settings' ? String(1 << 5) : undefined
      expect('default_member_permissions' in command ? command.default_member_permissions : undefined).toBe(
        only,
      )
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
    expect(discord.registered.guild).toHaveLength(real.commands.length + SETTINGS_COMMANDS.size + 1)
  })

  it.each([
    ['a token that Discord does not know', { token: 'wrong', guild: null }, /does not accept this token/],
    ['a server that it is not in', { token: TOKEN, guild: '1' }, /Invite it/],
  ])('says what to do about %s', async (_, given, sentence) => {
    await expect(deploy({ api: discord.api, commands: real.commands, ...given })).rejects.toThrow(sentence)
  })
})
