import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { built } from '../cli/built.js'
import { type Loopback, startLoopback } from '../discord/loopback/discord.js'
import { TOKEN } from '../discord/loopback/world.js'
import { type BotProcess, startProcess } from '../operate/bot-process.js'
import { type Cluster, startCluster } from './cluster.js'
import { describeWithPostgres } from './opened.js'

/** Each bot has a Discord of its own, so that no nonce keeps a second announcement from being posted. */
const announced = (discords: readonly Loopback[]): string[] =>
  discords
    .flatMap(({ posts }) => [...posts.all.values()])
    .map(({ body }) => JSON.stringify(body))
    .filter((body) => body.includes('New report: '))

const MANAGER = { permissions: String(PermissionFlagsBits.ManageGuild) }
const LONG_ENOUGH_FOR_A_SECOND_MS = 2000

/** Pilcrow's program on a database, from several processes at once, as several machines would run it. */

const FIVE_SECONDS = 5000
const PATIENCE = { timeout: 60_000, interval: 20 }
vi.setConfig({ testTimeout: 180_000 })

describeWithPostgres('The program, on a database', () => {
  let main: string
  let remove: () => void
  let cluster: Cluster
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-processes-'))

  /** Runs a command to its end. */
  function pilcrow(...args: string[]): Promise<{ status: number | null; output: string; errors: string }> {
    const env = { ...process.env, PILCROW_DATABASE: cluster.address, DISCORD_TOKEN: '' }
    const child = spawn(process.execPath, [main, ...args], { env })
    let [output, errors] = ['', '']
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.stdin.end()
    return new Promise((done) => child.on('close', (status) => done({ status, output, errors })))
  }

  beforeAll(async () => {
    ;({ main, remove } = built())
    cluster = await startCluster()
  }, 180_000)
  afterAll(async () => {
    await cluster.end()
    remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says what to do first, and has it done', async () => {
    expect((await pilcrow('list')).errors).toContain('pilcrow database migrate')
    expect((await pilcrow('database', 'migrate')).output).toContain('ready')
    expect((await pilcrow('database', 'migrate')).output).toContain('up to date')
    expect((await pilcrow('list')).errors).toContain('No reports yet in the database 127.0.0.1')
  })

  it('ingests from several machines at once, lists, answers, checks against the sources, and removes', async () => {
    const files = [
      'lincolnshire-2015',
      'north-lincolnshire-2012',
      'northumberland-2012',
      'south-gloucestershire-2012',
    ]
    const done = await Promise.all(files.map((name) => pilcrow('ingest', `data/reports/${name}.txt`)))
    expect(done.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    const again = await pilcrow('ingest', 'data/reports/northumberland-2012.txt')
    expect(again.output).toMatch(/^unchanged/)
    const { output } = await pilcrow('list')
    for (const name of files) expect(output).toContain(name)
    expect((await pilcrow('say', 'private fostering in northumberland')).output).toContain(
      'Northumberland 2012 ¶',
    )
    expect((await pilcrow('grades', '--csv')).output.split('\n').length).toBeGreaterThan(60)
    const checked = await pilcrow('check')
    expect(checked.status).toBe(0)
    expect(checked.output.match(/agrees with its source/g)).toHaveLength(4)
    expect((await pilcrow('remove', 'lincolnshire-2015')).output).toContain('Removed')
    expect((await pilcrow('list')).output).not.toContain('lincolnshire-2015 ')
    expect((await pilcrow('remove', 'lincolnshire-2015')).errors).toContain('holds no report')
  })

  it('is three bots: each serves within five seconds what a fourth process ingests, and one of them announces it', async () => {
    const discords: Loopback[] = []
    const bots: BotProcess[] = []
    try {
      for (let each = 0; each < 3; each++) {
        const discord = await startLoopback()
        discords.push(discord)
        bots.push(
          startProcess(main, {
            DISCORD_TOKEN: TOKEN,
            DISCORD_API: discord.api,
            PILCROW_DATABASE: cluster.address,
            PILCROW_LIBRARY: folder,
            // What is followed stands in the database, for all three.
            PILCROW_STORE: '',
          }),
        )
      }
      const saying = (bot: BotProcess, event: string) => bot.lines().filter((line) => line.event === event)
      await vi.waitUntil(() => bots.every((bot) => saying(bot, 'ready').length > 0), PATIENCE)
      await discords[0]?.slash('follow', { council: 'north-lincolnshire' }, MANAGER)
      const asked = { authority: 'north-lincolnshire', judgement: 'overall', year: '2022' }
      expect((await pilcrow('ingest', 'data/reports/north-lincolnshire-2022.txt')).status).toBe(0)
      const since = performance.now()
      await vi.waitUntil(() => bots.every((bot) => saying(bot, 'library taken').length > 0), PATIENCE)
      expect(performance.now() - since).toBeLessThan(FIVE_SECONDS)
      for (const discord of discords)
        expect(JSON.stringify(await discord.slash('grade', asked))).toContain('Outstanding')
      expect(bots.flatMap((bot) => saying(bot, 'library refused'))).toEqual([])
      await vi.waitUntil(() => announced(discords).length > 0, PATIENCE)
      await sleep(LONG_ENOUGH_FOR_A_SECOND_MS)
      expect(announced(discords)).toEqual([expect.stringContaining('North Lincolnshire 2022')])
    } finally {
      for (const bot of bots) bot.signal('SIGTERM')
      expect(await Promise.all(bots.map(({ ended }) => ended))).toEqual([0, 0, 0])
      for (const discord of discords) await discord.close()
    }
  })
})
