import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  byNewestInspection,
  byOldestInspection,
  createLibrary,
  loadLibrary,
} from '../../src/library/library.js'
import { type Extract, extractOf } from '../../src/model/report.js'
import { packageData } from '../../src/vocabulary/data.js'

let folder: string
const extract = (name: string): string => join(folder, 'extracts', name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-library-'))
  await mkdir(join(folder, 'extracts'))
  await cp(join(packageData(), 'extracts'), join(folder, 'extracts'), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('holds the reports newest inspection first, by id and by authority', async () => {
  const library = await loadLibrary(folder)
  expect(library.problems).toEqual([])
  expect(library.reports.map(({ id }) => id)).toEqual([
    'north-lincolnshire-2022',
    'lincolnshire-2015',
    'south-gloucestershire-2012',
    'north-lincolnshire-2012',
    'northumberland-2012',
  ])
  expect(library.byId('lincolnshire-2015')?.framework).toBe('SIF')
  expect(library.byId('kent-2020')).toBeUndefined()
  expect(library.ofAuthority('north-lincolnshire').map(({ id }) => id)).toEqual([
    'north-lincolnshire-2022',
    'north-lincolnshire-2012',
  ])
  expect(library.ofAuthority('kent')).toEqual([])
})

it('orders what ended on one day by id, whether the newest comes first or the oldest', async () => {
  const [newest, other] = (await loadLibrary(folder)).reports
  if (!newest || !other) throw new Error('The reports that come with Pilcrow are not there.')
  const [bath, york] = [
    { ...other, id: 'bath-2015' },
    { ...other, id: 'york-2015' },
  ]
  const all = [york, { ...newest, id: 'kent-2022' }, bath]
  expect(all.toSorted(byNewestInspection).map(({ id }) => id)).toEqual([
    'kent-2022',
    'bath-2015',
    'york-2015',
  ])
  expect(all.toSorted(byOldestInspection).map(({ id }) => id)).toEqual([
    'bath-2015',
    'york-2015',
    'kent-2022',
  ])
})

it('is empty where its folder is absent or empty', async () => {
  expect((await loadLibrary(join(folder, 'nowhere'))).reports).toEqual([])
  await rm(join(folder, 'extracts'), { recursive: true })
  expect(await loadLibrary(folder)).toMatchObject({ reports: [], problems: [] })
})

it.each([
  [
    'a field of another kind',
    (json: string) => json.replace('"grade": "Good"', '"grade": "Splendid"'),
    /judgements\[\d+\]\..*grade/,
  ],
  ['a field left out', (json: string) => json.replace(/ {2}"framework": .*\n/, ''), /field framework/],
  ['a file cut short', (json: string) => json.slice(0, 700), /cannot be read/],
  ['no JSON at all', () => 'oops', /cannot be read/],
  ['another thing in JSON', () => '[]', /the whole file/],
])('with %s, names file and field, and serves the others', async (_, damage, named) => {
  const file = extract('northumberland-2012.json')
  await writeFile(file, damage(await readFile(file, 'utf8')))
  const library = await loadLibrary(folder)
  expect(library.problems).toHaveLength(1)
  expect(library.problems[0]).toContain('northumberland-2012.json')
  expect(library.problems[0]).toMatch(named)
  expect(library.reports).toHaveLength(4)
})

it('leaves out an extract whose id is not its file’s name', async () => {
  await cp(extract('northumberland-2012.json'), extract('northumberland-copy.json'))
  const library = await loadLibrary(folder)
  expect(library.problems[0]).toMatch(/northumberland-copy\.json holds the report northumberland-2012/)
  expect(library.reports).toHaveLength(5)
})

it('names a report by its id, which is not stored beside it', async () => {
  const stored: Extract = JSON.parse(await readFile(extract('northumberland-2012.json'), 'utf8'))
  const renamed = { ...stored, id: 'northumberland-2015-08' }
  const { reports } = createLibrary([stored, renamed])
  expect(reports.map(({ named }) => named)).toEqual([
    { year: 2012, month: null },
    { year: 2015, month: 8 },
  ])
  expect(reports.map(extractOf)).toEqual([stored, renamed])
})

it('keeps one of two reports with one id', async () => {
  const { reports } = await loadLibrary(folder)
  const twice = createLibrary([...reports, ...reports.slice(0, 1)])
  expect(twice.reports).toHaveLength(5)
  expect(twice.problems[0]).toContain('north-lincolnshire-2022')
})

it('passes over files that are no extracts', async () => {
  await writeFile(extract('notes.txt'), 'mine')
  expect((await loadLibrary(folder)).problems).toEqual([])
})
