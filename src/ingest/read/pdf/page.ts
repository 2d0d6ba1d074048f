import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Line, Span } from '../line.js'
import { type Font, fontsOf } from './fonts.js'
import { inkOf, type Letter } from './ink.js'
import { damagedPage, withoutAnnotations } from './open.js'
import { isBlank, type Row, rowsOf } from './row.js'
import { spansOf, textOf } from './spans.js'
import { tableRows } from './table.js'

/** A line of a page before it is known what is page furniture, with its place: points from the page's foot. */
export interface Piece extends Omit<Line, 'number' | 'furniture'> {
  readonly page: number
  readonly size: number
  /** Baselines of its first and of its last visual line. */
  readonly head: number
  readonly foot: number
  readonly pageHeight: number
  /** The PDF itself says that it is no part of the text. */
  readonly artifact: boolean
}

type Fonts = ReadonlyMap<string, Font>

/** A gap of more than this share of the letters' size parts two columns. */
const columnGap = 2.5

/** What may stand far from the words it opens: a paragraph's number. */
const label = /^\(?\w{1,3}[.)]?$/

/** The lines of one page, from head to foot. Throws PdfError for a damaged page. */
export async function readPage(document: PDFDocumentProxy, number: number): Promise<Piece[]> {
  try {
    const page = await document.getPage(number)
    const operators = await page.getOperatorList(withoutAnnotations)
    const fonts = await fontsOf(page, operators)
    const { letters, boxes } = inkOf(operators)
    const pageHeight = page.getViewport({ scale: 1 }).height
    page.cleanup()
    const { rows, rest } = tableRows(
      letters.filter(({ artifact }) => !artifact),
      boxes,
    )
    const place = { page: number, pageHeight, heading: null }
    const lines = [false, true].flatMap((artifact) =>
      rowsOf((artifact ? letters : rest).filter((letter) => letter.artifact === artifact)).map((row) => ({
        ...place,
        artifact,
        ...lineOf(row, fonts),
      })),
    )
    const ruled = rows.map(({ cells }) => ({ ...place, artifact: false, ...ruledLineOf(cells, fonts) }))
    return [...lines, ...ruled].filter(({ text }) => text !== '').sort((a, b) => b.head - a.head)
  } catch {
    throw damagedPage(number)
  }
}

function lineOf(row: Row, fonts: Fonts) {
  const spans = spansOf(row, fonts)
  const segments = columnsOf(row)
  const cells = segments.map((letters) => textOf(spansOf({ ...row, letters }, fonts)))
  const tabular =
    segments.length > 1 && !(segments.length === 2 && label.test(cells[0] ?? '')) && cells[0] !== '-'
  return {
    spans,
    text: textOf(spans),
    cells: tabular ? cells : null,
    head: row.baseline,
    foot: row.baseline,
    ...lookOf(row.letters, row.size, fonts),
  }
}

function columnsOf({ letters, size }: Row): Letter[][] {
  const columns: Letter[][] = []
  let before: Letter | undefined
  for (const letter of letters.filter((each) => !isBlank(each))) {
    if (!before || letter.left - before.right > columnGap * size) columns.push([])
    columns.at(-1)?.push(letter)
    before = letter
  }
  return columns.map((column) => {
    const [first, last] = [column[0], column.at(-1)]
    return first && last ? letters.slice(letters.indexOf(first), letters.indexOf(last) + 1) : []
  })
}

function ruledLineOf(cells: readonly (readonly Letter[])[], fonts: Fonts) {
  const rows = cells.map((letters) => rowsOf(letters))
  const inCells = rows.map((lines) => joined(lines.map((row) => spansOf(row, fonts))))
  const spans = inCells.flatMap((cell, at): Span[] =>
    at === 0 ? cell : [{ source: '\t', kind: 'words' }, ...cell],
  )
  const all = rows.flat()
  const baselines = all.map(({ baseline }) => baseline)
  return {
    spans,
    text: textOf(spans).trim(),
    cells: inCells.map(textOf),
    head: Math.max(...baselines),
    foot: Math.min(...baselines),
    ...lookOf(
      all.flatMap(({ letters }) => letters),
      all[0]?.size ?? 0,
      fonts,
    ),
  }
}

/** The wrapped lines of a cell in one; a hyphen at a line's end is kept, and no blank follows it. */
function joined(lines: readonly (readonly Span[])[]): Span[] {
  return lines.flatMap((spans, at): readonly Span[] =>
    at === 0 || lines[at - 1]?.at(-1)?.source.endsWith('-')
      ? spans
      : [{ source: ' ', kind: 'words' }, ...spans],
  )
}

function lookOf(letters: readonly Letter[], size: number, fonts: Fonts) {
  const printed = letters.filter((letter) => !isBlank(letter) && fonts.get(letter.font)?.symbols !== true)
  return {
    indent:
      Math.round(Math.min(...letters.filter((letter) => !isBlank(letter)).map(({ left }) => left)) * 10) / 10,
    size: Math.round(size * 10) / 10,
    bold: printed.length > 0 && printed.every((letter) => fonts.get(letter.font)?.bold === true),
  }
}
