import { z } from 'zod'
import { distinctBy } from '../src/collections/collections.js'
import {
  type Encoder,
  evenly,
  likelyAt,
  type Tones,
  type ToneWeights,
  tonedIn,
  toneFeatures,
} from '../src/learnt/models.js'
import type { Grade, Report } from '../src/model/report.js'
import { sentencesOf, termsOf } from '../src/text/tokens.js'
import { random } from './random.js'
import { linesIn } from './sources.js'

/** How well a grade speaks of what stands under it, and how much its sentences are worth to learn from. */
const PRAISE: Readonly<Partial<Record<Grade, readonly [0 | 1, number]>>> = {
  Outstanding: [1, 1],
  Good: [1, 0.3],
  'Requires improvement': [0, 0.3],
  Inadequate: [0, 1],
}

/** A sentence that somebody read and judged is worth as many that only stand under a grade. */
const JUDGED = 20

/** What is seen in fewer reports, or in fewer sentences that were judged, speaks of their council and not of praise and fault. */
const LEAST_REPORTS = 12
const LEAST_JUDGED = 3

const SETTINGS = { seed: 9, epochs: 10, rate: 0.1, decay: 2e-4 }

/** From this epoch on, what reads the other way than the grade that it stands under counts less: there is praise under a bad grade. */
const DOUBTED_FROM = 2

/** Begins what stands for a heading among the features of a sentence. */
const HEADING = '#'

/** A weight of which both numbers are less says nothing. */
const LEAST_WEIGHT = 0.05

const CLASSES = ['praise', 'criticism'] as const

const JudgedSentence = z.strictObject({
  report: z.string(),
  key: z.string(),
  begins: z.string(),
  tone: z.enum(['praise', 'criticism', 'both', 'neither']),
})

interface ToneLesson {
  readonly report: string
  readonly council: string
  readonly features: ReadonlySet<string>
  readonly terms: readonly string[]
  /** Whether it praises, and whether it finds fault. */
  readonly is: readonly [0 | 1, 0 | 1]
  readonly weight: number
  /** Of one that only stands under a grade. */
  readonly heading?: string
}

/** The sentences that somebody judged, of those reports that are at hand; of a report that is there twice, the first. */
export function readJudgedTones(folder: string, reports: readonly Report[]): ToneLesson[] {
  const held = new Map(reports.toReversed().map((report) => [report.id, report]))
  return linesIn(folder, JudgedSentence).flatMap(({ line: { report: id, key, begins, tone } }) => {
    const report = held.get(id)
    const paragraph = report?.paragraphs.find((one) => one.key === key)
    const sentence = sentencesOf(paragraph?.text ?? '').find((one) => one.startsWith(begins))
    if (!report || sentence === undefined) return []
    const isOf = (own: (typeof CLASSES)[number]): 0 | 1 => (tone === own || tone === 'both' ? 1 : 0)
    return [lessonOf(report, sentence, [isOf('praise'), isOf('criticism')], JUDGED)]
  })
}

function lessonOf(
  { id, authority }: Report,
  sentence: string,
  is: ToneLesson['is'],
  weight: number,
): ToneLesson {
  const terms = termsOf(sentence)
  return { report: id, council: authority.slug, features: toneFeatures(terms), terms, is, weight }
}

/** The sentences under headings that are graded: a good grade praises, a bad one finds fault. */
function lessonsUnderGrades(report: Report): ToneLesson[] {
  const graded = new Map<string, Grade>()
  for (const { label, grade, evidence } of report.judgements)
    if (grade !== null)
      for (const title of [label, ...evidence.map(({ place }) => place)]) graded.set(title, grade)
  return report.paragraphs.flatMap(({ locator, text }) => {
    const grade = graded.get(locator)
    const [is, weight] = (grade && PRAISE[grade]) ?? []
    if (is === undefined || weight === undefined) return []
    return sentencesOf(text).map((sentence) => ({
      ...lessonOf(report, sentence, [is, is === 1 ? 0 : 1], weight),
      heading: `${HEADING}${report.framework} ${locator}`,
    }))
  })
}

/**
 * Learns how sentences praise what they speak of, and how they find fault with it: from those that somebody judged, and from those that stand
 * under a good grade and a bad one. Some headings are mostly graded well and others badly, and each has words of its own: what a heading tells is
 * learnt beside the words and then left out. A word that was hardly seen takes part of its weight from those that mean the like.
 * How sure is sure enough is asked of councils that were not learnt from.
 * @param judged what {@link readJudgedTones} read
 */
export function trainTone(
  reports: readonly Report[],
  judged: readonly ToneLesson[],
  encoder: Encoder,
  tell: (line: string) => void,
): ToneWeights {
  const own = distinctBy(reports.toReversed(), ({ id }) => id, 'last').reverse()
  const lessons = [...own.flatMap(lessonsUnderGrades), ...judged]
  const named = new Set(own.flatMap(({ authority }) => termsOf(authority.name)))
  const councils = [...new Set(judged.map(({ council }) => council))].sort()
  const partOf = ({ council }: ToneLesson): number => councils.indexOf(council) % PARTS_OF_TONE
  const heldBack = Array.from({ length: PARTS_OF_TONE }, (_, part) => {
    const tone = tonedIn(
      weightsFrom(
        lessons.filter((one) => partOf(one) !== part),
        named,
        encoder,
      ),
    )
    return judged
      .filter((one) => partOf(one) === part)
      .map(({ terms, is }) => ({ is, tones: tone.of(terms) }))
  }).flat()
  const [praise, criticism] = CLASSES.map((name, which) => {
    const told = heldBack.map(({ is, tones }) => ({ likely: tones[name], is: is[which] === 1 }))
    const sure = sureFrom(told)
    tell(`${name}: ${shares(told, 0.5)} from one half on, ${shares(told, sure)} from ${sure} on`)
    return sure
  }) as [number, number]
  return { ...weightsFrom(lessons, named, encoder), sure: { praise, criticism } }
}

/** Councils are dealt into as many parts: each is told by what was learnt from the others. */
const PARTS_OF_TONE = 5

/** Of what is told with so much certainty, so much is right. */
const RIGHT = 0.9

interface ToldTone {
  readonly likely: number
  readonly is: boolean
}

/** From which likelihood on, in hundredths, so many are right, and at least one half. */
function sureFrom(told: readonly ToldTone[]): number {
  for (let hundredths = 50; hundredths < 100; hundredths++) {
    const sure = told.filter(({ likely }) => likely >= hundredths / 100)
    if (sure.filter(({ is }) => is).length >= RIGHT * sure.length) return hundredths / 100
  }
  return 1
}

/** `precision 90.1, recall 78.3`, of what is told from a likelihood on. */
function shares(told: readonly ToldTone[], from: number): string {
  const found = told.filter(({ likely }) => likely >= from)
  const right = found.filter(({ is }) => is).length
  const all = told.filter(({ is }) => is).length
  return `precision ${((100 * right) / found.length).toFixed(1)}, recall ${((100 * right) / all).toFixed(1)}`
}

/** Logistic regression by stochastic gradient descent with a rate of its own for each weight (AdaGrad), for both classes at once. */
function weightsFrom(
  lessons: readonly ToneLesson[],
  named: ReadonlySet<string>,
  encoder: Encoder,
): Pick<ToneWeights, 'constant' | 'weights'> & { readonly sure: Tones } {
  const known = knownIn(lessons, named)
  const places = new Map(known.map((feature, at) => [feature, at]))
  const headings = [...new Set(lessons.flatMap(({ heading }) => heading ?? []))]
  for (const heading of headings) places.set(heading, places.size)
  const { dimensions } = encoder
  const seen = lessons.map(({ features, heading, terms, ...lesson }) => ({
    ...lesson,
    isGraded: heading !== undefined,
    even: evenly(features),
    rows: Int32Array.from(
      [...features, ...(heading === undefined ? [] : [heading])].flatMap((one) => places.get(one) ?? []),
    ),
    meaning: sumOfVectors(terms, encoder),
  }))
  const learnt = CLASSES.map((_, which) => {
    const weights = new Float64Array(places.size + dimensions)
    const squares = new Float64Array(weights.length)
    let constant = 0
    let constantOfGraded = 0
    const draw = random(SETTINGS.seed)
    const learn = (at: number, slope: number): void => {
      squares[at] = (squares[at] as number) + slope * slope
      weights[at] =
        (weights[at] as number) - (SETTINGS.rate * slope) / (Math.sqrt(squares[at] as number) + 0.01)
    }
    for (let epoch = 0; epoch < SETTINGS.epochs; epoch++)
      for (let n = 0; n < seen.length; n++) {
        const { rows, meaning, even, is, isGraded, weight } = seen[
          Math.floor(draw() * seen.length)
        ] as (typeof seen)[number]
        let odds = isGraded ? constantOfGraded : constant
        for (const row of rows) odds += even * (weights[row] as number)
        for (let i = 0; i < dimensions; i++)
          odds += even * (weights[places.size + i] as number) * (meaning[i] as number)
        const likely = likelyAt(odds)
        const right = is[which] as number
        const agreement = right === 1 ? likely : 1 - likely
        const counted = isGraded && epoch >= DOUBTED_FROM ? weight * Math.min(1, 2 * agreement) : weight
        const error = counted * (likely - right)
        if (isGraded) constantOfGraded -= 0.02 * error
        else constant -= 0.02 * error
        for (const row of rows) learn(row, error * even + SETTINGS.decay * counted * (weights[row] as number))
        for (let i = 0; i < dimensions; i++) {
          const at = places.size + i
          learn(at, error * even * (meaning[i] as number) + SETTINGS.decay * (weights[at] as number))
        }
      }
    return { weights, constant }
  })
  const words = new Set([
    ...known,
    ...lessons.flatMap(({ terms }) => terms.filter((term) => !isOfOne(term, named))),
  ])
  const round = (value: number): number => Number(value.toFixed(2))
  const weightsOf = (feature: string): [number, number] =>
    learnt.map(({ weights }) => {
      const place = places.get(feature)
      const row = encoder.rowOf(feature)
      let sum = place === undefined ? 0 : (weights[place] as number)
      if (row !== undefined)
        for (let i = 0; i < dimensions; i++)
          sum += (weights[places.size + i] as number) * (encoder.vectors[row * dimensions + i] as number)
      return round(sum)
    }) as [number, number]
  return {
    constant: learnt.map(({ constant }) => round(constant)) as [number, number],
    weights: Object.fromEntries(
      [...words].sort().flatMap((feature) => {
        const own = weightsOf(feature)
        return own.some((value) => Math.abs(value) >= LEAST_WEIGHT) ? [[feature, own]] : []
      }),
    ),
    sure: { praise: 1, criticism: 1 },
  }
}

/** What is seen often enough to be learnt. */
function knownIn(lessons: readonly ToneLesson[], named: ReadonlySet<string>): string[] {
  const holding = new Map<string, Set<string>>()
  const judged = new Map<string, number>()
  for (const { features, report, heading } of lessons)
    for (const feature of features)
      if (heading === undefined) judged.set(feature, (judged.get(feature) ?? 0) + 1)
      else holding.set(feature, (holding.get(feature) ?? new Set()).add(report))
  return [...new Set([...holding.keys(), ...judged.keys()])].filter(
    (feature) =>
      ((holding.get(feature)?.size ?? 0) >= LEAST_REPORTS || (judged.get(feature) ?? 0) >= LEAST_JUDGED) &&
      !isOfOne(feature, named),
  )
}

/** Whether something speaks of one council, or has a number. */
const isOfOne = (feature: string, named: ReadonlySet<string>): boolean =>
  feature.split(/[ ~^<>]/).some((term) => named.has(term) || /\d/.test(term))

/** The vectors of the words of a sentence, each word once. */
function sumOfVectors(terms: readonly string[], { dimensions, vectors, rowOf }: Encoder): Float32Array {
  const sum = new Float32Array(dimensions)
  for (const term of new Set(terms)) {
    const row = rowOf(term)
    if (row === undefined) continue
    for (let i = 0; i < dimensions; i++)
      sum[i] = (sum[i] as number) + (vectors[row * dimensions + i] as number)
  }
  return sum
}
