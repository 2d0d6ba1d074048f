import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { packagedSources } from '../../../src/fetch/sources.js'
import { built } from '../../cli/built.js'
import { event, holding, type Ofsted, page, startOfsted } from '../../fetch/ofsted.js'
import { shortReport } from '../../ingest/made-reports.js'
import { startProcess } from '../../operate/bot-process.js'
import { type Loopback, startLoopback } from '../loopback/discord.js'
import { allComponents } from '../loopback/message-faults.js'
import { TOKEN } from '../loopback/world.js'
import { posted } from './stage.js'

let program: ReturnType<typeof built>
let discord: Loopback
let ofsted: Ofsted
const library = mkdtempSync(join(tmpdir(), 'pilcrow-bot-fetching-'))
beforeAll(async () => {
  program = built()
  discord = await startLoopback()
  ofsted = await startOfsted()
  for (const urn of new Set((await packagedSources()).map((source) => source.urn)))
    ofsted.serve(`/provider/44/${urn}`, holding(page(urn, '<li class="timeline__day"></li>'), 'text/html'))
  const found = event(
    "Children's services inspection",
    '05 August 2026',
    'https://files.ofsted.gov.uk/v1/file/77',
  )
  ofsted.serve('/provider/44/80476', holding(page('80476', found), 'text/html'))
  ofsted.serve('/v1/file/77', holding(await shortReport({ dates: '1 June 2026 to 12 June 2026' })))
  cpSync('data/extracts', join(library, 'extracts'), { recursive: true })
}, 120_000)
afterAll(async () => {
  program.remove()
  rmSync(library, { recursive: true, force: true })
  await Promise.all([discord.close(), ofsted.close()])
})

it('a bot that may look by itself finds a report on a council’s page, answers from it, and opens it at Ofsted', async () => {
  const bot = startProcess(program.main, {
    ...ofsted.env,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API: discord.api,
    PILCROW_LIBRARY: library,
    PILCROW_FETCH: 'daily',
    PILCROW_HEALTH_PORT: '0',
  })
  await bot.said('ready')
  const taken = await vi.waitUntil(() => bot.lines().find((line) => line.event === 'library taken'), 150_000)
  expect(taken).toMatchObject({ changes: 1 })
  expect(bot.lines().find((line) => line.event === 'looked for reports')).toMatchObject({
    found: 1,
    added: 1,
  })
  expect(await (await bot.page('/metrics')).text()).toMatch(/pilcrow_fetched_reports_total\S* 1\n/)

  const { components } = posted(await discord.slash('cite', { authority: 'kent', paragraph: '1' })).body
  const links = allComponents(components).flatMap(({ url, label }) => (url ? [[label, url]] : []))
  expect(links).toContainEqual(['Ofsted, page 1 ↗', 'https://files.ofsted.gov.uk/v1/file/77#page=1'])

  bot.signal('SIGTERM')
  expect(await bot.ended).toBe(0)
}, 240_000)
