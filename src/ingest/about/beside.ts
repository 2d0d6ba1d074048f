import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { readBounded } from '../../bounded-file.js'
import { printable } from '../../printable.js'
import { codeOf, reasonOf } from '../../reason.js'
import { ABOUT, type AboutRow, LONGEST_ABOUT, readAbout } from './rows.js'

/** What the about.csv files beside reports say. */
export interface Beside {
  /** By the absolute path of a report's file. */
  readonly rows: ReadonlyMap<string, AboutRow>
  /** What is wrong in a file's row. */
  readonly warnings: ReadonlyMap<string, readonly string[]>
  /** What is wrong with no report's row in particular. */
  readonly strays: readonly string[]
}

/** The folder of a file, and those above it up to the one that was asked for, nearest first. */
function foldersOver(file: string, asked: readonly string[]): string[] {
  const folders = [dirname(file)]
  for (let last = dirname(file); asked.some((folder) => last.startsWith(folder + sep)); ) {
    last = dirname(last)
    folders.push(last)
  }
  return folders
}

const textOf = (file: string): Promise<string | Error> =>
  readBounded(file, LONGEST_ABOUT).catch(
    (error: unknown) => new Error(reasonOf(error), { cause: codeOf(error) }),
  )

/** Reads the about.csv files in the folders of these files and above them, as far as `asked` reaches. */
export async function aboutBeside(files: readonly string[], asked: readonly string[]): Promise<Beside> {
  const roots = asked.map((path) => resolve(path))
  const folders = [...new Set(files.flatMap((file) => foldersOver(file, roots)))]
  // The deepest first: the row nearest to a file is the one that counts.
  folders.sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
  const rows = new Map<string, AboutRow>()
  const warnings = new Map<string, string[]>()
  const strays: string[] = []
  for (const folder of folders) {
    const text = await textOf(join(folder, ABOUT))
    const name = folders.length > 1 ? `${basename(folder)}/${ABOUT}` : ABOUT
    if (text instanceof Error) {
      if (text.cause !== 'ENOENT') strays.push(`${name} cannot be read: ${text.message}`)
      continue
    }
    const about = readAbout(text, name)
    for (const row of about.rows) {
      const file = resolve(folder, row.file)
      if (!existsSync(file))
        strays.push(`${name}, line ${row.line}: there is no file ${printable(row.file)} beside it.`)
      else if (!rows.has(file)) rows.set(file, row)
    }
    for (const { file, message } of about.faults) {
      const path = file === null ? null : resolve(folder, file)
      if (path === null || !existsSync(path)) strays.push(message)
      else warnings.set(path, [...(warnings.get(path) ?? []), message])
    }
  }
  return { rows, warnings, strays }
}
