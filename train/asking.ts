import { EXPECTED_ANSWERS } from '../src/answer/passages/hits.js'
import { type Encoder, tonedIn, type Unprinted } from '../src/learnt/models.js'
import type { AnswerType } from '../src/model/query.js'
import type { Report } from '../src/model/report.js'
import { indexed } from '../src/search/indexed.js'
import type { AnswerEvidence, WeighedCandidate } from '../src/search/rank/evidence.js'
import { beside, type Seen } from '../src/search/rank/features.js'
import type { ExpectedAnswer } from '../src/search/rank/matches.js'
import { paragraphOdds } from '../src/search/rank/rank.js'
import { type Consulted, createSearch, type SearchInMemory } from '../src/search/search.js'
import { featuresOf, placeLikelihoodBy } from '../src/understand/classify/classifier.js'
import { loadCarriers, loadModels } from '../src/understand/classify/models.js'
import { entitiesIn, recogniserOf } from '../src/understand/entities/entities.js'
import { surely } from '../src/understand/slots.js'
import type { Vocabulary } from '../src/vocabulary/vocabulary.js'
import { answeringIn, type Ranking } from './ranker.js'

/**
 * Whether a question is answered: it is; it is on the subject of a paragraph that does not answer it; the sentence that answers has been taken out; it has other words in it, of something that no report
 * speaks of; it was asked of a report that does not speak of it; it asks for a number of what nobody counted; it is of
 * something that no report is about.
 */
export type Posed = 'answered' | 'near miss' | 'taken out' | 'swapped' | 'elsewhere' | 'uncounted' | 'foreign'

/** What is known of a paragraph for a question, and of its sentences. */
interface Signs {
  readonly ofWhole: readonly number[] | Float32Array
  readonly ofSentences: readonly (readonly number[] | Float32Array)[]
}

/** A question with what is known of the paragraphs that were held against it. */
export interface Signed {
  /** The file of questions that it is from. */
  readonly writer: string
  /** Whether it was asked by somebody who had not read the paragraph. */
  readonly isStrangers: boolean
  readonly question: string
  /** Its stems in order. */
  readonly stems: readonly string[]
  readonly wanted: ExpectedAnswer
  /** How many concepts it is made of. */
  readonly concepts: number
  readonly posed: Posed
  /** Which of the questions on a paragraph; null for one that it does not answer. */
  readonly kind: number | null
  readonly candidates: readonly Signs[]
  /** The places of the candidates that answer it. */
  readonly right: ReadonlySet<number>
  readonly weight: number
}

/** The same with the paragraphs themselves. */
export interface Asked extends Signed {
  readonly candidates: readonly Seen[]
  /** What the best of them, weighed, say of whether it is answered. */
  readonly evidenceOf: Consulted['evidenceOf']
}

/** What the ranking learns from, without the paragraphs, which take room. */
export const signedOf = ({ candidates, evidenceOf: _, ...asked }: Asked): Signed => ({
  ...asked,
  candidates: candidates.map(({ ofWhole, ofSentences }) => ({
    ofWhole: Float32Array.from(ofWhole),
    ofSentences: ofSentences.map((signs) => Float32Array.from(signs)),
  })),
})

/** How far each of a question's candidates answers, and what the best say of whether it is answered at all. */
export function weighedBy(
  { candidates, evidenceOf: tell }: Asked,
  ranking: Ranking,
  unprinted: Unprinted,
): { weighed: WeighedCandidate[]; odds: number[]; evidence: AnswerEvidence } {
  const answering = answeringIn(candidates, ranking.sentence)
  const weighed = beside(candidates, answering).map((features, at) => ({
    seen: candidates[at] as Seen,
    odds: paragraphOdds(ranking, features),
    features,
    answering: answering[at] as number[],
  }))
  return { weighed, odds: weighed.map(({ odds }) => odds), evidence: tell(weighed, unprinted) }
}

/** The place of the first of a question's right paragraphs when all stand in the order of their odds, counted from 1; 0 for none. */
export function rankOfRight(odds: readonly number[], right: Signed['right']): number {
  const best = Math.max(...[...right].map((at) => odds[at] as number))
  return right.size === 0 ? 0 : odds.filter((other) => other > best).length + 1
}

/** What a question comes to in some reports, as whoever types it would have it. */
type Heard = Pick<Asked, 'stems' | 'wanted' | 'concepts' | 'candidates' | 'evidenceOf'>

/** Questions of some reports, asked as whoever types them does. */
export interface Asking {
  readonly search: SearchInMemory
  /** @param from another search, over the same reports with something taken out of them */
  hear(question: string, within: ReadonlySet<string> | null, from?: SearchInMemory): Heard
}

/** Who asks here asks for no tone. */
const TONELESS = tonedIn({ constant: [0, 0], weights: {}, sure: { praise: 1, criticism: 1 } })

/** What finds paragraphs of some reports by an encoder alone, for the ranking to learn from. */
export const unranked = (
  reports: readonly Report[],
  encoder: Encoder,
  vocabulary: Vocabulary,
): SearchInMemory =>
  createSearch(reports, vocabulary, indexed(reports, encoder), {
    encoder,
    ranker: null,
    saying: null,
    strengths: null,
    sections: null,
    tone: TONELESS,
  })

export function askingOver(reports: readonly Report[], encoder: Encoder, vocabulary: Vocabulary): Asking {
  const search = unranked(reports, encoder, vocabulary)
  const models = loadModels()
  const recogniser = recogniserOf(
    vocabulary,
    reports,
    search,
    placeLikelihoodBy(models.place),
    loadCarriers(),
  )
  const wantedBy = (question: string): ExpectedAnswer =>
    EXPECTED_ANSWERS[
      surely(models.answer, featuresOf(entitiesIn(question, recogniser)), 'topic') as AnswerType
    ] ?? null
  return {
    search,
    hear(question, within, from = search) {
      const wanted = wantedBy(question)
      const { seen, evidenceOf, stems } = from.consulted({ words: question, within, expected: wanted })
      return { stems, wanted, concepts: search.concepts(question).length, candidates: seen, evidenceOf }
    },
  }
}
