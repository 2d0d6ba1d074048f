import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLibrary } from '../../src/library/load.js'
import { answersOver } from '../../src/pilcrow.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { gradedOf, heldQuestions } from './held.js'
import { measure } from './measure.js'
import { Asked, Filtered, Graded, OfNewest, readQuestions, Toned, Unanswerable } from './question.js'
import { asText, figuresOf } from './report.js'

const { values } = parseArgs({
  options: {
    library: { type: 'string', default: packageData() },
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

const library = await loadLibrary(values.library)
const measured = measure(answersOver(library, loadVocabulary()), {
  asked: heldQuestions([...read('questions.jsonl', Asked), ...read('pdf-questions.jsonl', Asked)], library),
  graded: [
    ...[...read('grades.jsonl', Graded), ...read('compare.jsonl', Graded)].filter(isHeld),
    ...read('pdf-filters.jsonl', Filtered).flatMap((one) => gradedOf(one, library)),
  ],
  toned: library.reports.length <= MOST_FOR_UNANSWERABLE ? read('tone.jsonl', Toned) : [],
  ofNewest: read('newest.jsonl', OfNewest).filter(({ report }) => library.byId(report) !== undefined),
  unanswerable:
    library.reports.length <= MOST_FOR_UNANSWERABLE ? read('unanswerable.jsonl', Unanswerable) : [],
})
console.log(values.json ? JSON.stringify(figuresOf(measured), null, 2) : asText(measured))
