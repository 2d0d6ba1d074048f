import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { SayJson } from '../../src/reply/json.js'
import { type Loopback, startLoopback } from '../discord/loopback/discord.js'
import { BOT, CHANNEL, GUILD, GUILD_ID, JANE, TOKEN } from '../discord/loopback/world.js'
import { type BotProcess, startProcess } from '../operate/bot-process.js'
import { built, ended } from './built.js'

let main: string
let remove: () => void
beforeAll(() => {
  ;({ main, remove } = built())
}, 120_000)
afterAll(() => remove())

test('the program is a script of Node’s, where package.json says', () => {
  expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(JSON.parse(readFileSync('package.json', 'utf8')).bin.pilcrow).toBe('dist/src/cli/main.js')
})

test('say --json answers every line, in order, and prints nothing else', async () => {
  const messages = [
    '/grade northumberland staying-safe',
    'how were care leavers?',
    '',
    '@everyone `x`',
    '/nothing',
  ]
  const { status, output, errors } = await ended(main, ['say', '--json'], messages.join('\r\n'))
  const answers = output
    .split('\n')
    .slice(0, -1)
    .map((line) => SayJson.parse(JSON.parse(line)))
  expect(answers.map(({ message }) => message)).toEqual(messages)
  expect(answers[0]?.grades).toMatchObject([{ judgement: 'staying-safe', grade: 'Good' }])
  expect(answers[2]?.kind).toBe('error')
  expect([status, errors]).toEqual([0, ''])
})

test('without a token it chats: piped lines are answered, then it ends', async () => {
  const { status, output, errors } = await ended(main, [], '/grade northumberland staying-safe\nexit\n')
  expect(output).toContain('Staying safe: Good')
  expect([status, errors]).toEqual([0, ''])
})

test('wrong usage ends with status 2', async () => {
  expect((await ended(main, ['frobnicate'])).status).toBe(2)
})

test('a reader who has seen enough ends it quietly', async () => {
  const child = spawn(process.execPath, [main, 'say', '--json'], { stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  child.stdout.once('data', () => child.stdout.destroy())
  child.stdin.on('error', () => undefined)
  child.stdin.end('/reports\n'.repeat(400))
  const status = await new Promise((done) => child.on('close', done))
  expect([status, errors]).toEqual([0, ''])
})

test('Ctrl-C ends ingest after the file that is being read, with status 130', async () => {
  const library = mkdtempSync(join(tmpdir(), 'pilcrow-'))
  const child = spawn(process.execPath, [main, 'ingest', 'data/reports', '--json', '--library', library])
  const lines: string[] = []
  child.stdout.on('data', (chunk) => {
    if (lines.length === 0) child.kill('SIGINT')
    lines.push(...String(chunk).trimEnd().split('\n'))
  })
  const status = await new Promise((done) => child.on('close', done))
  const { totals } = JSON.parse(lines.at(-1) ?? '')
  expect(totals.added).toBe(lines.length - 1)
  expect(totals.added).toBeLessThan(5)
  expect(status).toBe(130)
  rmSync(library, { recursive: true })
})

describe('As a Discord bot', () => {
  let discord: Loopback
  let library: string
  let settings: Record<string, string>
  let bot: BotProcess
  const question = 'how were care leavers in Lincolnshire?'
  const bring = (id: string) =>
    cpSync(`data/extracts/${id}.json`, join(library, 'extracts', `${id}.json`), { recursive: true })

  beforeAll(async () => {
    discord = await startLoopback()
    library = mkdtempSync(join(tmpdir(), 'pilcrow-'))
    bring('northumberland-2012')
    settings = {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API: discord.api,
      PILCROW_LIBRARY: library,
      PILCROW_HEALTH_PORT: '0',
    }
    bot = startProcess(main, settings)
    await bot.said('ready')
  })
  afterAll(async () => {
    bot.signal('SIGKILL')
    await discord.close()
    rmSync(library, { recursive: true })
  })

  test('it tells how it is: connected, how many reports, which shard, its last sign of life', async () => {
    const isAlive = async () => !(await (await bot.page('/health')).text()).includes('"lastHeartbeat":null')
    await vi.waitUntil(isAlive, { timeout: 5000 })
    const response = await bot.page('/health')
    expect([response.status, await response.json()]).toEqual([
      200,
      { ready: true, reports: 1, shard: 0, lastHeartbeat: expect.stringMatching(/^\d{4}-.*Z$/) },
    ])
  })

  test('a library that has changed is taken up on SIGHUP, and answers from then on', async () => {
    const asked = () => discord.write(`<@${BOT.id}> ${question}`, { mentions: [BOT] })
    expect(JSON.stringify((await asked()).body)).toContain('There is no report')
    bring('lincolnshire-2015')
    bot.signal('SIGHUP')
    expect(await bot.said('library taken')).toMatchObject({ reports: 2, changes: 1 })
    expect(JSON.stringify((await asked()).body)).toContain('Lincolnshire 2015')
  })

  test('it counts what it answers, and logs neither what was asked, nor by whom, nor where', async () => {
    await discord.slash('grade', { authority: 'northumberland', judgement: 'staying safe' })
    await discord.type('grade', 'authority', { authority: 'northum' })
    const read = async () => (await bot.page('/metrics')).text()
    await expect.poll(read).toContain('pilcrow_suggestion_seconds_count{shard="0"} 1')
    const counts = await read()
    expect(counts).toContain('pilcrow_answers_total{request="/grade",outcome="grades",shard="0"} 1')
    const answers = bot.lines().filter(({ event }) => event === 'answered')
    expect(answers).toContainEqual(expect.objectContaining({ request: '/grade', outcome: 'grades' }))
    expect(answers).toContainEqual(expect.objectContaining({ request: 'message', outcome: 'none' }))
    for (const secret of [TOKEN, JANE.id, JANE.username, GUILD_ID, GUILD.name, CHANNEL.id, 'care leavers'])
      expect(`${bot.written()}${counts}`).not.toContain(secret)
  })

  test('a port that another program has ends it with a sentence and status 1', async () => {
    const { port } = await bot.said('health')
    const second = startProcess(main, { ...settings, PILCROW_HEALTH_PORT: String(port) })
    expect(await second.ended).toBe(1)
    expect(second.written()).toBe(
      `Port ${port} is in use by another program: set PILCROW_HEALTH_PORT to one that is free.\n`,
    )
  })

  test('SIGTERM ends it, with status 0, even while Discord cannot be reached', async () => {
    await discord.close()
    await bot.said('reconnecting')
    bot.signal('SIGTERM')
    expect(await bot.ended).toBe(0)
  })
})
