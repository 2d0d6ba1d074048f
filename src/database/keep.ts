import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { from } from 'pg-copy-streams'
import type { Extract } from '../model/report.js'
import type { FlatIndex } from '../search/index/postings.js'
import { wellFormed } from '../text/fit.js'
import type { Database, Transaction } from './database.js'
import { judgementHeadOf, reportHeadOf } from './library.js'
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentWords,
  documentWordsIn,
  type Frequency,
  lexemesOf,
  type PreparedReport,
  packWords,
  prepareReport,
  type ReportCounts,
  termsInReport,
} from './prepared.js'
import { putSignatures } from './signatures.js'

/** JSON as PostgreSQL takes it from anybody: what it holds is looked at by nobody but Pilcrow. */
const json = (value: unknown): string => JSON.stringify(value)

/** Text of a column that is looked through in SQL; a character that PostgreSQL does not take stands there as a blank. */
const plainText = (text: string): string => wellFormed(text).replaceAll('\0', ' ')

/** Numbers of the terms of some reports, those that are new among them: in a statement of its own, so that no writer waits for another's report. */
export async function termNumbersOf(
  database: Database,
  reports: readonly PreparedReport[],
): Promise<Map<string, number>> {
  const sorted = [...new Set(reports.flatMap(termsInReport))].sort()
  const rows = await database.write(async (connection) => {
    await connection.query(
      `insert into terms (term) select t from unnest($1::text[]) t
       where not exists (select from terms where term = t) order by t on conflict do nothing`,
      [sorted],
    )
    const { rows } = await connection.query<{ term: string; number: number }>(
      'select term, number from terms where term = any($1)',
      [sorted],
    )
    return rows
  })
  return new Map(rows.map(({ term, number }) => [term, number]))
}

/** Writes reports that are not there: their extracts, their grades, their documents, and what those are looked for by. */
async function putReports(
  connection: Transaction,
  reports: readonly PreparedReport[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  await putExtracts(connection, reports)
  for (const kind of DOCUMENT_KINDS) {
    const documents = await putDocuments(connection, kind, reports)
    await putWords(connection, kind, reports, documents, numbers)
  }
}

async function putExtracts(connection: Transaction, reports: readonly PreparedReport[]): Promise<void> {
  await copyInto(
    connection,
    'reports',
    ['id', 'council', 'revision', 'head', 'extract', 'paragraphs', 'recommendations', 'sha256'],
    reports.map(({ report }) => {
      const { paragraphs, ...extract } = report
      const counts = [paragraphs.length, report.recommendations.length]
      const told = [headColumn(report), json(extract)]
      return [report.id, report.authority.slug, 0, ...told, ...counts, report.source.sha256]
    }),
  )
  await putGrades(
    connection,
    reports.map(({ report }) => report),
  )
}

/** What every bot holds of a report, as its row has it. */
export const headColumn = (report: Extract): string => json(reportHeadOf(report))

/** Writes the grades of reports. */
export const putGrades = (connection: Transaction, reports: readonly Extract[]): Promise<void> =>
  copyInto(
    connection,
    'grades',
    ['report', 'place', 'judgement', 'strand', 'label', 'grade', 'outcome', 'headings', 'told'],
    reports.flatMap(gradeTableRows),
  )

const gradeTableRows = ({ id, judgements }: Extract) =>
  judgements.map((one, place) => {
    const { judgement, strand, label, grade, outcome, evidence } = one
    const headings = [...new Set(evidence.map((one) => plainText(one.place.toLowerCase())))]
    const told = json(judgementHeadOf(one))
    return [id, place, judgement, strand, plainText(label), grade, outcome, headings, told]
  })

/** Writes the documents of a kind; gives their numbers, in their order. */
async function putDocuments(
  connection: Transaction,
  kind: DocumentKind,
  reports: readonly PreparedReport[],
): Promise<number[]> {
  const own = reports.flatMap(({ documents }) =>
    documents[kind].map((document, place) => ({ ...document, place })),
  )
  const { rows } = await connection.query<{ number: number }>(
    `select nextval(pg_get_serial_sequence('${kind}s', 'number'))::int as number from generate_series(1, $1)`,
    [own.length],
  )
  const numbers = rows.map(({ number }) => number)
  const shared = ['number', 'report', 'place', 'key', 'heading']
  await copyInto(
    connection,
    `${kind}s`,
    kind === 'paragraph' ? [...shared, 'printed', 'paragraph'] : [...shared, 'recommendation'],
    own.map(({ report, paragraph, recommendation, heading, place }, at) => [
      ...[numbers[at] as number, report.id, place, paragraph.key, json(heading)],
      ...(kind === 'paragraph' ? [paragraph.number, json(paragraph)] : [json(recommendation)]),
    ]),
  )
  return numbers
}

/** Writes what documents are looked for by. */
export async function putWords(
  connection: Transaction,
  kind: DocumentKind,
  reports: readonly PreparedReport[],
  documents: readonly number[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = reports.flatMap((prepared) => wordsRows(kind, prepared, numbers))
  let at = 0
  for (const { report, index } of reports) {
    const own = documentVectors(index[kind]).map((vector) => ({ number: documents[at++] as number, vector }))
    await putSignatures(connection, kind, report, own)
  }
  await copyInto(
    connection,
    `${kind}_words`,
    ['number', 'council', 'report', 'words', 'vector', 'terms'],
    rows.map((row, at) => [documents[at] as number, ...row]),
  )
}

function wordsRows(
  kind: DocumentKind,
  { report, index }: PreparedReport,
  numbers: ReadonlyMap<string, number>,
) {
  const flat = index[kind]
  const vectors = documentVectors(flat)
  const numberOf = (term: number): number => numbers.get(flat.terms[term] as string) as number
  return documentWordsIn(flat).map((words, at) => {
    const vector = vectors[at] as Int8Array
    return [
      ...[report.authority.slug, report.id],
      packWords(renumbered(words, numberOf)),
      new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength),
      lexemesOf(words, (term) => flat.terms[term] as string)
        .map(quotedLexeme)
        .join(' '),
    ]
  })
}

/** A lexeme as a tsvector's own text has it. */
const quotedLexeme = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`

const renumbered = (words: DocumentWords, numberOf: (term: number) => number): DocumentWords => ({
  ...words,
  counts: words.counts.map((count) => ({ ...count, term: numberOf(count.term) })),
})

/** The vector of each document of an index. */
const documentVectors = ({ vectors, textLengths }: FlatIndex): Int8Array[] => {
  const dimensions = vectors.length / Math.max(1, textLengths.length)
  return Array.from(textLengths, (_, at) => vectors.subarray(at * dimensions, (at + 1) * dimensions))
}

/** What stands in one column of a row. */
type Cell = string | number | null | Uint8Array | readonly string[]

/** Rows that are handed on at once. */
const CHUNK = 200

/**
 * Writes rows into a table with COPY, which takes them as fast as they come. Numbers that the table would give by itself are
 * given here.
 */
async function copyInto(
  connection: Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return
  await pipeline(
    Readable.from(chunksOf(rows)),
    connection.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)),
  )
}

function* chunksOf(rows: readonly (readonly Cell[])[]): Generator<string> {
  for (let at = 0; at < rows.length; at += CHUNK)
    yield rows
      .slice(at, at + CHUNK)
      .map((row) => `${row.map(copyCell).join('\t')}\n`)
      .join('')
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escapedForCopy = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] as string)

/** A cell in COPY's text format. */
function copyCell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapedForCopy(value)
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return escapedForCopy(`{${value.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}

/** Every bot hears of a change under this name. */
export const CHANGED = 'pilcrow_changed'

/**
 * Puts a report into the database, in the place of the one that has its id, whole or not at all, and tells every bot.
 * Several machines may do so at once: one report is written by one of them at a time.
 * @param source what it was made of; null where that is there already
 * @param others ids of other reports whose place it takes
 * @param before the report in whose place it comes, as the writer knows it; null where it is new
 * @throws Error with a sentence where another machine has meanwhile put something else there
 */
export async function keepReport(
  database: Database,
  report: Extract,
  source: { readonly name: string; readonly content: Uint8Array } | null,
  others: readonly string[] = [],
  before: InspectionKept | null = null,
): Promise<void> {
  const made = [prepareReport(report)]
  const numbers = await termNumbersOf(database, made)
  await database.write(async (connection) => {
    await lock(connection, [report.id, ...others])
    await assertOwn(connection, report, before)
    const gone = await deleteReports(connection, [report.id, ...others])
    if (source)
      await connection.query(
        `insert into files (sha256, name, content) values ($1, $2, $3)
         on conflict (sha256) do update set name = excluded.name`,
        [report.source.sha256, plainText(source.name), source.content],
      )
    await putReports(connection, made, numbers)
    await addCounts(connection, countsIn(made), gone)
    await changed(connection, [report.id])
  })
}

/**
 * Puts many reports at once where none of them stands yet, all of them or none: a library that is taken over whole.
 * @throws Error of PostgreSQL's where one does stand there
 */
export async function loadReports(database: Database, reports: readonly Extract[]): Promise<void> {
  const made = reports.map(prepareReport)
  const numbers = await termNumbersOf(database, made)
  await database.write(async (connection) => {
    const ids = reports.map(({ id }) => id)
    await lock(connection, ids)
    await putReports(connection, made, numbers)
    await addCounts(connection, countsIn(made), [])
    await changed(connection, ids)
  })
}

const countsIn = (made: readonly PreparedReport[]): ReportCounts[] => made.map(({ counted }) => counted)

type InspectionKept = Pick<Extract, 'id' | 'authority' | 'framework' | 'inspected'>

/** Two machines may give two new reports the same id at the same time: then the second to come is told. */
async function assertOwn(
  connection: Transaction,
  report: InspectionKept,
  before: InspectionKept | null,
): Promise<void> {
  if (before?.id === report.id) return
  const { rows } = await connection.query<{ extract: InspectionKept }>(
    'select extract from reports where id = $1',
    [report.id],
  )
  const held = rows[0]?.extract
  if (held && !isDeepStrictEqual(inspectionOf(held), inspectionOf(report)))
    throw new Error(
      `Another machine has just put another report there as ${report.id}. Ingest this file again.`,
    )
}

const inspectionOf = ({ authority, framework, inspected }: InspectionKept) => [
  authority.slug,
  framework,
  inspected,
]

/** Takes a report out of the database; false where it is not there. */
export async function removeFromDatabase(database: Database, id: string): Promise<boolean> {
  return database.write(async (connection) => {
    await lock(connection, [id])
    const gone = await deleteReports(connection, [id])
    if (gone.length === 0) return false
    await addCounts(connection, [], gone)
    await changed(connection, [])
    return true
  })
}

/** One writer a report. In the order of their ids, so that no two wait for each other. */
export async function lock(connection: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort())
    await connection.query("select pg_advisory_xact_lock(hashtextextended('pilcrow report ' || $1, 0))", [id])
}

/** Takes reports out, with what stands in no other way for them; gives what they had added to what is counted. */
async function deleteReports(connection: Transaction, ids: readonly string[]): Promise<ReportCounts[]> {
  const { rows } = await connection.query<{ extract: Extract; paragraphs: Extract['paragraphs'] | null }>(
    `select extract, (select json_agg(paragraph order by place) from paragraphs where report = id) as paragraphs
     from reports where id = any($1)`,
    [[...ids]],
  )
  if (rows.length === 0) return []
  await connection.query('delete from reports where id = any($1)', [[...ids]])
  await connection.query(
    'delete from files where not exists (select from reports where reports.sha256 = files.sha256)',
  )
  return rows.map(
    ({ extract, paragraphs }) => prepareReport({ ...extract, paragraphs: paragraphs ?? [] }).counted,
  )
}

/** Gives the library its next revision, and tells whoever listens when the transaction is done. */
export async function changed(connection: Transaction, ids: readonly string[]): Promise<void> {
  const { rows } = await connection.query<{ revision: string }>(
    'update library set revision = revision + 1 returning revision',
  )
  await connection.query('update reports set revision = $2 where id = any($1)', [ids, rows[0]?.revision])
  await connection.query(`notify ${CHANGED}`)
}

/**
 * Adds what reports add to what is counted, and takes away what those before them had added. Rows are taken in the order
 * of their keys by every writer, so that no two wait for each other; and last, so that none waits long.
 */
export async function addCounts(
  connection: Transaction,
  came: readonly ReportCounts[],
  gone: readonly ReportCounts[],
): Promise<void> {
  const all = [
    ...came.map((counted) => ({ counted, sign: 1 })),
    ...gone.map((counted) => ({ counted, sign: -1 })),
  ]
  for (const kind of DOCUMENT_KINDS) await addTermCounts(connection, kind, all)
  await addWordCounts(connection, all)
  await addDefinitionCounts(connection, all)
  for (const kind of DOCUMENT_KINDS) {
    const lengths = all.map(({ counted, sign }) => {
      const { documents, text, heading } = counted.lengths[kind]
      return [sign * documents, sign * text, sign * heading]
    })
    await connection.query(
      `update collections set documents = documents + $2, text_length = text_length + $3,
         heading_length = heading_length + $4 where kind = $1`,
      [kind, ...[0, 1, 2].map((which) => lengths.reduce((total, each) => total + (each[which] ?? 0), 0))],
    )
  }
}

type Signed = readonly { readonly counted: ReportCounts; readonly sign: number }[]

async function addTermCounts(connection: Transaction, kind: DocumentKind, all: Signed): Promise<void> {
  const frequencies = new Map<string, Frequency>()
  for (const { counted, sign } of all)
    for (const [term, { documents, texts, headings }] of counted.frequencies[kind]) {
      const known = frequencies.get(term) ?? { documents: 0, texts: 0, headings: 0 }
      known.documents += sign * documents
      known.texts += sign * texts
      known.headings += sign * headings
      frequencies.set(term, known)
    }
  const changes = [...frequencies].filter(
    ([, { documents, texts, headings }]) => documents || texts || headings,
  )
  await connection.query(
    `insert into frequencies as f (kind, term, documents, texts, headings)
     select $1, t.number, each.documents, each.texts, each.headings
     from unnest($2::text[], $3::int[], $4::int[], $5::int[]) as each (term, documents, texts, headings)
     join terms t on t.term = each.term order by t.number
     on conflict (kind, term) do update set documents = f.documents + excluded.documents,
       texts = f.texts + excluded.texts, headings = f.headings + excluded.headings`,
    [
      kind,
      changes.map(([term]) => term),
      changes.map(([, { documents }]) => documents),
      changes.map(([, { texts }]) => texts),
      changes.map(([, { headings }]) => headings),
    ],
  )
}

async function addWordCounts(connection: Transaction, all: Signed): Promise<void> {
  const counts = new Map<string, { reports: number; ordinary: number }>()
  for (const { counted, sign } of all)
    for (const [word, { isOrdinary }] of counted.words) {
      const known = counts.get(word) ?? { reports: 0, ordinary: 0 }
      known.reports += sign
      if (isOrdinary) known.ordinary += sign
      counts.set(word, known)
    }
  const changes = [...counts].filter(([, { reports, ordinary }]) => reports || ordinary)
  await connection.query(
    `insert into words as w (word, reports, ordinary)
     select word, reports, ordinary from unnest($1::text[], $2::int[], $3::int[]) as each (word, reports, ordinary)
     order by word collate "C"
     on conflict (word) do update set reports = w.reports + excluded.reports,
       ordinary = w.ordinary + excluded.ordinary`,
    [
      changes.map(([word]) => word),
      changes.map(([, { reports }]) => reports),
      changes.map(([, { ordinary }]) => ordinary),
    ],
  )
}

async function addDefinitionCounts(connection: Transaction, all: Signed): Promise<void> {
  const counts = new Map<string, number>()
  for (const { counted, sign } of all)
    for (const [key, times] of counted.definitions) counts.set(key, (counts.get(key) ?? 0) + sign * times)
  for (const [key, times] of [...counts].filter(([, times]) => times !== 0).sort()) {
    const [said, means] = JSON.parse(key) as [string, string[]]
    await connection.query(
      `insert into definitions as d (said, means, times) values ($1, $2, $3)
       on conflict (said, means) do update set times = d.times + excluded.times`,
      [said, means, times],
    )
  }
}
