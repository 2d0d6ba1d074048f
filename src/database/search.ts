import { createHash } from 'node:crypto'
import { memoisedByText } from '../collections/collections.js'
import { bundledLearnt, type Learnt } from '../learnt/learnt.js'
import { tonesTold } from '../learnt/models.js'
import type { Library } from '../library/library.js'
import type { Report } from '../model/report.js'
import { type QueryConcept, questionsOver, speller, thesaurusOf } from '../search/concepts.js'
import type { Engine } from '../search/engine.js'
import { inIndexOrder } from '../search/indexed.js'
import { bestByOdds, evidenceIn, neighboursApart } from '../search/rank/evidence.js'
import type { Meaning } from '../search/rank/likeness.js'
import {
  type AnswerabilityFound,
  assessAnswerability,
  type Hit,
  NOTHING_SAID,
  READ_WHOLE,
  rank,
} from '../search/rank/rank.js'
import { type Holding, idleStems, type MatchQuery, type Search, type SearchQuery } from '../search/search.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { candidatesIn } from './candidates.js'
import type { Database } from './database.js'
import { holdingIn } from './holding.js'
import type { Lacks } from './lacks.js'
import type { DocumentKind } from './prepared.js'
import { DOCUMENTS, type DocumentRow, documentOf, type FoundDocument, scopeOfFound } from './search-scope.js'
import { namesHeld, ordinaryIn, readAll, type Term, termsIn } from './terms.js'

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
  { encoder, ranker, tone }: Learnt = bundledLearnt(),
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
    return rank(sought, scope, { ranker, tone }, most)
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
    meaningsOf: (abbreviation) => [
      ...new Set(defined.filter(({ said }) => said === abbreviation).flatMap(({ means }) => means)),
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
