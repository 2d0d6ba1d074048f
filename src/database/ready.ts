import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../files/files.js'
import { ENCODER_FILE, modelFolder } from '../learnt/learnt.js'
import type { Extract, Paragraph } from '../model/report.js'
import { versionOf } from '../search/snapshot/validate.js'
import type { Database } from './database.js'
import { addCounts, changed, headColumn, lock, putGrades, putWords, termNumbersOf } from './keep.js'
import { wholeExtract } from './library.js'
import { assertMigrated, DONE, NOT_READY } from './migrations.js'
import { DOCUMENT_KINDS, documentWordsIn, lexemesOf, prepareReport } from './prepared.js'

/** What PostgreSQL says of tables, or a schema, that are not there. */
const NO_TABLES = new Set(['42P01', '3F000'])

/**
 * Makes sure that the tables, and the words in them, are those that this Pilcrow knows.
 * @throws Error with a sentence that says what to do
 */
export async function assertReady(database: Database): Promise<void> {
  const done = await database.read<{ name: string }>(DONE).catch((error: unknown) => {
    if (NO_TABLES.has(codeOf(error))) return []
    throw error
  })
  assertMigrated(done.map(({ name }) => name))
  if (!(await hasOwnWords(database))) throw new Error(NOT_READY)
}

/**
 * Makes or renews the tables, and what is made of extracts where another Pilcrow has made that. Gives the names of the migrations
 * that were run.
 */
export async function prepareDatabase(
  database: Database,
  onReport: (at: number, of: number) => void = () => undefined,
): Promise<string[]> {
  const done = await database.migrate()
  if (!(await hasOwnWords(database))) await remakeFromExtracts(database, onReport)
  return done
}

/** Whether the words in the database are those that this Pilcrow would make. */
async function hasOwnWords(database: Database): Promise<boolean> {
  const [row] = await database.read<{ made_by: string | null }>('select made_by from library')
  return row?.made_by === madeBy()
}

/**
 * Makes all anew that is made of extracts (heads, grades, words and vectors), where another Pilcrow has made it: report after
 * report, and until all is done no Pilcrow takes the database for ready.
 */
async function remakeFromExtracts(
  database: Database,
  onReport: (at: number, of: number) => void,
): Promise<void> {
  await database.write(async (connection) => {
    await connection.query('update library set made_by = null')
    await connection.query(
      'truncate grades, paragraph_words, recommendation_words, report_signatures, frequencies, words, definitions',
    )
    await connection.query('update collections set documents = 0, text_length = 0, heading_length = 0')
  })
  const ids = (await database.read<{ id: string }>('select id from reports order by id')).map(({ id }) => id)
  for (const [at, id] of ids.entries()) {
    onReport(at, ids.length)
    const report = await wholeExtract(database, id)
    if (!report) continue
    const made = [prepareReport(report)]
    const numbers = await termNumbersOf(database, made)
    await database.write(async (connection) => {
      await lock(connection, [id])
      await connection.query('update reports set head = $2 where id = $1', [id, headColumn(report)])
      await putGrades(connection, [report])
      for (const kind of DOCUMENT_KINDS) {
        const { rows } = await connection.query<{ number: number }>(
          `select number from ${kind}s where report = $1 order by place`,
          [id],
        )
        const documents = rows.map(({ number }) => number)
        await putWords(connection, kind, made, documents, numbers)
      }
      await addCounts(
        connection,
        made.map(({ counted }) => counted),
        [],
      )
    })
  }
  await database.write(async (connection) => {
    await connection.query('update library set made_by = $1', [madeBy()])
    await changed(connection, [])
  })
}

/** A text with something of everything that decides what its words are. */
const SAMPLE = `The Local Safeguarding Children Board (LSCB) met 12 times in 2012/13; children’s homes and A&E co-ordinated well.
- Naïve plans, S136 and Futures4Me: 'You Say Who' is heard. However, carers' training, caring and care are not yet good.
Ofsted's inspectors saw 81 foster carers, 22 connected carers, e.g. in north-east towns. Children, children, children.`

const paragraph = (key: string, text: string, locator: string): Paragraph => ({
  ...{ key, number: Number(key), page: null, section: 's1', locator, text, notes: [] },
})

const sample = (): Extract => ({
  id: 'sample-2012',
  authority: { slug: 'sample', name: 'Sample' },
  framework: 'SLAC',
  title: 'Sample',
  inspected: { from: '2012-03-05', to: '2012-03-16' },
  ...{
    published: null,
    publishedSource: null,
    url: null,
    leadInspector: null,
    inspectors: [],
    licence: null,
  },
  source: { file: 'sample.txt', sha256: '0'.repeat(64) },
  ...{ numbering: 'printed', damage: null, warnings: [], judgements: [], scale: [] },
  sections: [{ key: 's1', title: 'Overall effectiveness', level: 1, strand: null }],
  paragraphs: SAMPLE.split('\n').map((text, at) => paragraph(`${at + 1}`, text, 'Staying safe')),
  recommendations: [
    {
      ...{ key: '2', paragraph: 2, deadline: 'Within three months', heading: 'Areas for improvement' },
      ...{ strand: null, responsible: null, text: 'Ensure that all plans are timely.' },
    },
  ],
})

let made: string | undefined

/**
 * Names what makes the words and vectors of a database, by what it makes of a sample and by what was learnt: under another
 * name, they are others.
 */
function madeBy(): string {
  made ??= codeFingerprint()
  return made
}

function codeFingerprint(): string {
  const { index, counted } = prepareReport(sample())
  const hash = createHash('sha256')
  for (const flat of [index.paragraph, index.recommendation]) {
    const words = documentWordsIn(flat)
    hash.update(JSON.stringify([flat.terms, words, words.map((each) => lexemesOf(each, String))]))
    hash.update(flat.vectors)
  }
  hash.update(JSON.stringify([...counted.words, ...counted.definitions]))
  hash.update(readFileSync(join(modelFolder(), ENCODER_FILE)))
  hash.update(versionOf('stemmer'))
  return hash.digest('hex')
}
