import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { readable } from './read/read.js'

/** A file that was asked for, or the sentence that says why it cannot be had. */
export interface Found {
  readonly path: string
  readonly error: string | null
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'There is no permission.',
  EPERM: 'There is no permission.',
  ENOSPC: 'The disk is full.',
  EROFS: 'The disk is read-only.',
}

/** A sentence for what the file system refused. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

/** The reports in a folder and its subfolders. Links to folders are not followed; other files are passed over. */
async function inFolder(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => reasonOf(error))
  if (typeof entries === 'string') return [{ path: folder, error: entries }]
  const found = await Promise.all(
    entries.map(async (entry): Promise<Found[]> => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return inFolder(path)
      if (!readable(entry.name)) return []
      const isFile =
        entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile())
      return isFile ? [{ path, error: null }] : []
    }),
  )
  return found.flat()
}

const byName = (one: Found, other: Found): number => {
  const [a, b] = [basename(one.path), basename(other.path)]
  return a < b ? -1 : a > b ? 1 : one.path < other.path ? -1 : 1
}

/** The files that these paths name, each once, in the order of their names. */
export async function findFiles(paths: readonly string[]): Promise<Found[]> {
  const found = await Promise.all(
    paths.map(async (given): Promise<Found[]> => {
      const path = resolve(given)
      const about = await stat(path).catch((error: unknown) => reasonOf(error))
      if (typeof about === 'string') return [{ path, error: about }]
      return about.isDirectory() ? inFolder(path) : [{ path, error: null }]
    }),
  )
  const once = new Map(found.flat().map((each) => [each.path, each]))
  return [...once.values()].sort(byName)
}
