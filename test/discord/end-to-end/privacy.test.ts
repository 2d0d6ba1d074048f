import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ButtonStyle,
  Client,
  DiscordAPIError,
  GatewayIntentBits,
  MessageManager,
  UserManager,
} from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorSettings, settingsPlacement } from '../../../src/cli/configuration.js'
import { fetchAgent } from '../../../src/cli/shell.js'
import { type Bot, startBot } from '../../../src/discord/bot.js'
import { drawButtons, linkButtons } from '../../../src/discord/components/piece.js'
import { parseCustomId } from '../../../src/discord/custom-id.js'
import { cacheOptions } from '../../../src/discord/gateway/connect.js'
import { intentsFor, isPlaceGone } from '../../../src/discord/protocol.js'
import { createRateLimiter } from '../../../src/discord/rate-limit.js'
import { settingsId } from '../../../src/discord/settings/acts.js'
import { STARTING } from '../../../src/operate/counts.js'
import { createMetrics } from '../../../src/operate/endpoint.js'
import { createLogger } from '../../../src/operate/log.js'
import { openSettingsStore, openSqlite } from '../../../src/settings/open.js'
import { DEFAULT_SERVER_SETTINGS, type SettingsStore } from '../../../src/settings/store.js'
import { sentencesOf } from '../../../src/text/tokens.js'
import { realPilcrow } from '../../open.js'
import { type Loopback, startLoopback } from '../loopback/discord.js'
import { INVITED } from '../loopback/events.js'
import { allComponents } from '../loopback/message-faults.js'
import type { Post } from '../loopback/posts.js'
import { snowflake } from '../loopback/snowflake.js'
import {
  BOT,
  CHANNEL,
  DM,
  GUILD,
  GUILD_ID,
  JANE,
  OMAR,
  OTHER_GUILD,
  ROLE,
  server,
  TOKEN,
} from '../loopback/world.js'
import { idOf, mentioning, painter, posted, unhurried, wordsOf } from './stage.js'

/** What PRIVACY.md promises, sentence by sentence, of a bot that is asked in every way there is. */

const whole = readFileSync('PRIVACY.md', 'utf8')
const page = whole
  .replace(/^#.*$/gm, '')
  .replace(/^\|.*$/gm, '')
  .replace(/\*\*|\*|`/g, '')
  .replace(/\s+/g, ' ')
  .trim()

const SECRET_WORDS = 'xylophone lessons'
const QUESTION = `how safe are ${SECRET_WORDS} in Northumberland?`

const folder = mkdtempSync(join(tmpdir(), 'pilcrow-privacy-'))
const file = join(folder, 'settings.db')
let store: SettingsStore
let discord: Loopback
let bot: Bot
const log: string[] = []
const written: string[] = []
const connected = new Set<string>()
const metrics = createMetrics(() => STARTING)
let answers: Awaited<ReturnType<typeof askInEveryWay>>

const WRITING = [
  'writeFile',
  'appendFile',
  'mkdir',
  'rename',
  'createWriteStream',
  'writeFileSync',
  'mkdirSync',
] as const

/** Notes whatever this process writes to the disk, and whom it calls. */
function watch(): () => void {
  const restore: (() => void)[] = []
  for (const holder of [fs, fs.promises] as unknown as Record<string, (...given: unknown[]) => unknown>[]) {
    for (const name of WRITING) {
      const real = holder[name]
      if (!real) continue
      holder[name] = (...given) => {
        written.push(`${name} ${given[0]}`)
        return real.apply(holder, given)
      }
      restore.push(() => {
        holder[name] = real
      })
    }
  }
  const { connect } = net.Socket.prototype
  net.Socket.prototype.connect = function (this: net.Socket, ...given: never[]) {
    const [first] = given.flat() as { host?: string; port?: number }[]
    connected.add(`${first?.host}:${first?.port}`)
    return connect.apply(this, given as unknown as Parameters<typeof connect>)
  } as typeof connect
  restore.push(() => {
    net.Socket.prototype.connect = connect
  })
  syncBuiltinESMExports()
  return () => {
    for (const undo of restore) undo()
    syncBuiltinESMExports()
  }
}

async function askInEveryWay() {
  const asked = { question: QUESTION }
  const hidden = posted(await discord.slash('ask', asked))
  const open = posted(await discord.slash('report', { authority: 'northumberland', public: true }))
  const quoted = posted(await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }))
  const shared = posted(await discord.press(quoted, idOf(quoted, 'share'), { user: OMAR }))
  const mentioned = await discord.write(`<@${mentioning.mentions[0]?.id}> ${QUESTION}`, mentioning)
  const direct = await discord.write(QUESTION, {}, { inDm: true })
  await discord.type('ask', 'question', asked)
  return { hidden, open, shared, mentioned, direct }
}

async function start(logsQuestions: boolean): Promise<void> {
  store = await openSettingsStore({ file })
  bot = await startBot({
    token: TOKEN,
    api: discord.api,
    pilcrow: await realPilcrow(),
    painter,
    clock: unhurried,
    log: createLogger({ write: (line) => log.push(line), secrets: [TOKEN] }),
    counts: metrics,
    store,
    logsQuestions,
  })
}

let unwatch: () => void
beforeAll(async () => {
  discord = await startLoopback()
  // The file is made before it is watched whether anything is written beside it.
  await (await openSettingsStore({ file })).close()
  unwatch = watch()
  await start(false)
  answers = await askInEveryWay()
})
afterAll(async () => {
  await bot.stop()
  unwatch()
  await discord.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What was written anywhere but in the store. */
const writtenElsewhere = () => written.filter((line) => !line.includes(folder))

/** Whoever asked, and where. */
const WHO = [JANE, OMAR].flatMap(({ id, username }) => [id, username])
const WHERE = [CHANNEL.id, GUILD_ID]
const said = () => log.filter((line) => line.includes('"answered"')).map((line) => JSON.parse(line))

/** Turns of a conversation that are followed back. */
const MOST_TURNS = 3

/** Asks in the channel, in reply to a message where one is given. */
const ask = (repliedTo?: { readonly id?: unknown }): Promise<Post> => {
  const message_reference = { type: 0, message_id: repliedTo?.id, channel_id: CHANNEL.id, guild_id: GUILD_ID }
  const more = repliedTo ? { ...mentioning, type: 19, message_reference } : mentioning
  return discord.write(`<@${mentioning.mentions[0]?.id}> ${QUESTION}`, more)
}

/** The messages that a bot which remembers none is given on asking, meanwhile, each once. */
async function givenFor(what: () => Promise<unknown>): Promise<string[]> {
  await bot.stop()
  await start(false)
  const from = discord.given.length
  await what()
  return [...new Set(discord.given.slice(from))].sort()
}

function expectNobody(text: string): void {
  for (const trace of [...WHO, ...WHERE, SECRET_WORDS, TOKEN]) expect(text).not.toContain(trace)
}

const promises: Readonly<Record<string, () => unknown>> = {
  'In channels that the operator has named for it (PILCROW_CHANNELS), or a server has (/settings), it sees every message, and looks only whether it asks something that the reports answer.':
    () => {
      expect(intentsFor(false)).not.toContain(GatewayIntentBits.MessageContent)
      expect(intentsFor(true)).toContain(GatewayIntentBits.MessageContent)
    },
  'It asks Discord for no list of members.': () => {
    expect(discord.requests.filter((request) => /members|\/users\/(?!@me)/.test(request))).toEqual([])
    const members = [GatewayIntentBits.GuildMembers, GatewayIntentBits.GuildPresences]
    expect(intentsFor(true).filter((intent) => members.includes(intent))).toEqual([])
  },
  'Where it is added to a server and may write in no channel, it looks who added it, if it may, and greets them.':
    async () => {
      const requests = async (permissions: string) => {
        const from = discord.requests.length
        const id = snowflake()
        const hall = { id: snowflake(), type: 0, guild_id: id, name: 'hall', position: 0 }
        discord.gateway.dispatch('GUILD_CREATE', server(id, 'New', { channels: [hall], permissions }))
        await new Promise((resolve) => setTimeout(resolve, 150))
        return discord.requests.slice(from).join(' ')
      }
      const auditLog = String(1 << 7)
      expect(await requests(INVITED)).toMatch(/^POST \/channels\/\d+\/messages$/)
      expect(await requests('0')).toBe('')
      expect(await requests(auditLog)).toMatch(/^GET \/guilds\/\d+\/audit-logs$/)
    },
  'A question may follow an answer: so it asks for the message that yours replies to, where that is an answer for the question before it, and so on, three turns back at most.':
    async () => {
      const turns = [await ask()]
      for (let turn = 0; turn < MOST_TURNS + 2; turn += 1) turns.push(await ask(turns.at(-1)))
      expect(await givenFor(() => ask(turns.at(-1)))).toEqual(
        turns
          .slice(-MOST_TURNS)
          .flatMap(({ id, repliesTo }) => [id, repliesTo])
          .sort(),
      )
      const others = discord.say('lunch?', {}, { user: OMAR })
      expect(await givenFor(() => ask(others))).toEqual([others.id])
    },
  'In direct messages, where a question follows the answer before it without replying, it asks for the five messages before it instead.':
    async () => {
      const askDirectly = () => discord.write(QUESTION, {}, { inDm: true })
      for (let turn = 0; turn < 8; turn += 1) await askDirectly()
      const answered = [...discord.posts.all.values()].filter(({ channel }) => channel === DM.id)
      const before = answered.flatMap(({ id, repliesTo }) => [repliesTo, id])
      const turnBefore = 2 * (MOST_TURNS - 1)
      expect(await givenFor(askDirectly)).toEqual(before.slice(-turnBefore - 5).sort())
    },
  'When you change a question soon after, it asks for the ten messages that follow it, to find its own answer among them.':
    async () => {
      const message = discord.say(`<@${BOT.id}> ${QUESTION}`, mentioning, { user: OMAR })
      await expect.poll(() => [...discord.posts.all.values()].at(-1)?.repliesTo).toBe(message.id)
      const answer = [...discord.posts.all.values()].at(-1)
      const given = await givenFor(async () => {
        discord.edit(message, `<@${BOT.id}> private fostering in Lincolnshire`)
        await expect
          .poll(() => wordsOf(discord.posts.all.get(answer?.id ?? '') as Post))
          .toContain('Lincolnshire 2015')
      })
      expect(given).toEqual([answer?.id])
    },
  'It asks for no message elsewhere.': async () => {
    discord.say('lunch?', {}, { user: OMAR })
    expect(await givenFor(() => discord.slash('report', { authority: 'northumberland' }))).toEqual([])
    expect(await givenFor(() => ask())).toEqual([])
    expect(await givenFor(() => discord.press(answers.open, idOf(answers.open, 'say')))).toEqual([])
  },
  'It looks for the words of your question in its reports, and answers.': () =>
    expect(wordsOf(answers.direct)).toContain('Northumberland'),
  'No other service is asked: neither your question nor who you are is sent anywhere but to Discord, as the answer.':
    () => {
      const { host } = new URL(discord.api)
      expect([...connected].filter((to) => to !== host)).toEqual([])
      expect([...connected]).toContain(host)
    },
  "(Where the operator has it look for new reports once a day, Ofsted's site hears that Pilcrow looks, and nothing of you.":
    () => {
      expect(operatorSettings({}).fetches).toBeNull()
      expect([...connected].filter((to) => /ofsted/i.test(to))).toEqual([])
      expectNobody(fetchAgent())
    },
  'A button that leads to Ofsted opens in your own browser.)': () => {
    const drawn = drawButtons(linkButtons('https://reports.ofsted.gov.uk/x#page=9'))
    const buttons = allComponents(drawn)
    expect(buttons).toHaveLength(2)
    expect(buttons[1]).toMatchObject({ style: ButtonStyle.Link, url: expect.stringMatching(/^https:/) })
    expect(buttons[1]).not.toHaveProperty('custom_id')
  },
  'A public answer and its buttons hold your Discord id, so that you can delete it; what you press Share on carries your name.':
    () => {
      expect(JSON.stringify(answers.open.body)).toContain(JANE.id)
      expect(JSON.stringify(answers.hidden.body)).not.toContain(JANE.id)
      expect(wordsOf(answers.shared)).toContain('Shared by Omar')
    },
  'The buttons of an answer hold what was asked, in a short form that only Pilcrow reads, so that they work after a restart; Discord keeps them with the answer, as it keeps its words.':
    () => {
      const id = idOf(answers.hidden, 'ask')
      expect(id).not.toContain(SECRET_WORDS.split(' ')[0])
      expect(JSON.stringify(parseCustomId(id))).toContain('northumberland')
    },
  'Of what you ask: nothing.': () => {
    expect(writtenElsewhere()).toEqual([])
    for (const file of readdirSync(folder)) {
      const kept = readFileSync(join(folder, file), 'latin1')
      for (const trace of [...WHO, ...WHERE, SECRET_WORDS]) expect(kept).not.toContain(trace)
    }
  },
  'What a server or a person chooses, with /settings and /follow, is stored: the ids that Discord gives servers, channels, roles and people, and their choices.':
    async () => {
      const other = { id: snowflake(), type: 0, guild_id: OTHER_GUILD.id, name: 'other', position: 1 }
      const from = { in: other, permissions: String(1 << 5), user: OMAR }
      discord.gateway.dispatch('GUILD_CREATE', { ...OTHER_GUILD, channels: [other] })
      const settings = posted(await discord.slash('settings', {}, from))
      await discord.choose(settings, settingsId('councils'), ['northumberland'], from)
      await discord.slash('follow', { council: 'kent' }, from)
      expect((await store.server(OTHER_GUILD.id)).councils).toEqual(['northumberland'])
      expect(await store.subscriptions({ server: OTHER_GUILD.id })).toEqual([
        { place: other.id, council: 'kent', server: OTHER_GUILD.id },
      ])
    },
  'Nothing else is stored; this is all of it, column by column.': async () => {
    const listed = [...whole.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+\.\w+)`/g)].map(([, column]) => column),
    )
    const database = await openSqlite(file)
    const tables = await database.introspection.getTables()
    await database.destroy()
    // How far the tables have been brought tells of nobody.
    const own = tables.filter(({ name }) => !name.startsWith('settings_migration'))
    const columns = own.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    expect(listed.sort()).toEqual(columns.sort())
  },
  "It stands in a file that only the bot's own user may read, beside the reports or where the operator says (PILCROW_STORE), or in the operator's database (PILCROW_DATABASE).":
    () => {
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
      expect(settingsPlacement({}, '/library').place).toEqual({ file: '/library/settings/pilcrow.db' })
      expect(settingsPlacement({ PILCROW_STORE: '/else/where' }, '/library').place).toEqual({
        file: '/else/where',
      })
      const database = 'postgres://127.0.0.1/pilcrow'
      expect(settingsPlacement({ PILCROW_DATABASE: database }, '/library').place).toEqual({ database })
    },
  'All of a server is deleted when the bot leaves it, and by /settings forget; all of you by /settings forget in a direct message, or under /following.':
    async () => {
      const anything = () => store.server(GUILD_ID)
      const choose = () => store.setServer(GUILD_ID, { councils: ['kent'] })
      await choose()
      await discord.slash('settings', { forget: true }, { permissions: String(1 << 5) })
      expect(await anything()).toEqual(DEFAULT_SERVER_SETTINGS)
      await choose()
      discord.gateway.dispatch('GUILD_DELETE', { id: GUILD_ID })
      await expect.poll(anything).toEqual(DEFAULT_SERVER_SETTINGS)
      discord.gateway.dispatch('GUILD_CREATE', GUILD)
      await store.setCouncilOf(JANE.id, 'kent')
      await discord.slash('settings', { forget: true }, { inDm: true })
      expect(await store.councilOf(JANE.id)).toBeNull()
      await store.setCouncilOf(JANE.id, 'kent')
      const own = posted(await discord.slash('following', {}, {}))
      const asked = posted(await discord.press(own, settingsId('forget-mine')))
      await discord.press(asked, settingsId('forgotten-mine'))
      expect(await store.councilOf(JANE.id)).toBeNull()
    },
  'What is stored of a channel or a role is deleted with it.': async () => {
    const gone = { id: snowflake(), type: 0, guild_id: GUILD_ID, name: 'gone', position: 7 }
    await store.setServer(GUILD_ID, { channels: [gone.id], role: ROLE.id })
    discord.gateway.dispatch('CHANNEL_CREATE', gone)
    discord.gateway.dispatch('CHANNEL_DELETE', gone)
    discord.gateway.dispatch('GUILD_ROLE_DELETE', { guild_id: GUILD_ID, role_id: ROLE.id })
    await expect.poll(() => store.server(GUILD_ID)).toMatchObject({ channels: [], role: null })
  },
  'Where Discord says that a channel is gone, or that you take no messages from Pilcrow, following ends.':
    () => {
      for (const code of [10003, 50001, 50007])
        expect(isPlaceGone(new DiscordAPIError({ code, message: '' }, code, 404, 'POST', '', {}))).toBe(true)
      expect(isPlaceGone(new DiscordAPIError({ code: 0, message: '' }, 0, 500, 'POST', '', {}))).toBe(false)
    },
  'In memory it counts how often each person asked within the last seconds, against haste (your Discord id, for ten thousand people at most), and it holds for a quarter of an hour the last ten messages of a channel, and the names of the last thousand people it heard from, as Discord sent them.':
    () => {
      const limiter = createRateLimiter()
      for (let person = 0; person < 12_000; person += 1) limiter.check(`${person}`)
      expect(limiter.people).toBe(10_000)
      const client = new Client({ intents: [], ...cacheOptions() })
      const { makeCache } = client.options as unknown as {
        makeCache: (...kinds: unknown[]) => { readonly maxSize: number }
      }
      expect(makeCache(UserManager, Object, UserManager).maxSize).toBe(1000)
      expect(makeCache(MessageManager, Object, MessageManager).maxSize).toBe(10)
      expect(client.options.sweepers?.messages).toMatchObject({ lifetime: 15 * 60 })
    },
  'All that is gone when the program ends.': () => expect(writtenElsewhere()).toEqual([]),
  'How many questions there were, of which kind, and how long they took is counted, without who or what.':
    async () => {
      const text = await metrics.text()
      expect(text).toMatch(/pilcrow_answers_total\{[^}]*request="\/ask"[^}]*\} 1/)
      expectNobody(text)
    },
  'One line an answer: which command, what kind of answer, how long it took.': () => {
    const keys = new Set(said().flatMap((line) => Object.keys(line)))
    expect([...keys].sort()).toEqual(['event', 'level', 'ms', 'outcome', 'request', 'time'])
    expect(said().length).toBeGreaterThanOrEqual(6)
  },
  'Never who asked or where.': () => expectNobody(log.join('\n')),
  'What was asked is logged only if the operator switches it on (PILCROW_LOG_QUESTIONS=yes), to see what people look for and do not find; questions may name people, so whoever switches it on should say so here, and delete such logs soon.':
    async () => {
      expect(log.join('\n')).not.toContain(SECRET_WORDS)
      await bot.stop()
      await start(true)
      await discord.slash('ask', { question: QUESTION })
      await expect.poll(() => log.join('\n')).toContain(SECRET_WORDS)
    },
  'An error’s line says what failed; ids and secrets are struck out of it.': () => {
    const lines: string[] = []
    const { error } = createLogger({ write: (line) => lines.push(line), secrets: ['hunter2'] })
    error('answer failed', { error: new Error(`for ${JANE.id} with ${TOKEN} at http://a:hunter2@b/`) })
    expect(lines[0]).toContain('answer failed')
    for (const secret of [JANE.id, TOKEN, 'hunter2']) expect(lines[0]).not.toContain(secret)
  },
  'With /following you see what is stored of you.': async () => {
    await store.setCouncilOf(JANE.id, 'kent')
    await store.subscribe({ place: JANE.id, council: 'devon', server: null }, [])
    const own = JSON.stringify(posted(await discord.slash('following', {}, {})).body)
    for (const choice of ['Kent', 'Devon']) expect(own).toContain(choice)
    await store.forgetPerson(JANE.id)
  },
  'Press Delete under a public answer to you.': async () => {
    expect((await discord.press(answers.open, idOf(answers.open, 'delete'))).did).toBe('removed')
  },
}

/** What tells of others than the program, or why. */
const TOLD: readonly string[] = [
  'Pilcrow is a program that somebody runs, the operator of the bot in your server.',
  'This page says what the program does.',
  'If the operator has changed it, or keeps more, they have to tell you.',
  'What it sees.',
  'Your slash commands, presses of its buttons, what you fill in its forms, direct messages to it, and messages that mention it or that you choose Ask Pilcrow on.',
  'With each, Discord sends who you are and where you asked.',
  'What it does with it.',
  'What it keeps.',
  'What it logs.',
  'Why so little.',
  'Questions about children’s services can tell a lot about the one who asks.',
  'What is not kept cannot be lost.',
  'What you can do.',
  'There is nothing else to delete or to ask for.',
  'What Discord itself keeps of your messages is in Discord’s privacy policy.',
  'Operated by: the operator puts a name and an address here.',
]
const plain = (sentence: string): string => sentence.replaceAll('’', "'")

describe('PRIVACY.md promises', () => {
  it.each(Object.entries(promises))('%s', async (sentence, keeps) => {
    expect(plain(page)).toContain(plain(sentence))
    await keeps()
  })

  it('nothing that is not tried here', () => {
    const known = [...Object.keys(promises), ...TOLD].map(plain)
    expect(
      sentencesOf(page)
        .map(plain)
        .filter((sentence) => !known.includes(sentence)),
    ).toEqual([])
  })
})
