import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/ingest/read/pdf/document.js'
import { validatePdf } from '../../../src/ingest/read/pdf/validate/validate.js'
import { runs } from '../../runs.js'
import { fuzz } from './fuzz.js'
import { madeReports } from './reports.js'

const reports = await madeReports()

describe('a damaged PDF', () => {
  it.each(reports)('($name) is told from a sound one', ({ bytes }) => {
    expect(validatePdf(bytes)).toMatchObject({ valid: true })
  })

  it('never says what the sound one does not', async () => {
    const { refused, taken, wrong } = await fuzz(reports, runs(90))
    expect(wrong).toEqual([])
    expect(refused).toBeGreaterThan(taken)
  })
})

/** The first place of some words in a file. */
const placeOf = (bytes: Uint8Array, words: string): number => Buffer.from(bytes).indexOf(words, 0, 'latin1')

const plain = reports[9]?.bytes ?? new Uint8Array()

/** The report with these words in place of those, as many letters as they are. */
function written(from: string, to: string): Uint8Array {
  const copy = Buffer.from(plain)
  const at = placeOf(plain, from)
  expect([at >= 0, to.length]).toEqual([true, from.length])
  copy.write(to, at, 'latin1')
  return copy
}

describe('damage that would change what is read', () => {
  it.each([
    ['a key of a page', '/Contents', '/Conteots'],
    ['a key of a stream', '/Filter', '/Fikter'],
    ['a reference', '/Parent 1 0 R', '/Parent 7 0 R'],
    ['the generation of a reference', '/Contents [ 8 0 R ]', '/Contents [ 8 1 R ]'],
    ['the name that a page has for a font', '/Helvetica-Bold-', '/Helvetika-Bold-'],
    ['the size of a page', '/MediaBox [ 0 0 595 842 ]', '/MediaBox [ 0 0 595 442 ]'],
    ['how letters are encoded', '/WinAnsiEncoding\n/FirstChar', '/WinAnsjEncoding\n/FirstChar'],
    ['how wide a letter is', ' 318 ', ' 918 '],
    ['which letter is the first', '/FirstChar 32', '/FirstChar 33'],
    ['the name of a font', '/AAAAAA+DejaVuSans', '/AAAAAA+DejbVuSans'],
    ['an object that is taken for gone', ' 00000 n', ' 00000 f'],
    ['how many pages there are', '/Count', '/Cound'],
    ['where the objects are listed', 'startxref\n3', 'startxref\n2'],
  ])('is found: %s', async (_, from, to) => {
    await expect(readPdf(written(from, to))).rejects.toThrow(/damaged/)
  })

  it('is named by its page, where it lies in one', async () => {
    const copy = Buffer.from(plain)
    // The content of the second page is the second stream that page dictionaries name.
    const [, second] = [...copy.toString('latin1').matchAll(/\/Contents \[ (\d+) 0 R/g)]
    const stream = copy.indexOf('stream', placeOf(plain, `\n${second?.[1]} 0 obj`))
    copy[stream + 60] = (copy[stream + 60] ?? 0) ^ 1
    await expect(readPdf(copy)).rejects.toThrow('Page 2 of this PDF is damaged. Download it again')
  })
})
