import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageData } from '../src/vocabulary/data.js'

/** A message that somebody wrote as an example, what it is an example of, and who wrote it. */
export interface Written {
  readonly message: string
  readonly label: string
  readonly writer: string
}

/** Where the examples of each classifier stand. */
export const EXAMPLE_FOLDERS = {
  intent: 'intents',
  'follow-up': 'follow-ups',
  answer: 'answers',
  tone: 'tones',
  movement: 'movements',
  figure: 'figures',
  'report-part': 'report-parts',
  clause: 'clauses',
} as const

/**
 * The examples of a folder of data/: a file a label, a message a line; `# writer NAME` says who wrote those that follow.
 * Throws a sentence that names the file and line where none is named.
 */
export function examplesIn(folder: string): Written[] {
  const path = join(packageData(), folder)
  return readdirSync(path)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      let writer: string | null = null
      return readFileSync(join(path, file), 'utf8')
        .split('\n')
        .flatMap((line, at): Written[] => {
          if (line.startsWith('# writer ')) writer = line.slice('# writer '.length).trim()
          if (line.trim() === '' || line.startsWith('#')) return []
          if (writer === null)
            throw new Error(
              `data/${folder}/${file}, line ${at + 1}: say who wrote it before it: # writer NAME`,
            )
          return [{ message: line, label: file.replace(/\.txt$/, ''), writer }]
        })
    })
}
