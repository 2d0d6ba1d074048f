import { countNoun, progressOn, writeLine } from '../console/screen.js'
import type { Database } from '../database/database.js'
import { reasonOf } from '../files/files.js'
import { removeReport } from '../ingest/maintenance.js'
import type { Report } from '../model/report.js'
import { datesInWords, inWords } from '../quotation/quote.js'
import { openIndex } from '../search/snapshot/snapshot.js'
import { allGradesCsv } from '../spreadsheet/answer-tables.js'
import { loadVocabulary } from '../vocabulary/vocabulary.js'
import { chosenEncoder } from './configuration.js'
import { databaseAt, libraryAt, libraryName, openLibrary } from './open.js'
import { FAILED, OK, type RunCommand, WrongUsage } from './shell.js'

/** Reports that are read at once where all are read, one lot after another. */
const BATCH_SIZE = 25

function* inBatches<Of>(all: readonly Of[]): Generator<readonly Of[]> {
  for (let at = 0; at < all.length; at += BATCH_SIZE) yield all.slice(at, at + BATCH_SIZE)
}

const publishedInWords = ({ published }: Report): string =>
  published === null ? 'publication date not stated' : `published ${inWords(published)}`

/** The paragraphs by their printed numbers; where none is printed, the passages. */
function wordsHeld({ paragraphs }: Report): string {
  const numbered = paragraphs.filter(({ number }) => number !== null).length
  return numbered > 0 ? countNoun(numbered, 'numbered paragraph') : countNoun(paragraphs.length, 'passage')
}

const reportLine = (report: Report, width: number): string =>
  [
    report.id.padEnd(width),
    report.framework.padEnd(5),
    `inspected ${datesInWords(report.inspected)}, ${publishedInWords(report)};`,
    `${wordsHeld(report)}, ${countNoun(report.judgements.length, 'grade')}`,
  ].join(' ')

/** `pilcrow list`: a line for each report, beginning with its id. */
export const runList: RunCommand = async (where, { output, errors }) => {
  const { library, complete } = await libraryAt(where, errors)
  const { reports } = library
  const width = reports.reduce((widest, { id }) => Math.max(widest, id.length), 0)
  for (const some of inBatches(reports))
    for (const line of await complete(() => some.map((report) => reportLine(report, width))))
      writeLine(output, line)
  if (reports.length === 0)
    writeLine(errors, `No reports yet in ${libraryName(where)}. “pilcrow ingest FILE” adds one.`)
  return OK
}

/** `pilcrow grades --csv` */
export const runGrades: RunCommand = async (where, { output, errors }) => {
  const { library, complete } = await libraryAt(where, errors)
  const [names = ''] = allGradesCsv([])
  output.write(`${names}\n`)
  for (const some of inBatches(library.reports))
    for (const row of (await complete(() => allGradesCsv(some))).slice(1)) output.write(`${row}\n`)
  return OK
}

/** `pilcrow check`: a line for each report that holds against its source, and one for each fault of those that do not. */
export const runCheck: RunCommand = async (where, { output, errors }) => {
  const { library } = where
  const progress = progressOn(errors)
  const onReport = (report: string, at: number, reports: number): void => {
    if (at > 0) progress.worked()
    progress.show(at, reports, report)
  }
  const { checkLibrary, leftoversIn } = await import('../ingest/maintenance.js')
  const database = await databaseAt(where)
  const checked = database
    ? await (await import('../database/store.js')).checkDatabase(database, onReport)
    : await checkLibrary(library, onReport)
  progress.clear()
  for (const { report, faults } of checked) {
    const lines = faults.length > 0 ? faults : ['agrees with its source, word for word.']
    for (const line of lines) writeLine(output, report === null ? line : `${report}: ${line}`)
  }
  if (checked.length === 0)
    writeLine(errors, `No reports yet in ${libraryName(where)}. “pilcrow ingest FILE” adds one.`)
  for (const stray of database ? [] : await leftoversIn(library)) writeLine(errors, stray)
  const faulty = checked.filter(({ faults }) => faults.length > 0).length
  if (faulty > 0) errors.write(`${faulty} of ${checked.length} do not hold.\n`)
  return faulty > 0 ? FAILED : OK
}

/** `pilcrow remove REPORT` */
export const runRemove: RunCommand = async ({ words: [id], ...where }, { output }) => {
  if (!id) throw new WrongUsage('Which report? Give its id as “pilcrow list” prints it.')
  const database = await databaseAt(where)
  const isRemoved = database ? await removeFrom(database, id) : await removeReport(where.library, id)
  if (!isRemoved) throw new Error(`The library holds no report ${id}. 'pilcrow list' shows what it holds.`)
  output.write(`Removed ${id}.\n`)
  return OK
}

async function removeFrom(database: Database, id: string): Promise<boolean> {
  const [{ assertReady }, { removeFromDatabase }] = await Promise.all([
    import('../database/ready.js'),
    import('../database/keep.js'),
  ])
  await assertReady(database)
  return removeFromDatabase(database, id)
}

/** `pilcrow index`: what the first start does too, but for where the bot itself may not write. */
export const runIndex: RunCommand = async ({ library, database }, { output, errors, env }) => {
  if (database) throw new WrongUsage('A library in a database has its index there: it needs no other.')
  const { reports } = await openLibrary(library, errors)
  const { from, unsaved } = await openIndex(library, reports, loadVocabulary(), await chosenEncoder(env))
  if (unsaved) throw new Error(`The index of ${library} could not be kept: ${reasonOf(unsaved)}`)
  output.write(
    from === 'snapshot' ? 'The index is up to date.\n' : `The index holds ${reports.length} reports.\n`,
  )
  return OK
}

/** `pilcrow database migrate` */
export const runDatabase: RunCommand = async ({ words: [what], ...where }, { output, errors }) => {
  if (what !== 'migrate') throw new WrongUsage('What is to be done with it? pilcrow database migrate')
  const database = await databaseAt(where)
  if (!database) throw new WrongUsage('Which database? Set PILCROW_DATABASE to its address.')
  const { prepareDatabase } = await import('../database/ready.js')
  const progress = progressOn(errors)
  const done = await prepareDatabase(database, (at, reports) => progress.show(at, reports, 'words'))
  progress.clear()
  output.write(
    done.length === 0 ? 'The database is up to date.\n' : `The database is ready (${done.join(', ')}).\n`,
  )
  return OK
}
