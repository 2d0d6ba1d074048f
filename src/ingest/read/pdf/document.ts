import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { SourceLine } from '../line.js'
import { documentLines } from './document-lines.js'
import { type PageLine, readPageLines } from './page-lines.js'
import { getDocument, pdfWorker, VerbosityLevel } from './pdfjs.js'
import { DAMAGED_PDF, damagedPage, PdfError, requirePdfSignature, scanned } from './refusals.js'
import { type ValidationResult, validatePdf } from './validate/validate.js'

/**
 * pdf.js either hands the fonts of a PDF to a web page as styles or works out the outline of every letter, which would
 * take a twentieth of a page's time. So it gets a page that takes styles, and shows nothing.
 */
const stubDocument = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
}

/**
 * Opens a PDF without a sound on the console. Throws PdfError for what is none, and for one that is damaged, however
 * little: what could still be read of it would not be what was written. The caller destroys the document's loading task.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  refuseInvalid(bytes)
  const task = getDocument({
    // pdf.js takes the bytes over, so it gets its own.
    data: new Uint8Array(bytes),
    worker: pdfWorker,
    verbosity: VerbosityLevel.ERRORS,
    // Only letters and lines are wanted: nothing is drawn, no script run.
    disableFontFace: false,
    ownerDocument: stubDocument,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    // Words that a damaged stretch has swallowed are worse than a file that is refused.
    stopAtErrors: true,
  })
  try {
    return await task.promise
  } catch (error) {
    await task.destroy()
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new PdfError(
        'This PDF is locked with a password. Save a copy without the password and give that.',
      )
    }
    throw new PdfError(DAMAGED_PDF)
  }
}

/** A file that is very long is opened twice, for its first pages and for all; it is looked at once. */
const validated = new WeakMap<Uint8Array, ValidationResult>()

/**
 * How many pages a PDF has, told without opening it; null where nobody can tell without. Throws PdfError for what is none
 * and for one that is damaged, as opening it would.
 */
export function pageCount(bytes: Uint8Array): number | null {
  return refuseInvalid(bytes) || null
}

function refuseInvalid(bytes: Uint8Array): number {
  requirePdfSignature(bytes)
  const found = validated.get(bytes) ?? validatePdf(bytes)
  validated.set(bytes, found)
  if (!found.valid) throw found.page === null ? new PdfError(DAMAGED_PDF) : damagedPage(found.page)
  return found.pages
}

/**
 * The lines of a PDF, page by page, from the head of each page to its foot. A blank line stands where a page leaves the
 * gap of a new paragraph; none stands where a page ends. A list item begins with `- ` in its text, whatever its bullet's
 * shape. A row of a ruled table is one line, with the wrapped lines of each cell joined in `cells` and a tab between
 * cells in `text`; so is a line whose words stand far apart. Headers, footers, page numbers and footnotes are lines
 * that say so in `furniture`.
 *
 * Throws PdfError, with a sentence, for what is no PDF, for a damaged or locked one, and for one without text.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceLine[]> {
  const document = await openPdf(bytes)
  try {
    const pages: PageLine[][] = []
    for (let first = 1; first <= document.numPages; first += pagesAtOnce) {
      const numbers = Array.from({ length: pagesAtOnce }, (_, at) => first + at)
      const known = numbers.filter((number) => number <= document.numPages)
      pages.push(...(await Promise.all(known.map((number) => readPageLines(document, number)))))
    }
    if (pages.flat().length === 0) throw new PdfError(scanned)
    return documentLines(pages)
  } finally {
    await document.loadingTask.destroy()
  }
}

/** Pages asked for together: pdf.js waits between the steps of a page, and the others fill that time. */
const pagesAtOnce = 4
