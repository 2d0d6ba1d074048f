import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { Extract } from '../model/report.js'
import type { FlatIndex } from '../search/index/postings.js'
import { wellFormed } from '../text/fit.js'
import type { Database, Transaction } from './database.js'
import { judgementHeadOf, reportHeadOf } from './head.js'
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentWords,
  documentWordsIn,
  lexemesOf,
  type PreparedReport,
  packWords,
  termsInReport,
} from './prepared.js'
import { putSignatures } from './signatures.js'

/** JSON as PostgreSQL takes it from anybody: what it holds is looked at by nobody but Pilcrow. */
const json = (value: unknown): string => JSON.stringify(value)

/** Text of a column that is looked through in SQL; a character that PostgreSQL does not take stands there as a blank. */
export const plainText = (text: string): string => wellFormed(text).replaceAll('\0', ' ')

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
export async function putReports(
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
