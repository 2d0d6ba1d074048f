import { PDFHexString, PDFRef } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readPdf } from '../../../src/ingest/read/pdf/document.js'
import { PdfError } from '../../../src/ingest/read/pdf/refusals.js'
import { block, margin, print, printed } from './print.js'

const bytes = (words: string) => new TextEncoder().encode(words)
const report = () => printed([block(['Children are safe.', 'They do well.'], margin, 100)])

async function locked(): Promise<Uint8Array> {
  const document = await print([block(['Children are safe.'], margin, 100)])
  const { context } = document
  const key = PDFHexString.of('ab'.repeat(32))
  const dictionary = context.obj({ Filter: 'Standard', V: 1, R: 2, Length: 40, P: -4, O: key, U: key })
  context.trailerInfo.Encrypt = context.register(dictionary)
  context.trailerInfo.ID = context.obj([PDFHexString.of('01'.repeat(16)), PDFHexString.of('01'.repeat(16))])
  return document.save({ useObjectStreams: false })
}

async function withPageMissing(): Promise<Uint8Array> {
  const document = await print([block(['First page'], margin, 100), block(['Second page'], margin, 100)])
  document.catalog.Pages().Kids().set(1, PDFRef.of(999))
  return document.save()
}

describe('a file that holds no report’s text is refused with a sentence', () => {
  const noise = {
    log: vi.spyOn(console, 'log'),
    warn: vi.spyOn(console, 'warn'),
    error: vi.spyOn(console, 'error'),
  }
  beforeEach(() => {
    for (const spy of Object.values(noise)) spy.mockClear()
  })
  afterEach(() => {
    for (const spy of Object.values(noise)) expect(spy).not.toHaveBeenCalled()
  })

  const refusal = async (file: Uint8Array) => {
    const error = await readPdf(file).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PdfError)
    return (error as PdfError).message
  }

  test('an empty file', async () => {
    expect(await refusal(new Uint8Array())).toMatch(/^This file is empty\./)
  })

  test('a web page', async () => {
    expect(await refusal(bytes('<!DOCTYPE html><html><body>Not found</body></html>'))).toMatch(
      /^This is a web page/,
    )
  })

  test('a file of another kind', async () => {
    expect(await refusal(bytes('Dear colleague,'))).toMatch(/^This is not a PDF/)
  })

  test.each([0.3, 0.6, 0.9])('one that was cut short at %d of its length', async (share) => {
    const whole = await report()
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * share)))).toMatch(/damaged/)
  })

  test('one that lacks a page it promises', async () => {
    expect(await refusal(await withPageMissing())).toMatch(/^Page 2 of this PDF is damaged/)
  })

  test('one that is locked', async () => {
    expect(await refusal(await locked())).toMatch(/^This PDF is locked with a password/)
  })

  test('one of pages without words', async () => {
    expect(await refusal(await printed([[{ from: [50, 50], to: [500, 700] }], []]))).toMatch(/was scanned/)
  })

  test('no sound is made over a sound file either', async () => {
    expect((await readPdf(await report())).map(({ text }) => text)).toEqual([
      'Children are safe.',
      'They do well.',
    ])
  })
})
