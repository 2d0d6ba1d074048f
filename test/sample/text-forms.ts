import { execFileSync } from 'node:child_process'

/** A text that people make of a PDF. */
export interface TextForm {
  readonly name: string
  readonly of: (pdf: string) => Buffer
}

/** Bytes of text that a PDF may give; the longest reports give a third of a megabyte. */
const LONGEST_TEXT = 64 * 2 ** 20

const ways: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  layout: ['-layout'],
  raw: ['-raw'],
}

const convert = (pdf: string, options: readonly string[]): Buffer =>
  execFileSync('pdftotext', [...options, pdf, '-'], { maxBuffer: LONGEST_TEXT })

/** As word processors and mail programs give a text back: a blank line behind each line. */
const doubleSpaced = (text: Buffer): Buffer => Buffer.from(text.toString('utf8').replace(/\n/g, '\n\n'))

/** The six forms of text that poppler's `pdftotext` and a double-spaced copy of it make. */
export const textForms: readonly TextForm[] = Object.entries(ways).flatMap(([name, options]) => [
  { name, of: (pdf: string) => convert(pdf, options) },
  { name: `${name}, double-spaced`, of: (pdf: string) => doubleSpaced(convert(pdf, options)) },
])

/** Whether this machine has `pdftotext`. */
export function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
