import { join } from 'node:path'
import { packageData, readList, readRows, several } from './data.js'

/** What people say, and the words that reports have for it. */
export interface Saying {
  readonly said: string
  /** The same thing: a paragraph that holds one of these speaks of it. */
  readonly means: readonly string[]
  /** A wider subject, a part, a neighbour: where a report would speak of it, if it did. */
  readonly near: readonly string[]
}

/** Everyday words for the sector's, from data/words.csv. */
export const loadWords = (): Saying[] =>
  readRows(join(packageData(), 'words.csv'), ['said', 'means', 'near']).map(({ cells }) => ({
    said: cells.said ?? '',
    means: several(cells.means),
    near: several(cells.near),
  }))

/** Names that mean something only whole, from data/compounds.txt: 'knife crime' is not any crime. */
export const loadCompounds = (): Saying[] =>
  linesOf('compounds.txt').map((said) => ({ said, means: [], near: [] }))

/** Abbreviations of the field, each with what it stands for and the other way round, from data/abbreviations.csv. */
export const loadAbbreviations = (): Saying[] =>
  readRows(join(packageData(), 'abbreviations.csv'), ['abbreviation', 'means']).flatMap(({ cells }) => {
    const { abbreviation = '' } = cells
    const means = several(cells.means)
    return [
      { said: abbreviation, means, near: [] },
      ...means.map((meaning) => ({ said: meaning, means: [abbreviation], near: [] })),
    ]
  })

/** The lines of a list that are no remarks. */
const linesOf = (file: string): string[] =>
  readList(join(packageData(), file))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

const wordList = (file: string): Set<string> => new Set(linesOf(file).flatMap((line) => line.split(/\s+/)))

/** Words that carry no subject in a question, from data/stop-words.txt. */
export const loadStopWords = (): Set<string> => wordList('stop-words.txt')

/** Words that ask for praise or criticism and name no subject, from data/tone-words.txt. */
export const loadToneWords = (): Set<string> => wordList('tone-words.txt')

/** Words of everyday talk that say little of a subject, from data/faint-words.txt. */
export const loadFaintWords = (): Set<string> => wordList('faint-words.txt')
