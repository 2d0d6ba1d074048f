import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the TypeScript files in folders of the project, in order. */
export const sources = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file))
      .sort(),
  )
