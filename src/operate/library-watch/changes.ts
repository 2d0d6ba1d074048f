import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { reasonOf } from '../../files/file-errors.js'
import type { Library } from '../../library/library.js'
import { createLibrary, extractsFolder, loadExtract, unfinishedFolder } from '../../library/library.js'
import type { Report } from '../../model/report.js'

/** What a library's folder holds at one moment, without reading it. */
export interface FolderState {
  /** A mark for each extract, by file name; a file that changes gets another. */
  readonly extracts: ReadonlyMap<string, string>
  /** Somebody is writing, or was stopped while writing. */
  readonly underWay: boolean
}

/** Of a folder that is not there yet. */
export const EMPTY_FOLDER: FolderState = { extracts: new Map(), underWay: false }

async function fileFingerprint(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`
}

/** @throws Error with a sentence where the folder cannot be read */
export async function readFolderState(library: string): Promise<FolderState> {
  const folder = extractsFolder(library)
  const names = await readdir(folder).catch((error: Error) => {
    throw new Error(`The library's folder ${folder} cannot be read: ${reasonOf(error)}`)
  })
  const extracts = new Map<string, string>()
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const mark = await fileFingerprint(join(folder, name))
    if (mark !== null) extracts.set(name, mark)
  }
  return { extracts, underWay: (await fileFingerprint(unfinishedFolder(library))) !== null }
}

/** The names whose marks differ, those that only one of the two holds included. */
export const changedFiles = (one: FolderState, other: FolderState): string[] =>
  [...new Set([...one.extracts.keys(), ...other.extracts.keys()])].filter(
    (name) => one.extracts.get(name) !== other.extracts.get(name),
  )

/** A library after some of its extracts have changed. */
export interface ReloadedLibrary {
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
export async function reloadChanged(
  folder: string,
  held: Library,
  changed: readonly string[],
  { extracts }: FolderState,
): Promise<ReloadedLibrary> {
  const reports = new Map<string, Report>(held.reports.map((report) => [report.id, report]))
  const changes: string[] = []
  const refused: string[] = []
  for (const name of changed) {
    const id = basename(name, '.json')
    const read = extracts.has(name) ? await loadExtract(join(extractsFolder(folder), name)) : null
    if (read?.refusal !== undefined) {
      refused.push(read.refusal)
      continue
    }
    if (read) reports.set(id, read.value)
    else reports.delete(id)
    changes.push(id)
  }
  return { library: createLibrary([...reports.values()]), changes, refused }
}
