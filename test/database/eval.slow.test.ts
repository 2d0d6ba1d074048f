import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.js'
import { pilcrowIn } from '../../src/database/open.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { heldQuestions } from '../eval/held.js'
import { type Measurable, measure } from '../eval/measure.js'
import { Asked, Graded, OfNewest, readQuestions, Toned, Unanswerable } from '../eval/question.js'
import { figuresOf } from '../eval/report.js'
import { wholeLibrary } from '../eval/whole-library.js'
import { openBundled } from '../open.js'
import { type Cluster, startCluster } from './cluster.js'
import { bundledReports, describeWithPostgres, openedWith } from './opened.js'

describeWithPostgres('Answers that are measured', () => {
  let cluster: Cluster
  let database: Database
  beforeAll(async () => {
    cluster = await startCluster()
    database = await openedWith(cluster.address, await bundledReports())
  }, 120_000)
  afterAll(async () => {
    await database.close()
    await cluster.end()
  })

  it('are as good from a database as from a folder, question by question', async () => {
    const folder = `${packageData()}/../test/eval`
    const measured = async (pilcrow: Measurable) =>
      measure(pilcrow, {
        asked: heldQuestions(readQuestions(folder, 'questions.jsonl', Asked), pilcrow.library),
        graded: ['grades.jsonl', 'compare.jsonl'].flatMap((file) => readQuestions(folder, file, Graded)),
        toned: readQuestions(folder, 'tone.jsonl', Toned),
        ofNewest: readQuestions(folder, 'newest.jsonl', OfNewest),
        unanswerable: readQuestions(folder, 'unanswerable.jsonl', Unanswerable),
      })
    const inFolder = await measured(await openBundled())
    const { pilcrow } = await pilcrowIn(database, loadVocabulary())
    const inDatabase = await measured({
      say: (message) => pilcrow.say(message),
      library: await wholeLibrary(database),
    })
    expect(inFolder.ranks.length).toBeGreaterThan(100)
    expect(inDatabase).toEqual(inFolder)
    expect(figuresOf(inDatabase)).toEqual(figuresOf(inFolder))
  }, 600_000)
})
