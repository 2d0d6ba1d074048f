import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LineSpan, noteMarks } from '../../../src/ingest/read/line.js'
import { rowSpans } from '../../../src/ingest/read/pdf/page-lines.js'
import { groupByBaseline, type TextRun } from '../../../src/ingest/read/pdf/text-runs.js'

const run = (text: string, left: number, right: number, look: Partial<TextRun> = {}): TextRun => ({
  text,
  left,
  right,
  baseline: 700,
  size: 12,
  font: 'plain',
  slanted: false,
  artifact: false,
  end: { x: right, y: 700 },
  angle: 0,
  colour: [0, 0, 0],
  opacity: 1,
  hidden: false,
  layerOff: false,
  emboldened: false,
  paintOrder: 0,
  ...look,
})

const fonts = new Map([['plain', { bold: false, italic: false, symbols: false }]])
/** The words of a line as they stand in its spans, untrimmed. */
const wordsOf = (spans: readonly LineSpan[]) =>
  spans
    .filter(({ kind }) => kind === 'words')
    .map(({ source }) => source)
    .join('')

const words = (...runs: TextRun[]) => groupByBaseline(runs).map((row) => wordsOf(rowSpans(row, fonts)))

test('ligatures are letters, and soft hyphens nothing', () => {
  expect(words(run('of\uFB01cers e\uFB00ec\u00ADtive', 71, 200))).toEqual(['officers effective'])
})

test('a private-use bullet opens a list item', () => {
  expect(words(run('\uF06E', 71, 80, { font: 'Wingdings' }), run('no delay', 89, 130))).toEqual([
    '- no delay',
  ])
})

test('a gap is a blank even where none is printed; a kerned gap is none', () => {
  expect(words(run('safe', 71, 95), run('children', 99, 140))).toEqual(['safe children'])
  expect(words(run('chil', 71, 95), run('dren', 95.5, 120))).toEqual(['children'])
})

test('blanks printed twice, or beside a gap, are one', () => {
  expect(words(run('safe ', 71, 99), run(' ', 99, 103), run(' children', 103, 150))).toEqual([
    'safe children',
  ])
})

test('raised letters that are no number stay in the text', () => {
  const raised = { baseline: 704, size: 8 }
  expect(words(run('the 20', 71, 100), run('th', 100, 108, raised), run(' century', 108, 150))).toEqual([
    'the 20th century',
  ])
})

test('a note among words leaves one blank between them, and none at the end of a line', () => {
  const number = (left: number) => run('3', left, left + 5, { baseline: 704, size: 8 })
  expect(words(run('area ', 71, 100), number(100), run('and', 105, 120))).toEqual(['area and'])
  expect(words(run('area ', 71, 100), number(100), run(' and ', 105, 120), number(120))).toEqual(['area and'])
  expect(words(number(71), run(' The area', 80, 120))).toEqual(['The area'])
})

const word = fc.stringMatching(/^[a-z]{1,9}$/)

test('however a line is cut into runs, its words come out once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.boolean()),
      (line, cut) => {
        const letters = [...line.join(' ')]
        const runs: TextRun[] = []
        letters.forEach((letter, at) => {
          const last = runs.at(-1)
          const [left, right] = [71 + at * 6, 77 + at * 6]
          if (last && !cut.next().value) runs[runs.length - 1] = { ...last, text: last.text + letter, right }
          else runs.push(run(letter, left, right))
        })
        expect(words(...runs.toReversed())).toEqual([line.join(' ')])
      },
    ),
  )
})

test('joined, the spans of a line are its text and its notes, in order', () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 99 }), word, (before, note, after) => {
      const number = run(`${note}`, 101, 108, { baseline: 704, size: 8 })
      const [row] = groupByBaseline([run(before, 71, 101), number, run(after, 115, 150)])
      const spans = row ? rowSpans(row, fonts) : []
      expect(spans.map(({ source }) => source).join('')).toBe(`${before}${note} ${after}`)
      const line = { spans } as unknown as Parameters<typeof noteMarks>[0]
      expect(noteMarks(line)).toEqual([{ at: before.length, mark: `${note}` }])
    }),
  )
})
