import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundled } from '../open.js'
import { compare } from './differences.js'
import { type Expected, expectedIn } from './expected.js'

const FILE = 'north-lincolnshire-2022.txt'

const right: Expected = {
  reports: [
    {
      file: FILE,
      framework: 'ILACS',
      inspected_from: '2022-10-10',
      inspected_to: '2022-10-14',
      published: '',
      lead_inspector: 'Jan Edwards',
      paragraphs: '45',
    },
    { file: 'page.pdf', framework: 'not-a-pdf' },
  ],
  grades: ['overall-effectiveness', 'help-and-protection', 'in-care-and-care-leavers', 'leadership'].map(
    (judgement) => ({ file: FILE, judgement, grade: 'Outstanding' }),
  ),
}

async function differences(expected: Expected, failing = false) {
  const report = bundled.byId('north-lincolnshire-2022')
  if (!report) throw new Error('The bundled report is gone.')
  return compare(expected, failing ? new Map() : new Map([[FILE, report]]))
}

const withCell = (cell: string, value: string): Expected => ({
  ...right,
  reports: right.reports.map((row) => (row.file === FILE ? { ...row, [cell]: value } : row)),
})

it('a report that yields what it should differs in nothing', async () => {
  expect(await differences(right)).toEqual({ cells: 11, differences: [] })
})

it.each(['framework', 'inspected_from', 'inspected_to', 'published', 'lead_inspector', 'paragraphs'])(
  'a wrong %s is one difference',
  async (cell) => {
    const { differences: found } = await differences(withCell(cell, 'x'))
    expect(found).toMatchObject([{ file: FILE, cell, expected: 'x' }])
  },
)

it('a wrong grade, one too few and one too many are differences', async () => {
  const [first, ...others] = right.grades
  const wrong = [
    { ...first, grade: 'Good' },
    ...others.slice(1),
    { file: FILE, judgement: 'lscb', grade: 'Good' },
  ]
  expect((await differences({ ...right, grades: wrong })).differences).toEqual([
    { file: FILE, cell: 'overall-effectiveness', expected: 'Good', got: 'Outstanding' },
    { file: FILE, cell: 'lscb', expected: 'Good', got: 'none' },
    { file: FILE, cell: 'help-and-protection', expected: 'none', got: 'Outstanding' },
  ])
})

it('a report that fails differs, and so does a page that goes in', async () => {
  expect((await differences(right, true)).differences.map(({ cell, got }) => [cell, got])).toEqual([
    ['framework', 'failed'],
    ['grades', 'failed'],
  ])
  expect((await differences(withCell('framework', 'not-a-pdf'))).differences).toMatchObject([
    { cell: 'framework', expected: 'not-a-pdf', got: 'ILACS' },
  ])
})

it('a folder whose tables lack a column is refused with the name of the column', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-sample-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'reports.csv'), 'file,framework\na.pdf,SIF\n')
  writeFileSync(join(folder, 'grades.csv'), 'file,judgement\na.pdf,lscb\n')
  expect(() => expectedIn(folder)).toThrow(/grades\.csv lacks the column grade/)
  rmSync(folder, { recursive: true })
})
