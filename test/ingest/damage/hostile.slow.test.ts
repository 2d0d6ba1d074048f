import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IngestOutcome } from '../../../src/ingest/store/extracts.js'
import { built } from '../../cli/built.js'
import { sourceOf } from '../bundled.js'
import { hostilePdfs, hostileTexts } from './hostile.js'

let program: ReturnType<typeof built>
let folder: string
beforeAll(async () => {
  program = built()
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-hostile-'))
}, 60_000)
afterAll(async () => {
  program.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Runs `pilcrow ingest`; gives what became of each file, its exit status, and all that it had to complain of. */
function run(from: string): Promise<{ outcomes: IngestOutcome[]; status: number | null; errors: string }> {
  const child = spawn(process.execPath, [
    program.main,
    'ingest',
    from,
    '--json',
    '--library',
    join(folder, 'lib'),
  ])
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  return new Promise((done) =>
    child.on('close', (status) => {
      const lines = output.split('\n').filter(Boolean)
      done({ outcomes: lines.slice(0, -1).map((line) => JSON.parse(line)), status, errors })
    }),
  )
}

it('hostile files fail one by one, each with a sentence, and the report among them goes in', async () => {
  const files = { pdf: Object.entries(hostilePdfs), txt: Object.entries(hostileTexts) }
  expect(files.pdf.length).toBeGreaterThan(86)
  await mkdir(join(folder, 'in'))
  for (const [type, named] of Object.entries(files)) {
    for (const [name, make] of named) await writeFile(join(folder, 'in', `${name}.${type}`), make())
  }
  await writeFile(join(folder, 'in/zz-a-report.txt'), sourceOf('northumberland-2012'))
  const { outcomes, status, errors } = await run(join(folder, 'in'))
  expect([status, errors]).toEqual([1, ''])
  expect(outcomes).toHaveLength(files.pdf.length + files.txt.length + 1)
  expect(outcomes.at(-1)).toMatchObject({ status: 'added', report: 'northumberland-2012' })
  const others = outcomes.slice(0, -1)
  expect(others.filter(({ status }) => status !== 'failed')).toEqual([])
  expect(others.filter(({ error }) => !/^[A-Z][^\n]{20,250}[.?]$/.test(error ?? ''))).toEqual([])
  expect(others.filter(({ error }) => /nothing says why|undefined|Error/.test(error ?? ''))).toEqual([])
}, 1_800_000)
