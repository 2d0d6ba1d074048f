import { degrees, PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

/** Words at a place on a page: points from the left, and from the top to the baseline. */
export interface Words {
  readonly words: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly symbols?: boolean
}

/** A printed line of a table's frame: points from the left and from the top. */
interface Stroke {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

export type Printed = Words | Stroke

/** A4, in points. */
export const paper = { width: 595, height: 842 }

/** From baseline to baseline of one paragraph's lines of 12 points. */
export const leading = 14.5

/** Where paragraphs' numbers stand, and where their words do. */
export const margin = 71
export const text = 99

/** Prints pages to a PDF, as a report's author would from a word processor, but without the marks of a tagged one. */
export async function print(pages: readonly (readonly Printed[])[]): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  const fonts = {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    symbols: await document.embedFont(StandardFonts.ZapfDingbats),
  }
  for (const marks of pages) {
    const page = document.addPage([paper.width, paper.height])
    for (const mark of marks) {
      if ('words' in mark)
        printWords(page, mark, mark.symbols ? fonts.symbols : mark.bold ? fonts.bold : fonts.plain)
      else printStroke(page, mark)
    }
  }
  return document
}

export const printed = async (pages: readonly (readonly Printed[])[]): Promise<Uint8Array> =>
  (await print(pages)).save()

function printWords(page: PDFPage, { words, x, y, size = 12, italic = false }: Words, font: PDFFont): void {
  page.drawText(words, { x, y: paper.height - y, size, font, ySkew: degrees(italic ? 18 : 0) })
}

/** Word draws a table's lines as thin filled boxes. */
function printStroke(page: PDFPage, { from, to }: Stroke): void {
  const [left, top] = from
  const [right, bottom] = to
  const breadth = 0.5
  page.drawRectangle({
    x: left,
    y: paper.height - bottom,
    width: Math.max(right - left, breadth),
    height: Math.max(bottom - top, breadth),
    color: rgb(0, 0, 0),
  })
}

/** Lines of one paragraph, one under another. */
export const block = (lines: readonly string[], x: number, y: number, look: Partial<Words> = {}): Words[] =>
  lines.map((words, at) => ({ words, x, y: y + at * leading, ...look }))

/** A numbered paragraph: its number at the margin, its lines beside it. */
export const numbered = (number: number, lines: readonly string[], y: number): Words[] => [
  { words: `${number}.`, x: margin, y },
  ...block(lines, text, y),
]

/** A table with a line around each cell; a cell is the lines that it wraps to. */
export function table(
  rows: readonly (readonly (readonly string[])[])[],
  widths: readonly number[],
  y: number,
) {
  const edges = [margin]
  for (const width of widths) edges.push((edges.at(-1) ?? margin) + width)
  const right = edges.at(-1) ?? margin
  const marks: Printed[] = [{ from: [margin, y], to: [right, y] }]
  let top = y
  for (const row of rows) {
    const bottom = top + 10 + leading * Math.max(...row.map((lines) => lines.length))
    marks.push({ from: [margin, bottom], to: [right, bottom] })
    for (const edge of edges) marks.push({ from: [edge, top], to: [edge, bottom] })
    row.forEach((lines, at) => {
      // Short cells stand in the middle of their row's height, between the baselines of their neighbours.
      const middle = top + (bottom - top - lines.length * leading) / 2 + leading - 4
      marks.push(...block(lines, (edges[at] ?? margin) + 5, middle))
    })
    top = bottom
  }
  return marks
}
