import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepReport } from '../../../src/database/keep.js'
import { extractOf, type Report } from '../../../src/model/report.js'
import { bundledReport, laterReport } from '../../answer/later-report.js'
import { built } from '../../cli/built.js'
import { hasPostgres, startCluster } from '../../database/cluster.js'
import { bundledReports, openedWith } from '../../database/opened.js'
import { type BotProcess, type Line, startProcess } from '../../operate/bot-process.js'
import { type Loopback, startLoopback } from '../loopback/discord.js'
import { unauthorised } from '../loopback/refusal.js'
import { shardOf } from '../loopback/shards.js'
import { BOT, CHANNEL, DM, GUILD, OTHER_CHANNEL, OTHER_GUILD, TOKEN } from '../loopback/world.js'

/** Pilcrow as two shards and their manager, in a Discord with two servers, one for each. */

let main: string
let remove: () => void
let discord: Loopback
let manager: BotProcess
const folder = mkdtempSync(join(tmpdir(), 'pilcrow-shards-'))
const cluster = hasPostgres() ? await startCluster() : null
/** MANAGE_GUILD */
const MANAGE = String(1 << 5)

beforeAll(() => {
  ;({ main, remove } = built())
}, 120_000)
beforeEach(async () => {
  discord = await startLoopback()
  discord.gateway.servers.push(OTHER_GUILD)
  // As much time as Discord asks for passes only where a test is about that.
  discord.gateway.shards.maxConcurrency = 2
})
afterEach(async () => {
  manager.signal('SIGKILL')
  await manager.ended
  await discord.close()
})
afterAll(async () => {
  await cluster?.end()
  remove()
  rmSync(folder, { recursive: true, force: true })
})

function start(more: Record<string, string> = {}): void {
  manager = startProcess(main, {
    DISCORD_TOKEN: TOKEN,
    DISCORD_API: discord.api,
    PILCROW_SHARDS: '2',
    ...more,
  })
}

/** Three processes start in each test, one after another. */
const PATIENCE = { timeout: 60_000, interval: 20 }
vi.setConfig({ testTimeout: 150_000 })
const saying = (event: string): Line[] => manager.lines().filter((line) => line.event === event)
const shardsSaying = (event: string) => saying(event).map(({ shard }) => shard)

/** Both are in Discord. */
const bothReady = () => vi.waitUntil(() => saying('ready').length === 2, PATIENCE)

const grade = () => discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' })
const gradeThere = () =>
  discord.slash('grade', { authority: 'northumberland', judgement: 'staying-safe' }, { in: OTHER_CHANNEL })

/** Children of a process, as the system lists them. */
const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, its]) => (its === parent ? [pid] : []))

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A port that is free, and so is the next. */
async function freePorts(): Promise<number> {
  const hold = (port: number) =>
    new Promise<Server | null>((resolve) => {
      const server = createServer()
        .once('error', () => resolve(null))
        .listen(port, '127.0.0.1', () => resolve(server))
    })
  for (let port = 20_000 + Math.floor(Math.random() * 20_000); ; port += 2) {
    const held = [await hold(port), await hold(port + 1)]
    for (const server of held) server?.close()
    if (!held.includes(null)) return port
  }
}

describe('Two shards', () => {
  it('answer each its own servers, the first one direct messages too, and say in the log which they are', async () => {
    discord.gateway.shards.maxConcurrency = 1
    start()
    await bothReady()
    expect(saying('ready')).toMatchObject([
      { shard: 0, servers: 1 },
      { shard: 1, servers: 1 },
    ])
    expect(discord.gateway.counts).toMatchObject({ identified: 2, hasty: 0 })
    for (const [channel, server] of [
      [CHANNEL, GUILD],
      [OTHER_CHANNEL, OTHER_GUILD],
    ] as const) {
      const before = saying('answered').length
      expect(
        await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }, { in: channel }),
      ).toMatchObject({ did: 'posted' })
      await discord.write(`<@${BOT.id}> Northumberland 2012 ¶75`, { mentions: [BOT] }, { in: channel })
      await vi.waitUntil(() => saying('answered').length === before + 2, PATIENCE)
      const own = shardOf(server.id, 2)
      expect(shardsSaying('answered').slice(before)).toEqual([own, own])
    }
    const before = saying('answered').length
    await discord.write('Northumberland 2012 ¶75', {}, { inDm: true })
    await discord.slash('help', {}, { inDm: true })
    await vi.waitUntil(() => saying('answered').length === before + 2, PATIENCE)
    expect(shardsSaying('answered').slice(before)).toEqual([0, 0])
    expect(manager.lines().filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('show health each on a port of its own, one after the other', async () => {
    const port = await freePorts()
    start({ PILCROW_HEALTH_PORT: String(port) })
    await bothReady()
    for (const shard of [0, 1]) {
      const health = async () => (await fetch(`http://127.0.0.1:${port + shard}/health`)).json()
      await expect.poll(health, PATIENCE).toMatchObject({ ready: true, shard })
      const metrics = async () => (await fetch(`http://127.0.0.1:${port + shard}/metrics`)).text()
      await expect.poll(metrics, PATIENCE).toContain(`pilcrow_ready{shard="${shard}"} 1`)
    }
  })

  it('come back when they are killed, the other one answering meanwhile', async () => {
    discord.gateway.shards.maxConcurrency = 1
    start()
    await bothReady()
    const [victim = 0] = childrenOf(manager.pid)
    process.kill(victim, 'SIGKILL')
    const { shard } = await manager.said('shard ended')
    const [meanwhile, back] = shard === shardOf(GUILD.id, 2) ? [gradeThere, grade] : [grade, gradeThere]
    expect(await meanwhile()).toMatchObject({ did: 'posted' })
    await vi.waitUntil(() => shardsSaying('ready').length === 3, PATIENCE)
    expect(shardsSaying('ready')).toEqual([0, 1, shard])
    expect(await back()).toMatchObject({ did: 'posted' })
    expect(discord.gateway.counts).toMatchObject({ identified: 3, hasty: 0 })
  })

  it('finish what they are answering when their manager is told to stop, and leave with it', async () => {
    start()
    await bothReady()
    const shards = childrenOf(manager.pid)
    const here = discord.slash('history', { council: 'northumberland' })
    const there = discord.slash('history', { council: 'south-gloucestershire' }, { in: OTHER_CHANNEL })
    await vi.waitUntil(
      () => discord.requests.filter((request) => request.endsWith('callback')).length === 2,
      PATIENCE,
    )
    manager.signal('SIGTERM')
    for (const answer of [await here, await there])
      expect(answer).toMatchObject({ did: 'posted', announced: true })
    expect(await manager.ended).toBe(0)
    expect(shards.map(isAlive)).toEqual([false, false])
    expect(manager.lines().filter(({ level }) => level !== 'info')).toEqual([])
  })

  it('do so too when everything is told at once, as Ctrl-C in a terminal and some service managers do', async () => {
    start()
    await bothReady()
    const answer = discord.slash('history', { council: 'northumberland' })
    await vi.waitUntil(() => discord.requests.some((request) => request.endsWith('callback')), PATIENCE)
    for (const shard of childrenOf(manager.pid)) process.kill(shard, 'SIGTERM')
    manager.signal('SIGTERM')
    expect(await answer).toMatchObject({ did: 'posted', announced: true })
    expect(await manager.ended).toBe(0)
  })

  it('take a changed library when their manager is told to look', async () => {
    const library = join(folder, 'library')
    cpSync('data/extracts', join(library, 'extracts'), { recursive: true })
    start({ PILCROW_LIBRARY: library })
    await bothReady()
    // By themselves they wait for a run of ingest to be over.
    mkdirSync(join(library, '.unfinished'))
    rmSync(join(library, 'extracts', 'lincolnshire-2015.json'))
    await Promise.all([grade(), gradeThere()])
    manager.signal('SIGHUP')
    await vi.waitUntil(() => shardsSaying('library taken').length === 2, PATIENCE)
    expect(shardsSaying('library taken').sort()).toEqual([0, 1])
  })

  /** A library and its settings, and a way to put a report there. */
  interface Place {
    readonly settings: Record<string, string>
    take(report: Report): Promise<void>
  }
  async function inFolder(): Promise<Place> {
    const library = join(folder, `followed-${Math.random()}`)
    cpSync('data/extracts', join(library, 'extracts'), { recursive: true })
    return {
      settings: { PILCROW_LIBRARY: library, PILCROW_STORE: join(folder, `${Math.random()}.db`) },
      take: async (report) =>
        writeFileSync(join(library, 'extracts', `${report.id}.json`), JSON.stringify(extractOf(report))),
    }
  }
  async function inPostgres(address: string): Promise<Place> {
    const database = await openedWith(address, await bundledReports())
    return {
      settings: { PILCROW_DATABASE: address },
      async take(report) {
        await keepReport(database, report, null)
        await database.close()
      },
    }
  }

  it.each([
    ['in a folder and a file', inFolder],
    ...(cluster ? [['in PostgreSQL', () => inPostgres(cluster.address)] as const] : []),
  ] as const)(
    'share what is chosen, kept %s, and tell of a new report once in each place',
    async (_, place) => {
      const { settings, take } = await place()
      start(settings)
      await bothReady()
      const [here, there] = [{ permissions: MANAGE }, { permissions: MANAGE, in: OTHER_CHANNEL }]
      await discord.slash('follow', { council: 'north-lincolnshire' }, here)
      await discord.slash('follow', { council: 'north-lincolnshire' }, there)
      await discord.slash('follow', { council: 'north-lincolnshire' }, { inDm: true })
      // Told to the second shard, and known to the first.
      await discord.slash('follow', { council: 'kent', me: true }, { in: OTHER_CHANNEL })
      const own = await discord.slash('following', {}, { inDm: true })
      expect(JSON.stringify(own)).toContain('You follow, by direct message: Kent and North Lincolnshire.')
      const report = laterReport(bundledReport('north-lincolnshire-2022'), 2026)
      await take(report)
      const told = () =>
        [...discord.posts.all.values()]
          .filter(({ body }) => JSON.stringify(body).includes('New report: North Lincolnshire 2026'))
          .map(({ channel }) => channel)
          .sort()
      const everywhere = [CHANNEL.id, OTHER_CHANNEL.id, DM.id].sort()
      await vi.waitUntil(() => told().length === 3, PATIENCE)
      manager.signal('SIGTERM')
      expect(await manager.ended).toBe(0)
      start(settings)
      await bothReady()
      await Promise.all([grade(), gradeThere()])
      expect(told()).toEqual(everywhere)
      expect(discord.requests.filter((request) => request.endsWith('/messages'))).toHaveLength(3)
    },
  )

  it('leave when their manager is killed', async () => {
    start()
    await bothReady()
    const shards = childrenOf(manager.pid)
    manager.signal('SIGKILL')
    await vi.waitUntil(() => !shards.some(isAlive), PATIENCE)
    expect(manager.written()).not.toMatch(/has to stop/)
  })

  it('end, and are not spawned without end, where the token is taken from them', async () => {
    start()
    await bothReady()
    discord.troubles.expect(/^GET \/gateway/, ...Array(9).fill(unauthorised()))
    discord.gateway.close(4004)
    expect(await manager.ended).toBe(1)
    expect(manager.written().match(/Discord does not accept this token/g)).toHaveLength(1)
    expect(manager.written()).not.toMatch(/^\s+at /m)
    expect(discord.gateway.counts.identified).toBe(2)
  })
})

it('As many shards are started as Discord recommends, their token from a file', async () => {
  discord.gateway.shards.recommended = 2
  const file = join(folder, 'token')
  writeFileSync(file, `${TOKEN}\n`)
  start({ PILCROW_SHARDS: 'auto', DISCORD_TOKEN: '', DISCORD_TOKEN_FILE: file })
  await bothReady()
  expect(shardsSaying('ready').sort()).toEqual([0, 1])
  expect(await manager.said('shards')).toMatchObject({ count: 2, recommended: 2 })
  expect(await grade()).toMatchObject({ did: 'posted' })
  expect(await gradeThere()).toMatchObject({ did: 'posted' })
  expect(manager.written()).not.toContain(TOKEN)
})

describe('What cannot work ends with one sentence and an exit status', () => {
  /** How it ends, and what it says beside its log. */
  async function outcome(settings: Record<string, string>): Promise<[number | null, string]> {
    start(settings)
    const status = await manager.ended
    const said = manager.written().split('\n').slice(0, -1)
    return [status, said.filter((line) => !line.startsWith('{')).join('\n')]
  }

  it('a token that Discord does not know', async () => {
    expect(await outcome({ DISCORD_TOKEN: 'wrong' })).toEqual([
      1,
      'Discord does not accept this token. Copy a new one from the application’s Bot page.',
    ])
    expect(discord.gateway.counts.identified).toBe(0)
  })

  it('no network', async () => {
    const [status, said] = await outcome({ DISCORD_API: 'http://127.0.0.1:1/api' })
    expect([status, said]).toEqual([1, expect.stringMatching(/^Pilcrow cannot reach Discord: [^\n]+$/)])
  })

  it.each([
    ['PILCROW_SHARDS', 'two'],
    ['PILCROW_CHANNELS', 'general'],
    ['PILCROW_LOG', 'xml'],
  ])('a setting that is not understood: %s=%s', async (name, value) => {
    const [status, said] = await outcome({ [name]: value })
    expect([status, said]).toEqual([2, expect.stringMatching(`^${name} [^\\n]+$`)])
  })

  it('a port that is in use', async () => {
    // Below the ports that the system hands out: the second shard's, one above, is nobody's.
    const port = 20_000 + (process.pid % 10_000)
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(port, '127.0.0.1', done))
    const [status, said] = await outcome({ PILCROW_HEALTH_PORT: String(port) })
    taken.close()
    expect([status, said]).toEqual([1, expect.stringMatching(new RegExp(`^Port ${port} is in use[^\\n]+$`))])
  })
})

describe('Two machines, each with one of two shards', () => {
  it('answer each its own servers', async () => {
    start({ PILCROW_SHARDS: '0/2' })
    const first = manager
    await vi.waitUntil(() => saying('ready').length === 1, PATIENCE)
    expect(saying('ready')).toMatchObject([{ shard: 0, servers: 1 }])
    start({ PILCROW_SHARDS: '1-1/2' })
    try {
      await vi.waitUntil(() => saying('ready').length === 1, PATIENCE)
      expect(saying('ready')).toMatchObject([{ shard: 1, servers: 1 }])
      expect(await grade()).toMatchObject({ did: 'posted' })
      expect(await gradeThere()).toMatchObject({ did: 'posted' })
      expect(discord.gateway.counts).toMatchObject({ identified: 2 })
    } finally {
      first.signal('SIGKILL')
      await first.ended
    }
  })
})
