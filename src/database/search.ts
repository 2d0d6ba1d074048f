import { createHash } from 'node:crypto'
import { distinctBy, memoisedByText } from '../collections/collections.js'
import { bundledLearnt, type Learnt } from '../learnt/learnt.js'
import { strengthsTold, tonesTold } from '../learnt/models.js'
import type { Library } from '../library/library.js'
import type { Report } from '../model/report.js'
import { type QueryConcept, questionsOver, speller, thesaurusOf } from '../search/concepts.js'
import type { Engine, SearchScope } from '../search/engine.js'
import type { Collection } from '../search/index/engine.js'
import { inIndexOrder } from '../search/indexed.js'
import { candidates } from '../search/rank/candidates.js'
import { bestByOdds, evidenceIn, neighboursApart } from '../search/rank/evidence.js'
import type { Meaning } from '../search/rank/likeness.js'
import type { WeighedConcept } from '../search/rank/matches.js'
import {
  type AnswerabilityFound,
  assessAnswerability,
  type Hit,
  lookedThrough,
  NOTHING_SAID,
  READ_FOR_MEANING,
  READ_WHOLE,
  rank,
} from '../search/rank/rank.js'
import { type AskedOfEach, askedOfOne, inItsTone, likeliestOfEach } from '../search/rank/saying.js'
import { type Holding, idleStems, type MatchQuery, type Search, type SearchQuery } from '../search/search.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Database } from './database.js'
import { holdingIn } from './holding.js'
import type { Lacks } from './lacks.js'
import type { DocumentKind } from './prepared.js'
import {
  collectionOf,
  DOCUMENTS,
  type DocumentRow,
  type DocumentsInOrder,
  documentOf,
  type FoundDocument,
  HELD_IN_MEMORY,
  indexOfWords,
  NOWHERE,
  packedTogether,
  readWhole,
  scopeOfFound,
  scopeOver,
  type Whole,
  type WordsRow,
} from './search-scope.js'
import { nearestIn } from './signatures.js'
import {
  conjunctionsOf,
  namesHeld,
  numbersIn,
  ordinaryIn,
  readAll,
  reportsWithin,
  type Term,
  termsIn,
  type Within,
} from './terms.js'

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

interface Candidates {
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
function candidatesIn(
  database: Database,
  library: Library,
  sizes: Readonly<Record<DocumentKind, Omit<Collection, 'documentFrequencies'>>>,
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
    inOrder(distinctBy(rows, ({ number }) => number))

  /** What is known of the documents asked about, where they are not all held in memory. */
  async function statistics(kind: DocumentKind, asked: ScopedQuestion) {
    const known = await termsIn(database, termsAsked(asked))
    const terms = numbersIn(known)
    const council = councilOf(asked.within)
    const own = council === null ? null : await ofCouncil(kind, council)
    const collection: Collection = own
      ? collectionOf(indexOfWords(own, terms))
      : { ...sizes[kind], documentFrequencies: (name) => known.get(name)?.of[kind] ?? NOWHERE }
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
  const lookups = conjunctionsOf(
    found,
    collection.documents,
    (name) => collection.documentFrequencies(name).documents,
  )
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

const MOST_CORRECTIONS = 100

/** Pieces kept in memory: of words, of names, of what was found. */
const MOST_TERMS = 50_000
const MOST_NAMES = 10_000
const MOST_FOUND = 4
/** Of all that mention something, which may be thousands of documents: for the next page. */
const MOST_MENTIONED = 1

/** A question, taken apart. */
interface ParsedQuestion {
  readonly query: SearchQuery
  readonly concepts: readonly QueryConcept[]
  readonly meaning: Meaning
}

interface HitsAsked extends ParsedQuestion {
  readonly kind: DocumentKind
}

interface NearestAsked extends Omit<ParsedQuestion, 'query'> {
  readonly asked: AskedOfEach
  readonly reports: readonly Report[]
}

interface HitsJudged extends ParsedQuestion {
  readonly hits: readonly Hit[]
}

/**
 * A search over a library in a database. It finds with conjunctions of terms in the database's index, and ranks what it has
 * found here, as a search over reports in memory ranks.
 * @throws UnreachableError
 */
export async function searchIn(
  database: Database,
  library: Library,
  lacks: Lacks,
  vocabulary: Pick<Vocabulary, 'sayings' | 'stopWords' | 'faintWords' | 'english' | 'authorities'>,
  { encoder, ranker, tone, saying, strengths, sections }: Learnt = bundledLearnt(),
): Promise<Search> {
  const idle = idleStems(vocabulary.stopWords)
  const places = new Map(inIndexOrder(library.reports).map(({ id }, at) => [id, at]))
  const { spelt, defined, collections } = await readAll(database)

  const term = lacks.pieces<null, Term>((lacking) => termsIn(database, [...lacking.keys()]), MOST_TERMS)
  const ordinary = lacks.pieces<null, boolean>(
    (lacking) => ordinaryIn(database, [...lacking.keys()]),
    MOST_TERMS,
  )
  const namesLately = new Map<string, boolean>()
  const name = lacks.pieces<readonly string[], boolean>(namesLookedUp, MOST_NAMES)
  const found = lacks.pieces<HitsAsked, Hit[]>((lacking) => each(lacking, hitsOf), MOST_FOUND)
  const judged = lacks.pieces<HitsJudged, AnswerabilityFound>((lacking) => each(lacking, saidIn), MOST_FOUND)

  const nearest = lacks.pieces<NearestAsked, Hit[][]>((lacking) => each(lacking, hitsOfEach), MOST_MENTIONED)

  const holds = (stem: string): boolean => (term(stem, null)?.of.paragraph.documents ?? 0) > 0
  const isOrdinary = (word: string): boolean => ordinary(word, null) === true
  const { concepts, meaning, isOutOfVocabulary, knows } = questionsOver(
    {
      ...vocabulary,
      thesaurus: thesaurusOf(vocabulary.sayings, defined),
      holds,
      isOrdinary,
      holdsName: (terms) =>
        terms.length === 1 ? holds(terms[0] as string) : terms.every(holds) && !!name(terms.join(' '), terms),
      meantBy: memoisedByText(speller(spelt), MOST_CORRECTIONS),
    },
    encoder,
  )

  /** In the order in which the documents of reports in memory stand. */
  const inOrder = <Row extends { readonly report: string; readonly number: number }>(
    rows: readonly Row[],
  ): Row[] =>
    rows
      .filter(({ report }) => places.has(report))
      .sort(
        (one, other) =>
          (places.get(one.report) as number) - (places.get(other.report) as number) ||
          one.number - other.number,
      )

  const candidates = candidatesIn(database, library, collections, inOrder)
  const holding = holdingIn(database, library, collections, idle, inOrder, documentsOf)
  const held = lacks.pieces<MatchQuery, Holding[]>((lacking) => each(lacking, holding.all), MOST_MENTIONED)
  const holders = lacks.pieces<MatchQuery, readonly Report[] | null>(
    (lacking) => each(lacking, holding.reports),
    MOST_FOUND,
  )

  async function hitsOf({ kind, query, concepts, meaning }: HitsAsked): Promise<Hit[]> {
    const { within, expected, tone: toneWanted = null, most = READ_WHOLE } = query
    const chosen = ranker && (await candidates.choose(kind, { concepts, meaning, within, most }))
    if (!ranker || !chosen) return []
    const { found, collection, terms, numbers } = chosen
    const scope = scopeOfFound(await documentsOf(kind, numbers), terms, collection)
    const sought = { found, meaning, vector: meaning.vector, expected, tone: toneWanted }
    return rank(sought, scope, { ranker, tone, sections }, most)
  }

  function hitsOfEach({ asked, reports, ...parsed }: NearestAsked): Promise<Hit[][]> {
    return Promise.all(
      reports.map(({ id }) => hitsOf({ ...parsed, kind: 'paragraph', query: askedOfOne(id, asked) })),
    )
  }

  async function saidIn({ query, concepts, meaning, hits }: HitsJudged): Promise<AnswerabilityFound> {
    if (!ranker) return NOTHING_SAID
    const { within, expected } = query
    const { scope, found } = await candidates.judging('paragraph', { concepts, meaning, within })
    const reports = within === null ? library.reports : library.reports.filter(({ id }) => within.has(id))
    const size = library.countOf('paragraphs', reports)
    const foremost = bestByOdds(hits)
    // What is held of the database in memory has no sentences, in which words follow one another.
    const names = neighboursApart(found, foremost).map(({ name }) => [name.join(' '), name] as const)
    const heldNames = await namesLookedUp(new Map(names))
    const engine: Engine = { ...scope.engine, holds: (name) => heldNames.get(name.join(' ')) ?? false }
    const asked = { found, meaning, expected }
    return assessAnswerability(
      evidenceIn(foremost, asked, { ...scope, engine }, size, ranker.unprinted),
      ranker,
    )
  }

  /** Which names are held; each is asked of the database once, by a question's concepts or by what is said of them. */
  async function namesLookedUp(
    names: ReadonlyMap<string, readonly string[]>,
  ): Promise<ReadonlyMap<string, boolean>> {
    const known = new Map([...names.keys()].map((each) => [each, namesLately.get(each)] as const))
    const unknown = new Map([...names].filter(([each]) => known.get(each) === undefined))
    const found = unknown.size === 0 ? new Map<string, boolean>() : await namesHeld(database, unknown)
    if (namesLately.size + unknown.size > MOST_NAMES) namesLately.clear()
    for (const each of unknown.keys()) namesLately.set(each, found.get(each) ?? false)
    return new Map([...known].map(([each, isHeld]) => [each, isHeld ?? found.get(each) ?? false]))
  }

  async function documentsOf(kind: DocumentKind, numbers: readonly number[]): Promise<FoundDocument[]> {
    const rows = await database.read<DocumentRow>(`${DOCUMENTS[kind]} where d.number = any($1)`, [numbers])
    return inOrder(rows).flatMap((row) => documentOf(row, library).map((document) => ({ row, document })))
  }

  const over =
    (kind: DocumentKind) =>
    (query: SearchQuery): Hit[] => {
      const asked: HitsAsked = { kind, query, concepts: concepts(query.words), meaning: meaning(query.words) }
      // Of words that are not known yet the concepts are not either.
      if (lacks.isLacking()) return []
      return found(queryKey(kind, query), asked) ?? []
    }

  return {
    paragraphs: over('paragraph'),
    recommendations: over('recommendation'),
    sayingOfEach(sought, reports) {
      const asked = inItsTone(sought, tone)
      const ofQuestion = { asked, reports, concepts: concepts(asked.words), meaning: meaning(asked.words) }
      if (lacks.isLacking()) return []
      const key = withinKey({ ...asked, within: new Set(reports.map(({ id }) => id)) })
      return likeliestOfEach(nearest(key, ofQuestion) ?? [], asked.tone, { tone, saying })
    },
    holding(sought) {
      if (lacks.isLacking()) return []
      return held(withinKey(sought), sought) ?? []
    },
    reportsHolding(sought) {
      if (lacks.isLacking()) return []
      const found = holders(withinKey(sought), sought)
      return found === undefined ? [] : found
    },
    recommendedShare: (stem) =>
      (term(stem, null)?.of.recommendation.documents ?? 0) /
      Math.max(1, collections.recommendation.documents),
    assess(hits, query) {
      const ofQuestion = { query, concepts: concepts(query.words), meaning: meaning(query.words) }
      if (hits.length === 0 || lacks.isLacking()) return NOTHING_SAID
      const which = hits.map(({ document }) => [document.report.id, document.paragraph.key])
      return (
        judged(JSON.stringify([queryKey('paragraph', query), which]), { ...ofQuestion, hits }) ?? NOTHING_SAID
      )
    },
    concepts,
    isOutOfVocabulary,
    ...tonesTold(tone),
    ...strengthsTold(strengths),
    meaningsOf: (abbreviation) => [
      ...new Set(defined.filter(({ surface }) => surface === abbreviation).flatMap(({ means }) => means)),
    ],
    knows,
    isOrdinary,
  }
}

const queryKey = (kind: DocumentKind, query: SearchQuery): string => `${kind} ${withinKey(query)}`

/** Names what is asked of which reports. Their ids, thousands of them at times, would take up more than what is found. */
function withinKey({ within, ...asked }: { readonly within: ReadonlySet<string> | null }): string {
  const ids =
    within &&
    createHash('sha256')
      .update([...within].join(' '))
      .digest('base64')
  return JSON.stringify([asked, ids])
}

/** What each of some keys asks, one after the other: a question has few. */
async function each<One, Found>(
  lacking: ReadonlyMap<string, One>,
  find: (asked: One) => Promise<Found>,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  for (const [key, asked] of lacking) found.set(key, await find(asked))
  return found
}
