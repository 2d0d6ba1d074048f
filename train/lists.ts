import type { Encoder } from '../src/learnt/encoder.js'
import { tonedIn } from '../src/learnt/tone.js'
import type { Report } from '../src/model/report.js'
import { indexed } from '../src/search/indexed.js'
import type { Seen } from '../src/search/rank/features.js'
import type { Wanted } from '../src/search/rank/wanted.js'
import { createSearch } from '../src/search/search.js'
import { wantedIn } from '../src/understand/cues.js'
import type { Vocabulary } from '../src/vocabulary/vocabulary.js'
import type { Example } from './examples.js'

/** A question with the paragraphs that were held against it. */
export interface Asked {
  readonly example: Example
  readonly question: string
  readonly wanted: Wanted
  /** Which of the example's questions; null for its near miss. */
  readonly kind: number | null
  readonly candidates: readonly Pick<Seen, 'ofSentences' | 'ofWhole'>[]
  /** The place of the paragraph that the question was written from; −1 where it is no candidate. */
  readonly own: number
  /** How many paragraphs were asked about. */
  readonly scope: number
  readonly weight: number
}

/** Candidates that a question learns from, beside its own. */
const HARDEST = 24

/** A question among many reports counts less, for others may answer it too. */
const AMONG_MANY = 0.5

/**
 * Holds each question of some examples, and each near miss, against the paragraphs of its report, and of all the reports
 * together.
 * @param most candidates to keep of each; null for all
 */
export function askedAmong(
  reports: readonly Report[],
  examples: readonly Example[],
  encoder: Encoder,
  vocabulary: Vocabulary,
  most: number | null = HARDEST,
): Asked[] {
  const search = createSearch(reports, vocabulary, indexed(reports, encoder), {
    encoder,
    ranker: null,
    tone: tonedIn({}),
  })
  const scopes = (report: Report) =>
    reports.length > 1
      ? [
          { within: new Set([report.id]), scope: report.paragraphs.length, weight: 1 },
          {
            within: null,
            scope: reports.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
            weight: AMONG_MANY,
          },
        ]
      : [{ within: new Set([report.id]), scope: report.paragraphs.length, weight: 1 }]
  return examples.flatMap((example) => {
    const questions: [number | null, string][] = [...example.questions.entries()]
    if (example.nearMiss !== null) questions.push([null, example.nearMiss])
    return questions.flatMap(([kind, question]) =>
      scopes(example.report).map(({ within, scope, weight }) => {
        const wanted = wantedIn(question)
        const seen = search.seen({ words: question, within, wanted })
        const isOwn = ({ document: { report, paragraph } }: Seen) =>
          report === example.report && paragraph.key === example.key
        const kept = most === null ? seen : hardest(seen, most, isOwn)
        return {
          example,
          question,
          wanted,
          kind,
          candidates: kept.map(({ ofSentences, ofWhole }) => ({ ofSentences, ofWhole })),
          own: kept.findIndex(isOwn),
          scope,
          weight,
        }
      }),
    )
  })
}

/** The candidates that look most like answers by words and by meaning, and the question's own. */
function hardest(seen: readonly Seen[], most: number, isOwn: (one: Seen) => boolean): Seen[] {
  const worth = ({ ofWhole: [score = 0, whole = 0, late = 0] }: Seen): number => score / 2 + whole + late
  const first = new Set(seen.toSorted((one, other) => worth(other) - worth(one)).slice(0, most))
  return seen.filter((one) => first.has(one) || isOwn(one))
}
