import type { Report } from '../model/report.js'
import { remembering } from '../remembering.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { createCorpus } from './corpus.js'
import { paragraphsOf, recommendationsIn } from './document.js'
import type { Alternative } from './engine.js'
import { type Holding, holding } from './holding.js'
import { type Idea, ideasOf, type Lexicon } from './ideas.js'
import { engineOver } from './index/engine.js'
import { type Indexed, indexed, inIndexOrder } from './indexed.js'
import { type Hit, READ_WHOLE, rank } from './rank/rank.js'
import type { Wanted } from './rank/wanted.js'
import { speller } from './spelling.js'
import { stemOf, wordsOf } from './terms.js'
import { thesaurusOf } from './thesaurus.js'

/** A question's mistyped words are asked for more than once. */
const MOST_MISTYPED = 100

export interface Query {
  /** The question without the names and years that say where to look. */
  readonly words: string
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
  readonly wanted: Wanted
  /** How many hits at most: fewer take less time. */
  readonly most?: number
}

/** What is looked for to be counted. */
export interface Sought {
  readonly of: 'paragraphs' | 'recommendations'
  /** For each idea every way in which it may be put. */
  readonly ideas: readonly (readonly Alternative[])[]
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
}

/** Finds paragraphs and recommendations, best first. */
export interface Search {
  paragraphs(query: Query): Hit[]
  recommendations(query: Query): Hit[]
  /** Every paragraph, or recommendation, that holds each of some ideas, in the order of councils: their number is true. */
  holding(sought: Sought): Holding[]
  /** The share of all recommendations that hold a stem: 0 to 1. */
  recommendedShare(term: string): number
  /** The ideas of a question, as they are looked for. */
  ideas(words: string): Idea[]
  /** What the reports say that an abbreviation stands for, letter for letter: `MADE` is not `made`. */
  meaningsOf(abbreviation: string): string[]
  /** Whether some report uses a word, in any inflection. */
  knows(word: string): boolean
  /** Whether some report writes a word in small letters: 'reading', and no place's name. */
  isOrdinary(word: string): boolean
}

/**
 * Over all paragraphs and recommendations of these reports.
 * @param made what {@link indexed} made of these very reports, where that is at hand
 */
export function createSearch(
  reports: readonly Report[],
  vocabulary: Pick<Vocabulary, 'sayings' | 'stopWords' | 'faintWords' | 'english'>,
  made: Indexed = indexed(reports),
): Search {
  const inOrder = inIndexOrder(reports)
  const text = engineOver(made.paragraphs)
  const paragraphs = createCorpus(paragraphsOf(inOrder), text)
  const recommendations = createCorpus(recommendationsIn(inOrder), engineOver(made.recommendations))
  const { words, ordinary, defined } = made.language
  const stems = new Set(made.paragraphs.terms)
  const small = new Set(ordinary)
  const lexicon: Lexicon = {
    thesaurus: thesaurusOf(vocabulary.sayings, defined),
    stopWords: vocabulary.stopWords,
    faintWords: vocabulary.faintWords,
    english: vocabulary.english,
    holds: (term) => stems.has(term),
    holdsName: text.holds,
    meantBy: remembering(speller(words), MOST_MISTYPED),
  }
  // Paragraphs and recommendations are looked for with the same words, and whoever judges the hits asks for them again.
  const ideas = remembering((words) => ideasOf(words, lexicon), 1)
  const over =
    (corpus: typeof paragraphs) =>
    ({ words, within, wanted, most = READ_WHOLE }: Query): Hit[] => {
      const shelf = corpus.shelfOf(within)
      const found = ideas(words).map((idea) => ({ idea, rarity: idea.weight * shelf.rarityOf(idea) }))
      return rank(found, shelf, wanted, most)
    }
  return {
    paragraphs: over(paragraphs),
    recommendations: over(recommendations),
    holding: ({ of, ideas, within }) =>
      holding(ideas, (of === 'paragraphs' ? paragraphs : recommendations).shelfOf(within)),
    recommendedShare(term) {
      const { engine, stretch } = recommendations.shelfOf(null)
      return engine.frequency(term, stretch) / Math.max(1, stretch.to - stretch.from)
    },
    ideas,
    meaningsOf: (abbreviation) => [
      ...new Set(defined.filter(({ said }) => said === abbreviation).flatMap(({ means }) => means)),
    ],
    knows: (word) => wordsOf(word).every((part) => stems.has(stemOf(part))),
    isOrdinary: (word) => small.has(word),
  }
}
