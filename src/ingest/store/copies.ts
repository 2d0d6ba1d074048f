import { readdir, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { reportsFolder } from '../../library/folders.js'
import { printable } from '../../printable.js'
import { codeOf, reasonOf } from '../../reason.js'
import { readable } from '../read/read.js'
import { readReport } from '../report-file.js'
import { sha256 } from './extract.js'
import type { Seen } from './seen.js'
import { stampOf } from './stamp.js'

/** The copies of sources that stand in a library's folder. */
export interface Copies {
  /** Where each stands, by its sha256. */
  readonly files: Map<string, string>
  /** A sentence for each file, or for the folder, that cannot be used: which, why, and what to do. */
  readonly problems: readonly string[]
}

/** The sha256 of a file, which is read unless `seen` knows it as it is. Throws as `readReport` does. */
async function hashOf(file: string, seen: Seen | undefined): Promise<string> {
  const known = seen?.sha256(file)
  if (known !== undefined) return known
  const stamp = stampOf(file)
  const hash = sha256(await readReport(file))
  seen?.read(file, stamp, { sha256: hash })
  return hash
}

/** Looks at all copies; what is wrong with one keeps nobody from the others. Never throws. */
export async function storedCopies(library: string, seen?: Seen): Promise<Copies> {
  const folder = reportsFolder(library)
  const files = new Map<string, string>()
  const problems: string[] = []
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') problems.push(`The folder ${folder} cannot be read: ${reasonOf(error)}`)
    return []
  })
  for (const name of names.filter(readable).sort()) {
    const file = join(folder, name)
    try {
      files.set(await hashOf(file, seen), file)
    } catch (error) {
      problems.push(
        `reports/${printable(name)} is left out: ${reasonOf(error)} Put the report there again, or take it away.`,
      )
    }
  }
  return { files, problems }
}

/**
 * Where the copy of a report's source belongs: under the report's id. A file of that name which is something else
 * is left alone.
 */
export function copyPath(
  library: string,
  id: string,
  hash: string,
  given: string,
  taken: ReadonlySet<string>,
): string {
  const type = extname(given).toLowerCase()
  const plain = join(reportsFolder(library), `${id}${type}`)
  return taken.has(plain) ? join(reportsFolder(library), `${id}-${hash.slice(0, 8)}${type}`) : plain
}

/** Takes away the copy of a source, if it is one that ingest has made for this report. */
export async function removeCopy(copy: string | undefined, library: string, id: string): Promise<void> {
  if (copy?.startsWith(join(reportsFolder(library), id))) await rm(copy, { force: true })
}
