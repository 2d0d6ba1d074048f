/** A file that cannot be read as a PDF with text. The message is a sentence for the person who gave it. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
}

/** Readers of PDF look for the signature within the first 1,024 bytes (ISO 32000-1, annex H, note 13). */
const signatureWithin = 1024

/** Throws PdfError for what does not say at its beginning that it is a PDF. */
export function requirePdfSignature(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new PdfError('This file is empty. Download it again and give the whole file.')
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, signatureWithin))
  if (opening.includes('%PDF-')) return
  if (/<!doctype html|<html|<head|<\?xml/i.test(opening)) {
    throw new PdfError(
      'This is a web page, not a PDF: the site answered with a page instead of the report. Download the report again.',
    )
  }
  throw new PdfError('This is not a PDF, whatever its name says. Give the report as a PDF or as plain text.')
}

export const DAMAGED_PDF =
  'This PDF is damaged or cut short: nothing is read of it. Download it again and give the whole file.'

export const damagedPage = (page: number) =>
  new PdfError(`Page ${page} of this PDF is damaged. Download it again and give the whole file.`)

export const scanned =
  'This PDF holds pictures of pages, no text: it was scanned. Give a copy with text, or run text recognition (OCR) on it.'
