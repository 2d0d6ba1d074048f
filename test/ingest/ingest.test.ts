import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type IngestEvent, ingest } from '../../src/ingest/ingest.js'
import { checkLibrary, removeReport } from '../../src/ingest/maintenance.js'
import { loadLibrary } from '../../src/library/library.js'
import { packageData } from '../../src/vocabulary/data.js'
import { bundled, sourceOf, sourcePath } from './bundled.js'

let folder: string
let library: string
const inbox = (name: string): string => join(folder, 'inbox', name)
const take = (...paths: string[]) => ingest(paths, { library })
const give = (name: string, content: string | Uint8Array) => writeFile(inbox(name), content)

/** Every file of the library with its content, to see that nothing changed; but for the times of files, kept in mind. */
async function contents(): Promise<Record<string, string>> {
  const names = await readdir(library, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = names
    .filter((entry) => entry.isFile() && entry.name !== 'seen.json')
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'latin1')])),
  )
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-ingest-'))
  library = join(folder, 'library')
  await mkdir(join(folder, 'inbox'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the reports that come with Pilcrow', () => {
  it('make exactly the extracts that come with it', async () => {
    const { totals } = await take(join(packageData(), 'reports'))
    expect(totals).toEqual({ added: 5, updated: 0, unchanged: 0, failed: 0 })
    const extracts = join(library, 'extracts')
    expect((await readdir(extracts)).sort()).toEqual(bundled.map((id) => `${id}.json`))
    for (const name of await readdir(extracts)) {
      const made = await readFile(join(extracts, name), 'utf8')
      expect(made).toBe(await readFile(join(packageData(), 'extracts', name), 'utf8'))
      expect(made.endsWith('}\n')).toBe(true)
    }
  })

  it('are copied byte for byte, and nothing unfinished is left', async () => {
    await take(join(packageData(), 'reports'))
    for (const id of bundled) {
      const copy = await readFile(join(library, 'reports', `${id}.txt`))
      expect(copy.equals(await readFile(sourcePath(id)))).toBe(true)
    }
    expect((await readdir(library)).sort()).toEqual(['extracts', 'index', 'reports'])
  })

  it('hold against their sources', async () => {
    expect((await checkLibrary(packageData())).filter(({ faults }) => faults.length > 0)).toEqual([])
  })

  it('are unchanged when they come again, also from the library’s own folder', async () => {
    await take(join(packageData(), 'reports'))
    const before = await contents()
    expect((await take(join(packageData(), 'reports'))).totals.unchanged).toBe(5)
    expect((await take(join(library, 'reports'))).totals.unchanged).toBe(5)
    expect(await contents()).toEqual(before)
  })

  it('are told file by file, in the order of their names', async () => {
    const events: IngestEvent[] = []
    const { outcomes } = await ingest([join(packageData(), 'reports')], {
      library,
      onEvent: (event) => events.push(event),
    })
    expect(outcomes.map(({ file, paragraphs, judgements }) => [file, paragraphs, judgements])).toEqual([
      ['lincolnshire-2015.txt', 0, 7],
      ['north-lincolnshire-2012.txt', 193, 22],
      ['north-lincolnshire-2022.txt', 45, 4],
      ['northumberland-2012.txt', 107, 22],
      ['south-gloucestershire-2012.txt', 108, 22],
    ])
    expect(events.map(({ kind }) => kind)).toEqual(['begin', ...bundled.flatMap(() => ['file', 'outcome'])])
  })
})

describe('a file that fails', () => {
  const bad: readonly [string, string | Uint8Array, RegExp][] = [
    ['empty.txt', '', /empty/],
    ['page.txt', '<!DOCTYPE html><html><body>Page not found</body></html>', /HTML page/],
    ['binary.txt', Uint8Array.from({ length: 500 }, (_, at) => at % 256), /not a text file/],
    ['letter.txt', 'Monitoring visit of Bury children’s services', /monitoring visit/],
    [
      'undated.txt',
      "Inspection of Kent local authority children's services\n\n1. Children are safe.",
      /inspection dates/,
    ],
    ['notes.docx', 'anything', /reads .txt and .pdf/],
    ['page.pdf', '<html>gone</html>', /not a PDF|no PDF/i],
  ]
  it.each(bad)('%s says why and leaves the library as it was', async (name, content, why) => {
    await take(sourcePath('northumberland-2012'))
    const before = await contents()
    await give(name, content)
    const { outcomes, totals } = await take(inbox(name))
    expect(totals).toEqual({ added: 0, updated: 0, unchanged: 0, failed: 1 })
    expect(outcomes[0]).toMatchObject({ file: name, status: 'failed', report: null, paragraphs: 0 })
    expect(outcomes[0]?.error).toMatch(why)
    expect(await contents()).toEqual(before)
  })

  it('does not keep the others out', async () => {
    await give('a.txt', '')
    await give('b.txt', sourceOf('northumberland-2012'))
    const { totals } = await take(join(folder, 'inbox'), inbox('missing.txt'))
    expect(totals).toEqual({ added: 1, updated: 0, unchanged: 0, failed: 2 })
  })
})

describe('a folder', () => {
  it('gives its text and PDF files, subfolders included, and follows no link to a folder', async () => {
    await mkdir(inbox('2012'))
    await writeFile(inbox('2012/one.txt'), sourceOf('northumberland-2012'))
    await give('notes.csv', 'a,b')
    await symlink(join(packageData(), 'reports'), inbox('linked'))
    const { outcomes } = await take(join(folder, 'inbox'))
    expect(outcomes.map(({ file, report }) => [file, report])).toEqual([['one.txt', 'northumberland-2012']])
  })
})

describe('two copies of one report', () => {
  const whole = sourceOf('northumberland-2012')
  const shorter = whole.replace(/^107\. .*\n/m, '')

  it('the one with more numbered paragraphs stays', async () => {
    await give('a.txt', whole)
    await give('b.txt', shorter)
    const { outcomes } = await take(join(folder, 'inbox'))
    expect(outcomes.map(({ status, paragraphs }) => [status, paragraphs])).toEqual([
      ['added', 107],
      ['unchanged', 107],
    ])
    expect(outcomes[1]?.warnings.at(-1)).toContain('a.txt')
  })

  it('the better one takes the place of the other, under the same id', async () => {
    await give('a.txt', shorter)
    await give('b.txt', whole)
    const { outcomes } = await take(join(folder, 'inbox'))
    expect(outcomes.map(({ status, report }) => [status, report])).toEqual([
      ['added', 'northumberland-2012'],
      ['updated', 'northumberland-2012'],
    ])
    const { reports } = await loadLibrary(library)
    expect(reports.map(({ source }) => source.file)).toEqual(['b.txt'])
    expect(await readdir(join(library, 'reports'))).toEqual(['northumberland-2012.txt'])
    expect(await readFile(join(library, 'reports', 'northumberland-2012.txt'), 'utf8')).toBe(whole)
  })

  it('a changed file is read again', async () => {
    await give('a.txt', whole)
    await take(inbox('a.txt'))
    await give('a.txt', whole.replace('Martin Ayres', 'Martha Ayres'))
    expect((await take(inbox('a.txt'))).totals.updated).toBe(1)
    expect((await loadLibrary(library)).byId('northumberland-2012')?.leadInspector).toBe('Martha Ayres')
  })
})

it('a different report whose id is taken gets its month', async () => {
  const first = sourceOf('northumberland-2012')
  const second = first
    .replace('19 March 2012 to 30 March 2012', '3 September 2012 to 14 September 2012')
    .replace('14 May 2012', '2 November 2012')
  await give('a.txt', first)
  await give('b.txt', second)
  const { outcomes } = await take(join(folder, 'inbox'))
  expect(outcomes.map(({ report }) => report)).toEqual(['northumberland-2012', 'northumberland-2012-11'])
})

it('a damaged extract is mended by taking its report again', async () => {
  await take(sourcePath('northumberland-2012'))
  const extract = join(library, 'extracts', 'northumberland-2012.json')
  const whole = await readFile(extract, 'utf8')
  await writeFile(extract, whole.slice(0, 900))
  expect((await take(join(library, 'reports'))).totals.added).toBe(1)
  expect(await readFile(extract, 'utf8')).toBe(whole)
})

it('a new report never takes the id of a damaged one', async () => {
  await take(sourcePath('northumberland-2012'))
  await writeFile(join(library, 'extracts', 'northumberland-2012.json'), '{')
  await give(
    'b.txt',
    sourceOf('northumberland-2012')
      .replace('19 March 2012 to 30 March 2012', '3 September 2012 to 14 September 2012')
      .replace('14 May 2012', '2 November 2012'),
  )
  expect((await take(inbox('b.txt'))).outcomes[0]?.report).toBe('northumberland-2012-11')
  expect((await take(sourcePath('northumberland-2012'))).outcomes[0]?.report).toBe('northumberland-2012')
})

it('the same content under another name is unchanged', async () => {
  await take(sourcePath('northumberland-2012'))
  await give('other.txt', sourceOf('northumberland-2012'))
  const before = await contents()
  expect((await take(inbox('other.txt'))).outcomes).toMatchObject([
    { file: 'other.txt', status: 'unchanged', report: 'northumberland-2012', warnings: [] },
  ])
  expect(await contents()).toEqual(before)
})

it('a run that is stopped keeps what went in, and goes on where it stopped', async () => {
  const stop = new AbortController()
  const onEvent = (event: IngestEvent) => {
    if (event.kind === 'outcome' && event.at === 1) stop.abort()
  }
  const first = await ingest([join(packageData(), 'reports')], { library, onEvent, signal: stop.signal })
  expect(first).toMatchObject({ interrupted: true, totals: { added: 2 } })
  expect((await take(join(packageData(), 'reports'))).totals).toMatchObject({ added: 3, unchanged: 2 })
})

describe('a library that another version of the reader has made', () => {
  const log = () => join(library, 'index', 'read.jsonl')
  const extract = () => join(library, 'extracts', 'northumberland-2012.json')
  const byAnother = async () =>
    writeFile(
      log(),
      (await readFile(log(), 'utf8')).replace(/"reader":"[0-9a-f]{64}"/, `"reader":"${'0'.repeat(64)}"`),
    )

  it('is read again, and what it says stays unchanged where nothing differs', async () => {
    await take(sourcePath('northumberland-2012'))
    await byAnother()
    expect((await take(sourcePath('northumberland-2012'))).totals.unchanged).toBe(1)
    expect(await readFile(log(), 'utf8')).not.toContain('0'.repeat(64))
  })

  it('is updated where this one reads otherwise, under the same id', async () => {
    await take(sourcePath('northumberland-2012'))
    const whole = await readFile(extract(), 'utf8')
    await writeFile(extract(), whole.replace('Martin Ayres', 'M Ayres'))
    expect((await take(sourcePath('northumberland-2012'))).totals.unchanged).toBe(1)
    await byAnother()
    expect((await take(sourcePath('northumberland-2012'))).totals.updated).toBe(1)
    expect(await readFile(extract(), 'utf8')).toBe(whole)
  })

  it('serves without its log, which is made again', async () => {
    await take(join(packageData(), 'reports'))
    await rm(join(library, 'index'), { recursive: true })
    expect((await take(join(packageData(), 'reports'))).totals.unchanged).toBe(5)
    expect((await readFile(log(), 'utf8')).split('\n').filter(Boolean)).toHaveLength(6)
  })

  it('serves with a log whose last line a killed run has left unfinished', async () => {
    await take(join(packageData(), 'reports'))
    await writeFile(log(), (await readFile(log(), 'utf8')).slice(0, -20))
    expect((await take(join(packageData(), 'reports'))).totals.unchanged).toBe(5)
    expect((await take(join(packageData(), 'reports'))).totals.unchanged).toBe(5)
  })
})

describe('check', () => {
  it('finds a word that was changed in an extract', async () => {
    await take(sourcePath('northumberland-2012'))
    const extract = join(library, 'extracts', 'northumberland-2012.json')
    const whole = await readFile(extract, 'utf8')
    await writeFile(
      extract,
      whole.replace('Outcomes for staying safe are good', 'Outcomes for staying safe are poor'),
    )
    const [{ faults } = { faults: [] }] = await checkLibrary(library)
    expect(faults.join(' ')).toContain('paragraph 75')
  })

  it('finds a source that is gone or changed', async () => {
    await take(sourcePath('northumberland-2012'))
    await writeFile(join(library, 'reports', 'northumberland-2012.txt'), 'changed')
    const [{ faults } = { faults: [] }] = await checkLibrary(library)
    expect(faults.join(' ')).toContain('northumberland-2012.txt')
  })
})

describe('remove', () => {
  it('takes a report and the copy of its source away, and no other', async () => {
    await take(join(packageData(), 'reports'))
    expect(await removeReport(library, 'north-lincolnshire-2012')).toBe(true)
    expect(await readdir(join(library, 'extracts'))).not.toContain('north-lincolnshire-2012.json')
    expect(await readdir(join(library, 'reports'))).not.toContain('north-lincolnshire-2012.txt')
    expect((await loadLibrary(library)).reports).toHaveLength(4)
  })
  it('takes a damaged report away too, with its copy', async () => {
    await take(sourcePath('northumberland-2012'), sourcePath('lincolnshire-2015'))
    const extract = join(library, 'extracts', 'northumberland-2012.json')
    await writeFile(extract, (await readFile(extract, 'utf8')).slice(0, 900))
    await removeReport(library, 'northumberland-2012')
    expect(await readdir(join(library, 'extracts'))).toEqual(['lincolnshire-2015.json'])
    expect(await readdir(join(library, 'reports'))).toEqual(['lincolnshire-2015.txt'])
  })
  it('takes an extract away of which nothing can be read', async () => {
    await take(sourcePath('northumberland-2012'))
    await writeFile(join(library, 'extracts', 'northumberland-2012.json'), '')
    await removeReport(library, 'northumberland-2012')
    expect(await readdir(join(library, 'reports'))).toEqual([])
  })
  it('says so when there is no such report', async () => {
    expect(await removeReport(library, 'kent-2020')).toBe(false)
  })
})
