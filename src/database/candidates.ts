import type { Library } from '../library/library.js'
import type { QueryConcept } from '../search/concepts.js'
import type { SearchScope } from '../search/engine.js'
import type { Collection } from '../search/index/engine.js'
import { candidates } from '../search/rank/candidates.js'
import type { Meaning } from '../search/rank/likeness.js'
import type { WeighedConcept } from '../search/rank/matches.js'
import { lookedThrough, READ_FOR_MEANING } from '../search/rank/rank.js'
import type { Database } from './database.js'
import type { DocumentKind } from './prepared.js'
import {
  collectionOf,
  type DocumentsInOrder,
  HELD_IN_MEMORY,
  indexOfWords,
  NOWHERE,
  packedTogether,
  readWhole,
  scopeOver,
  type Whole,
  type WordsRow,
} from './search-scope.js'
import { nearestIn } from './signatures.js'
import { conjunctionsOf, numbersIn, reportsWithin, termsIn, type Within } from './terms.js'

/** Councils whose documents' words are kept for the next question about them. */
const COUNCILS_KEPT = 24

/** Documents that are looked at for a question, once so many stand no more are looked for; and how often at most. */
const ENOUGH_DOCUMENTS = 2000
const MOST_LOOKUPS = 16

/** Documents that mean roughly the same, of which the nearest are then found. */
const MOST_ALIKE = 4000

/** What is asked, of which reports. */
interface ScopedQuestion {
  readonly concepts: readonly QueryConcept[]
  readonly meaning: Meaning
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
}

interface CandidateQuery extends ScopedQuestion {
  readonly most: number
}

/** What a question's words come to among all documents asked about: to tell whether some of them answer. */
interface Judging {
  readonly scope: SearchScope
  readonly found: readonly WeighedConcept[]
}

export interface Candidates {
  /** The documents that hold most of a question, and those that mean most nearly the same; null where there are none. */
  choose(kind: DocumentKind, query: CandidateQuery): Promise<ChosenDocuments | null>
  judging(kind: DocumentKind, asked: ScopedQuestion): Promise<Judging>
}

/** The documents that may answer a question. */
interface ChosenDocuments {
  /** In the database; of each the same as in the order of {@link Library}. */
  readonly numbers: readonly number[]
  readonly found: readonly WeighedConcept[]
  /** What they are weighed against. */
  readonly collection: Collection
  /** The sought terms' numbers. */
  readonly terms: ReadonlyMap<string, number>
}

/** Finds the documents that may answer: those that hold most of a question, and those that mean most nearly the same. */
export function candidatesIn(
  database: Database,
  library: Library,
  sizes: Readonly<Record<DocumentKind, Omit<Collection, 'held'>>>,
  inOrder: DocumentsInOrder,
): Candidates {
  const ofCouncil = lastUsed(COUNCILS_KEPT, async (kind: DocumentKind, council: string) =>
    packedTogether(
      inOrder(
        await database.read<WordsRow>(
          `select number, report, words, vector from ${kind}_words where council = $1`,
          [council],
        ),
      ),
    ),
  )
  const isHeld = sizes.paragraph.documents + sizes.recommendation.documents <= HELD_IN_MEMORY
  const wholes = new Map<DocumentKind, Promise<Whole>>()
  function wholeOf(kind: DocumentKind): Promise<Whole> {
    const known = wholes.get(kind) ?? readWhole(database, library, kind, inOrder)
    wholes.set(kind, known)
    // One that could not be read is read again.
    known.catch(() => wholes.delete(kind))
    return known
  }

  const nearestOf = nearestIn(database)

  /** Documents that mean most nearly what a question does, whatever words they hold. */
  async function meantAlike(kind: DocumentKind, { meaning, within }: CandidateQuery): Promise<WordsRow[]> {
    const numbers = await nearestOf(kind, meaning.vector, within, MOST_ALIKE)
    return database.read<WordsRow>(
      `select number, report, words, vector from ${kind}_words where number = any($1)`,
      [numbers],
    )
  }

  /** The one council that all these reports are of. */
  function councilOf(within: ReadonlySet<string> | null): string | null {
    let only: string | null = null
    for (const id of within ?? []) {
      const slug: string | null = library.byId(id)?.authority.slug ?? only
      if (only !== null && slug !== only) return null
      only = slug
    }
    return only
  }

  const distinctInOrder = (rows: readonly WordsRow[]): WordsRow[] =>
    inOrder([...new Map(rows.map((row) => [row.number, row])).values()])

  /** What is known of the documents asked about, where they are not all held in memory. */
  async function statistics(kind: DocumentKind, asked: ScopedQuestion) {
    const known = await termsIn(database, termsAsked(asked))
    const terms = numbersIn(known)
    const council = councilOf(asked.within)
    const own = council === null ? null : await ofCouncil(kind, council)
    const collection: Collection = own
      ? collectionOf(indexOfWords(own, terms))
      : { ...sizes[kind], held: (name) => known.get(name)?.of[kind] ?? NOWHERE }
    return { terms, own, collection }
  }

  return {
    async choose(kind, query) {
      const { concepts, within } = query
      if (isHeld) {
        const { corpus, index, numbers } = await wholeOf(kind)
        const scope = corpus.scopeOf(within)
        const { chosen, found } = chooseOn(scope, query)
        const terms = numbersIn(await termsIn(database, termsAsked(query)))
        const collection = collectionOf(index, scope.range)
        return { numbers: chosen.map((at) => numbers[at] as number), found, collection, terms }
      }
      const { terms, own, collection } = await statistics(kind, query)
      const found = foundOn(scopeOfRows([], terms, collection, null), concepts)
      const rows =
        own ??
        distinctInOrder([
          ...(await lookUp(database, kind, found, collection, reportsWithin(within, library.reports.length))),
          ...(await meantAlike(kind, query)),
        ])
      if (rows.length === 0) return null
      const { chosen } = chooseOn(scopeOfRows(rows, terms, collection, within), query)
      return { numbers: chosen.map((at) => rows[at]?.number as number), found, collection, terms }
    },
    async judging(kind, asked) {
      if (isHeld) return judgedOn((await wholeOf(kind)).corpus.scopeOf(asked.within), asked)
      const { terms, collection } = await statistics(kind, asked)
      return judgedOn(scopeOfRows([], terms, collection, null), asked)
    },
  }
}

const judgedOn = (scope: SearchScope, { concepts }: ScopedQuestion): Judging => ({
  scope,
  found: foundOn(scope, concepts),
})

/** The terms that are asked about: those of the concepts, and those of the words themselves. */
const termsAsked = ({ concepts, meaning }: ScopedQuestion): string[] => [
  ...new Set([
    ...concepts.flatMap(({ expansions }) => expansions.flatMap(({ terms }) => terms)),
    ...meaning.stems,
    ...meaning.unlearnt,
  ]),
]

function scopeOfRows(
  rows: readonly WordsRow[],
  terms: ReadonlyMap<string, number>,
  collection: Collection,
  within: ReadonlySet<string> | null,
): SearchScope {
  const asked = within && Uint8Array.from(rows, ({ report }) => (within.has(report) ? 1 : 0))
  return scopeOver(indexOfWords(rows, terms), collection, [], asked)
}

const foundOn = (scope: SearchScope, concepts: readonly QueryConcept[]): WeighedConcept[] =>
  concepts.map((concept) => ({ concept, idf: concept.weight * scope.idfOf(concept) }))

/** The places on a scope of those that are worth reading. */
function chooseOn(
  scope: SearchScope,
  { concepts, meaning, most }: CandidateQuery,
): { readonly chosen: readonly number[]; readonly found: readonly WeighedConcept[] } {
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
  kind: DocumentKind,
  found: readonly WeighedConcept[],
  collection: Collection,
  within: Within,
): Promise<WordsRow[]> {
  const rows = new Map<number, WordsRow>()
  const lookups = conjunctionsOf(found, collection.documents, (name) => collection.held(name).documents)
  for (const { query, most } of lookups.slice(0, MOST_LOOKUPS)) {
    const more = await database.read<WordsRow>(
      `select number, report, words, vector from ${kind}_words
       where terms @@ $1::tsquery ${within.condition('$3')} limit $2`,
      [query, within.among(most), ...within.values],
    )
    for (const row of more) if (within.holds(row)) rows.set(row.number, row)
    if (rows.size >= ENOUGH_DOCUMENTS) break
  }
  return [...rows.values()]
}

/** Keeps the last of what was asked for, by two names. */
function lastUsed<Made>(most: number, make: (kind: DocumentKind, name: string) => Promise<Made>) {
  const known = new Map<string, Made>()
  return async (kind: DocumentKind, name: string): Promise<Made> => {
    const key = `${kind} ${name}`
    const made = known.get(key) ?? (await make(kind, name))
    known.delete(key)
    if (known.size >= most) known.delete(known.keys().next().value as string)
    known.set(key, made)
    return made
  }
}
