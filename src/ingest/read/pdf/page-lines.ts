import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type LineSpan, type SourceLine, splitNoteNumbers } from '../line.js'
import { interpretContent } from './content-stream.js'
import type { Rect } from './graphics-state.js'
import { dehyphenate, type FontStyle, fontStyles, normaliseCharacters, restoreUnmapped } from './letters.js'
import { extractRuledTables, orderByColumns } from './page-layout.js'
import { markWatermarks, removeOverprint, rotateUpright, type UprightPage, visibleRuns } from './page-view.js'
import { withoutAnnotations } from './pdfjs.js'
import { damagedPage } from './refusals.js'
import {
  type BaselineRow,
  closeLetterspacing,
  groupByBaseline,
  isBlankRun,
  isSuperscript,
  SPACE_GAP,
  spaceOfRuns,
  type TextRun,
} from './text-runs.js'

/** A line of a page before it is known what is page furniture, with its place: points from the page's foot. */
export interface PageLine extends Omit<SourceLine, 'number' | 'furniture'> {
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
interface LineSetting extends Pick<PageLine, 'page' | 'pageHeight' | 'artifact'> {
  readonly fonts: ReadonlyMap<string, FontStyle>
}

/** A gap of more than this share of the letters' size parts two columns. */
const columnGap = 2.5

/** What may stand far from the words it opens: a paragraph's number. */
const paragraphNumberLabel = /^\(?\w{1,3}[.)]?$/

/** Nobody can read smaller letters, which Word leaves where a list ends in an empty item. Points. */
const smallestLegible = 2

/** The lines of one page, from head to foot. Throws PdfError for a damaged page. */
export async function readPageLines(document: PDFDocumentProxy, number: number): Promise<PageLine[]> {
  try {
    const page = await document.getPage(number)
    const operators = await page.getOperatorList(withoutAnnotations)
    const fonts = await fontStyles(page, operators)
    const layers = await document.getOptionalContentConfig()
    const painted = interpretContent(
      operators,
      (layer) => layer !== null && !layers.isVisible(layer as never),
    )
    const seen = rotateUpright(visibleRuns(painted, page.view), painted.rects, page.view)
    page.cleanup()
    return pageLines(seen, number, fonts)
  } catch {
    throw damagedPage(number)
  }
}

/** A line with its turn in the reading order: bands of a page from its head to its foot, within them column by column. */
interface OrderedLine {
  readonly line: PageLine
  readonly from: number
  readonly column: number
}

function pageLines(
  { runs: printed, rects, width, height }: UprightPage,
  page: number,
  fonts: ReadonlyMap<string, FontStyle>,
): PageLine[] {
  const runs = markWatermarks(removeOverprint(printed.filter(({ size }) => size >= smallestLegible)))
  const text = runs.filter(({ artifact }) => !artifact)
  const { rows, rest, framed } = extractRuledTables(text, rects)
  const setting = { page, pageHeight: height, fonts, artifact: false }
  const ordered = (pageLine: PageLine): OrderedLine => ({ line: pageLine, from: pageLine.head, column: 0 })
  const lines = orderByColumns(groupByBaseline(rest), width).map(
    ({ row, from, column }): OrderedLine => ({ line: rowLine(row, setting), from, column }),
  )
  const ruled = rows.map(({ cells }) => ordered(tableRowLine(cells, setting)))
  const artifacts = groupByBaseline(runs.filter(({ artifact }) => artifact)).map((row) =>
    ordered(rowLine(row, { ...setting, artifact: true })),
  )
  return [...lines, ...artifacts, ...ruled]
    .filter(({ line }) => line.text !== '')
    .sort((a, b) => b.from - a.from || a.column - b.column || b.line.head - a.line.head)
    .map(({ line }) => ({ ...line, frame: frameIndex(line, framed) }))
}

/** Which of some frames a line stands in; -1 for none. */
const frameIndex = ({ head, indent }: PageLine, frames: readonly Rect[]): number =>
  frames.findIndex(
    ({ left, right, bottom, top }) => head < top && head > bottom && indent >= left - 1 && indent < right,
  )

function rowLine(row: BaselineRow, setting: LineSetting): PageLine {
  const { fonts } = setting
  const segments = splitColumns(row)
  const spans = rowSpans(row, fonts)
  if (segments.length === 1) return makePageLine(spans, null, [row], setting)
  const cells = segments.map((runs) => spanText(rowSpans({ ...row, runs }, fonts)))
  const tabular =
    segments.length > 1 &&
    !(segments.length === 2 && paragraphNumberLabel.test(cells[0] ?? '')) &&
    cells[0] !== '-'
  return makePageLine(spans, tabular ? cells : null, [row], setting)
}

/** The runs of a row, parted where they stand far from each other. */
function splitColumns({ runs, size }: BaselineRow): TextRun[][] {
  const columns: TextRun[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    if (isBlankRun(run)) columns.at(-1)?.push(run)
    else {
      if (run.left - right > columnGap * size) columns.push([])
      columns.at(-1)?.push(run)
      right = run.right
    }
  }
  return columns
}

function tableRowLine(cells: readonly (readonly TextRun[])[], setting: LineSetting): PageLine {
  const rows = cells.map((runs) => groupByBaseline(runs))
  const inCells = rows.map((lines) => joinCellLines(lines.map((row) => rowSpans(row, setting.fonts))))
  const spans = inCells.flatMap((cell, at): LineSpan[] =>
    at === 0 ? cell : [{ source: '\t', kind: 'words' }, ...cell],
  )
  return makePageLine(spans, inCells.map(spanText), rows.flat(), setting)
}

/** A bullet's own shape is a mark, and `- ` stands for it. */
const isListItem = ([shape, sign]: readonly LineSpan[]): boolean =>
  shape?.kind === 'mark' && sign?.kind === 'words' && sign.source.startsWith('- ')

/** The wrapped lines of a cell in one; an item of a list in it begins a line of its own; a hyphen at a line's end is kept unless it breaks a word, and no blank follows it. */
function joinCellLines(cell: readonly (readonly LineSpan[])[]): LineSpan[] {
  const asLines = cell.map((spans) => ({ spans, text: spanText(spans) }))
  const dehyphenated = dehyphenate(asLines)
  const lines = asLines.map((line) => (dehyphenated.get(line) ?? line).spans)
  return lines.flatMap((spans, at): readonly LineSpan[] =>
    at === 0 || /[-\u00AD]$/.test(lines[at - 1]?.at(-1)?.source ?? '')
      ? spans
      : [{ source: isListItem(spans) ? '\n' : ' ', kind: 'words' }, ...spans],
  )
}

/** A line of spans that are set in these rows. Its fields stand one by one: spread objects cost half a second in a thousand pages. */
function makePageLine(
  spans: readonly LineSpan[],
  cells: readonly string[] | null,
  rows: readonly BaselineRow[],
  { page, pageHeight, artifact, fonts }: LineSetting,
): PageLine {
  const printed = rows.flatMap(({ runs }) => runs.filter((run) => !isBlankRun(run)))
  const letters = printed.filter((run) => fonts.get(run.font)?.symbols !== true)
  const baselines = rows.map(({ baseline }) => baseline)
  return {
    page,
    pageHeight,
    artifact,
    frame: -1,
    heading: null,
    spans,
    text: spanText(spans),
    cells,
    head: Math.max(...baselines),
    foot: Math.min(...baselines),
    indent: toTenth(Math.min(...printed.map(({ left }) => left))),
    size: toTenth(rows[0]?.size ?? 0),
    bold: letters.length > 0 && letters.every((run) => run.emboldened || fonts.get(run.font)?.bold === true),
    italic: letters.length > 0 && letters.every((run) => run.slanted || fonts.get(run.font)?.italic === true),
  }
}

const toTenth = (points: number) => Math.round(points * 10) / 10

/** Shapes that open a list item. Characters for private use are those of Symbol and Wingdings. */
const bulletShape = /^[-–—−─•●○◦▪■◼◾□▫‣⁃➢➤✓✔∙·*→⇒►▶▸▷◆◇❖★☆✦☐☑❑❒⦁\uE000-\uF8FF]/

/** What a font gives for a shape that it does not name. */
const namelessShape = /^[\p{Cc}\uFFFD]/u

/** Of these, a line of a sentence may begin with too: there, no more than a blank follows. */
const dashBullet = /^[-–—−─·*]/

/** What parts such a bullet from its words is wider than a blank. Share of the letters' size. */
const tabGap = 0.6

/** Word sets the bullet of a second level as a letter `o` in a font of its own. */
const letterBullet = 'o'

/** The letters that Wingdings and Symbol draw as bullets, where a copy sets them in the font of the text. A sign among them is no letter of a sentence. */
const substitutedBullet = /^[lnopqrstuvwz§Øüä¡¨ªà]$/
const substitutedSign = /^[§¨]$/

/** The bullet at the head of a row, set off from the words after it, and those words. */
function leadingBullet(
  runs: readonly TextRun[],
  fonts: ReadonlyMap<string, FontStyle>,
): { shape: string; rest: readonly TextRun[] } | null {
  const at = runs.findIndex((run) => !isBlankRun(run))
  const first = runs[at]
  if (!first) return null
  const shape = first.text.trim().slice(0, 1)
  const own = first.text.trim().length === 1
  const rest = own
    ? runs.slice(at + 1)
    : [{ ...first, text: first.text.trimStart().slice(1) }, ...runs.slice(at + 1)]
  const next = rest.find((run) => !isBlankRun(run))
  if (!next) return null
  const known = bulletShape.test(shape) || (own && fonts.get(first.font)?.symbols === true)
  const gap = (next.left - first.right) / first.size
  const mayBeLost = substitutedBullet.test(shape) || namelessShape.test(shape)
  const lost = own && mayBeLost && gap > (substitutedSign.test(shape) ? SPACE_GAP : tabGap)
  const inOwnFont = own && shape === letterBullet && next.font !== first.font
  if (!known && !lost && !inOwnFont) return null
  if (dashBullet.test(shape)) return own && gap > tabGap ? { shape, rest } : null
  const setOff = own ? gap > SPACE_GAP || next !== rest[0] : /^\s/.test(next.text)
  return setOff ? { shape, rest } : null
}

const superscriptMark = /^[\d*†‡,\s]+$/

/**
 * Text reconstruction: the spans of a visual line, one blank between words, no white space at the ends, raised numbers as notes, and a
 * bullet's own shape as a mark before the words `- `.
 */
export function rowSpans(row: BaselineRow, fonts: ReadonlyMap<string, FontStyle>): LineSpan[] {
  const bullet = leadingBullet(row.runs, fonts)
  const blankGap = spaceOfRuns(bullet?.rest ?? row.runs, row.size)
  const spans: LineSpan[] = bullet
    ? [
        { source: bullet.shape, kind: 'mark' },
        { source: '- ', kind: 'words' },
      ]
    : []
  let right: number | null = null
  let blank = false
  // A blank before a note parts the words on both sides of the note; it is theirs only once there are words after it.
  let owed = false
  for (const run of bullet?.rest ?? row.runs) {
    const text = normaliseCharacters(closeLetterspacing(run.text), fonts.get(run.font)?.symbols === true)
    const words = text.trim()
    if (words !== '') {
      const gap = right !== null && run.left - right > blankGap * row.size
      if (right !== null && (blank || gap || text.startsWith(' '))) owed = true
      const isNote = superscriptMark.test(words) && isSuperscript(run, row)
      if (owed) appendSpan(spans, { source: ' ', kind: isNote || !spans.some(isWordSpan) ? 'mark' : 'words' })
      owed = owed && isNote && spans.some(isWordSpan)
      appendSpan(spans, { source: words, kind: isNote ? 'note' : 'words' })
      right = run.right
    }
    blank = words === '' ? blank || text !== '' : text.endsWith(' ')
  }
  return spans
    .map((span) => (span.kind === 'words' ? { ...span, source: restoreUnmapped(span.source) } : span))
    .flatMap(splitNoteNumbers)
}

function appendSpan(spans: LineSpan[], { source, kind }: LineSpan): void {
  const last = spans.at(-1)
  if (last?.kind === kind) spans[spans.length - 1] = { kind, source: last.source + source }
  else spans.push({ source, kind })
}

const isWordSpan = ({ kind }: LineSpan) => kind === 'words'

const spanText = (spans: readonly LineSpan[]) =>
  spans
    .filter(isWordSpan)
    .map(({ source }) => source)
    .join('')
    .trim()
