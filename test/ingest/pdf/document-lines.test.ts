import { describe, expect, test } from 'vitest'
import { noteMarks, type SourceLine } from '../../../src/ingest/read/line.js'
import { readPdf } from '../../../src/ingest/read/pdf/document.js'
import { block, leading, margin, numbered, type Printed, paper, printed, table, text } from './print.js'

const read = async (...pages: Printed[][]) => readPdf(await printed(pages))
const texts = (lines: readonly SourceLine[]) =>
  lines.filter(({ furniture }) => furniture === null).map((line) => line.text)

describe('the text of a page', () => {
  test('comes from head to foot, however the PDF orders it, with what stands on one line joined', async () => {
    const lines = await read([
      { words: 'second line', x: margin, y: 114.5 },
      { words: 'line', x: margin + 60, y: 100 },
      { words: 'The first', x: margin, y: 100 },
    ])
    expect(texts(lines)).toEqual(['The first line', 'second line'])
    expect(lines.map(({ number, page }) => [number, page])).toEqual([
      [1, 1],
      [2, 1],
    ])
  })

  test('says of each line its indent, its size, whether it is bold and whether in italics', async () => {
    const [heading, words, , italics] = await read([
      { words: 'Key findings', x: margin, y: 100, size: 16, bold: true },
      { words: 'Children are safe.', x: text, y: 118 },
      { words: 'Care leavers', x: margin, y: 150, italic: true },
    ])
    expect(heading).toMatchObject({ indent: margin, size: 16, bold: true, heading: null })
    expect(words).toMatchObject({ indent: text, size: 12, bold: false, italic: false, heading: null })
    expect(italics).toMatchObject({ text: 'Care leavers', size: 12, bold: false, italic: true })
  })

  test('keeps one blank between words and a hyphen at a line’s end', async () => {
    const lines = await read([
      { words: 'work  that   is far-', x: margin, y: 100 },
      { words: 'reaching', x: margin, y: 114.5 },
    ])
    expect(texts(lines)).toEqual(['work that is far-', 'reaching'])
  })

  test('has a blank line where a paragraph’s gap is left, none between the lines of a paragraph', async () => {
    const lines = await read([
      ...block(['One', 'paragraph', 'of three lines'], margin, 100),
      ...block(['and', 'another'], margin, 100 + 3 * leading + 8),
    ])
    expect(texts(lines)).toEqual(['One', 'paragraph', 'of three lines', '', 'and', 'another'])
  })
})

describe('numbered paragraphs', () => {
  test('open with their number on the line of their first words', async () => {
    const lines = await read([...numbered(12, ['Social workers know', 'their children well.'], 100)])
    expect(texts(lines)).toEqual(['12. Social workers know', 'their children well.'])
    expect(lines.map(({ indent, cells }) => [indent, cells])).toEqual([
      [margin, null],
      [text, null],
    ])
  })

  test('go on over a page’s end with nothing but furniture between', async () => {
    const page = (number: number, marks: Printed[]): Printed[] => [
      { words: 'Inspection of Anytown', x: margin, y: 40, size: 8 },
      ...marks,
      { words: `${number}`, x: 500, y: 800, size: 20 },
    ]
    const lines = await read(
      page(1, numbered(7, ['Leaders have'], 700)),
      page(2, block(['a clear plan.'], text, 80)),
      page(3, numbered(8, ['Staff stay.'], 80)),
    )
    expect(texts(lines)).toEqual(['7. Leaders have', 'a clear plan.', '8. Staff stay.'])
    expect(lines.map(({ furniture }) => furniture)).toEqual(
      Array.from({ length: 3 }, () => ['header', null, 'page number']).flat(),
    )
    expect(lines.map(({ page }) => page)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3])
  })
})

describe('list items', () => {
  test('begin with a dash, whatever their bullet, which is kept as a mark', async () => {
    const lines = await read([
      // The symbol font's name for its black square is the letter n, and so is Wingdings'.
      { words: '■', x: margin, y: 100, symbols: true },
      ...block(['The quality of plans', 'for care leavers.'], margin + 18, 100),
      { words: '–', x: text, y: 140 },
      { words: 'pathway plans', x: text + 18, y: 140 },
      { words: '• both in one go', x: text, y: 155 },
    ])
    expect(texts(lines).filter(Boolean)).toEqual([
      '- The quality of plans',
      'for care leavers.',
      '- pathway plans',
      '- both in one go',
    ])
    expect(
      lines.filter(({ spans }) => spans[0]?.kind === 'mark').map(({ spans }) => spans[0]?.source),
    ).toEqual(['n', '–', '•'])
  })

  test('are not made of a dash or a letter within words', async () => {
    const lines = await read([
      { words: '–led services', x: margin, y: 100 },
      { words: '– and these are good', x: margin, y: 115 },
      { words: '–', x: margin, y: 200 },
      { words: 'in a run of its own', x: margin + 11, y: 200 },
      { words: 'o clock', x: margin, y: 130 },
    ])
    expect(texts(lines).filter(Boolean)).toEqual([
      '–led services',
      '– and these are good',
      'o clock',
      '– in a run of its own',
    ])
  })
})

describe('tables', () => {
  const grades = table(
    [
      [['The experiences and progress of', 'children who need help and', 'protection'], ['Good']],
      [['Overall effectiveness'], ['Requires improvement', 'to be good']],
    ],
    [226, 226],
    200,
  )

  test('are a line for each row, with the wrapped lines of a cell joined', async () => {
    const lines = await read([
      { words: 'Judgement', x: margin + 5, y: 190, bold: true },
      { words: 'Grade', x: margin + 231, y: 190, bold: true },
      ...grades,
      { words: 'Since the last inspection, much is better.', x: margin, y: 300 },
    ])
    expect(lines.map(({ cells }) => cells).filter((cells) => cells)).toEqual([
      ['Judgement', 'Grade'],
      ['The experiences and progress of children who need help and protection', 'Good'],
      ['Overall effectiveness', 'Requires improvement to be good'],
    ])
    expect(texts(lines).at(-1)).toBe('Since the last inspection, much is better.')
    expect(texts(lines)[2]).toBe('Overall effectiveness\tRequires improvement to be good')
  })

  test('keep a cell that holds nothing', async () => {
    const lines = await read(table([[[], ['2.1 Adoption performance'], ['Good']]], [50, 200, 200], 100))
    expect(lines.map(({ cells }) => cells)).toEqual([['', '2.1 Adoption performance', 'Good']])
  })

  test('are not made of a frame around one column of words', async () => {
    const lines = await read(table([[['A box around', 'two lines of words']]], [400], 100))
    expect(lines.map(({ cells, text: words }) => [cells, words])).toEqual([
      [null, 'A box around'],
      [null, 'two lines of words'],
    ])
  })
})

describe('notes', () => {
  const page: Printed[] = [
    { words: 'Information about this area', x: margin, y: 100 },
    { words: '2', x: margin + 141, y: 96, size: 8 },
    { words: 'and its people', x: margin + 150, y: 100 },
    ...block(['Some 45,000 children and young people live here.', 'Most of them go to school.'], margin, 130),
    { words: '2', x: margin, y: 757, size: 6.5 },
    { words: 'The local authority has updated', x: margin + 5, y: 760, size: 10 },
    { words: 'this section.', x: margin, y: 772, size: 10 },
  ]

  test('have their raised number taken out of the text, and its place kept', async () => {
    const [line] = await read(page)
    expect(line?.text).toBe('Information about this area and its people')
    expect(line && noteMarks(line)).toEqual([{ at: 27, mark: '2' }])
  })

  test('stand at the page’s foot as footnotes with their number', async () => {
    const notes = (await read(page)).filter(({ furniture }) => furniture === 'footnote')
    expect(notes.map((line) => line.text)).toEqual(['The local authority has updated', 'this section.'])
    expect(notes[0]?.spans[0]).toEqual({ source: '2', kind: 'note' })
  })

  test('are not made of small print that no number opens', async () => {
    const lines = await read([
      { words: 'Children are safe here and do well in school.', x: margin, y: 100 },
      { words: 'Crown copyright', x: margin, y: 700, size: 10 },
    ])
    expect(lines.some(({ furniture }) => furniture !== null)).toBe(false)
  })
})

test('words that stand once in the margin of a page are text', async () => {
  const lines = await read(
    [{ words: 'The last line of a page', x: margin, y: paper.height - 45 }],
    [{ words: 'goes on at the head of the next', x: margin, y: 45 }],
  )
  expect(texts(lines)).toEqual(['The last line of a page', 'goes on at the head of the next'])
})
