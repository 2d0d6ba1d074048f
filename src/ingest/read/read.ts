import { extname } from 'node:path'
import { refuseEndless } from './endless.js'
import type { Line } from './line.js'
import { readText } from './text.js'

type Reader = (bytes: Uint8Array) => Line[] | Promise<Line[]>

/** The readers by file type. The PDF reader is large and loaded only when a PDF comes. */
const readers: Readonly<Record<string, Reader>> = {
  '.txt': (bytes) => {
    refuseEndless(bytes)
    return readText(bytes)
  },
  '.pdf': async (bytes) => {
    const { readPdf } = await import('./pdf.js')
    return readPdf(bytes)
  },
}

/** File types that ingest takes. */
export const readable = (file: string): boolean => extname(file).toLowerCase() in readers

/** The lines of a source file. Throws a sentence for one that cannot be read. */
export async function readLines(file: string, bytes: Uint8Array): Promise<Line[]> {
  const reader = readers[extname(file).toLowerCase()]
  if (!reader) throw new Error('Pilcrow reads .txt and .pdf files; this is neither.')
  if (bytes.length === 0) throw new Error('The file is empty.')
  return reader(bytes)
}
