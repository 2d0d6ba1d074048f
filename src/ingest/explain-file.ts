import { basename } from 'node:path'
import { openReaders } from './readers/readers.js'
import { readReport } from './report-file.js'

/** The listing for one file. Throws a sentence for a file that is no report or cannot be read. */
export async function explainFile(path: string): Promise<string[]> {
  const bytes = await readReport(path)
  const readers = openReaders()
  try {
    return await readers.explain(basename(path), bytes)
  } finally {
    await readers.close()
  }
}
