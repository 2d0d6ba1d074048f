import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Tinypool } from 'tinypool'
import {
  ENCODER_FILE,
  encoderFile,
  encoderIn,
  modelFolder,
  RANKER_FILE,
  rankerFile,
  TONE_FILE,
  toneFile,
} from '../src/learnt/learnt.js'
import { type Encoder, unprintedIn } from '../src/learnt/models.js'
import { loadLibrary } from '../src/library/library.js'
import type { WeighedCandidate } from '../src/search/rank/evidence.js'
import { stemOf, wordsOf } from '../src/text/tokens.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'
import { type Judged, trainAnswerable } from './answerable.js'
import { type Asked, askingOver, rankOfRight, signedOf, weighedBy } from './asking.js'
import { dealt, PARTS } from './dealt.js'
import { type Example, readExamples } from './examples.js'
import { figuresOf, type Measured, measured } from './figures.js'
import type { Instance } from './forest.js'
import type { EncoderToLearn } from './learn-encoder.js'
import { askedAmong } from './lists.js'
import { examplesIn } from './messages.js'
import { shownOfParagraph, shownToStranger, trainOnSubject } from './on-subject.js'
import { random } from './random.js'
import { isOfUse, trainRanking } from './ranker.js'
import { askStranger, readStrangers, type StrangersAsked, type StrangersQuestion } from './strangers.js'
import { readJudgedTones, trainTone } from './tone.js'

/**
 * `npm run train -- --library DIR`: learns the encoder, the ranking and the tone from the questions in train/questions and the
 * paragraphs that they were written from, in DIR and in data/, and refusing from those in train/refusing and from what strangers asked of the
 * councils in DIR (train/judged) as well; writes data/model, or `--out DIR`.
 * `--held-out` keeps one council in five back and measures what was learnt on those; `--without w3,w5` what those strangers asked as
 * well. `--encoders DIR` keeps the encoders there, and takes those that it holds.
 */
const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    questions: { type: 'string', default: join(packageData(), '..', 'train', 'questions') },
    refusing: { type: 'string', default: join(packageData(), '..', 'train', 'refusing') },
    judged: { type: 'string', default: join(packageData(), '..', 'train', 'judged') },
    tones: { type: 'string', default: join(packageData(), '..', 'train', 'tones') },
    'held-out': { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    out: { type: 'string', default: modelFolder() },
    encoders: { type: 'string' },
  },
})

/** The ranking learns from this share of the paragraphs: more take long and teach it little. Refusing learns from all. */
const TAUGHT = 0.4
/** Questions that were written for refusing are few: each counts as so many. */
const FOR_REFUSING = 3
/** So are those of strangers, who ask as people do. */
const OF_STRANGERS = 20
/** Of the words of questions nothing is known before all were asked. */
const WORDLESS = unprintedIn({})
/** Paragraphs that an answer shows. */
const SHOWN = 5
/** Reports that are asked about together, as many as come with Pilcrow. */
const TOGETHER = 5

const began = Date.now()
const tell = (line: string): void =>
  console.error(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${line}`)

const vocabulary = loadVocabulary()
const offTopic = examplesIn('intents').flatMap(({ label, message }) =>
  label === 'off-topic' ? [message] : [],
)
const english = [...vocabulary.english].flatMap((word) => wordsOf(word).map(stemOf))
const folders = [packageData(), ...(values.library ? [values.library] : [])]
const libraries = await Promise.all(folders.map(loadLibrary))
const reports = libraries.flatMap((library) => [...library.reports])
const all = readExamples(values.questions, reports)
tell(`${all.length} paragraphs with questions, of ${reports.length} reports`)

const forRefusing = readExamples(values.refusing, reports)
const councils = dealt(all, reports)
const isHeldCouncil = (slug: string): boolean => values['held-out'] && councils.isHeld(slug)
const isHeld = ({ report }: Example): boolean => isHeldCouncil(report.authority.slug)
const examples = all.filter((example) => !isHeld(example))
const draw = random(77)
const taught = new Set(all.filter(() => draw() < TAUGHT))
const heldWriters = new Set(values.without.split(','))
const judgedOver = libraries.at(-1)?.reports ?? []
const strangers = readStrangers(values.judged, judgedOver).map((one, at) => ({
  ...one,
  // What is asked of all councils is of no part by itself.
  part: one.council === null ? at % PARTS : councils.partOf(one.council),
  isHeld:
    heldWriters.has(one.writer.replace('.jsonl', '')) || (one.council !== null && isHeldCouncil(one.council)),
}))
tell(`${strangers.length} questions of strangers`)
const partOf = ({ report }: Example): number => councils.partOf(report.authority.slug)
// Each takes some hundred megabytes.
const threads = new Tinypool({
  filename: fileURLToPath(new URL('./learn-encoder.js', import.meta.url)),
  maxThreads: 2,
})
const [encoder, ...ofOthers] = await Promise.all([
  encoderOf('all', examples),
  ...Array.from({ length: PARTS }, (_, part) =>
    encoderOf(
      `part-${part}`,
      examples.filter((example) => partOf(example) !== part),
    ),
  ),
])
await threads.destroy()
tell('asking')
const parts = ofOthers.map((encoder, part) => {
  const isOwn = (example: Example): boolean => !isHeld(example) && partOf(example) === part
  return {
    encoder,
    own: examples.filter(isOwn),
    ofRefusing: forRefusing.filter(isOwn),
    ofStrangers: askedByStrangers(
      strangers.filter((one) => !one.isHeld && one.part === part),
      encoder,
    ),
  }
})
const ranking = trainRanking(
  parts.flatMap(({ encoder, own }) =>
    askedOf(
      own.filter((example) => taught.has(example)),
      encoder,
      signedOf,
    ),
  ),
  tell,
)
tell('answering')
const lessons = parts.flatMap(({ encoder, own, ofRefusing, ofStrangers }, part) => {
  const judge = (times: number) => (one: Asked) => lessonOf(one, times, part, shownOfParagraph)
  return [
    ...askedOf(own, encoder, judge(1)),
    ...askedOf(ofRefusing, encoder, judge(FOR_REFUSING)),
    ...ofStrangers.map((one) => lessonOf(one, OF_STRANGERS, part, shownToStranger)),
  ]
})
const ranker = {
  ...ranking,
  ...trainAnswerable(lessons.flatMap(({ judged }) => judged ?? [])),
  onSubject: trainOnSubject(lessons.flatMap(({ shown }) => shown)),
}
mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, ENCODER_FILE), encoderFile(encoder.stems, encoder))
writeFileSync(join(values.out, RANKER_FILE), rankerFile(ranker))
const tone = trainTone(reports, readJudgedTones(values.tones, reports), encoder, tell)
writeFileSync(join(values.out, TONE_FILE), toneFile(tone))
const kept = all.filter(isHeld)
const keptOfStrangers = strangers.filter((one) => one.isHeld)
if (kept.length + keptOfStrangers.length > 0) {
  tell('measuring')
  const asked = [
    ...askedOf(kept, encoder, asMeasured),
    ...askedByStrangers(keptOfStrangers, encoder).map(asMeasured),
  ]
  console.log(figuresOf(asked, ranker))
}
tell('done')

/** How the ranking does on a question. */
function asMeasured(one: Asked): Measured {
  return measured(one, ranker)
}

/** What refusing learns of a question, null for nothing, and what its first paragraphs teach of being on its subject. */
function lessonOf<One extends Asked>(
  one: One,
  times: number,
  part: number,
  shownOf: (one: One, weighed: readonly WeighedCandidate[]) => Instance[],
): { judged: Judged | null; shown: Instance[] } {
  const { writer, isStrangers, posed, kind, wanted, concepts, stems, right, weight } = one
  const { weighed, odds, evidence } = weighedBy(one, ranking, WORDLESS)
  // What is said, and not shown, teaches neither that it is said nor that it is not.
  const isUsed = isOfUse(one) && (!isStrangers || posed !== 'answered' || rankOfRight(odds, right) <= SHOWN)
  const judged: Judged = {
    // The last digits of a logarithm may differ from machine to machine.
    features: evidence.features.map(Math.fround),
    isForFact: evidence.isForFact,
    writer,
    isStrangers,
    posed,
    kind,
    weight: times * weight,
    wanted,
    concepts,
    stems,
    part,
  }
  return { judged: isUsed ? judged : null, shown: shownOf(one, weighed) }
}

/** Asks strangers' questions of the reports that they were asked of. */
function askedByStrangers(some: readonly StrangersQuestion[], encoder: Encoder): StrangersAsked[] {
  const asking = askingOver(judgedOver, encoder, vocabulary)
  return some.map((one) => askStranger(one, judgedOver, asking))
}

/** The encoder that some examples teach, learnt in a thread of its own. */
async function encoderOf(
  name: string,
  examples: readonly Example[],
): Promise<Encoder & { readonly stems: readonly string[] }> {
  const file = values.encoders && join(values.encoders, `${name}.bin`)
  if (file && existsSync(file)) return encoderIn(readFileSync(file))
  const bytes: Uint8Array = await threads.run({
    name,
    reports,
    examples,
    others: english,
  } satisfies EncoderToLearn)
  if (values.encoders && file) {
    mkdirSync(values.encoders, { recursive: true })
    writeFileSync(file, bytes)
  }
  return encoderIn(Buffer.from(bytes))
}

/** Asks questions among as many reports at a time as come with Pilcrow, and makes something of each. */
function askedOf<Made>(some: readonly Example[], encoder: Encoder, make: (asked: Asked) => Made): Made[] {
  const own = [...new Set(some.map(({ report }) => report))]
  const lots = libraries.flatMap((library) => {
    const of = own.filter((report) => library.reports.includes(report))
    return Array.from({ length: Math.ceil(of.length / TOGETHER) }, (_, at) =>
      of.slice(at * TOGETHER, (at + 1) * TOGETHER),
    )
  })
  return lots.flatMap((lot) => {
    tell(`asking ${lot.map(({ id }) => id).join(', ')}`)
    const ofLot = some.filter(({ report }) => lot.includes(report))
    return askedAmong(lot, ofLot, encoder, vocabulary, offTopic).map(make)
  })
}
