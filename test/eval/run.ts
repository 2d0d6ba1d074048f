import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../src/database/database.js'
import { pilcrowIn } from '../../src/database/open.js'
import { loadLibrary } from '../../src/library/library.js'
import { answersOver } from '../../src/pilcrow/pilcrow.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { readStrangers, type StrangersQuestion } from '../../train/strangers.js'
import { gradedOf, heldQuestions } from './held.js'
import { type Measurable, measure } from './measure.js'
import { Asked, Filtered, Graded, OfNewest, readQuestions, Toned, Unanswerable } from './question.js'
import { asText, figuresOf } from './report.js'
import { wholeLibrary } from './whole-library.js'

const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    questions: { type: 'string', default: join(packageData(), '..', 'test', 'eval') },
    json: { type: 'boolean', default: false },
  },
})

const read = <T>(file: string, schema: Parameters<typeof readQuestions<T>>[2]): T[] =>
  existsSync(join(values.questions, file)) ? readQuestions(values.questions, file, schema) : []

/** What five reports do not answer, a larger library may. */
const MOST_FOR_UNANSWERABLE = 5

const isHeld = ({ accept }: Graded): boolean =>
  accept.every(({ report }) => library.byId(report) !== undefined)

/** What strangers asked of whom nothing was learnt, where the library is one that they asked. */
const strangersAsked = (): StrangersQuestion[] => {
  const folder = join(values.questions, 'strangers')
  return library.reports.length > MOST_FOR_UNANSWERABLE && existsSync(folder)
    ? readStrangers(folder, library.reports)
    : []
}

/** The folder of `--library`, or else the database that PILCROW_DATABASE names. */
async function measurable(): Promise<Measurable & { end(): Promise<void> }> {
  const address = process.env.PILCROW_DATABASE
  if (values.library || !address) {
    const { say, library } = answersOver(await loadLibrary(values.library ?? packageData()), loadVocabulary())
    return { say, library, end: async () => {} }
  }
  const database = await openDatabase(address)
  const { pilcrow } = await pilcrowIn(database, loadVocabulary())
  const library = await wholeLibrary(database)
  return { say: (message) => pilcrow.say(message), library, end: () => database.close() }
}

const measuring = await measurable()
const { library } = measuring
const measured = await measure(measuring, {
  asked: heldQuestions([...read('questions.jsonl', Asked), ...read('pdf-questions.jsonl', Asked)], library),
  graded: [
    ...[...read('grades.jsonl', Graded), ...read('compare.jsonl', Graded)].filter(isHeld),
    ...read('pdf-filters.jsonl', Filtered).flatMap((one) => gradedOf(one, library)),
  ],
  toned: library.reports.length <= MOST_FOR_UNANSWERABLE ? read('tone.jsonl', Toned) : [],
  ofNewest: read('newest.jsonl', OfNewest).filter(({ report }) => library.byId(report) !== undefined),
  unanswerable:
    library.reports.length <= MOST_FOR_UNANSWERABLE ? read('unanswerable.jsonl', Unanswerable) : [],
  nearMisses: library.reports.length <= MOST_FOR_UNANSWERABLE ? read('near-misses.jsonl', Unanswerable) : [],
  strangers: strangersAsked(),
})
console.log(values.json ? JSON.stringify(figuresOf(measured), null, 2) : asText(measured))
await measuring.end()
