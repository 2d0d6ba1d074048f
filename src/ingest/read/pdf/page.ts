import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Line, Span } from '../line.js'
import { type Font, fontsOf } from './fonts.js'
import { inkOf, type Run } from './ink.js'
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

/** Nobody can read smaller letters, which Word leaves where a list ends in an empty item. Points. */
const legible = 2

/** The lines of one page, from head to foot. Throws PdfError for a damaged page. */
export async function readPage(document: PDFDocumentProxy, number: number): Promise<Piece[]> {
  try {
    const page = await document.getPage(number)
    const operators = await page.getOperatorList(withoutAnnotations)
    const fonts = await fontsOf(page, operators)
    const { runs: printed, boxes } = inkOf(operators)
    const runs = printed.filter(({ size }) => size >= legible)
    const pageHeight = page.getViewport({ scale: 1 }).height
    page.cleanup()
    const { rows, rest } = tableRows(
      runs.filter(({ artifact }) => !artifact),
      boxes,
    )
    const place = { page: number, pageHeight, heading: null }
    const lines = [false, true].flatMap((artifact) =>
      rowsOf(artifact ? runs.filter((run) => run.artifact) : rest).map((row) => ({
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
  const cells = segments.map((runs) => textOf(spansOf({ ...row, runs }, fonts)))
  const tabular =
    segments.length > 1 && !(segments.length === 2 && label.test(cells[0] ?? '')) && cells[0] !== '-'
  return {
    spans,
    text: textOf(spans),
    cells: tabular ? cells : null,
    head: row.baseline,
    foot: row.baseline,
    ...lookOf(row.runs, row.size, fonts),
  }
}

/** The runs of a row, parted where they stand far from each other. */
function columnsOf({ runs, size }: Row): Run[][] {
  const columns: Run[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    if (isBlank(run)) columns.at(-1)?.push(run)
    else {
      if (run.left - right > columnGap * size) columns.push([])
      columns.at(-1)?.push(run)
      right = run.right
    }
  }
  return columns
}

function ruledLineOf(cells: readonly (readonly Run[])[], fonts: Fonts) {
  const rows = cells.map((runs) => rowsOf(runs))
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
      all.flatMap(({ runs }) => runs),
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

function lookOf(runs: readonly Run[], size: number, fonts: Fonts) {
  const printed = runs.filter((run) => !isBlank(run))
  const letters = printed.filter((run) => fonts.get(run.font)?.symbols !== true)
  return {
    indent: tenth(Math.min(...printed.map(({ left }) => left))),
    size: tenth(size),
    bold: letters.length > 0 && letters.every((run) => fonts.get(run.font)?.bold === true),
    italic: letters.length > 0 && letters.every((run) => run.leaning || fonts.get(run.font)?.italic === true),
  }
}

const tenth = (points: number) => Math.round(points * 10) / 10
