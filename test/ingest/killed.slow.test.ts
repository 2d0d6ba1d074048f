import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { loadLibrary } from '../../src/library/library.js'
import { built } from '../cli/built.js'
import { sourceOf } from './bundled.js'

/** Every command that writes is killed before each of its steps on the disk, and run again. */

const KILLER = `
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
let left = Number(process.env.STEPS)
const step = () => { if (left-- <= 0) process.kill(process.pid, 'SIGKILL') }
for (const name of ['open', 'rename', 'rm', 'mkdir', 'rmdir', 'appendFile', 'writeFile', 'unlink']) {
  const real = fs.promises[name]
  fs.promises[name] = (...given) => { step(); return real.apply(fs.promises, given) }
}
const probe = await fs.promises.open(process.execPath)
const handle = Object.getPrototypeOf(probe)
await probe.close()
for (const name of ['writeFile', 'sync', 'close']) {
  const real = handle[name]
  handle[name] = function (...given) { step(); return real.apply(this, given) }
}
left = Number(process.env.STEPS)
syncBuiltinESMExports()
`

let program: ReturnType<typeof built>
beforeAll(() => {
  program = built()
}, 60_000)
afterAll(() => program.remove())

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-killed-'))
  await writeFile(join(folder, 'killer.mjs'), KILLER)
  await mkdir(join(folder, 'in'))
  await writeFile(join(folder, 'in/lincolnshire-2015.txt'), sourceOf('lincolnshire-2015'))
  await writeFile(
    join(folder, 'in/about.csv'),
    'file,published,url\nlincolnshire-2015.txt,2015-01-06,https://a.example/b\n',
  )
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a command, killed before so many steps; gives its status, null where it was killed, and what it said. */
function run(library: string, args: readonly string[], steps = Number.POSITIVE_INFINITY) {
  const killer = ['--import', pathToFileURL(join(folder, 'killer.mjs')).href]
  const child = spawn(process.execPath, [...killer, program.main, ...args, '--library', library], {
    env: { ...process.env, STEPS: String(steps) },
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise<{ status: number | null; said: string }>((done) =>
    child.on('close', (status) => done({ status, said })),
  )
}

/** All that a library holds, file by file; the list of what was read is a list of no order, and each copy of a file has times of its own. */
async function contentOf(library: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of (await readdir(library, { recursive: true })).sort()) {
    if (name.endsWith('seen.json')) continue
    const content = await readFile(join(library, name)).catch(() => null)
    if (content === null) continue
    files[name] = name.endsWith('read.jsonl')
      ? [...new Set(content.toString().split('\n'))].sort().join('\n')
      : content.toString('base64')
  }
  return files
}

/** Reading what lies about takes as long as all the rest, so it is done after one kill in so many. */
const CHECKED_EVERY = 4

const COMMANDS: readonly (readonly [string, readonly string[], boolean])[] = [
  ['ingest', ['ingest', 'IN'], false],
  ['remove', ['remove', 'lincolnshire-2015'], true],
  ['index', ['index'], true],
  ['check', ['check'], true],
]

it.each(COMMANDS)(
  '%s, killed before any step and run again, ends where it would have',
  async (name, command, filled) => {
    const args = command.map((word) => (word === 'IN' ? join(folder, 'in') : word))
    const start = join(folder, 'start')
    await mkdir(start)
    if (filled) expect((await run(start, ['ingest', join(folder, 'in')])).status).toBe(0)
    const straight = join(folder, 'straight')
    await cp(start, straight, { recursive: true })
    const { status } = await run(straight, args)
    expect(status).toBe(0)
    const wanted = await contentOf(straight)

    for (let steps = 0; ; steps += 1) {
      const library = join(folder, `library-${steps}`)
      await cp(start, library, { recursive: true })
      const first = await run(library, args, steps)
      const { reports, problems } = await loadLibrary(library)
      expect(problems).toEqual([])
      const copies: string[] = await readdir(join(library, 'reports')).catch(() => [])
      expect(reports.filter(({ id }) => !copies.includes(`${id}.txt`))).toEqual([])
      if (first.status !== null) break
      const isWhole = JSON.stringify(await contentOf(library)) === JSON.stringify(wanted)
      const checked = steps % CHECKED_EVERY === 0 ? await run(library, ['check']) : null
      if (checked && name === 'ingest' && copies.length > 0 && !isWhole)
        expect(checked.said).toContain('The last ingest was broken off')
      const again = await run(library, args)
      // A report that is gone already is none that could be removed; nothing of it is left either.
      if (again.status !== 0) expect(again.said).toContain('holds no report lincolnshire-2015')
      expect(checked?.said ?? '').not.toMatch(/\bE[A-Z]{4,}\b/)
      const unfinished = (file: string) => /search-.*\.tmp$/.test(file)
      const got = Object.fromEntries(
        Object.entries(await contentOf(library)).filter(([file]) => !unfinished(file)),
      )
      expect(got).toEqual(wanted)
      await rm(library, { recursive: true })
    }
  },
  600_000,
)
