import type { Library } from '../library/library.js'
import type { Corpus } from '../search/engine.js'
import { createCorpus, engineOver } from '../search/index/engine.js'
import type { FlatIndex } from '../search/index/postings.js'
import { inTimeSlices } from '../search/snapshot/snapshot.js'
import type { Database } from './database.js'
import type { DocumentKind } from './prepared.js'
import { indexingWords, type WordsRow } from './search-scope.js'
import { allTermNumbers } from './terms.js'

/**
 * Of so many documents, of both kinds together, the postings are held in memory, some 30 MB: they are looked for as in a
 * folder's index, by what they mean too. Of more, those that may be among the best are fetched for each question.
 */
export const HELD_IN_MEMORY = 50_000

/** Rows in the order in which the documents of reports in memory stand; those of reports that are not held are left out. */
export type DocumentsInOrder = <Row extends { readonly report: string; readonly number: number }>(
  rows: readonly Row[],
) => Row[]

/** Everything that is looked through, but for the texts. */
export interface Whole {
  readonly corpus: Corpus
  readonly index: FlatIndex
  /** Of the documents, in the database. */
  readonly numbers: Int32Array
}

/** Documents whose words are read at once. */
const WORDS_AT_ONCE = 2000

export async function readWhole(
  database: Database,
  library: Library,
  kind: DocumentKind,
  inOrder: DocumentsInOrder,
): Promise<Whole> {
  const read: WordsRow[] = []
  for (let last = 0; ; ) {
    const some = await database.read<WordsRow>(
      `select number, report, words, vector from ${kind}_words where number > $1 order by number limit $2`,
      [last, WORDS_AT_ONCE],
    )
    read.push(...packedTogether(some))
    if (some.length < WORDS_AT_ONCE) break
    last = some.at(-1)?.number ?? last
  }
  const rows = inOrder(read)
  const index = await inTimeSlices(indexingWords(rows, await allTermNumbers(database)))
  const reports = rows.flatMap(({ report }) => library.byId(report) ?? [])
  return {
    corpus: createCorpus([], engineOver(index), reports),
    index,
    numbers: Int32Array.from(rows, ({ number }) => number),
  }
}

/** The same rows, their bytes in one piece of memory: as they come from the database each holds on to much more than its own. */
export function packedTogether(rows: readonly WordsRow[]): WordsRow[] {
  const all = Buffer.concat(rows.flatMap(({ words, vector }) => [words, vector]))
  let at = 0
  const next = ({ length }: Uint8Array): Uint8Array => {
    at += length
    return all.subarray(at - length, at)
  }
  return rows.map(({ number, report, words, vector }) => ({
    ...{ number, report },
    words: next(words),
    vector: next(vector),
  }))
}
