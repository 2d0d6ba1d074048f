import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extractsFolder, unfinishedFolder } from '../../library/folders.js'
import { reasonOf } from '../../reason.js'

/** What a library's folder holds at one moment, without reading it. */
export interface Look {
  /** A mark for each extract, by file name; a file that changes gets another. */
  readonly extracts: ReadonlyMap<string, string>
  /** Somebody is writing, or was stopped while writing. */
  readonly underWay: boolean
}

/** Of a folder that is not there yet. */
export const NOTHING_SEEN: Look = { extracts: new Map(), underWay: false }

async function markOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`
}

/** @throws Error with a sentence where the folder cannot be read */
export async function lookAt(library: string): Promise<Look> {
  const folder = extractsFolder(library)
  const names = await readdir(folder).catch((error: Error) => {
    throw new Error(`The library's folder ${folder} cannot be read: ${reasonOf(error)}`)
  })
  const extracts = new Map<string, string>()
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const mark = await markOf(join(folder, name))
    if (mark !== null) extracts.set(name, mark)
  }
  return { extracts, underWay: (await markOf(unfinishedFolder(library))) !== null }
}

/** The names whose marks differ, those that only one of the two holds included. */
export const changedBetween = (one: Look, other: Look): string[] =>
  [...new Set([...one.extracts.keys(), ...other.extracts.keys()])].filter(
    (name) => one.extracts.get(name) !== other.extracts.get(name),
  )
