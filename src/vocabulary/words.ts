import { join } from 'node:path'
import { packageData, readList, readRows, several } from './data.js'

/** What people say, and the words that reports have for it. */
export interface Saying {
  readonly said: string
  readonly means: readonly string[]
}

const table = (file: string, columns: readonly [string, string]): Saying[] =>
  readRows(join(packageData(), file), columns).map(({ cells }) => ({
    said: cells[columns[0]] ?? '',
    means: several(cells[columns[1]]),
  }))

/** Everyday words for the sector's, from data/words.csv. */
export const loadWords = (): Saying[] => table('words.csv', ['said', 'means'])

/** Abbreviations of the field, each with what it stands for and the other way round, from data/abbreviations.csv. */
export const loadAbbreviations = (): Saying[] =>
  table('abbreviations.csv', ['abbreviation', 'means']).flatMap(({ said, means }) => [
    { said, means },
    ...means.map((meaning) => ({ said: meaning, means: [said] })),
  ])

const wordList = (file: string): Set<string> =>
  new Set(
    readList(join(packageData(), file))
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(/\s+/))
      .filter((word) => word !== ''),
  )

/** Words that carry no subject in a question, from data/stop-words.txt. */
export const loadStopWords = (): Set<string> => wordList('stop-words.txt')

/** Words of everyday talk that say little of a subject, from data/faint-words.txt. */
export const loadFaintWords = (): Set<string> => wordList('faint-words.txt')
