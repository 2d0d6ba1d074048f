import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { distinctBy } from '../../src/collections/collections.js'
import { packagedSources, type ReportSource } from '../../src/fetch/sources.js'
import { loadLibrary } from '../../src/library/library.js'
import { authorities } from '../../src/vocabulary/authorities.js'
import { built } from '../cli/built.js'
import { shortReport } from '../ingest/made-reports.js'
import { holding, type Ofsted, startOfsted } from './ofsted.js'

const COUNCILS = 12

let program: ReturnType<typeof built>
let wanted: ReportSource[]
beforeAll(async () => {
  program = built()
  const newest = distinctBy(await packagedSources(), ({ authority }) => authority, 'last')
  wanted = newest.filter(({ published }) => published >= '2025').slice(0, COUNCILS)
}, 60_000)
afterAll(() => program.remove())

let library: string
let ofsted: Ofsted
beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'pilcrow-fetch-interrupted-'))
  ofsted = await startOfsted()
  for (const { authority, url } of wanted) {
    const council = authorities().find(({ slug }) => slug === authority)?.name ?? ''
    ofsted.serve(new URL(url).pathname, holding(await shortReport({ council })))
  }
})
afterEach(async () => {
  await ofsted.close()
  await rm(library, { recursive: true, force: true })
})

interface Ended {
  readonly status: number | null
  readonly output: string
}

/** Runs `pilcrow fetch`, and does something to it on the way. */
function run(meanwhile: (child: ChildProcess) => void = () => undefined): Promise<Ended> {
  const words = [
    'fetch',
    ...wanted.map(({ authority }) => authority),
    '--since',
    '2025',
    '--library',
    library,
  ]
  const child = spawn(process.execPath, [program.main, ...words], { env: { ...process.env, ...ofsted.env } })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  meanwhile(child)
  return new Promise((done) => child.on('close', (status) => done({ status, output })))
}

const fileRequests = (): number => ofsted.asked.filter((path) => path.startsWith('/v1/file')).length

it('a run that is killed again and again goes on where it was, and brings nothing twice but what it was at', async () => {
  let kills = 0
  for (let time = 0; time < 5; time++) {
    const { status } = await run((child) =>
      setTimeout(() => child.kill('SIGKILL'), 900 + Math.random() * 1500),
    )
    if (status === null) kills += 1
    expect((await loadLibrary(library)).problems).toEqual([])
  }
  const { status } = await run()
  const { reports } = await loadLibrary(library)
  expect([status, reports.length]).toEqual([0, wanted.length])
  expect(reports.every(({ url, published }) => url !== null && published !== null)).toBe(true)
  // A file that had come may be asked for once more where the list did not yet say that it had.
  expect(fileRequests()).toBeLessThanOrEqual(wanted.length + 2 * kills)
  expect((await readdir(library)).sort()).toEqual(['extracts', 'fetched', 'index', 'reports'])
}, 120_000)

/** Presses Ctrl-C as soon as a first file has been asked for, however long the program took to start. */
function interruptAtFirstFile(child: ChildProcess): void {
  const waiting = setInterval(() => {
    if (fileRequests() === 0) return
    clearInterval(waiting)
    child.kill('SIGINT')
  }, 20)
  child.once('close', () => clearInterval(waiting))
}

it('Ctrl-C ends it with status 130, and the next run goes on', async () => {
  const { status, output } = await run(interruptAtFirstFile)
  expect([status, output]).toEqual([
    130,
    expect.stringMatching(/Stopped\. What came so far stays; the same command/),
  ])
  const before = fileRequests()
  expect(before).toBeLessThan(wanted.length)
  expect((await run()).status).toBe(0)
  expect(fileRequests()).toBeLessThanOrEqual(wanted.length + 1)
  expect((await loadLibrary(library)).reports).toHaveLength(wanted.length)
}, 120_000)
