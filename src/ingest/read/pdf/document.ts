import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageFurniture, SourceLine } from '../line.js'
import { dehyphenate } from './letters.js'
import { type PageLine, readPageLines } from './page-lines.js'
import { getDocument, pdfWorker, VerbosityLevel } from './pdfjs.js'
import { DAMAGED_PDF, damagedPage, PdfError, requirePdfSignature, scanned } from './refusals.js'
import { type ValidationResult, validatePdf } from './validate/validate.js'

/** A footnote's letters are at most this share of the size of the report's text. */
const footnoteSize = 0.92

/** Headers and footers stand in this share of the page's height, at its head and at its foot. */
const marginShare = 0.12

/** What stands at one place on so many pages, or on this share of all, is no text; in a shorter document, on each of its pages. */
const repeatedOn = 3
const repeatedShare = 0.25
const pageNumberText = /^(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?$/i

/**
 * Header and footer detection: what each line of the document is beside its text. Furniture is known by the PDF's own word or, where it says
 * nothing, by standing in the margin of several pages at one height with the same words, whatever the numbers in them.
 */
function classifyFurniture(pages: readonly (readonly PageLine[])[]): Map<PageLine, PageFurniture> {
  const found = new Map<PageLine, PageFurniture>()
  const repeats = repeatedInMargins(pages)
  const textSize = bodyTextSize(pages.flat())
  for (const page of pages) {
    const text: PageLine[] = []
    for (const pageLine of page) {
      if (pageLine.artifact || repeats.has(pageLine)) found.set(pageLine, marginalKind(pageLine))
      else text.push(pageLine)
    }
    for (const pageLine of footnotesAtFoot(text, textSize)) found.set(pageLine, 'footnote')
  }
  return found
}

function marginalKind({ text, head, pageHeight }: PageLine): PageFurniture {
  if (pageNumberText.test(text)) return 'page number'
  return head > pageHeight / 2 ? 'header' : 'footer'
}

function repeatedInMargins(pages: readonly (readonly PageLine[])[]): Set<PageLine> {
  const places = new Map<string, PageLine[]>()
  for (const pageLine of pages.flat()) {
    const inMargin =
      pageLine.head > (1 - marginShare) * pageLine.pageHeight ||
      pageLine.foot < marginShare * pageLine.pageHeight
    if (!inMargin) continue
    const place = `${Math.round(pageLine.head / 4)} ${pageLine.text.replace(/\d+/g, '#')}`
    places.set(place, [...(places.get(place) ?? []), pageLine])
  }
  const enough = Math.max(Math.min(repeatedOn, Math.max(2, pages.length)), repeatedShare * pages.length)
  return new Set([...places.values()].filter((pageLines) => pageLines.length >= enough).flat())
}

/** The size in which most of the document's letters are set. */
function bodyTextSize(pageLines: readonly PageLine[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of pageLines) counts.set(size, (counts.get(size) ?? 0) + text.length)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** A note's number that is not raised, at the head of its line. */
const flatNumber = /^\d{1,2}\s+\p{L}/u

/** Small lines at the page's foot, from the first that opens with a note's number. */
function footnotesAtFoot(page: readonly PageLine[], textSize: number): readonly PageLine[] {
  const last = page.findLastIndex(({ size }) => size > footnoteSize * textSize)
  const small = page.slice(last + 1)
  const first = small.findIndex(({ spans, text }) => spans[0]?.kind === 'note' || flatNumber.test(text))
  return first < 0 ? [] : small.slice(first)
}

/** Lines further apart than the document's own distance by more than this share leave a gap between paragraphs. */
const paragraphGap = 1.25

/** Numbers the lines of a document, tells what is furniture, and puts a blank line where a page leaves a gap. */
export function documentLines(pages: readonly (readonly PageLine[])[]): SourceLine[] {
  const furniture = classifyFurniture(pages)
  const usual = usualLineDistance(pages)
  const text = pages.flat().filter((pageLine) => !furniture.has(pageLine))
  const dehyphenated = dehyphenate(text)
  const lines: SourceLine[] = []
  for (const page of pages) {
    let above: PageLine | undefined
    for (const pageLine of page) {
      const kind = furniture.get(pageLine) ?? null
      if (kind === null) {
        const apart = above !== undefined && lineDistance(above, pageLine) > paragraphGap * usual
        if (above && !areTableRows(above, pageLine) && (apart || above.frame !== pageLine.frame))
          lines.push(blankLine(lines.length + 1, pageLine.page))
        above = pageLine
      }
      lines.push(numberedLine(lines.length + 1, dehyphenated.get(pageLine) ?? pageLine, kind))
    }
  }
  return lines
}

const numberedLine = (number: number, pageLine: PageLine, furniture: PageFurniture | null): SourceLine => ({
  number,
  page: pageLine.page,
  text: pageLine.text,
  spans: pageLine.spans,
  indent: pageLine.indent,
  size: pageLine.size,
  bold: pageLine.bold,
  italic: pageLine.italic,
  heading: pageLine.heading,
  cells: pageLine.cells,
  furniture,
})

const blankLine = (number: number, page: number): SourceLine => ({
  number,
  page,
  text: '',
  spans: [],
  indent: 0,
  size: null,
  bold: false,
  italic: false,
  heading: null,
  cells: null,
  furniture: null,
})

/** Rows of a table belong together, however far apart. */
const areTableRows = (above: PageLine, below: PageLine) => above.cells !== null && below.cells !== null

/** From baseline to baseline, as a share of the letters' size. */
const lineDistance = (above: PageLine, below: PageLine) =>
  (above.foot - below.head) / Math.max(above.size, below.size)

/** The distance that most lines of the document keep. */
function usualLineDistance(pages: readonly (readonly PageLine[])[]): number {
  const counts = new Map<number, number>()
  for (const page of pages) {
    page.slice(1).forEach((pageLine, at) => {
      const above = page[at]
      const tenths = above ? Math.round(lineDistance(above, pageLine) * 20) : 0
      if (tenths > 0) counts.set(tenths, (counts.get(tenths) ?? 0) + 1)
    })
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [24, 0])[0] / 20
}

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
    // Words that a damaged part has swallowed are worse than a file that is refused.
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
