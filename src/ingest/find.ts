import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { codeOf, reasonOf } from '../reason.js'
import { readable } from './read/read.js'
import { NO_FILE } from './report-file.js'

/** A file that was asked for, or the sentence that says why it cannot be had. */
export interface Found {
  /** Absolute. */
  readonly path: string
  readonly error: string | null
}

const LEADS_NOWHERE = 'This link leads to a file that is not there.'

/** A link to a file is that file; a link to a folder is not followed. */
async function linked(path: string): Promise<Found[]> {
  try {
    return (await stat(path)).isFile() ? [{ path, error: null }] : []
  } catch (error) {
    return [{ path, error: codeOf(error) === 'ENOENT' ? LEADS_NOWHERE : reasonOf(error) }]
  }
}

async function ofEntry(folder: string, entry: Dirent): Promise<Found[]> {
  const path = join(folder, entry.name)
  if (entry.isDirectory()) return inFolder(path)
  if (!readable(entry.name)) return []
  if (entry.isSymbolicLink()) return linked(path)
  return entry.isFile() ? [{ path, error: null }] : []
}

/** The reports in a folder and its subfolders. Other files are passed over. */
async function inFolder(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => reasonOf(error))
  if (typeof entries === 'string') return [{ path: folder, error: entries }]
  return (await Promise.all(entries.map((entry) => ofEntry(folder, entry)))).flat()
}

async function named(path: string): Promise<Found[]> {
  const about = await stat(path).catch((error: unknown) => reasonOf(error))
  if (typeof about === 'string') return [{ path, error: about }]
  if (about.isDirectory()) return inFolder(path)
  return [{ path, error: about.isFile() ? null : NO_FILE }]
}

const byName = (one: Found, other: Found): number => {
  const [a, b] = [basename(one.path), basename(other.path)]
  return a < b ? -1 : a > b ? 1 : one.path < other.path ? -1 : 1
}

/** The files that these paths name, each once, in the order of their names. */
export async function findFiles(paths: readonly string[]): Promise<Found[]> {
  const found = await Promise.all(paths.map((path) => named(resolve(path))))
  const once = new Map(found.flat().map((each) => [each.path, each]))
  return [...once.values()].sort(byName)
}
