import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/program.js'
import { sourceOf } from '../ingest/bundled.js'
import { shellWith } from './shell.js'

/** What people and other programs leave in a library's folder: every command says what it is, and does the rest. */

let folder: string
let library: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilcrow-litter-'))
  library = join(folder, 'library')
  for (const part of ['reports', 'extracts']) {
    mkdirSync(join(library, part), { recursive: true })
    for (const [id, type] of [['northumberland-2012', part === 'reports' ? 'txt' : 'json']] as const)
      cpSync(`data/${part}/${id}.${type}`, join(library, part, `${id}.${type}`))
  }
  writeFileSync(join(folder, 'new.txt'), sourceOf('lincolnshire-2015'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function ran(...args: string[]) {
  const { shell, output, errors } = shellWith('', {})
  const status = await runCommandLine([...args, '--library', library], shell)
  return { status, output: output(), errors: errors(), all: output() + errors() }
}

const COMMANDS = [
  ['ingest', () => join(folder, 'new.txt')],
  ['list', null],
  ['check', null],
  ['grades', () => '--csv'],
  ['index', null],
  ['say', () => 'staying safe in northumberland'],
  ['remove', () => 'northumberland-2012'],
] as const
const RAW = /\b(E[A-Z]{3,}|ERR_\w+|no such file or directory|syscall|greater than|at Object|undefined)\b/

const inReports = (name: string) => join(library, 'reports', name)
const litter: Readonly<Record<string, () => void>> = {
  'a link that leads nowhere': () => symlinkSync(join(folder, 'gone'), inReports('a.pdf')),
  'links in a circle': () => {
    symlinkSync(inReports('b.pdf'), inReports('a.pdf'))
    symlinkSync(inReports('a.pdf'), inReports('b.pdf'))
  },
  'a file of three gigabytes': () => {
    writeFileSync(inReports('a.pdf'), '')
    truncateSync(inReports('a.pdf'), 3 * 1024 ** 3)
  },
  'a folder that is called as a report': () => mkdirSync(inReports('a.pdf')),
  'an extract that is a folder': () => mkdirSync(join(library, 'extracts/kent-2019.json')),
  'an extract that is a link in a circle': () =>
    symlinkSync(join(library, 'extracts/kent-2019.json'), join(library, 'extracts/kent-2019.json')),
}

describe.each(Object.entries(litter))('with %s in the library', (_, make) => {
  it.each(COMMANDS)('%s does the rest, and says so in sentences', async (command, argument) => {
    make()
    const { all, output } = await ran(command, ...(argument ? [argument()] : []))
    expect(all).not.toMatch(RAW)
    const does: Record<string, RegExp> = {
      ingest: /^added {6}new\.txt → lincolnshire-2015/,
      list: /^northumberland-2012/,
      check: /northumberland-2012: agrees/,
      grades: /northumberland-2012,Northumberland/,
      index: /The index holds 1 reports/,
      say: /Northumberland 2012/,
      remove: /^Removed northumberland-2012/,
    }
    expect(output).toMatch(does[command] ?? /./)
  })

  it('check and ingest name it', async () => {
    make()
    const name = /(a|kent-2019)\.(pdf|json)/
    expect((await ran('check')).all).toMatch(name)
    if (Object.keys(litter).indexOf(_) < 4) {
      expect((await ran('ingest', join(folder, 'new.txt'))).errors).toMatch(
        /reports\/a\.pdf is left out: [A-Z]/,
      )
    }
  })
})

describe.each(['reports', 'extracts', 'index', '.unfinished'])(
  'with a file in place of the folder %s',
  (name) => {
    it.each(COMMANDS)('%s says so in a sentence', async (command, argument) => {
      rmSync(join(library, name), { recursive: true, force: true })
      writeFileSync(join(library, name), 'no folder')
      const { all } = await ran(command, ...(argument ? [argument()] : []))
      expect(all).not.toMatch(RAW)
      expect(all.trim()).not.toBe('')
    })
  },
)

describe('names that a terminal would act on', () => {
  const evil = '\u001b[31mred\u009b2J\u202e\nadded     kent'

  it.each(['list', 'check', 'grades', 'index', 'say', 'ingest'])(
    'do not reach it from %s',
    async (command) => {
      writeFileSync(join(library, 'extracts', `${evil}.json`), '{}')
      writeFileSync(inReports(`${evil}.txt`), 'words')
      writeFileSync(join(folder, `${evil}.txt`), 'words')
      const argument = { grades: ['--csv'], say: ['hello'], ingest: [folder] }[command] ?? []
      const { all } = await ran(command, ...argument)
      expect(all).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e]/u)
      expect(all).not.toMatch(/^added {5}kent/m)
    },
  )

  it.each([
    ['say', 'what does it say of red'],
    ['ingest', ''],
  ])('are escaped in JSON by %s', async (command, message) => {
    writeFileSync(join(folder, `${evil}.txt`), 'words')
    const { output } = await ran(
      command,
      ...(command === 'say' ? [`${message} ${evil}`] : [folder]),
      '--json',
    )
    expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u)
    for (const line of output.trim().split('\n')) JSON.parse(line)
    expect(output).toContain('\\u009b')
  })
})
