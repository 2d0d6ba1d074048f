import { memoisedByText } from '../collections/collections.js'
import { bundledLearnt, type Learnt } from '../learnt/learnt.js'
import { strengthsTold, type Tones, tonesTold, type Unprinted } from '../learnt/models.js'
import type { Report } from '../model/report.js'
import { termsOf } from '../text/tokens.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type QueryConcept, questionsOver, speller, thesaurusOf } from './concepts.js'
import {
  type Corpus,
  type Document,
  type Expansion,
  type IndexedSentence,
  paragraphsOf,
  recommendationsIn,
  type SearchScope,
} from './engine.js'
import { createCorpus, engineOver } from './index/engine.js'
import { endsName } from './index/postings.js'
import { type Indexed, indexed, inIndexOrder } from './indexed.js'
import { type AnswerEvidence, bestByOdds, evidenceIn, type WeighedCandidate } from './rank/evidence.js'
import type { Seen } from './rank/features.js'
import type { ExpectedAnswer } from './rank/matches.js'
import {
  type AnswerabilityFound,
  assessAnswerability,
  type Hit,
  NOTHING_SAID,
  type RankingQuery,
  READ_WHOLE,
  rank,
  seenOn,
  type ToneAsked,
} from './rank/rank.js'
import { type AskedOfEach, askedOfOne, inItsTone, likeliestOfEach, type Saying } from './rank/saying.js'

/** A document that holds all that was looked for. */
export interface Holding {
  readonly document: Document
  /** The sentences of its text in which some of it stands, counted from 0, those with its rarest part first: found when they are asked for, which few are. */
  sentences(): readonly number[]
}

/**
 * Every document of a scope whose text holds each of some concepts, in any of the ways given for it: none is left out and none
 * ranked, so that their number is true. The words of one way must stand as a name: in order, and next to each other.
 * @param idle stems that carry no subject, and may stand between those of a name
 */
export function holding(
  concepts: readonly (readonly Expansion[])[],
  scope: SearchScope,
  idle: ReadonlySet<string>,
): Holding[] {
  if (concepts.length === 0) return []
  const { documents, engine } = scope
  const held = concepts.map((ways) => engine.together(ways, idle))
  const read = engine.reader(new Set(concepts.flat().flatMap(({ terms }) => terms)))
  const rarest = [...concepts].sort((one, other) => heldBy(one, scope) - heldBy(other, scope))
  const found: Holding[] = []
  for (const number of documentsWithAll(concepts, scope)) {
    if (!held.every((holds) => holds(number))) continue
    const document = documents[number] as Document
    found.push({
      document,
      sentences: () => sentencesWith(read(number, document.text), rarest, idle),
    })
  }
  return found
}

/** Stems of the words that carry no subject. */
export const idleStems = (stopWords: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...stopWords].flatMap(termsOf))

/** Numbers of the documents that hold the words of each concept, wherever they stand, ascending. */
function documentsWithAll(
  concepts: readonly (readonly Expansion[])[],
  { engine, range, asked }: SearchScope,
): number[] {
  const { from, to } = range
  const counts = new Uint8Array(to - from)
  for (const [at, ways] of concepts.entries())
    for (const way of ways) {
      const { documents, count } = engine.search(way, range, null)
      // A document that lacks an earlier concept has not been counted up to this one.
      for (let each = 0; each < count; each++) {
        const place = (documents[each] as number) - from
        if (counts[place] === at) counts[place] = at + 1
      }
    }
  const found: number[] = []
  for (const [place, count] of counts.entries())
    if (count === concepts.length && (asked === null || asked[place] === 1)) found.push(place + from)
  return found
}

/** In how many documents a concept stands, at the most: of each of its ways those that hold its words. */
const heldBy = (ways: readonly Expansion[], { engine, range }: SearchScope): number =>
  ways.reduce((sum, way) => sum + engine.search(way, range, null).count, 0)

const sentencesWith = (
  sentences: readonly IndexedSentence[],
  concepts: readonly (readonly Expansion[])[],
  idle: ReadonlySet<string>,
): number[] => [
  ...new Set(
    concepts.flatMap((ways) =>
      sentences.flatMap(({ terms }, at) => (ways.some((way) => isNamedIn(terms, way, idle)) ? [at] : [])),
    ),
  ),
]

function isNamedIn(sentence: readonly string[], { terms }: Expansion, idle: ReadonlySet<string>): boolean {
  const last = terms.at(-1)
  return sentence.some(
    (term, at) => term === last && endsName(terms, sentence, at, (between) => idle.has(between)),
  )
}

/** A question's mistyped words are asked for more than once. */
const MOST_MISTYPED = 100

export interface SearchQuery {
  /** The question without the names and years that say where to look. */
  readonly words: string
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
  readonly expected: ExpectedAnswer
  readonly tone?: ToneAsked
  /** How many hits at most: fewer take less time. */
  readonly most?: number
}

/** What is looked for to be counted. */
export interface MatchQuery {
  readonly of: 'paragraphs' | 'recommendations'
  /** For each concept every way in which it may be put. */
  readonly concepts: readonly (readonly Expansion[])[]
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
}

/** A question, and the paragraphs that are held against it. */
export interface Consulted {
  readonly seen: readonly Seen[]
  /** What the best of them, weighed, say of whether it is answered. */
  evidenceOf(weighed: readonly WeighedCandidate[], unprinted: Unprinted): AnswerEvidence
  /** Its stems in order. */
  readonly stems: readonly string[]
}

/** Finds paragraphs and recommendations, best first. */
export interface Search {
  paragraphs(query: SearchQuery): Hit[]
  recommendations(query: SearchQuery): Hit[]
  /** What of each of some reports says of its council what is asked, the likeliest first. */
  sayingOfEach(asked: AskedOfEach, reports: readonly Report[]): Saying[]
  /** Every paragraph, or recommendation, that holds each of some concepts, in the order of councils: their number is true. */
  holding(sought: MatchQuery): Holding[]
  /** The reports of which one of those does, in the order of councils; null where they are too many to be counted. */
  reportsHolding(sought: MatchQuery): readonly Report[] | null
  /** The share of all recommendations that hold a stem: 0 to 1. */
  recommendedShare(term: string): number
  /** What some hits of a query come to: whether they say what was asked. */
  assess(hits: readonly Hit[], query: SearchQuery): AnswerabilityFound
  /** Whether what a question is about has no word in any report, none that means the same, and none that anything was learnt of. */
  isOutOfVocabulary(words: string): boolean
  /** The concepts of a question, as they are looked for. */
  concepts(words: string): QueryConcept[]
  /** How far a sentence praises (above 0) rather than finds fault (below), from −1 to 1: to be held against others. */
  toneOf(sentence: string): number
  /** How likely it surely praises what it speaks of, or finds fault with it: 0 where that is not sure. */
  surelyOf(tone: keyof Tones, sentence: string): number
  /** How strongly it praises, or finds fault, where it does: some 1 to 5, to be held against others. */
  strengthOf(tone: keyof Tones, sentence: string): number
  /** What the reports say that an abbreviation stands for, letter for letter: `MADE` is not `made`. */
  meaningsOf(abbreviation: string): string[]
  /** Whether some report uses a word, in any inflection. */
  knows(word: string): boolean
  /** Whether some report writes a word in small letters: 'reading', and no place's name. */
  isOrdinary(word: string): boolean
}

/** A search over reports in memory, from which the ranking can learn. */
export interface SearchInMemory extends Search {
  /** A question with the paragraphs that are held against it, as the ranking sees them: what it learns from. */
  consulted(query: SearchQuery): Consulted
}

/**
 * Over all paragraphs and recommendations of these reports.
 * @param made what {@link indexed} made of these very reports, where that is at hand
 * @param vectorOf makes a question a vector that compares with the index's, where those are not the learnt encoder's
 */
export function createSearch(
  reports: readonly Report[],
  vocabulary: Pick<Vocabulary, 'sayings' | 'stopWords' | 'faintWords' | 'english' | 'authorities'>,
  made: Indexed = indexed(reports),
  { encoder, ranker, tone, saying, strengths, sections }: Learnt = bundledLearnt(),
  vectorOf: ((words: string) => Float32Array) | null = null,
): SearchInMemory {
  const inOrder = inIndexOrder(reports)
  const text = engineOver(made.paragraphs)
  const paragraphs = createCorpus(paragraphsOf(inOrder), text)
  const recommendations = createCorpus(recommendationsIn(inOrder), engineOver(made.recommendations))
  const { words, ordinary, defined } = made.language
  const stems = new Set(made.paragraphs.terms)
  const small = new Set(ordinary)
  const idle = idleStems(vocabulary.stopWords)
  const isOrdinary = (word: string): boolean => small.has(word)
  const { concepts, meaning, isOutOfVocabulary, knows } = questionsOver(
    {
      ...vocabulary,
      thesaurus: thesaurusOf(vocabulary.sayings, defined),
      holds: (term) => stems.has(term),
      holdsName: text.holds,
      isOrdinary,
      meantBy: memoisedByText(speller(words), MOST_MISTYPED),
    },
    encoder,
    // Paragraphs and recommendations are looked for with the same words, and whoever judges the hits asks for them again.
    (read) => memoisedByText(read, 1),
  )
  const sought = ({ words, expected, tone = null }: SearchQuery, scope: SearchScope): RankingQuery => ({
    found: concepts(words).map((concept) => ({ concept, idf: concept.weight * scope.idfOf(concept) })),
    meaning: meaning(words),
    vector: vectorOf ? vectorOf(words) : meaning(words).vector,
    expected,
    tone,
  })
  const over =
    (corpus: Corpus) =>
    (query: SearchQuery): Hit[] => {
      const scope = corpus.scopeOf(query.within)
      return ranker
        ? rank(sought(query, scope), scope, { ranker, tone, sections }, query.most ?? READ_WHOLE)
        : []
    }
  const held = ({ of, concepts, within }: MatchQuery): Holding[] =>
    holding(concepts, (of === 'paragraphs' ? paragraphs : recommendations).scopeOf(within), idle)

  const paragraphsFor = over(paragraphs)

  return {
    paragraphs: paragraphsFor,
    recommendations: over(recommendations),
    sayingOfEach(asked, some) {
      const wanted = inItsTone(asked, tone)
      const ofEach = some.map(({ id }) => paragraphsFor(askedOfOne(id, wanted)))
      return likeliestOfEach(ofEach, wanted.tone, { tone, saying })
    },
    holding: held,
    reportsHolding: (sought) => [...new Set(held(sought).map(({ document }) => document.report))],
    recommendedShare(term) {
      const { engine, range } = recommendations.scopeOf(null)
      return engine.frequency(term, range) / Math.max(1, range.to - range.from)
    },
    assess(hits, query) {
      const scope = paragraphs.scopeOf(query.within)
      if (!ranker || hits.length === 0) return NOTHING_SAID
      return assessAnswerability(
        evidenceIn(bestByOdds(hits), sought(query, scope), scope, sizeOf(scope), ranker.unprinted),
        ranker,
      )
    },
    consulted(query) {
      const scope = paragraphs.scopeOf(query.within)
      const asked = sought(query, scope)
      return {
        seen: seenOn(asked, scope, query.most ?? READ_WHOLE),
        evidenceOf: (weighed, unprinted) =>
          evidenceIn(bestByOdds(weighed), asked, scope, sizeOf(scope), unprinted),
        stems: asked.meaning.sequence,
      }
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

/** How many documents are asked about. */
const sizeOf = ({ range, asked }: SearchScope): number =>
  asked ? asked.reduce((sum, one) => sum + one, 0) : range.to - range.from
