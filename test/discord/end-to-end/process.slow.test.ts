import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { built } from '../../cli/built.js'
import { startProcess } from '../../operate/bot-process.js'
import { type Loopback, startLoopback } from '../loopback/discord.js'
import { BOT, TOKEN } from '../loopback/world.js'

/** Pilcrow as a process of its own, as whoever runs it starts it. */

let main: string
let remove: () => void
let discord: Loopback
const folder = mkdtempSync(join(tmpdir(), 'pilcrow-process-'))
beforeAll(async () => {
  ;({ main, remove } = built())
  discord = await startLoopback()
}, 120_000)
afterAll(async () => {
  remove()
  rmSync(folder, { recursive: true, force: true })
  await discord.close()
})

/** How it ends, and the one line that it writes. */
async function outcome(settings: Record<string, string>): Promise<[number | null, string]> {
  const bot = startProcess(main, settings)
  const status = await bot.ended
  expect(bot.written()).toMatch(/^[^\n]+\n$/)
  expect(bot.written()).not.toMatch(/^\s+at |node:internal|\.js:\d/m)
  return [status, bot.written()]
}

describe('What cannot work ends with a sentence and an exit status', () => {
  it.each([
    ['a token that Discord does not know', { DISCORD_TOKEN: 'wrong' }],
    ['a token that no request can carry', { DISCORD_TOKEN: 'one\ntwo' }],
    ['a token of letters that none has', { DISCORD_TOKEN: 'tökèn–' }],
  ])('%s', async (_, settings) => {
    const [status, said] = await outcome({ ...settings, DISCORD_API: discord.api })
    expect(said).toContain('Discord does not accept this token')
    expect(said).not.toContain(settings.DISCORD_TOKEN)
    expect(status).toBe(1)
  })

  it('no network', async () => {
    const [status, said] = await outcome({ DISCORD_TOKEN: TOKEN, DISCORD_API: 'http://127.0.0.1:1/api' })
    expect([status, said]).toEqual([
      1,
      expect.stringMatching(/^Pilcrow cannot reach Discord: .*ECONNREFUSED/),
    ])
  })

  it('an address that is none', async () => {
    const [status, said] = await outcome({ DISCORD_TOKEN: TOKEN, DISCORD_API: 'discord' })
    expect([status, said]).toEqual([2, expect.stringMatching(/^DISCORD_API is no web address/)])
  })

  it.each([
    [200, 'application/json', '{}', 'is not Discord'],
    [200, 'application/json', '<html>', 'is not Discord'],
    [200, 'text/html', '<html>', 'is not Discord'],
    [403, 'text/html', '<html>', 'status 403'],
    [503, 'text/html', '<html>', 'status 503'],
  ])('something else in Discord’s place: %i %s %s', async (code, type, body, sentence) => {
    const other: Server = createServer((_, response) =>
      response.writeHead(code, { 'content-type': type }).end(body),
    )
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const [status, said] = await outcome({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API: `http://127.0.0.1:${port}/api`,
    })
    other.close()
    expect([status, said]).toEqual([1, expect.stringContaining(sentence)])
  })

  it.each(['16.0.0', '18.20.0', '20.18.3', '21.7.3', '22.11.0'])('Node.js %s', (version) => {
    const older = join(folder, 'older.cjs')
    writeFileSync(older, `Object.defineProperty(process.versions, 'node', { value: '${version}' })`)
    const { status, stderr } = spawnSync(process.execPath, ['--require', older, main], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([
      1,
      `Pilcrow needs Node.js 20.19 or later (not 21, and of 22 at least 22.12); this is ${version}.\n`,
    ])
  })
})

describe('What nobody caught', () => {
  it.each([
    ['is thrown', 'throw error'],
    ['is refused', 'Promise.reject(error)'],
  ])('and %s ends it in one sentence, without a token and without a stack', async (_, fail) => {
    const faulty = join(folder, 'faulty.cjs')
    const program = `const waiting = setInterval(() => {
      if (process.listenerCount('uncaughtException') === 0) return
      clearInterval(waiting)
      const error = new Error('no luck with ' + process.env.DISCORD_TOKEN)
      ${fail}
    }, 1)`
    writeFileSync(faulty, program)
    const [status, said] = await outcome({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API: discord.api,
      NODE_OPTIONS: `--require ${faulty}`,
    })
    expect([status, said]).toEqual([1, 'Pilcrow has to stop: no luck with [secret]\n'])
  })
})

describe('A running bot', () => {
  const settings = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API: discord.api })

  it('that is told to stop in mid-answer finishes it, then leaves with status 0', async () => {
    const bot = startProcess(main, settings())
    await bot.said('ready')
    const before = discord.posts.all.size
    const announced = discord.requests.length
    const command = discord.slash('history', { council: 'northumberland' })
    const question = discord.write(`<@${BOT.id}> /history north lincolnshire`, { mentions: [BOT] })
    await vi.waitUntil(
      () => discord.requests.slice(announced).some((request) => request.endsWith('callback')),
      5000,
    )
    bot.signal('SIGTERM')
    expect(await command).toMatchObject({ did: 'posted', announced: true })
    expect((await question).files).toHaveLength(1)
    expect(await bot.ended).toBe(0)
    expect(discord.posts.all.size).toBe(before + 2)
    expect(bot.lines().filter(({ level }) => level === 'error')).toEqual([])
  })

  it('whose token is taken from it says so, and ends with status 1', async () => {
    const bot = startProcess(main, settings())
    await bot.said('ready')
    discord.gateway.close(4004)
    expect(await bot.said('closed for good')).toMatchObject({ code: 4004 })
    expect(await bot.ended).toBe(1)
  })

  it('that is killed and started again answers the buttons of before', async () => {
    const first = startProcess(main, settings())
    await first.said('ready')
    const answer = await discord.write('Northumberland 2012 ¶75', {}, { inDm: true })
    first.signal('SIGKILL')
    await first.ended
    const second = startProcess(main, settings())
    await second.said('ready')
    const [row] = JSON.stringify(answer.body).match(/2:context:[^"]+/) ?? []
    expect(JSON.stringify(await discord.press(answer, row ?? '', { inDm: true }))).toContain('¶76')
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})
