import type { Learnt } from '../src/learnt/learnt.js'
import { outputOf } from '../src/learnt/network.js'
import type { Report } from '../src/model/report.js'
import { indexed } from '../src/search/indexed.js'
import { beside, type Seen } from '../src/search/rank/features.js'
import { createSearch } from '../src/search/search.js'
import { wantedIn } from '../src/understand/cues.js'
import type { Vocabulary } from '../src/vocabulary/vocabulary.js'
import type { Example } from './examples.js'
import type { List } from './network.js'

/** A question with the paragraphs of its report that were held against it. */
export interface Asked {
  readonly example: Example
  readonly question: string
  /** Which of the example's questions; null for its near miss. */
  readonly kind: number | null
  readonly candidates: readonly Pick<Seen, 'ofSentences' | 'ofWhole'>[]
  /** The place of the paragraph that the question was written from; −1 where it is no candidate. */
  readonly own: number
}

/** Holds each question of some examples, and each near miss, against the paragraphs of its report. */
export function asked(
  examples: readonly Example[],
  encoder: Learnt['encoder'],
  vocabulary: Vocabulary,
  tell: (line: string) => void,
): Asked[] {
  const byReport = new Map<Report, Example[]>()
  for (const example of examples)
    byReport.set(example.report, [...(byReport.get(example.report) ?? []), example])
  return [...byReport].flatMap(([report, own], at) => {
    const search = createSearch([report], vocabulary, indexed([report], encoder), { encoder, ranker: null })
    if (at % 10 === 9) tell(`${at + 1} of ${byReport.size} reports asked`)
    return own.flatMap((example) => {
      const questions: [number | null, string][] = [...example.questions.entries()]
      if (example.nearMiss !== null) questions.push([null, example.nearMiss])
      return questions.map(([kind, question]) => {
        const seen = search.seen({ words: question, within: new Set([report.id]), wanted: wantedIn(question) })
        return {
          example,
          question,
          kind,
          candidates: seen.map(({ ofSentences, ofWhole }) => ({
            ofSentences: ofSentences.map((signs) => Float32Array.from(signs)) as unknown as number[][],
            ofWhole: Float32Array.from(ofWhole) as unknown as number[],
          })),
          own: seen.findIndex(({ document }) => document.paragraph.key === example.key),
        }
      })
    })
  })
}

/** Sentences held against each question, those of its paragraph right: which of them answers is for the network to find. */
export const sentenceLists = (all: readonly Asked[]): List[] =>
  all.filter(isOfUse).map(({ candidates, own, kind }) => {
    let from = 0
    const right = new Set<number>()
    for (const [at, { ofSentences }] of candidates.entries()) {
      if (kind !== null && at === own) for (const n of ofSentences.keys()) right.add(from + n)
      from += ofSentences.length
    }
    return { things: candidates.flatMap(({ ofSentences }) => ofSentences), right, weight: 1 }
  })

/** Paragraphs held against each question, its own right; of a near miss none. */
export const paragraphLists = (all: readonly Asked[], sentence: Parameters<typeof outputOf>[0]): List[] =>
  all.filter(isOfUse).map(({ candidates, own, kind }) => ({
    things: signsOf(candidates, sentence),
    right: new Set(kind === null ? [] : [own]),
    weight: 1,
  }))

export const signsOf = (
  candidates: Asked['candidates'],
  sentence: Parameters<typeof outputOf>[0],
): number[][] =>
  beside(
    candidates,
    candidates.map(({ ofSentences }) => ofSentences.map((signs) => outputOf(sentence, signs))),
  )

const isOfUse = ({ kind, own, candidates }: Asked): boolean =>
  candidates.length > 0 && (kind === null || own >= 0)
