import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { ingest } from '../../src/ingest/ingest.js'
import { loadLibrary } from '../../src/library/library.js'
import { built } from '../cli/built.js'
import { writeReports } from './made-reports.js'

const REPORTS = 30

let program: ReturnType<typeof built>
beforeAll(() => {
  program = built()
}, 60_000)
afterAll(() => program.remove())

let folder: string
let library: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-interrupted-'))
  library = join(folder, 'library')
  await mkdir(join(folder, 'in'))
  writeReports(join(folder, 'in'), REPORTS)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  readonly status: number | null
  readonly output: string
}

/** Runs `pilcrow ingest`, and does something to it on the way. */
function run(
  meanwhile: (child: ChildProcess, written: () => string) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [program.main, 'ingest', join(folder, 'in'), '--library', library])
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  meanwhile(child, () => output)
  return new Promise((done) => child.on('close', (status) => done({ status, output })))
}

const extractsOf = async (from: string): Promise<Record<string, string>> => {
  const names = (await readdir(join(from, 'extracts'))).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(from, 'extracts', name), 'utf8')))
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
}

/** What serves now: the library loads without a complaint, and no extract lacks its source. */
async function soundReports(): Promise<number> {
  const { reports, problems } = await loadLibrary(library)
  expect(problems).toEqual([])
  const copies: string[] = await readdir(join(library, 'reports')).catch(() => [])
  expect(reports.map(({ id }) => `${id}.txt`).filter((copy) => !copies.includes(copy))).toEqual([])
  return reports.length
}

it('a run that is killed again and again leaves a library that loads, and the next one goes on', async () => {
  const held: number[] = []
  for (let time = 0; time < 6; time++) {
    const wait = 150 + Math.random() * 500
    const { status } = await run((child) => setTimeout(() => child.kill('SIGKILL'), wait))
    expect([null, 0]).toContain(status)
    held.push(await soundReports())
  }
  expect(held).toEqual([...held].sort((one, other) => one - other))
  const { status, output } = await run()
  expect(status).toBe(0)
  expect(output).toMatch(new RegExp(`\\nunchanged +${held.at(-1)}\\n`))
  expect(await soundReports()).toBe(REPORTS)
  expect((await readdir(library)).sort()).toEqual(['extracts', 'index', 'reports'])

  const straight = join(folder, 'straight')
  await ingest([join(folder, 'in')], { library: straight })
  expect(await extractsOf(library)).toEqual(await extractsOf(straight))
}, 60_000)

it('Ctrl-C ends it with status 130, what went in stays, and the next run goes on', async () => {
  let stopped = false
  const { status, output } = await run((child, written) =>
    child.stdout?.on('data', () => {
      if (stopped || !written().includes('\n')) return
      stopped = true
      child.kill('SIGINT')
    }),
  )
  expect(status).toBe(130)
  expect(output).toMatch(/Stopped after \d+ files?\. The same command goes on from there\.\n$/)
  const held = await soundReports()
  expect(held).toBeGreaterThan(0)
  expect(held).toBeLessThan(REPORTS)
  expect((await run()).output).toMatch(new RegExp(`\\nunchanged +${held}\\n`))
  expect(await soundReports()).toBe(REPORTS)
}, 60_000)

it('what a killed run left unfinished is cleared away; what another run is writing is not', async () => {
  const unfinished = join(library, '.unfinished')
  await mkdir(unfinished, { recursive: true })
  const gone = spawn(process.execPath, ['--version'])
  await new Promise((done) => gone.on('close', done))
  await writeFile(join(unfinished, `${gone.pid}-left`), 'half a rep')
  await writeFile(join(unfinished, `${process.pid}-writing`), 'half a rep')
  await run()
  expect(await readdir(unfinished)).toEqual([`${process.pid}-writing`])
})
