import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ENCODER_FILE, encoderIn, modelFolder, SECTIONS_FILE, sectionsFile } from '../src/learnt/learnt.js'
import { type Classifier, shareOf, sharesOf } from '../src/learnt/models.js'
import { sectionFeatures, sectionOf } from '../src/search/rank/rank.js'
import { packageData } from '../src/vocabulary/data.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'
import { unranked } from './asking.js'
import { dealt, PARTS } from './dealt.js'
import { readExamples } from './examples.js'
import { trained } from './logistic-regression.js'
import { reportsWith } from './sources.js'

/**
 * `npm run train:sections -- --library DIR`: learns in which section of a report a question is answered, from train/questions and the headings that
 * their paragraphs stand under, in DIR and in data/. Prints how surely it tells so of councils that it has not learnt from.
 */
const { values } = parseArgs({
  options: {
    library: { type: 'string' },
    questions: { type: 'string', default: join(packageData(), '..', 'train', 'questions') },
  },
})

const SEED = 3

const reports = await reportsWith(values.library)
const encoder = encoderIn(readFileSync(join(modelFolder(), ENCODER_FILE)))
const { consulted } = unranked(reports, encoder, loadVocabulary())
const examples = readExamples(values.questions, reports)
const lessons = examples.flatMap(({ report, key, questions }) => {
  const paragraph = report.paragraphs.find((one) => one.key === key)
  const within = new Set([report.id])
  return questions.map((words) => ({
    council: report.authority.slug,
    features: sectionFeatures({ sequence: consulted({ words, within, expected: null, most: 1 }).stems }),
    label: paragraph ? sectionOf(paragraph) : '',
  }))
})
const councils = dealt(examples, reports)
const told = Array.from({ length: PARTS }, (_, part) => {
  const isOfPart = ({ council }: (typeof lessons)[number]): boolean => councils.partOf(council) === part
  const model = trained(
    lessons.filter((one) => !isOfPart(one)),
    SEED,
  )
  return lessons.filter(isOfPart).map((one) => rightIn(model, one))
}).flat()
const right = told.filter(({ isFirst }) => isFirst).length
const share = told.reduce((sum, one) => sum + one.share, 0) / told.length
console.log(
  `Of ${told.length} questions the section is told of ${((100 * right) / told.length).toFixed(1)} %; the right one has ${(100 * share).toFixed(1)} % of the shares.`,
)
writeFileSync(join(modelFolder(), SECTIONS_FILE), sectionsFile(trained(lessons, SEED)))

function rightIn(model: Classifier, { features, label }: (typeof lessons)[number]) {
  const shares = sharesOf(model, features)
  return { isFirst: shares[0]?.label === label, share: shareOf(shares, label) }
}
