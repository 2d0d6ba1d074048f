import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { openPdf } from '../src/ingest/read/pdf/document.js'
import { findFiles } from '../src/ingest/read/source-files.js'

/** How many pages the PDFs of a folder have; what is none has no pages. */
export async function pagesIn(folder: string): Promise<number> {
  let pages = 0
  for (const { path } of await findFiles([folder])) {
    if (extname(path).toLowerCase() !== '.pdf') continue
    const document = await openPdf(await readFile(path)).catch(() => null)
    pages += document?.numPages ?? 0
    await document?.loadingTask.destroy()
  }
  return pages
}
