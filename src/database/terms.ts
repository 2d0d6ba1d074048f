import type { Collection } from '../search/index/engine.js'
import { termsOf } from '../text/tokens.js'
import { conjunctionOf } from './conditions.js'
import type { Database } from './database.js'
import { DOCUMENT_KINDS, type DocumentKind } from './prepared.js'
import { DOCUMENTS, type DocumentRow, NOWHERE } from './search-scope.js'

/** Words of the reports that a mistyped one may be taken for: the commonest. Real reports have some 40,000. */
const MOST_SPELT = 50_000

/** Documents that are read to find whether some of them has words that follow one another. */
const READ_FOR_NAME = 1000

/** A term, with how many documents hold it. */
export interface Term {
  readonly number: number
  readonly of: Readonly<Record<DocumentKind, { documents: number; texts: number; headings: number }>>
}

/** What is held in memory of all words: which a slip may have meant, what abbreviations stand for, how much there is in all. */
export async function readAll(database: Database) {
  const words = await database.read<{ word: string }>(
    'select word from words where reports > 0 order by reports desc, word limit $1',
    [MOST_SPELT],
  )
  const defined = await database.read<{ said: string; means: string[] }>(
    'select said, means from definitions where times > 0 order by times desc, said, means limit $1',
    [MOST_SPELT],
  )
  const rows = await database.read<{
    kind: DocumentKind
    documents: number
    text_length: string
    heading_length: string
  }>('select kind, documents, text_length, heading_length from collections')
  const sizeOf = (kind: DocumentKind): Omit<Collection, 'held'> => {
    const row = rows.find((one) => one.kind === kind)
    const documents = row?.documents ?? 0
    const mean = (length: string | undefined): number => Number(length ?? 0) / Math.max(1, documents)
    return { documents, textLength: mean(row?.text_length), headingLength: mean(row?.heading_length) }
  }
  return {
    spelt: words.map(({ word }) => word),
    defined,
    collections: { paragraph: sizeOf('paragraph'), recommendation: sizeOf('recommendation') },
  }
}

export async function termsIn(database: Database, terms: readonly string[]): Promise<Map<string, Term>> {
  const rows = await database.read<{
    term: string
    number: number
    kind: DocumentKind
    documents: number
    texts: number
    headings: number
  }>(
    `select t.term, t.number, f.kind, f.documents, f.texts, f.headings
     from terms t join frequencies f on f.kind = any($2) and f.term = t.number and f.documents > 0
     where t.term = any($1)`,
    [terms.filter((one) => !one.includes('\0')), DOCUMENT_KINDS],
  )
  const all = new Map<string, Term>()
  for (const { term, number, kind, documents, texts, headings } of rows) {
    const known = all.get(term) ?? { number, of: { paragraph: NOWHERE, recommendation: NOWHERE } }
    all.set(term, { number, of: { ...known.of, [kind]: { documents, texts, headings } } })
  }
  return all
}

export const numbersIn = (terms: ReadonlyMap<string, Term>): Map<string, number> =>
  new Map([...terms].map(([name, { number }]) => [name, number]))

export async function ordinaryIn(
  database: Database,
  words: readonly string[],
): Promise<Map<string, boolean>> {
  const rows = await database.read<{ word: string }>(
    'select word from words where word = any($1) and ordinary > 0',
    [words.filter((one) => !one.includes('\0'))],
  )
  return new Map(rows.map(({ word }) => [word, true]))
}

/** Which names stand in some paragraph: their terms follow one another in its text, or all stand in its heading. */
export async function namesHeld(
  database: Database,
  names: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, boolean>> {
  const held = new Map<string, boolean>()
  for (const [key, terms] of names) {
    const query = conjunctionOf(terms.map((term) => [{ terms: [term] }]))
    let last = 0
    for (let read = 0; query !== null && read < READ_FOR_NAME; ) {
      const rows = await database.read<DocumentRow>(
        `${DOCUMENTS.paragraph} where d.number in
           (select number from paragraph_words where terms @@ $1::tsquery and number > $2 order by number limit 200)
         order by d.number`,
        [query, last],
      )
      if (rows.some((row) => hasName(row, terms))) held.set(key, true)
      if (rows.length < 200 || held.has(key)) break
      last = rows.at(-1)?.number ?? last
      read += rows.length
    }
  }
  return held
}

function hasName({ item, heading }: DocumentRow, name: readonly string[]): boolean {
  const stems = termsOf(String((item as { text?: unknown }).text ?? ''))
  const follows = stems.some((_, at) => name.every((term, step) => stems[at + step] === term))
  const heads = new Set(termsOf(String(heading)))
  return follows || name.every((term) => heads.has(term))
}
