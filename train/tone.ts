import { type Tone, tonedIn, wordsAndPairs } from '../src/learnt/tone.js'
import type { Grade, Report } from '../src/model/report.js'
import { sentencesOf } from '../src/quotation/quote.js'
import { termsOf } from '../src/search/terms.js'
import { random } from './random.js'

/** How well a grade speaks of what stands under it, and how much its sentences are worth to learn from. */
const PRAISE: Readonly<Partial<Record<Grade, readonly [number, number]>>> = {
  Outstanding: [1, 1],
  Good: [1, 0.3],
  'Requires improvement': [0, 0.3],
  Inadequate: [0, 1],
}

/** Words that stand in fewer reports than this speak of their council, not of praise and fault. */
const LEAST = 12
const EPOCHS = 12
const RATE = 0.05
const DECAY = 2e-3

interface Lesson {
  readonly features: readonly number[]
  readonly praise: number
  readonly weight: number
}

/** Learns how sentences praise and how they find fault from those that stand under a good grade and a bad one. */
export function trainTone(reports: readonly Report[]): Tone {
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
  const places = new Map(known.map((feature, at) => [feature, at]))
  const lessons: Lesson[] = sentences.map(({ features, praise, weight }) => ({
    features: features.flatMap((feature) => places.get(feature) ?? []),
    praise,
    weight,
  }))
  const share = lessons.reduce((sum, { praise, weight }) => sum + praise * weight, 0)
  const all = lessons.reduce((sum, { weight }) => sum + weight, 0)
  const weights = new Float64Array(known.length)
  let constant = 0
  const draw = random(9)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - epoch / EPOCHS)
    for (let n = 0; n < lessons.length; n++) {
      const { features, praise, weight } = lessons[Math.floor(draw() * lessons.length)] as Lesson
      let sum = constant
      for (const at of features) sum += weights[at] as number
      // Praise and fault count alike, however many of the reports are good.
      const evened = (weight * (praise === 1 ? 1 - share / all : share / all)) / 0.5
      const error = evened * (1 / (1 + Math.exp(-sum)) - praise)
      constant -= rate * 0.1 * error
      for (const at of features) weights[at] = (weights[at] as number) * (1 - rate * DECAY) - rate * error
    }
  }
  return tonedIn(
    Object.fromEntries(
      known.flatMap((feature, at) => {
        const weight = Number((weights[at] as number).toFixed(2))
        return Math.abs(weight) >= 0.1 ? [[feature, weight]] : []
      }),
    ),
  )
}

/** The sentences under headings that are graded, with whether the grade is praise. */
function sentencesUnderGrades(report: Report) {
  const graded = new Map<string, Grade>()
  for (const { label, grade, evidence } of report.judgements)
    if (grade !== null)
      for (const title of [label, ...evidence.map(({ place }) => place)]) graded.set(title, grade)
  return report.paragraphs.flatMap(({ locator, text }) => {
    const grade = graded.get(locator)
    const [praise, weight] = (grade && PRAISE[grade]) ?? []
    if (praise === undefined || weight === undefined) return []
    return sentencesOf(text).map((sentence) => ({
      report: report.id,
      features: [...new Set(wordsAndPairs(termsOf(sentence)))],
      praise,
      weight,
    }))
  })
}
