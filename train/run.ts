import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Encoder } from '../src/learnt/encoder.js'
import { encoderFile, rankerFile } from '../src/learnt/files.js'
import { ENCODER_FILE, modelFolder, RANKER_FILE, TONE_FILE } from '../src/learnt/learnt.js'
import { loadLibrary } from '../src/library/load.js'
import type { Report } from '../src/model/report.js'
import { stemOf, wordsOf } from '../src/search/terms.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'
import { type EncoderSettings, trainEncoder } from './encoder.js'
import { type Example, readExamples } from './examples.js'
import { figuresOf } from './figures.js'
import { lessonsOf, rowsOf } from './lessons.js'
import { type Asked, askedAmong } from './lists.js'
import { random } from './random.js'
import { trainRanker } from './ranker.js'
import { trainTone } from './tone.js'
import { startingVectors } from './vectors.js'

/**
 * `npm run train -- --library DIR`: learns the encoder and the ranking from the questions in train/questions and the paragraphs
 * that they were written from, in DIR and in data/, and writes data/model. With `--hold` some councils are kept back, nothing is
 * written, and what was learnt of the others is measured on them.
 */
const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    questions: { type: 'string', default: join(packageData(), '..', 'train', 'questions') },
    out: { type: 'string', default: modelFolder() },
    hold: { type: 'boolean', default: false },
  },
})

const ENCODER: EncoderSettings = { seed: 1, epochs: 6, rate: 0.006, batch: 32, beside: 2, drop: 0.1 }

/** The ranking learns from what an encoder says of questions that it has not seen: those of one council in so many. */
const FOLDS = 3
/** Councils that `--hold` keeps back: one in so many. */
const HELD = 5
/** Reports that are asked about together, as many as come with Pilcrow. */
const TOGETHER = 5

const began = Date.now()
const tell = (line: string): void =>
  console.error(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${line}`)

const vocabulary = loadVocabulary()
const libraries = await Promise.all(
  [packageData(), ...(values.library ? [values.library] : [])].map((folder) => loadLibrary(folder)),
)
const reports = libraries.flatMap((library) => [...library.reports])
const examples = readExamples(values.questions, reports)
tell(`${examples.length} paragraphs with questions, of ${reports.length} reports`)

const foldOf = parted(reports, values.hold ? HELD : 1)
const held = values.hold ? examples.filter(({ report }) => foldOf(report).held) : []
const lessons = examples.filter((example) => !held.includes(example))

const english = [...vocabulary.english].flatMap((word) => wordsOf(word).map(stemOf))
const said = rowsOf(reports, lessons, [])
const start = startingVectors(new Set([...said.stems, ...english]))
const rows = rowsOf(reports, lessons, [...start.keys()])
tell(`${rows.stems.length} words`)

const encoderFrom = (some: readonly Example[]): Encoder =>
  trainEncoder(rows.stems, start, rows.rarity, lessonsOf(reports, some, rows), ENCODER, tell)

const isAsked = ({ report }: Example): boolean => foldOf(report).fold === 0
const asked = askedOf(lessons.filter(isAsked), encoderFrom(lessons.filter((one) => !isAsked(one))))
tell(`${asked.length} questions asked`)
const ranker = trainRanker(asked, tell)
const encoder = encoderFrom(lessons)
mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, ENCODER_FILE), encoderFile(rows.stems, encoder))
writeFileSync(join(values.out, RANKER_FILE), rankerFile(ranker))
const taught = values.hold ? reports.filter((report) => !foldOf(report).held) : reports
writeFileSync(join(values.out, TONE_FILE), JSON.stringify(trainTone(taught).weights))
if (values.hold) console.log(figuresOf(askedOf(held, encoder, null), ranker))
tell('done')

/** Asks questions among as many reports at a time as come with Pilcrow. */
function askedOf(some: readonly Example[], encoder: Encoder, most?: null): Asked[] {
  const own = [...new Set(some.map(({ report }) => report))]
  const lots = libraries.flatMap((library) => {
    const of = own.filter((report) => library.reports.includes(report))
    return Array.from({ length: Math.ceil(of.length / TOGETHER) }, (_, at) =>
      of.slice(at * TOGETHER, (at + 1) * TOGETHER),
    )
  })
  return lots.flatMap((lot) =>
    askedAmong(
      lot,
      some.filter(({ report }) => lot.includes(report)),
      encoder,
      vocabulary,
      most,
    ),
  )
}

/** Deals councils out: into the folds, and among those that are kept back. All reports of a council go together. */
function parted(all: readonly Report[], among: number): (report: Report) => { fold: number; held: boolean } {
  const draw = random(5)
  const councils = [...new Set(all.map(({ authority }) => authority.slug))].sort()
  const order = councils.map((slug) => ({ slug, draw: draw() })).sort((one, other) => one.draw - other.draw)
  const places = new Map(order.map(({ slug }, at) => [slug, at]))
  return ({ authority }) => {
    const place = places.get(authority.slug) as number
    return { fold: Math.floor(place / among) % FOLDS, held: among > 1 && place % among === 0 }
  }
}
