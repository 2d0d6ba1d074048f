import { extname } from 'node:path'
import { linesOf } from './read/pdf/lines.js'
import { openPdf, pagesOf } from './read/pdf/open.js'
import { readPage } from './read/pdf/page.js'
import { NotAReport, recognise } from './recognise/recognise.js'

/** Pages of the longest reports, those of the single inspection framework, and as many again. */
const LONG = 120

/** A report says what it is on its first pages. */
const OPENING_PAGES = 5

/**
 * A PDF that is far longer than reports are must say at its opening that it is one, before all of it is read.
 * Throws what `recognise` throws, and PdfError.
 */
export async function refuseLongStranger(file: string, bytes: Uint8Array): Promise<void> {
  if (extname(file).toLowerCase() !== '.pdf') return
  const pages = pagesOf(bytes)
  if (pages !== null && pages <= LONG) return
  const document = await openPdf(bytes)
  try {
    if (document.numPages <= LONG) return
    const numbers = Array.from({ length: OPENING_PAGES }, (_, at) => at + 1)
    const pages = await Promise.all(numbers.map((number) => readPage(document, number)))
    if (pages.flat().length === 0) {
      throw new NotAReport(
        `This PDF has ${document.numPages} pages and no words on the first ${OPENING_PAGES}. A report of so many pages is not known: give the report alone, as a PDF with text.`,
      )
    }
    recognise(linesOf(pages))
  } finally {
    await document.loadingTask.destroy()
  }
}
