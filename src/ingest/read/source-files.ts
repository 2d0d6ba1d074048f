import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { distinctBy } from '../../collections/collections.js'
import { codeOf, MEBIBYTE, reasonOf } from '../../files/files.js'
import type { SourceLine } from './line.js'
import { readText } from './plain-text.js'

/** Reports have at most some ten megabytes. What is larger would only fill the memory. */
const FILE_LIMIT_MB = 100
const NOT_A_FILE = 'This is no ordinary file. Give a .pdf or .txt file, or a folder of them.'

/**
 * The bytes of a report's file. Throws a sentence for one that is too large to be one, or is no file at all, before a byte
 * of it is read; else what the system says.
 */
export async function readSourceFile(path: string): Promise<Uint8Array> {
  const about = await stat(path)
  if (!about.isFile()) throw new Error(NOT_A_FILE)
  if (about.size > FILE_LIMIT_MB * MEBIBYTE) {
    throw new Error(`The file is larger than ${FILE_LIMIT_MB} MB. Reports are not: is it one?`)
  }
  return readFile(path)
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A file that was asked for, or the sentence that says why it cannot be had. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string
  readonly error: string | null
}

const BROKEN_LINK = 'This link leads to a file that is not there.'

/** A link to a file is that file; a link to a folder is not followed. */
async function linkedFile(path: string): Promise<FoundFile[]> {
  try {
    return (await stat(path)).isFile() ? [{ path, error: null }] : []
  } catch (error) {
    return [{ path, error: codeOf(error) === 'ENOENT' ? BROKEN_LINK : reasonOf(error) }]
  }
}

async function filesOfEntry(folder: string, entry: Dirent): Promise<FoundFile[]> {
  const path = join(folder, entry.name)
  if (entry.isDirectory()) return filesInFolder(path)
  if (!isReadable(entry.name)) return []
  if (entry.isSymbolicLink()) return linkedFile(path)
  return entry.isFile() ? [{ path, error: null }] : []
}

/** The reports in a folder and its subfolders. Other files are passed over. */
async function filesInFolder(folder: string): Promise<FoundFile[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    return [{ path: folder, error: reasonOf(error) }]
  }
  return (await Promise.all(entries.map((entry) => filesOfEntry(folder, entry)))).flat()
}

async function filesAt(path: string): Promise<FoundFile[]> {
  try {
    const stats = await stat(path)
    if (!stats.isDirectory()) return [{ path, error: stats.isFile() ? null : NOT_A_FILE }]
  } catch (error) {
    return [{ path, error: reasonOf(error) }]
  }
  return filesInFolder(path)
}

const byFileName = (one: FoundFile, other: FoundFile): number => {
  const [a, b] = [basename(one.path), basename(other.path)]
  return a < b ? -1 : a > b ? 1 : one.path < other.path ? -1 : 1
}

/** The files that these paths name, each once, in the order of their names. */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = await Promise.all(paths.map((path) => filesAt(resolve(path))))
  return distinctBy(found.flat(), ({ path }) => path).sort(byFileName)
}

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
