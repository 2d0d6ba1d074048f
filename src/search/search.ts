import { bundledLearnt, type Learnt } from '../learnt/learnt.js'
import type { Report } from '../model/report.js'
import { remembering } from '../remembering.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type Corpus, createCorpus, type Shelf } from './corpus.js'
import { paragraphsOf, recommendationsIn } from './document.js'
import type { Alternative } from './engine.js'
import { type Holding, holding, idleStems } from './holding.js'
import type { Idea } from './ideas.js'
import { engineOver } from './index/engine.js'
import { type Indexed, indexed, inIndexOrder } from './indexed.js'
import { questionsOver } from './question.js'
import { best, type Said, saidBy } from './rank/answerable.js'
import { type Evidence, evidenceIn, type Weighed } from './rank/answering.js'
import type { Seen } from './rank/features.js'
import { type Hit, READ_WHOLE, rank, type Sought, seenOn, type ToneWanted } from './rank/rank.js'
import type { Wanted } from './rank/wanted.js'
import { speller } from './spelling.js'
import { stemOf, termsOf, wordsOf } from './terms.js'
import { thesaurusOf } from './thesaurus.js'

/** A question's mistyped words are asked for more than once. */
const MOST_MISTYPED = 100

export interface Query {
  /** The question without the names and years that say where to look. */
  readonly words: string
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
  readonly wanted: Wanted
  readonly tone?: ToneWanted
  /** How many hits at most: fewer take less time. */
  readonly most?: number
}

/** What is looked for to be counted. */
export interface HeldSought {
  readonly of: 'paragraphs' | 'recommendations'
  /** For each idea every way in which it may be put. */
  readonly ideas: readonly (readonly Alternative[])[]
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
}

/** A question, and the paragraphs that are held against it. */
export interface Consulted {
  readonly seen: readonly Seen[]
  /** What the best of them, weighed, say of whether it is answered. */
  evidenceOf(weighed: readonly Weighed[]): Evidence
}

/** Finds paragraphs and recommendations, best first. */
export interface Search {
  paragraphs(query: Query): Hit[]
  recommendations(query: Query): Hit[]
  /** Every paragraph, or recommendation, that holds each of some ideas, in the order of councils: their number is true. */
  holding(sought: HeldSought): Holding[]
  /** The share of all recommendations that hold a stem: 0 to 1. */
  recommendedShare(term: string): number
  /** What some hits of a query come to: whether they say what was asked. */
  said(hits: readonly Hit[], query: Query): Said
  /** Whether what a question is about has no word in any report, none that means the same, and none that anything was learnt of. */
  isUnheardOf(words: string): boolean
  /** The ideas of a question, as they are looked for. */
  ideas(words: string): Idea[]
  /** How far a sentence praises (above 0) or finds fault (below): to be held against others. */
  toneOf(sentence: string): number
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
  consulted(query: Query): Consulted
}

/**
 * Over all paragraphs and recommendations of these reports.
 * @param made what {@link indexed} made of these very reports, where that is at hand
 * @param vectorOf makes a question a vector that compares with the index's, where those are not the learnt encoder's
 */
export function createSearch(
  reports: readonly Report[],
  vocabulary: Pick<Vocabulary, 'sayings' | 'stopWords' | 'faintWords' | 'english'>,
  made: Indexed = indexed(reports),
  { encoder, ranker, tone }: Learnt = bundledLearnt(),
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
  const { ideas, meaning, isUnheardOf } = questionsOver(
    {
      ...vocabulary,
      thesaurus: thesaurusOf(vocabulary.sayings, defined),
      holds: (term) => stems.has(term),
      holdsName: text.holds,
      meantBy: remembering(speller(words), MOST_MISTYPED),
    },
    encoder,
    // Paragraphs and recommendations are looked for with the same words, and whoever judges the hits asks for them again.
    (read) => remembering(read, 1),
  )
  const sought = ({ words, wanted, tone = null }: Query, shelf: Shelf): Sought => ({
    found: ideas(words).map((idea) => ({ idea, rarity: idea.weight * shelf.rarityOf(idea) })),
    meaning: meaning(words),
    vector: vectorOf ? vectorOf(words) : meaning(words).vector,
    wanted,
    tone,
  })
  const over =
    (corpus: Corpus) =>
    (query: Query): Hit[] => {
      const shelf = corpus.shelfOf(query.within)
      return ranker ? rank(sought(query, shelf), shelf, { ranker, tone }, query.most ?? READ_WHOLE) : []
    }
  return {
    paragraphs: over(paragraphs),
    recommendations: over(recommendations),
    holding: ({ of, ideas, within }) =>
      holding(ideas, (of === 'paragraphs' ? paragraphs : recommendations).shelfOf(within), idle),
    recommendedShare(term) {
      const { engine, stretch } = recommendations.shelfOf(null)
      return engine.frequency(term, stretch) / Math.max(1, stretch.to - stretch.from)
    },
    said(hits, query) {
      const shelf = paragraphs.shelfOf(query.within)
      if (!ranker || hits.length === 0) return 'nothing'
      return saidBy(evidenceIn(best(hits), sought(query, shelf), shelf, sizeOf(shelf)), ranker)
    },
    consulted(query) {
      const shelf = paragraphs.shelfOf(query.within)
      const asked = sought(query, shelf)
      return {
        seen: seenOn(asked, shelf, query.most ?? READ_WHOLE),
        evidenceOf: (weighed) => evidenceIn(best(weighed), asked, shelf, sizeOf(shelf)),
      }
    },
    ideas,
    isUnheardOf,
    toneOf: (sentence) => tone.evenly(termsOf(sentence)),
    meaningsOf: (abbreviation) => [
      ...new Set(defined.filter(({ said }) => said === abbreviation).flatMap(({ means }) => means)),
    ],
    knows: (word) => wordsOf(word).every((part) => stems.has(stemOf(part))),
    isOrdinary: (word) => small.has(word),
  }
}

/** How many documents are asked about. */
const sizeOf = ({ stretch, asked }: Shelf): number =>
  asked ? asked.reduce((sum, one) => sum + one, 0) : stretch.to - stretch.from
