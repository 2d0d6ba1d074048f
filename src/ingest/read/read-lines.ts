import { extname } from 'node:path'
import type { SourceLine } from './line.js'
import { readText } from './plain-text.js'

/** What a report's text never comes to. The fullest has a third of a megabyte and two thousand lines. */
const LONGEST_TEXT = 8 * 1024 * 1024
const LONGEST_TEXT_LINE = 1_000_000
const MOST_TEXT_LINES = 200_000
const LINE_FEED = 10

/** Throws a sentence for a text that only a machine can have made so long. */
function refuseOversizedText(bytes: Uint8Array): void {
  const asks = (what: string) => new Error(`This text ${what}. Reports do not: is it one?`)
  if (bytes.length > LONGEST_TEXT) throw asks('has more than 8 MB')
  let lines = 0
  for (let at = 0; at < bytes.length; lines += 1) {
    const end = bytes.indexOf(LINE_FEED, at)
    const next = end < 0 ? bytes.length : end + 1
    if (next - at > LONGEST_TEXT_LINE) throw asks('has a line of more than a million characters')
    at = next
  }
  if (lines > MOST_TEXT_LINES) throw asks('has more than 200,000 lines')
}

type FileReader = (bytes: Uint8Array) => SourceLine[] | Promise<SourceLine[]>

/** The readers by file type. The PDF reader is large and loaded only when a PDF comes. */
const fileReaders: Readonly<Record<string, FileReader>> = {
  '.txt': (bytes) => {
    refuseOversizedText(bytes)
    return readText(bytes)
  },
  '.pdf': async (bytes) => {
    const { readPdf } = await import('./pdf/document.js')
    return readPdf(bytes)
  },
}

/** File types that ingest takes. */
export const isReadable = (file: string): boolean => extname(file).toLowerCase() in fileReaders

/** The lines of a source file. Throws a sentence for one that cannot be read. */
export async function readSourceLines(file: string, bytes: Uint8Array): Promise<SourceLine[]> {
  const reader = fileReaders[extname(file).toLowerCase()]
  if (!reader) throw new Error('Pilcrow reads .txt and .pdf files; this is neither.')
  if (bytes.length === 0) throw new Error('The file is empty.')
  return reader(bytes)
}
