import { type ToneModel, tonedIn, wordsAndPairs } from '../src/learnt/ranker.js'
import type { Grade, Report } from '../src/model/report.js'
import { sentencesOf } from '../src/quotation/quote.js'
import { termsOf } from '../src/search/terms.js'
import { wordWeights } from './word-weights.js'

/** How well a grade speaks of what stands under it, and how much its sentences are worth to learn from. */
const PRAISE: Readonly<Partial<Record<Grade, readonly [0 | 1, number]>>> = {
  Outstanding: [1, 1],
  Good: [1, 0.3],
  'Requires improvement': [0, 0.3],
  Inadequate: [0, 1],
}

/** Words that stand in fewer reports than this speak of their council, not of praise and fault. */
const LEAST = 12
const SETTINGS = { seed: 9, epochs: 12, rate: 0.05, decay: 2e-3 }

/** Learns how sentences praise and how they find fault from those that stand under a good grade and a bad one. */
export function trainTone(reports: readonly Report[]): ToneModel {
  const sentences = reports.flatMap(sentencesUnderGrades)
  const holding = new Map<string, Set<string>>()
  for (const { features, report } of sentences)
    for (const feature of features) holding.set(feature, (holding.get(feature) ?? new Set()).add(report))
  const named = new Set(reports.flatMap(({ authority }) => termsOf(authority.name)))
  const isOfNone = (feature: string): boolean =>
    feature.split(' ').some((term) => named.has(term) || /\d/.test(term))
  const known = [...holding]
    .filter(([feature, { size }]) => size >= LEAST && !isOfNone(feature))
    .map(([feature]) => feature)
  return tonedIn(wordWeights(sentences, known, SETTINGS))
}

/** The sentences under headings that are graded, with whether the grade is praise. */
function sentencesUnderGrades(report: Report) {
  const graded = new Map<string, Grade>()
  for (const { label, grade, evidence } of report.judgements)
    if (grade !== null)
      for (const title of [label, ...evidence.map(({ place }) => place)]) graded.set(title, grade)
  return report.paragraphs.flatMap(({ locator, text }) => {
    const grade = graded.get(locator)
    const [is, weight] = (grade && PRAISE[grade]) ?? []
    if (is === undefined || weight === undefined) return []
    return sentencesOf(text).map((sentence) => ({
      report: report.id,
      features: [...new Set(wordsAndPairs(termsOf(sentence)))],
      is,
      weight,
    }))
  })
}
