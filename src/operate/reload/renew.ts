import { basename, join } from 'node:path'
import { extractsFolder } from '../../library/folders.js'
import type { Library } from '../../library/library.js'
import { libraryOf, loadExtract } from '../../library/load.js'
import type { Report } from '../../model/report.js'
import type { Look } from './look.js'

/** A library after some of its extracts have changed. */
export interface Renewed {
  readonly library: Library
  /** Ids of the reports that are new, changed or gone; none where nothing else than refused extracts came. */
  readonly changes: readonly string[]
  /** A sentence for each new extract that cannot be used; the report that was held in its place stays. */
  readonly refused: readonly string[]
}

/**
 * Reads the extracts that have changed, and those alone.
 * @param held what is served until now
 * @param changed names of the files that have changed
 */
export async function renewed(
  folder: string,
  held: Library,
  changed: readonly string[],
  { extracts }: Look,
): Promise<Renewed> {
  const reports = new Map<string, Report>(held.reports.map((report) => [report.id, report]))
  const changes: string[] = []
  const refused: string[] = []
  for (const name of changed) {
    const id = basename(name, '.json')
    const read = extracts.has(name) ? await loadExtract(join(extractsFolder(folder), name)) : null
    if (typeof read === 'string') {
      refused.push(read)
      continue
    }
    if (read) reports.set(id, read)
    else reports.delete(id)
    changes.push(id)
  }
  return { library: libraryOf([...reports.values()]), changes, refused }
}
