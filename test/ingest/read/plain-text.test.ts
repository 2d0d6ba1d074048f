import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../src/ingest/read/plain-text.js'
import { bundled, sourceOf } from '../bundled.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readText(bytes(text))
const rejoined = (text: string): string =>
  read(text)
    .flatMap(({ spans }) => spans.map(({ source }) => source))
    .join('')
const only = (text: string) => {
  const [line, ...rest] = read(text)
  if (!line || rest.length > 0) throw new Error('not one line')
  return line
}

describe('the spans of all lines, joined', () => {
  it.each(bundled)('are %s again', (id) => expect(rejoined(sourceOf(id))).toBe(sourceOf(id)))

  it('are any text again, whatever marks and line ends it holds', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '# ',
      '|',
      '\t',
      '\r\n',
      '\n',
      '\r',
      '<b>',
      '</b>',
      '[',
      '](x)',
      '- ',
      '---',
      ' ',
      '\u00a0',
      '75. ',
      'words',
      'Ünï',
      '2',
      '<http://a.b>',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (text) => rejoined(text) === text,
      ),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        (text) => rejoined(text) === text,
      ),
    )
  })

  it('give the text of a line from its words alone', () => {
    for (const { text, spans } of read(sourceOf('north-lincolnshire-2012'))) {
      expect(text).toBe(
        spans
          .filter(({ kind }) => kind === 'words')
          .map(({ source }) => source)
          .join(''),
      )
      expect(text).toBe(text.trim())
    }
  })
})

describe('a copy’s own marks are no words', () => {
  it.each([
    ['## **Quality of provision**', 'Quality of provision'],
    ['<b>Safeguarding services</b>\t', 'Safeguarding services'],
    ["in accordance with '*Working Together*', 2010", "in accordance with 'Working Together', 2010"],
    ['at [www.ofsted.gov.uk](http://www.ofsted.gov.uk)', 'at www.ofsted.gov.uk'],
    ['at <https://reports.ofsted.gov.uk/>.', 'at https://reports.ofsted.gov.uk/.'],
    ['good help, care and protection.2', 'good help, care and protection.'],
    ['---', ''],
    ['----------------------\t---', ''],
    ['| | |', ''],
    ['- ', ''],
  ])('%j reads %j', (source, text) => expect(only(source).text).toBe(text))

  it('but a star or a number among words is', () => {
    expect(only('5 * 3 and 2 * 4').text).toBe('5 * 3 and 2 * 4')
    expect(only('the Upd8 newsletter of 2012').text).toBe('the Upd8 newsletter of 2012')
  })
})

it('a line knows its rank as a heading, its boldness, its indent and its cells', () => {
  expect(only('### Staying safe')).toMatchObject({ heading: 3, bold: false, indent: 0, cells: null })
  expect(only('  **Staying safe**')).toMatchObject({ heading: null, bold: true, indent: 2 })
  expect(only('| Staying safe | Good |')).toMatchObject({ cells: ['Staying safe', 'Good'] })
  expect(only('Staying safe\tGood')).toMatchObject({
    cells: ['Staying safe', 'Good'],
    text: 'Staying safe\tGood',
  })
})

it('bytes that are no text are refused in a sentence', () => {
  expect(() => readText(Uint8Array.from([0x25, 0x50, 0xff, 0xfe]))).toThrow(/not a text file in UTF-8/)
  expect(() => read('a\0b')).toThrow(/binary data/)
})
