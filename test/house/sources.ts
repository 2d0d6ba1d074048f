import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the files in folders of the project whose names end so, in order. */
export const filesIn = (ending: string, ...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending))
      .map((file) => join(folder, file))
      .sort(),
  )

/** Those of its TypeScript files. */
export const sources = (...folders: string[]): string[] => filesIn('.ts', ...folders)
