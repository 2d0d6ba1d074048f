import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Line, Span } from '../line.js'
import { inColumns } from './columns.js'
import { type Font, fontsOf } from './fonts.js'
import { withoutBreaks } from './hyphens.js'
import { type Box, inkOf, type Run } from './ink.js'
import { damagedPage, withoutAnnotations } from './open.js'
import { isBlank, type Row, rowsOf } from './row.js'
import { spansOf, textOf } from './spans.js'
import { tableRows } from './table.js'
import { onlyOnce } from './twice.js'
import { type UprightPage, upright } from './upright.js'
import { visibleRuns } from './visible.js'
import { withoutWatermarks } from './watermark.js'

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
  /** Which frame of a single column it stands in, counted from 0 on its page; -1 for none. Frames that meet part paragraphs. */
  readonly frame: number
}

/** Where a line stands: what it shares with the lines around it. */
interface Place extends Pick<Piece, 'page' | 'pageHeight' | 'artifact'> {
  readonly fonts: ReadonlyMap<string, Font>
}

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
    const layers = await document.getOptionalContentConfig()
    const ink = inkOf(operators, (layer) => layer !== null && !layers.isVisible(layer as never))
    const seen = upright(visibleRuns(ink, page.view), ink.boxes, page.view)
    page.cleanup()
    return piecesOf(seen, number, fonts)
  } catch {
    throw damagedPage(number)
  }
}

/** A line with its turn: stretches of a page from its head to its foot, within them column by column. */
interface Turn {
  readonly piece: Piece
  readonly from: number
  readonly column: number
}

function piecesOf(
  { runs: printed, boxes, width, height }: UprightPage,
  page: number,
  fonts: ReadonlyMap<string, Font>,
): Piece[] {
  const runs = withoutWatermarks(onlyOnce(printed.filter(({ size }) => size >= legible)))
  const text = runs.filter(({ artifact }) => !artifact)
  const { rows, rest, framed } = tableRows(text, boxes)
  const place = { page, pageHeight: height, fonts, artifact: false }
  const alone = (piece: Piece): Turn => ({ piece, from: piece.head, column: 0 })
  const lines = inColumns(rowsOf(rest), width).map(
    ({ row, from, column }): Turn => ({ piece: lineOf(row, place), from, column }),
  )
  const ruled = rows.map(({ cells }) => alone(ruledLineOf(cells, place)))
  const artifacts = rowsOf(runs.filter(({ artifact }) => artifact)).map((row) =>
    alone(lineOf(row, { ...place, artifact: true })),
  )
  return [...lines, ...artifacts, ...ruled]
    .filter(({ piece }) => piece.text !== '')
    .sort((a, b) => b.from - a.from || a.column - b.column || b.piece.head - a.piece.head)
    .map(({ piece }) => ({ ...piece, frame: frameOf(piece, framed) }))
}

/** Which of some frames a line stands in; -1 for none. */
const frameOf = ({ head, indent }: Piece, frames: readonly Box[]): number =>
  frames.findIndex(
    ({ left, right, bottom, top }) => head < top && head > bottom && indent >= left - 1 && indent < right,
  )

function lineOf(row: Row, place: Place): Piece {
  const { fonts } = place
  const segments = columnsOf(row)
  const spans = spansOf(row, fonts)
  if (segments.length === 1) return pieceOf(spans, null, [row], place)
  const cells = segments.map((runs) => textOf(spansOf({ ...row, runs }, fonts)))
  const tabular =
    segments.length > 1 && !(segments.length === 2 && label.test(cells[0] ?? '')) && cells[0] !== '-'
  return pieceOf(spans, tabular ? cells : null, [row], place)
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

function ruledLineOf(cells: readonly (readonly Run[])[], place: Place): Piece {
  const rows = cells.map((runs) => rowsOf(runs))
  const inCells = rows.map((lines) => joined(lines.map((row) => spansOf(row, place.fonts))))
  const spans = inCells.flatMap((cell, at): Span[] =>
    at === 0 ? cell : [{ source: '\t', kind: 'words' }, ...cell],
  )
  return pieceOf(spans, inCells.map(textOf), rows.flat(), place)
}

/** A bullet's own shape is a mark, and `- ` stands for it. */
const isListItem = ([shape, sign]: readonly Span[]): boolean =>
  shape?.kind === 'mark' && sign?.kind === 'words' && sign.source.startsWith('- ')

/** The wrapped lines of a cell in one; an item of a list in it begins a line of its own; a hyphen at a line's end is kept unless it breaks a word, and no blank follows it. */
function joined(cell: readonly (readonly Span[])[]): Span[] {
  const asLines = cell.map((spans) => ({ spans, text: textOf(spans) }))
  const mended = withoutBreaks(asLines)
  const lines = asLines.map((line) => (mended.get(line) ?? line).spans)
  return lines.flatMap((spans, at): readonly Span[] =>
    at === 0 || /[-\u00AD]$/.test(lines[at - 1]?.at(-1)?.source ?? '')
      ? spans
      : [{ source: isListItem(spans) ? '\n' : ' ', kind: 'words' }, ...spans],
  )
}

/** A line of spans that are set in these rows. Its fields stand one by one: spread objects cost half a second in a thousand pages. */
function pieceOf(
  spans: readonly Span[],
  cells: readonly string[] | null,
  rows: readonly Row[],
  { page, pageHeight, artifact, fonts }: Place,
): Piece {
  const printed = rows.flatMap(({ runs }) => runs.filter((run) => !isBlank(run)))
  const letters = printed.filter((run) => fonts.get(run.font)?.symbols !== true)
  const baselines = rows.map(({ baseline }) => baseline)
  return {
    page,
    pageHeight,
    artifact,
    frame: -1,
    heading: null,
    spans,
    text: textOf(spans),
    cells,
    head: Math.max(...baselines),
    foot: Math.min(...baselines),
    indent: tenth(Math.min(...printed.map(({ left }) => left))),
    size: tenth(rows[0]?.size ?? 0),
    bold: letters.length > 0 && letters.every((run) => run.heavy || fonts.get(run.font)?.bold === true),
    italic: letters.length > 0 && letters.every((run) => run.leaning || fonts.get(run.font)?.italic === true),
  }
}

const tenth = (points: number) => Math.round(points * 10) / 10
