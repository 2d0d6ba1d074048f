import type { Library } from '../library/library.js'
import type { QueryConcept } from '../search/concepts.js'
import { type Corpus, createCorpus, type SearchScope } from '../search/corpus.js'
import { type Collection, engineOver } from '../search/index/engine.js'
import type { FlatIndex } from '../search/index/flat-index.js'
import { candidates } from '../search/rank/candidates.js'
import type { Found } from '../search/rank/found.js'
import type { Meaning } from '../search/rank/likeness.js'
import { lookedThrough, READ_FOR_MEANING } from '../search/rank/rank.js'
import { inTimeSlices } from '../search/snapshot/time-slices.js'
import { conjunctionsOf } from './conjunctions.js'
import type { Database } from './database.js'
import type { Kind } from './prepared.js'
import { collectionOf, indexingWords, indexOfWords, NOWHERE, shelfOver, type WordsRow } from './shelf.js'
import { nearestIn } from './signatures.js'
import { allTermNumbers, type Term, termsIn } from './terms.js'

/**
 * Of so many documents the postings are held in memory, some 30 MB: they are looked for as in a folder's index, by what they
 * mean too. Of more, those that may be among the best are fetched for each question.
 */
export const HELD_IN_MEMORY = 50_000

/** Councils whose documents' words are kept for the next question about them. */
const MOST_COUNCILS = 24

/** Documents that are looked at for a question, once so many stand no more are looked for; and how often at most. */
const ENOUGH = 500
const MOST_LOOKUPS = 8

/** Documents that mean roughly the same, of which the nearest are then found. */
const MOST_ALIKE = 1000

/** What is asked, of which reports. */
export interface Asked {
  readonly concepts: readonly QueryConcept[]
  readonly meaning: Meaning
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
}

export interface ExpectedAnswer extends Asked {
  readonly most: number
}

/** What a question's words come to among all documents asked about: to tell whether some of them answer. */
export interface Judging {
  readonly scope: SearchScope
  readonly found: readonly Found[]
}

export interface Candidates {
  /** The documents that hold most of a question, and those that mean most nearly the same; null where there are none. */
  choose(kind: Kind, wanted: ExpectedAnswer): Promise<Chosen | null>
  judging(kind: Kind, asked: Asked): Promise<Judging>
}

/** The documents that may answer a question. */
export interface Chosen {
  /** In the database; of each the same as in the order of {@link Library}. */
  readonly numbers: readonly number[]
  readonly found: readonly Found[]
  /** What they are weighed against. */
  readonly collection: Collection
  /** The sought terms' numbers. */
  readonly terms: ReadonlyMap<string, number>
}

/** Rows in the order in which the documents of reports in memory stand; those of reports that are not held are left out. */
export type InOrder = <Row extends { readonly report: string; readonly number: number }>(
  rows: readonly Row[],
) => Row[]

/** Finds the documents that may answer: those that hold most of a question, and those that mean most nearly the same. */
export function candidatesIn(
  database: Database,
  library: Library,
  sizes: Readonly<Record<Kind, Omit<Collection, 'held'>>>,
  inOrder: InOrder,
): Candidates {
  const ofCouncil = remembered(MOST_COUNCILS, async (kind: Kind, council: string) =>
    inOrder(
      await database.read<WordsRow>(
        `select number, report, words, vector from ${kind}_words where council = $1`,
        [council],
      ),
    ),
  )
  const wholes = new Map<Kind, Promise<Whole>>()
  function wholeOf(kind: Kind): Promise<Whole> {
    const known = wholes.get(kind) ?? readWhole(database, library, kind, inOrder)
    wholes.set(kind, known)
    // One that could not be read is read again.
    known.catch(() => wholes.delete(kind))
    return known
  }

  /** The one council that all these reports are of. */
  function councilOf(within: ReadonlySet<string> | null): string | null {
    const slugs = new Set([...(within ?? [])].flatMap((id) => library.byId(id)?.authority.slug ?? []))
    return slugs.size === 1 ? ([...slugs][0] ?? null) : null
  }

  const distinctInOrder = (rows: readonly WordsRow[]): WordsRow[] =>
    inOrder([...new Map(rows.map((row) => [row.number, row])).values()])

  /** What is known of the documents asked about, where they are not all held in memory. */
  async function statistics(kind: Kind, asked: Asked) {
    const known = await termsIn(database, termsOf(asked))
    const terms = numbersIn(known)
    const council = councilOf(asked.within)
    const own = council === null ? null : await ofCouncil(kind, council)
    const collection: Collection = own
      ? collectionOf(indexOfWords(own, terms))
      : { ...sizes[kind], held: (name) => known.get(name)?.of[kind] ?? NOWHERE }
    return { terms, own, collection }
  }

  return {
    async choose(kind, wanted) {
      const { concepts, within } = wanted
      if (sizes[kind].documents <= HELD_IN_MEMORY) {
        const { corpus, index, numbers } = await wholeOf(kind)
        const scope = corpus.scopeOf(within)
        const { chosen, found } = chooseOn(scope, wanted)
        const terms = numbersIn(await termsIn(database, termsOf(wanted)))
        const collection = collectionOf(index, scope.range)
        return { numbers: chosen.map((at) => numbers[at] as number), found, collection, terms }
      }
      const { terms, own, collection } = await statistics(kind, wanted)
      const found = foundOn(scopeOf([], terms, collection, null), concepts)
      const rows =
        own ??
        distinctInOrder([
          ...(await lookUp(database, kind, found, collection, within)),
          ...(await meantAlike(database, kind, wanted)),
        ])
      if (rows.length === 0) return null
      const { chosen } = chooseOn(scopeOf(rows, terms, collection, within), wanted)
      return { numbers: chosen.map((at) => rows[at]?.number as number), found, collection, terms }
    },
    async judging(kind, asked) {
      if (sizes[kind].documents <= HELD_IN_MEMORY)
        return judgedOn((await wholeOf(kind)).corpus.scopeOf(asked.within), asked)
      const { terms, collection } = await statistics(kind, asked)
      return judgedOn(scopeOf([], terms, collection, null), asked)
    },
  }
}

const judgedOn = (scope: SearchScope, { concepts }: Asked): Judging => ({
  scope,
  found: foundOn(scope, concepts),
})

export const numbersIn = (terms: ReadonlyMap<string, Term>): Map<string, number> =>
  new Map([...terms].map(([name, { number }]) => [name, number]))

/** The terms that are asked about: those of the concepts, and those of the words themselves. */
const termsOf = ({ concepts, meaning }: Asked): string[] => [
  ...new Set([
    ...concepts.flatMap(({ expansions }) => expansions.flatMap(({ terms }) => terms)),
    ...meaning.stems,
    ...meaning.unlearnt,
  ]),
]

/** Everything that is looked through, but for the texts. */
interface Whole {
  readonly corpus: Corpus
  readonly index: FlatIndex
  /** Of the documents, in the database. */
  readonly numbers: Int32Array
}

async function readWhole(database: Database, library: Library, kind: Kind, inOrder: InOrder): Promise<Whole> {
  const rows = inOrder(
    await database.read<WordsRow>(`select number, report, words, vector from ${kind}_words`),
  )
  const index = await inTimeSlices(indexingWords(rows, await allTermNumbers(database)))
  const reports = rows.flatMap(({ report }) => library.byId(report) ?? [])
  return {
    corpus: createCorpus([], engineOver(index), reports),
    index,
    numbers: Int32Array.from(rows, ({ number }) => number),
  }
}

function scopeOf(
  rows: readonly WordsRow[],
  terms: ReadonlyMap<string, number>,
  collection: Collection,
  within: ReadonlySet<string> | null,
): SearchScope {
  const asked = within && Uint8Array.from(rows, ({ report }) => (within.has(report) ? 1 : 0))
  return shelfOver(indexOfWords(rows, terms), collection, [], asked)
}

const foundOn = (scope: SearchScope, concepts: readonly QueryConcept[]): Found[] =>
  concepts.map((concept) => ({ concept, idf: concept.weight * scope.idfOf(concept) }))

/** The places on a scope of those that are worth reading. */
function chooseOn(
  scope: SearchScope,
  { concepts, meaning, most }: ExpectedAnswer,
): { readonly chosen: readonly number[]; readonly found: readonly Found[] } {
  const found = foundOn(scope, concepts)
  const { engine, range, asked } = scope
  const near = engine.nearest(meaning.vector, range, asked, Math.min(most, READ_FOR_MEANING))
  return {
    chosen: candidates(found, scope, lookedThrough(found, most), near).map(({ number }) => number),
    found,
  }
}

async function lookUp(
  database: Database,
  kind: Kind,
  found: readonly Found[],
  collection: Collection,
  within: ReadonlySet<string> | null,
): Promise<WordsRow[]> {
  const rows = new Map<number, WordsRow>()
  const lookups = conjunctionsOf(found, collection.documents, (name) => collection.held(name).documents)
  for (const { query, most } of lookups.slice(0, MOST_LOOKUPS)) {
    const more = await database.read<WordsRow>(
      `select number, report, words, vector from ${kind}_words where terms @@ $1::tsquery
       ${within === null ? '' : 'and report = any($3)'} limit $2`,
      [query, most, ...(within === null ? [] : [[...within]])],
    )
    for (const row of more) rows.set(row.number, row)
    if (rows.size >= ENOUGH) break
  }
  return [...rows.values()]
}

/** Documents that mean most nearly what a question does, whatever words they hold. */
async function meantAlike(
  database: Database,
  kind: Kind,
  { meaning, within }: ExpectedAnswer,
): Promise<WordsRow[]> {
  const numbers = await nearestIn(database, kind, meaning.vector, within, MOST_ALIKE)
  return database.read<WordsRow>(
    `select number, report, words, vector from ${kind}_words where number = any($1)`,
    [numbers],
  )
}

/** Keeps the last of what was asked for, by two names. */
function remembered<Made>(most: number, make: (kind: Kind, name: string) => Promise<Made>) {
  const known = new Map<string, Made>()
  return async (kind: Kind, name: string): Promise<Made> => {
    const key = `${kind} ${name}`
    const made = known.get(key) ?? (await make(kind, name))
    known.delete(key)
    if (known.size >= most) known.delete(known.keys().next().value as string)
    known.set(key, made)
    return made
  }
}
