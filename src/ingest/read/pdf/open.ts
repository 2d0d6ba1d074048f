import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AnnotationMode, getDocument, reader, VerbosityLevel } from './pdfjs.js'
import { PdfError, refuseWhatIsNoPdf } from './signature.js'
import { type Soundness, soundnessOf } from './sound/sound.js'

const damaged =
  'This PDF is damaged or cut short: nothing is read of it. Download it again and give the whole file.'

/**
 * pdf.js either hands the fonts of a PDF to a web page as styles or works out the outline of every letter, which would
 * take a twentieth of a page's time. So it gets a page that takes styles, and shows nothing.
 */
const noDocument = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
}

/**
 * Opens a PDF without a sound on the console. Throws PdfError for what is none, and for one that is damaged, however
 * little: what could still be read of it would not be what was written. The caller destroys the document's loading task.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  refuseUnsound(bytes)
  const task = getDocument({
    // pdf.js takes the bytes over, so it gets its own.
    data: new Uint8Array(bytes),
    worker: reader,
    verbosity: VerbosityLevel.ERRORS,
    // Only letters and lines are wanted: nothing is drawn, no script run.
    disableFontFace: false,
    ownerDocument: noDocument,
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
    throw new PdfError(damaged)
  }
}

/** A file that is very long is opened twice, for its first pages and for all; it is looked at once. */
const looked = new WeakMap<Uint8Array, Soundness>()

/**
 * How many pages a PDF has, told without opening it; null where nobody can tell without. Throws PdfError for what is none
 * and for one that is damaged, as opening it would.
 */
export function pagesOf(bytes: Uint8Array): number | null {
  return refuseUnsound(bytes) || null
}

function refuseUnsound(bytes: Uint8Array): number {
  refuseWhatIsNoPdf(bytes)
  const found = looked.get(bytes) ?? soundnessOf(bytes)
  looked.set(bytes, found)
  if (!found.sound) throw found.page === null ? new PdfError(damaged) : damagedPage(found.page)
  return found.pages
}

/** Annotations (links, comments, form fields) print nothing of the report. */
export const withoutAnnotations = { annotationMode: AnnotationMode.DISABLE }

export const damagedPage = (page: number) =>
  new PdfError(`Page ${page} of this PDF is damaged. Download it again and give the whole file.`)
