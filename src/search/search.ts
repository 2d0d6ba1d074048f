import type { Report } from '../model/report.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type Document, paragraphsOf, recommendationsIn } from './document.js'
import type { Engine, EngineMaker } from './engine.js'
import { type Idea, ideasOf, type Lexicon, thesaurusOf } from './ideas.js'
import { minisearch } from './minisearch.js'
import type { Found } from './rank/found.js'
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
  /** Whether some report uses a word, in any inflection. */
  knows(word: string): boolean
}

/** Over all paragraphs and recommendations of these reports. */
export function createSearch(
  reports: readonly Report[],
  vocabulary: Pick<Vocabulary, 'sayings' | 'stopWords' | 'faintWords' | 'english'>,
  maker: EngineMaker = minisearch,
): Search {
  const paragraphs = paragraphsOf(reports)
  const recommendations = recommendationsIn(reports)
  const words = new Set(paragraphs.flatMap(({ text, heading }) => wordsOf(`${text} ${heading}`)))
  const stems = new Set([...words].map(stemOf))
  const lexicon: Lexicon = {
    thesaurus: thesaurusOf(vocabulary.sayings),
    stopWords: vocabulary.stopWords,
    faintWords: vocabulary.faintWords,
    english: vocabulary.english,
    holds: (term) => stems.has(term),
    words,
  }
  const over = (documents: readonly Document[]) => {
    const engine = maker.index(documents)
    return ({ words, within, wanted }: Query): Hit[] =>
      rank(
        ideasOf(words, lexicon).map((idea) => findIdea(idea, engine, documents, within)),
        documents,
        wanted,
      )
  }
  return {
    paragraphs: over(paragraphs),
    recommendations: over(recommendations),
    ideas: (words) => ideasOf(words, lexicon),
    knows: (word) => wordsOf(word).every((part) => stems.has(stemOf(part))),
  }
}

function findIdea(
  idea: Idea,
  engine: Engine,
  documents: readonly Document[],
  within: ReadonlySet<string> | null,
): Found {
  const best = new Map<number, number>()
  const everywhere = new Set<number>()
  for (const alternative of idea.alternatives)
    for (const [number, score] of engine.search(alternative)) {
      everywhere.add(number)
      const report = documents[number]?.report.id
      if (within && (!report || !within.has(report))) continue
      best.set(number, Math.max(best.get(number) ?? 0, score))
    }
  return { idea, scores: best, rarity: idea.weight * rarityOf(everywhere.size, engine.size) }
}

/** BM25's inverse document frequency: an idea that no document holds is the rarest of all. */
const rarityOf = (holding: number, documents: number): number =>
  Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))
