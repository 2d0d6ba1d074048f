import { type ToneModel, tonedIn, wordsAndPairs } from '../src/learnt/models.js'
import type { Grade, Report } from '../src/model/report.js'
import { sentencesOf, termsOf } from '../src/text/tokens.js'
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

/** Under a bad grade there is praise as well: sentences are weighed anew so often by what was learnt of them. */
const WEIGHED_ANEW = 4

/** Begins what stands for a heading among the features of a sentence. */
const HEADING = '#'

/**
 * Learns how sentences praise and how they find fault from those that stand under a good grade and a bad one. Some headings are mostly graded
 * well and others badly, and each has words of its own: what a heading tells is learnt beside the words and then left out, so that 'domestic
 * abuse' finds no fault. A sentence that reads the other way than its grade counts less the next time.
 */
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
  const headings = [...new Set(sentences.map(({ heading }) => heading))]
  const learntFrom = (lessons: readonly (typeof sentences)[number][]): ToneModel => {
    const weights = wordWeights(
      lessons.map((lesson) => ({ ...lesson, features: [...lesson.features, lesson.heading] })),
      [...known, ...headings],
      SETTINGS,
    )
    return tonedIn(Object.fromEntries(Object.entries(weights).filter(([name]) => !name.startsWith(HEADING))))
  }
  let tone = learntFrom(sentences)
  for (let time = 0; time < WEIGHED_ANEW; time++) {
    const agreement = ({ is, terms }: (typeof sentences)[number]): number =>
      Math.min(0, (is === 1 ? 1 : -1) * tone.of(terms))
    tone = learntFrom(sentences.map((one) => ({ ...one, weight: one.weight * (1 + agreement(one)) })))
  }
  return tone
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
    return sentencesOf(text).map((sentence) => {
      const terms = termsOf(sentence)
      return {
        report: report.id,
        heading: `${HEADING}${report.framework} ${locator}`,
        terms,
        features: [...new Set(wordsAndPairs(terms))],
        is,
        weight,
      }
    })
  })
}
