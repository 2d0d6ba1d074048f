import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageData } from '../src/vocabulary/data.js'

/** A message that somebody wrote as an example, what it is an example of, and who wrote it. */
export interface Written {
  readonly message: string
  readonly label: string
  readonly writer: string
  /** The intent of the answer that it was written to follow; null where it follows none, or none in particular. */
  readonly after: string | null
}

/** Where the examples of each classifier stand. */
export const EXAMPLE_FOLDERS = {
  intent: ['intents', 'turns'],
  'follow-up': ['follow-ups'],
  subject: ['subjects'],
  answer: ['answers'],
  tone: ['tones'],
  movement: ['movements'],
  figure: ['figures'],
  'report-part': ['report-parts'],
  clause: ['clauses'],
  alongside: ['alongside'],
  matter: ['matters'],
  'over-councils': ['over-councils'],
} as const

/**
 * The examples of some folders of data/: a file a label, a message a line; `# writer NAME` says who wrote those that follow,
 * `# after INTENT` what the answer was to that they follow.
 * Throws a sentence that names the file and line where none is named.
 */
export const examplesIn = (...folders: readonly string[]): Written[] => folders.flatMap(inFolder)

function inFolder(folder: string): Written[] {
  const path = join(packageData(), folder)
  return readdirSync(path)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      let writer: string | null = null
      let after: string | null = null
      return readFileSync(join(path, file), 'utf8')
        .split('\n')
        .flatMap((line, at): Written[] => {
          if (line.startsWith('# writer ')) {
            writer = line.slice('# writer '.length).trim()
            after = null
          }
          if (line.startsWith('# after ')) after = line.slice('# after '.length).trim()
          if (line.trim() === '' || line.startsWith('#')) return []
          if (writer === null)
            throw new Error(
              `data/${folder}/${file}, line ${at + 1}: say who wrote it before it: # writer NAME`,
            )
          return [{ message: line, label: file.replace(/\.txt$/, ''), writer, after }]
        })
    })
}
