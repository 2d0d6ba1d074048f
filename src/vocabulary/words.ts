import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA_FOLDER, listed, readTable } from './data.js'

/** What people say, and the words that reports have for it. */
export interface Saying {
  readonly said: string
  readonly means: readonly string[]
}

/** Everyday words for the sector's, from data/words.csv. */
export const loadWords = (): Saying[] =>
  readTable('words.csv', ['said', 'means']).map(({ said, means }) => ({ said, means: listed(means) }))

/** Abbreviations of the field, each with what it stands for and the other way round, from data/abbreviations.csv. */
export const loadAbbreviations = (): Saying[] =>
  readTable('abbreviations.csv', ['abbreviation', 'means']).flatMap(({ abbreviation, means }) => [
    { said: abbreviation, means: listed(means) },
    ...listed(means).map((meaning) => ({ said: meaning, means: [abbreviation] })),
  ])

/** Words that carry no subject in a question, from data/stop-words.txt. */
export const loadStopWords = (): Set<string> =>
  new Set(
    readFileSync(join(DATA_FOLDER, 'stop-words.txt'), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(/\s+/))
      .filter((word) => word !== ''),
  )
