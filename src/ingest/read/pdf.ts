import type { Line } from './line.js'
import { linesOf } from './pdf/lines.js'
import { openPdf } from './pdf/open.js'
import { type Piece, readPage } from './pdf/page.js'
import { PdfError } from './pdf/signature.js'

export { PdfError }

/**
 * The lines of a PDF, page by page, from the head of each page to its foot. A blank line stands where a page leaves the
 * gap of a new paragraph; none stands where a page ends. A list item begins with `- ` in its text, whatever its bullet's
 * shape. A row of a ruled table is one line, with the wrapped lines of each cell joined in `cells` and a tab between
 * cells in `text`; so is a line whose words stand far apart. Headers, footers, page numbers and footnotes are lines
 * that say so in `furniture`.
 *
 * Throws PdfError, with a sentence, for what is no PDF, for a damaged or locked one, and for one without text.
 */
export async function readPdf(bytes: Uint8Array): Promise<Line[]> {
  const document = await openPdf(bytes)
  try {
    const pages: Piece[][] = []
    for (let first = 1; first <= document.numPages; first += pagesAtOnce) {
      const numbers = Array.from({ length: pagesAtOnce }, (_, at) => first + at)
      const known = numbers.filter((number) => number <= document.numPages)
      pages.push(...(await Promise.all(known.map((number) => readPage(document, number)))))
    }
    if (pages.flat().length === 0) throw new PdfError(scanned)
    return linesOf(pages)
  } finally {
    await document.loadingTask.destroy()
  }
}

/** Pages asked for together: pdf.js waits between the steps of a page, and the others fill that time. */
const pagesAtOnce = 4

const scanned =
  'This PDF holds pictures of pages, no text: it was scanned. Give a copy with text, or run text recognition (OCR) on it.'
