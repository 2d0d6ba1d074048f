import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/program.js'
import type { Environment } from '../../src/console/screen.js'
import { shellWith } from './shell.js'

const IDS = [
  'north-lincolnshire-2022',
  'lincolnshire-2015',
  'north-lincolnshire-2012',
  'northumberland-2012',
  'south-gloucestershire-2012',
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilcrow-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function ran(args: string[], env: Environment = {}, input = '') {
  const { shell, output, errors } = shellWith(input, env)
  const status = await runCommandLine(args, shell)
  return { status, output: output(), errors: errors() }
}

/** A library of its own, with what comes with Pilcrow in it. */
function copied(): string {
  cpSync('data/reports', join(folder, 'reports'), { recursive: true })
  cpSync('data/extracts', join(folder, 'extracts'), { recursive: true })
  return folder
}

describe('list', () => {
  test('has a line for each report, which begins with its id', async () => {
    const { status, output, errors } = await ran(['list'])
    expect([status, errors]).toEqual([0, ''])
    expect(
      output
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual([...IDS].sort())
  })

  test.each(['empty', 'absent'])('of a folder that is %s is empty', async (which) => {
    const { status, output } = await ran([
      'list',
      '--library',
      which === 'empty' ? folder : join(folder, 'none'),
    ])
    expect([status, output]).toEqual([0, ''])
  })

  test('takes the library from PILCROW_LIBRARY, which --library outdoes, and an empty one is none', async () => {
    expect((await ran(['list'], { PILCROW_LIBRARY: folder })).output).toBe('')
    expect((await ran(['--library', 'data', 'list'], { PILCROW_LIBRARY: folder })).output).toContain(IDS[0])
    expect((await ran(['list'], { PILCROW_LIBRARY: '' })).output).toContain(IDS[0])
  })

  test('of a library that cannot be used is a sentence, and exit status 1', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { status, output, errors } = await ran(['list', '--library', join(folder, 'file')])
    expect([status, output]).toEqual([1, ''])
    expect(errors).toMatch(/^The library's folder .*file.* cannot be read: [^\n]+\n$/)
  })
})

test('a damaged extract is named with its field, and the other reports serve', async () => {
  const library = copied()
  const file = join(library, 'extracts', 'lincolnshire-2015.json')
  const extract = JSON.parse(readFileSync(file, 'utf8'))
  extract.judgements[0].grade = 'Splendid'
  writeFileSync(file, JSON.stringify(extract))
  const { status, output, errors } = await ran(['list', '--library', library])
  expect(status).toBe(0)
  expect(errors).toMatch(/^lincolnshire-2015\.json .*judgements\[0\]\.grade/)
  expect(output.trimEnd().split('\n')).toHaveLength(4)
})

describe('grades --csv', () => {
  test('holds every grade of every report, with its citations', async () => {
    const { status, output } = await ran(['grades', '--csv'])
    const rows: Record<string, string>[] = parse(output, { columns: true })
    expect(status).toBe(0)
    expect(rows).toHaveLength(77)
    expect(rows.filter(({ report }) => report === 'northumberland-2012')).toHaveLength(22)
    for (const row of rows) expect(row.citations).not.toBe('')
    expect(rows).toContainEqual(
      expect.objectContaining({
        report: 'northumberland-2012',
        strand: 'looked-after-children',
        judgement: 'staying-safe',
        grade: 'Good',
      }),
    )
  })

  test('is asked for by its whole name', async () => {
    expect((await ran(['grades'])).status).toBe(2)
  })
})

describe('ingest', () => {
  const file = 'data/reports/north-lincolnshire-2022.txt'

  test('--json prints one object a file, then the totals', async () => {
    writeFileSync(join(folder, 'shopping.txt'), 'Eggs\nMilk\n')
    const args = [
      'ingest',
      file,
      join(folder, 'shopping.txt'),
      '--json',
      '--library',
      join(folder, 'library'),
    ]
    const { status, output, errors } = await ran(args)
    const [report, failed, totals, ...more] = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(Object.keys(report)).toEqual([
      'file',
      'status',
      'report',
      'framework',
      'paragraphs',
      'judgements',
      'warnings',
      'error',
    ])
    expect(report).toMatchObject({
      file: 'north-lincolnshire-2022.txt',
      status: 'added',
      report: 'north-lincolnshire-2022',
      framework: 'ILACS',
      paragraphs: 45,
      judgements: 4,
      error: null,
    })
    expect(failed).toMatchObject({ file: 'shopping.txt', status: 'failed', report: null })
    expect(totals).toEqual({
      totals: { added: 1, updated: 0, unchanged: 0, failed: 1 },
      seconds: expect.any(Number),
    })
    expect([more, errors, status]).toEqual([[], '', 1])
  })

  test('prints a line a file and a table of totals', async () => {
    const { status, output } = await ran(['ingest', file, '--library', folder])
    expect(output).toMatch(/^added {5} north-lincolnshire-2022\.txt → north-lincolnshire-2022 \(ILACS, 45 /)
    expect(output).toMatch(
      /\n\nadded {6}1\nupdated {4}0\nunchanged {2}0\nfailed {5}0\n1 file in \d+\.\d s\.\n$/,
    )
    expect(status).toBe(0)
    expect((await ran(['list', '--library', folder])).output).toMatch(/^north-lincolnshire-2022 /)
  })

  test('of a folder with nothing to read says so', async () => {
    const { status, errors } = await ran(['ingest', folder, '--library', folder])
    expect([status, errors]).toEqual([0, 'There are no .pdf or .txt files there.\n'])
  })

  test('--explain shows where each line of one file goes', async () => {
    const { status, output } = await ran(['ingest', '--explain', file])
    expect(status).toBe(0)
    expect(output).toContain('¶45')
  })

  test.each([
    [['ingest', '--explain', file, 'another'], 2],
    [['ingest', '--explain', 'no-such-file.txt'], 1],
  ])('%j is told what is wrong', async (args, status) => {
    const { output, errors, ...ended } = await ran(args)
    expect([ended.status, output]).toEqual([status, ''])
    expect(errors).toMatch(/^[^\n]+\n$/)
  })
})

describe('check', () => {
  test('finds that every extract agrees with its source', async () => {
    const { status, output } = await ran(['check'])
    expect(output.match(/agrees with its source/g)).toHaveLength(IDS.length)
    expect(status).toBe(0)
  })

  test('finds a word that was changed, and ends with status 1', async () => {
    const library = copied()
    const file = join(library, 'extracts', 'north-lincolnshire-2022.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"text": "', '"text": "Allegedly '))
    const { status, output } = await ran(['check', '--library', library])
    expect(status).toBe(1)
    expect(output).toMatch(/^north-lincolnshire-2022: .*ingest it again/m)
  })
})

describe('remove', () => {
  test('takes a report out of the library', async () => {
    const library = copied()
    const { status, output } = await ran(['remove', 'northumberland-2012', '--library', library])
    expect([status, output]).toEqual([0, 'Removed northumberland-2012.\n'])
    expect(existsSync(join(library, 'extracts', 'northumberland-2012.json'))).toBe(false)
    expect((await ran(['list', '--library', library])).output).not.toContain('northumberland')
  })

  test('of a report that is not held is a sentence, and exit status 1', async () => {
    const { status, errors } = await ran(['remove', '../data', '--library', folder])
    expect(status).toBe(1)
    expect(errors).toMatch(/^[^\n]+\n$/)
  })
})

describe('deploy', () => {
  test.each([{}, { DISCORD_TOKEN: '' }])('without a token says what to set: %j', async (env) => {
    const { status, errors } = await ran(['deploy'], env)
    expect(status).toBe(2)
    expect(errors).toContain('DISCORD_TOKEN')
  })

  test.each(['nonsense', 'ftp://127.0.0.1/api'])(
    'says that DISCORD_API is no address: %s',
    async (address) => {
      const { status, errors } = await ran(['deploy'], { DISCORD_TOKEN: 'x', DISCORD_API: address })
      expect(status).toBe(2)
      expect(errors).toContain('DISCORD_API is no web address')
    },
  )

  test.each([
    'hunter2',
    'hunter2://127.0.0.1/api',
    'http://hunter2:x@127.0.0.1:1/api',
    'http://bot:hunter2@127.0.0.1:1/api',
    'https://:hunter2@[::1]:1/api',
    'ftp://bot:hunter2@127.0.0.1/api',
    '//bot:hunter2@127.0.0.1/api',
    'http://bot:hunter2@',
    'http://bot:hunter2@127.0.0.1:99999/api',
    'bot:hunter2@127.0.0.1/api',
    ' http://bot:hunter2@127.0.0.1:1/api',
    'HTTP://bot:hunter2@127.0.0.1:1/api',
    'http:\\\\bot:hunter2@127.0.0.1:1/api',
  ])('never prints a password that stands in DISCORD_API: %s', async (address) => {
    for (const command of [['deploy'], []]) {
      const { output, errors } = await ran(command, { DISCORD_TOKEN: 'x', DISCORD_API: address })
      expect(output + errors).toContain('DISCORD_API')
      expect(output + errors).not.toContain('hunter2')
    }
  })
})

describe('say', () => {
  test('answers over the reports that come with Pilcrow', async () => {
    const { status, output, errors } = await ran(['say', '/grade northumberland staying-safe'])
    expect([status, errors]).toEqual([0, ''])
    expect(output).toContain('Northumberland 2012 – looked after children – Staying safe: Good')
  })

  test('--json gives the grade as data, and a blank line an error', async () => {
    const { output } = await ran(['say', '--json'], {}, '/grade northumberland staying-safe\n\n')
    const [answer, blank] = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    expect(answer).toMatchObject({ kind: 'grades', grades: [{ grade: 'Good', judgement: 'staying-safe' }] })
    expect(blank).toMatchObject({ message: '', kind: 'error', grades: [], excerpts: [] })
  })
})
