import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest } from '../../src/ingest/ingest.js'
import { checkLibrary, removeReport } from '../../src/ingest/maintenance.js'
import { loadLibrary } from '../../src/library/library.js'
import { publicationInWords } from '../../src/quotation/quote.js'
import { sourceOf } from './bundled.js'

const FILE = 'north-lincolnshire-2022.txt'
const ID = 'north-lincolnshire-2022'
const URL = 'https://files.example.org/north-lincolnshire.pdf'

let folder: string
let library: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-about-'))
  library = join(folder, 'library')
  await mkdir(join(folder, 'in'))
  await writeFile(join(folder, 'in', FILE), sourceOf(ID))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const give = (...rows: string[]) =>
  writeFile(join(folder, 'in', 'about.csv'), ['file,published,url', ...rows].join('\r\n'))

async function take(from = join(folder, 'in'), into = library) {
  const warnings: string[] = []
  const { outcomes } = await ingest([from], {
    library: into,
    onEvent: (event) => event.kind === 'warning' && warnings.push(event.warning),
  })
  return { outcomes, warnings, statuses: outcomes.map(({ status }) => status) }
}

const held = async (id = ID, from = library) => (await loadLibrary(from)).byId(id)

describe('a date and a link given with the file', () => {
  it('stand where the copy prints none, and are said to be given', async () => {
    await give(`${FILE},2023-01-20,${URL}`)
    const { outcomes } = await take()
    expect(outcomes.map(({ file, report }) => [file, report])).toEqual([[FILE, ID]])
    const report = await held()
    expect(report).toMatchObject({ published: '2023-01-20', publishedSource: 'given', url: URL })
    expect(report && publicationInWords(report)).toBe('published 20 January 2023 (date given with the file)')
    expect((await checkLibrary(library)).flatMap(({ faults }) => faults)).toEqual([])
  })

  it('do not change the id, which stays with what the copy prints', async () => {
    await give(`${FILE},2023-01-20,`)
    expect((await take()).outcomes[0]?.report).toBe(ID)
  })

  it('never outdo a date that the copy prints', async () => {
    await writeFile(join(folder, 'in', 'n.txt'), sourceOf('northumberland-2012'))
    await give(`n.txt,2020-01-01,${URL}`)
    await take()
    const report = await held('northumberland-2012')
    expect(report).toMatchObject({ published: '2012-05-14', publishedSource: 'printed', url: URL })
    expect((await take()).statuses).toEqual(['unchanged', 'unchanged'])
  })

  it('refresh the report when they change, though its file has not', async () => {
    await take()
    expect((await held())?.published).toBeNull()
    await give(`${FILE},2023-01-20,`)
    expect((await take()).statuses).toEqual(['updated'])
    expect((await take()).statuses).toEqual(['unchanged'])
    await give(`${FILE},2023-01-21,${URL}`)
    expect((await take()).statuses).toEqual(['updated'])
    expect(await held()).toMatchObject({ published: '2023-01-21', url: URL })
  })

  it('go when their cells are emptied, and stay when their row or the file is gone', async () => {
    await give(`${FILE},2023-01-20,${URL}`)
    await take()
    await give('')
    expect((await take()).statuses).toEqual(['unchanged'])
    await rm(join(folder, 'in', 'about.csv'))
    expect((await take()).statuses).toEqual(['unchanged'])
    expect((await held())?.published).toBe('2023-01-20')
    await give(`${FILE},,`)
    expect((await take()).statuses).toEqual(['updated'])
    expect(await held()).toMatchObject({ published: null, publishedSource: null, url: null })
  })

  it('are found in the folder above too, by the way that leads down to the file', async () => {
    await mkdir(join(folder, 'in', 'sub'))
    await writeFile(join(folder, 'in', 'sub', 'n.txt'), sourceOf('lincolnshire-2015'))
    await give(`sub/n.txt,,${URL}`)
    const { warnings } = await take()
    expect(warnings).toEqual([])
    expect((await held('lincolnshire-2015'))?.url).toBe(URL)
  })
})

describe('a date that Ofsted states on its site', () => {
  const HEAD = 'file,published,url,publishedSource'
  const giveOfsteds = (cells: string) =>
    writeFile(join(folder, 'in', 'about.csv'), `${HEAD}\n${FILE},${cells}\n`)

  it('is a date of publication like one that is printed', async () => {
    await giveOfsteds(`2023-01-20,${URL},ofsted`)
    await take()
    const report = await held()
    expect(report).toMatchObject({ published: '2023-01-20', publishedSource: 'ofsted' })
    expect(report && publicationInWords(report)).toBe('published 20 January 2023')
    expect((await checkLibrary(library)).flatMap(({ faults }) => faults)).toEqual([])
  })

  it('is still Ofsted’s in the library’s own about.csv, and when somebody else gives the same', async () => {
    await giveOfsteds(`2023-01-20,${URL},ofsted`)
    await take()
    expect(await readFile(join(library, 'reports', 'about.csv'), 'utf8')).toBe(
      `${HEAD}\n${ID}.txt,2023-01-20,${URL},ofsted\n`,
    )
    expect((await take(join(library, 'reports'))).statuses).toEqual(['unchanged'])
    await give(`${FILE},2023-01-20,${URL}`)
    expect((await take()).statuses).toEqual(['unchanged'])
    await give(`${FILE},2023-01-21,${URL}`)
    await take()
    expect(await held()).toMatchObject({ published: '2023-01-21', publishedSource: 'given' })
  })
})

describe('the library keeps what was given', () => {
  it('beside its copies, so that another library made of them says the same', async () => {
    await give(`${FILE},2023-01-20,"https://example.org/a,b"`)
    await take()
    expect(await readFile(join(library, 'reports', 'about.csv'), 'utf8')).toBe(
      `file,published,url\n${ID}.txt,2023-01-20,"https://example.org/a,b"\n`,
    )
    const other = join(folder, 'other')
    await take(join(library, 'reports'), other)
    expect(await held(ID, other)).toEqual({ ...(await held()), source: expect.anything() })
    expect((await take(join(library, 'reports'))).statuses).toEqual(['unchanged'])
  })

  it('and forgets it with the report', async () => {
    await give(`${FILE},2023-01-20,`)
    await take()
    await removeReport(library, ID)
    await expect(readFile(join(library, 'reports', 'about.csv'))).rejects.toThrow('ENOENT')
  })

  it('check sees a row that was changed there', async () => {
    await give(`${FILE},2023-01-20,`)
    await take()
    await writeFile(join(library, 'reports', 'about.csv'), `file,published,url\n${ID}.txt,2023-01-25,\n`)
    expect((await checkLibrary(library)).flatMap(({ faults }) => faults)).toEqual([
      'Line 2 of reports/about.csv gives another date or link; ingest it again.',
    ])
    expect((await take(join(library, 'reports'))).statuses).toEqual(['updated'])
    expect((await held())?.published).toBe('2023-01-25')
  })
})

describe('a row that is broken is named with its line', () => {
  it.each([
    [`${FILE},14/05/2012,`, 'about.csv, line 2: “14/05/2012” is no date; write it as 2012-05-14.'],
    [`${FILE},2023-02-30,`, 'about.csv, line 2: “2023-02-30” is no date; write it as 2012-05-14.'],
    [
      `${FILE},,ftp://example.org/a.pdf`,
      'about.csv, line 2: “ftp://example.org/a.pdf” is no web address; it begins with https:// or http://.',
    ],
    [`${FILE},2023-01-20`, 'about.csv, line 2: this row has 2 cells, not 3; it is left out.'],
  ])('%s', async (row, warning) => {
    await give(row)
    const { outcomes, statuses } = await take()
    expect(statuses).toEqual(['added'])
    expect(outcomes[0]?.warnings).toContain(warning)
    expect(await held()).toMatchObject({ published: null, publishedSource: null, url: null })
  })

  it('and its other cells count', async () => {
    await give(`${FILE},yesterday,${URL}`)
    await take()
    expect(await held()).toMatchObject({ published: null, url: URL })
  })

  it('a second row for one file, a file that is not there, a row without a file', async () => {
    await give(`${FILE},2023-01-20,`, `${FILE},2024-01-20,`, 'gone.pdf,2020-01-01,', ',2020-01-01,', ',,')
    const { outcomes, warnings } = await take()
    expect(outcomes[0]?.warnings).toContain(
      `about.csv, line 3: line 2 is about ${FILE} already; this one is left out.`,
    )
    expect(warnings).toEqual([
      'about.csv, line 4: there is no file gone.pdf beside it.',
      'about.csv, line 5: this row names no file; it is left out.',
    ])
    expect((await held())?.published).toBe('2023-01-20')
  })

  it.each([
    ['file,published\nx,2020-01-01', /line 1: the column url is missing/],
    ['name,published,url\nx,2020-01-01,', /line 1: the column file is missing/],
    ['', /line 1: the column file, published, url is missing/],
    ['file,published,url\n"x,2020-01-01,', /cannot be read/],
  ])('%j', async (text, warning) => {
    await writeFile(join(folder, 'in', 'about.csv'), text)
    const { statuses, warnings } = await take()
    expect(statuses).toEqual(['added'])
    expect(warnings.join('\n')).toMatch(warning)
  })
})
