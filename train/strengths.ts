import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { modelFolder, STRENGTHS_FILE, strengthsFile } from '../src/learnt/learnt.js'
import { type StrengthWeights, strengthIn, type Tones } from '../src/learnt/models.js'
import { sentencesOf, termsOf } from '../src/text/tokens.js'
import { packageData } from '../src/vocabulary/data.js'
import { random, shuffled } from './random.js'
import { linesIn, reportsWith } from './sources.js'

/**
 * `npm run train:strengths -- --library DIR`: learns how strongly sentences praise and find fault, from those that readers judged (train/strengths,
 * kept as references) of the reports in DIR and in data/. Prints how it does on councils that it has not learnt from.
 */

const Line = z.strictObject({
  report: z.string(),
  key: z.string(),
  begins: z.string(),
  tone: z.enum(['praise', 'criticism']),
  strength: z.int().min(0).max(5),
})

interface Rated {
  readonly council: string
  readonly tone: keyof Tones
  readonly terms: ReadonlySet<string>
  readonly strength: number
}

/** What stands in fewer sentences tells nothing. */
const LEAST_SENTENCES = 4
const SETTINGS = { seed: 5, epochs: 25, rate: 0.25, constantRate: 0.01, decay: 30 }
/** Parts in which the councils are held back, one after the other, and the share of the sentences that are the strongest. */
const PARTS = 8
const STRONGEST = 0.1

const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    strengths: { type: 'string', default: join(packageData(), '..', 'train', 'strengths') },
  },
})

const reports = await reportsWith(values.library)
const held = new Map(reports.toReversed().map((report) => [report.id, report]))
const rated = linesIn(values.strengths, Line).flatMap(({ line }) => ratedIn(line))
const weights = { praise: trainedOn('praise'), criticism: trainedOn('criticism') }
writeFileSync(join(modelFolder(), STRENGTHS_FILE), strengthsFile(weights))

function ratedIn({ report: id, key, begins, tone, strength }: z.infer<typeof Line>): Rated[] {
  const report = held.get(id)
  const paragraph = report?.paragraphs.find((one) => one.key === key)
  const sentence = sentencesOf(paragraph?.text ?? '').find((one) =>
    one.replace(/\s+/g, ' ').trim().startsWith(begins),
  )
  // What readers took for neither, such as what a grade means, has the words of the strongest and says nothing of a council.
  return report && sentence !== undefined && strength > 0
    ? [{ council: report.authority.slug, tone, terms: new Set(termsOf(sentence)), strength }]
    : []
}

function trainedOn(tone: keyof Tones): StrengthWeights {
  const own = rated.filter((one) => one.tone === tone)
  const councils = [...new Set(own.map(({ council }) => council))].sort()
  const told = Array.from({ length: PARTS }, (_, part) => {
    const isHeld = ({ council }: Rated): boolean => councils.indexOf(council) % PARTS === part
    const model = regression(own.filter((one) => !isHeld(one)))
    return own.filter(isHeld).map((one) => ({ strength: one.strength, told: strengthIn(model, one.terms) }))
  }).flat()
  const strongest = told
    .toSorted((one, other) => other.told - one.told)
    .slice(0, Math.round(told.length * STRONGEST))
  const mean = (some: readonly { readonly strength: number }[]): string =>
    (some.reduce((sum, { strength }) => sum + strength, 0) / some.length).toFixed(2)
  console.log(
    `${tone}: ${own.length} sentences, ${mean(told)} strong; the strongest tenth of councils not learnt from ${mean(strongest)}`,
  )
  return regression(own)
}

/** Linear regression by stochastic descent, each weight at its own pace (Adagrad) and drawn to 0. */
function regression(lessons: readonly Rated[]): StrengthWeights {
  const counts = new Map<string, number>()
  for (const { terms } of lessons) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const known = [...counts].flatMap(([term, count]) => (count >= LEAST_SENTENCES ? [term] : []))
  const weights = new Map(known.map((term) => [term, 0]))
  const squares = new Map(known.map((term) => [term, 1e-8]))
  const draw = random(SETTINGS.seed)
  let constant = lessons.reduce((sum, { strength }) => sum + strength, 0) / lessons.length
  for (let epoch = 0; epoch < SETTINGS.epochs; epoch++)
    for (const { terms, strength } of shuffled(lessons, draw)) {
      const own = [...terms].filter((term) => weights.has(term))
      const even = 1 / Math.sqrt(own.length || 1)
      const told = own.reduce((sum, term) => sum + even * (weights.get(term) as number), constant)
      constant -= SETTINGS.constantRate * (told - strength)
      for (const term of own) {
        const weight = weights.get(term) as number
        const slope = (told - strength) * even + (SETTINGS.decay * weight) / lessons.length
        const square = (squares.get(term) as number) + slope * slope
        squares.set(term, square)
        weights.set(term, weight - (SETTINGS.rate * slope) / Math.sqrt(square))
      }
    }
  const rounded = (value: number): number => Number(value.toPrecision(3))
  return {
    constant: rounded(constant),
    weights: Object.fromEntries([...weights].map(([term, weight]) => [term, rounded(weight)])),
  }
}
