import type { Report } from '../model/report.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { abbreviationsIn } from './abbreviations.js'
import { type Corpus, createCorpus, type Shelf } from './corpus.js'
import { paragraphsOf, recommendationsIn } from './document.js'
import type { EngineMaker } from './engine.js'
import { type Idea, ideasOf, type Lexicon, thesaurusOf } from './ideas.js'
import { minisearch } from './minisearch.js'
import { type Hit, rank } from './rank/rank.js'
import type { Wanted } from './rank/wanted.js'
import { stemOf, wordsOf } from './terms.js'

export interface Query {
  /** The question without the names and years that say where to look. */
  readonly words: string
  /** Ids of the reports to look in; null for all. */
  readonly within: ReadonlySet<string> | null
  readonly wanted: Wanted
}

/** Finds paragraphs and recommendations, best first. */
export interface Search {
  paragraphs(query: Query): Hit[]
  recommendations(query: Query): Hit[]
  /** The ideas of a question, as they are looked for. */
  ideas(words: string): Idea[]
  /** What the reports say that an abbreviation stands for, letter for letter: `MADE` is not `made`. */
  meaningsOf(abbreviation: string): string[]
  /** Whether some report uses a word, in any inflection. */
  knows(word: string): boolean
}

/** Over all paragraphs and recommendations of these reports. */
export function createSearch(
  reports: readonly Report[],
  vocabulary: Pick<Vocabulary, 'sayings' | 'stopWords' | 'faintWords' | 'english'>,
  maker: EngineMaker = minisearch,
): Search {
  const documents = paragraphsOf(reports)
  const paragraphs = createCorpus(documents, maker)
  const recommendations = createCorpus(recommendationsIn(reports), maker)
  const defined = documents.flatMap(({ text }) => abbreviationsIn(text))
  const lexicon: Lexicon = {
    thesaurus: thesaurusOf([...vocabulary.sayings, ...defined]),
    stopWords: vocabulary.stopWords,
    faintWords: vocabulary.faintWords,
    english: vocabulary.english,
    holds: paragraphs.holds,
    words: new Set(documents.flatMap(({ text, heading }) => wordsOf(`${text} ${heading}`))),
  }
  const over =
    (corpus: Corpus) =>
    ({ words, within, wanted }: Query): Hit[] => {
      const shelf = corpus.shelfOf(within)
      const found = ideasOf(words, lexicon).map((idea) => ({
        idea,
        scores: scoresOf(idea, shelf, within),
        rarity: idea.weight * shelf.rarityOf(idea),
      }))
      return rank(found, shelf.documents, wanted)
    }
  return {
    paragraphs: over(paragraphs),
    recommendations: over(recommendations),
    ideas: (words) => ideasOf(words, lexicon),
    meaningsOf: (abbreviation) => [
      ...new Set(defined.filter(({ said }) => said === abbreviation).flatMap(({ means }) => means)),
    ],
    knows: (word) => wordsOf(word).every((part) => paragraphs.holds(stemOf(part))),
  }
}

/** Documents that hold an idea, each with the score of the best way in which it puts it. */
function scoresOf(
  idea: Idea,
  { documents, engine }: Shelf,
  within: ReadonlySet<string> | null,
): Map<number, number> {
  const best = new Map<number, number>()
  for (const alternative of idea.alternatives)
    for (const [number, score] of engine.search(alternative)) {
      const report = documents[number]?.report.id
      if (within && (!report || !within.has(report))) continue
      best.set(number, Math.max(best.get(number) ?? 0, score))
    }
  return best
}
