import type { Report } from '../model/report.js'
import type { FlatIndex } from '../search/index/flat-index.js'
import type { Connection, Database } from './database.js'
import { headOf } from './head.js'
import type { Kind, Prepared } from './prepared.js'
import { signatureBytes } from './signatures.js'
import { lexemesOf, packWords, type Words, wordsIn } from './words.js'

/** JSON as PostgreSQL takes it from anybody: what it holds is looked at by nobody but Pilcrow. */
const json = (value: unknown): string => JSON.stringify(value)

/** Text of a column that is looked through in SQL; a character that PostgreSQL does not take stands there as a blank. */
export const plain = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', ' ')

/** Numbers of some terms, those that are new among them: in a statement of its own, so that no writer waits for another's report. */
export async function numbersOf(database: Database, terms: readonly string[]): Promise<Map<string, number>> {
  const sorted = [...new Set(terms)].sort()
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

/** Writes the extract of a report, and its grades. */
export async function putExtract(connection: Connection, report: Report): Promise<void> {
  const { paragraphs, ...extract } = report
  await connection.query(
    `insert into reports (id, council, revision, head, extract, paragraphs, recommendations, sha256)
     values ($1, $2, 0, $3, $4, $5, $6, $7)`,
    [
      report.id,
      report.authority.slug,
      json(headOf(report)),
      json(extract),
      paragraphs.length,
      report.recommendations.length,
      report.source.sha256,
    ],
  )
  for (const [place, { judgement, strand, label, grade, outcome, evidence }] of report.judgements.entries())
    await connection.query(
      `insert into grades (report, place, judgement, strand, label, grade, outcome, headings)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[report.id, place, judgement, strand, plain(label), grade, outcome],
        [...new Set(evidence.map((one) => plain(one.place.toLowerCase())))],
      ],
    )
}

/** Writes the documents of a kind, in their order; gives their numbers. */
export async function putDocuments(
  connection: Connection,
  kind: Kind,
  { report, documents }: Prepared,
): Promise<number[]> {
  const own = documents[kind]
  const keys = own.map(({ paragraph }) => paragraph.key)
  const headings = own.map(({ heading }) => json(heading))
  const { rows } =
    kind === 'paragraph'
      ? await connection.query<{ number: number }>(
          `insert into paragraphs (report, place, key, printed, heading, paragraph)
           select $1, place - 1, key, printed, heading, paragraph
           from unnest($2::text[], $3::int[], $4::json[], $5::json[])
             with ordinality as each (key, printed, heading, paragraph, place)
           order by place returning number`,
          [
            ...[report.id, keys, own.map(({ paragraph }) => paragraph.number), headings],
            own.map(({ paragraph }) => json(paragraph)),
          ],
        )
      : await connection.query<{ number: number }>(
          `insert into recommendations (report, place, key, heading, recommendation)
           select $1, place - 1, key, heading, recommendation
           from unnest($2::text[], $3::json[], $4::json[])
             with ordinality as each (key, heading, recommendation, place)
           order by place returning number`,
          [report.id, keys, headings, own.map(({ recommendation }) => json(recommendation))],
        )
  return rows.map(({ number }) => number)
}

/** Writes what documents are looked for by. */
export async function putWords(
  connection: Connection,
  kind: Kind,
  { report, index }: Prepared,
  documents: readonly number[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const flat = index[kind]
  const { dimensions, vectors } = vectorsOf(flat)
  const numberOf = (term: number): number => numbers.get(flat.terms[term] as string) as number
  const words = wordsIn(flat)
  const own = words.map((_, at) => vectors.subarray(at * dimensions, (at + 1) * dimensions))
  await connection.query(
    `insert into ${kind}_words (number, council, report, words, vector, signature, terms)
     select number, $1, $2, words, vector, signature, array_to_tsvector(string_to_array(terms, ' '))
     from unnest($3::int[], $4::bytea[], $5::bytea[], $6::bytea[], $7::text[])
       as each (number, words, vector, signature, terms)`,
    [
      report.authority.slug,
      report.id,
      documents,
      words.map((each) => packWords(renumbered(each, numberOf))),
      own.map((vector) => Buffer.from(vector)),
      own.map(signatureBytes),
      words.map((each) => lexemesOf(each, (term) => flat.terms[term] as string).join(' ')),
    ],
  )
}

const renumbered = (words: Words, numberOf: (term: number) => number): Words => ({
  ...words,
  counts: words.counts.map((count) => ({ ...count, term: numberOf(count.term) })),
})

const vectorsOf = ({ vectors, textLengths }: FlatIndex) => ({
  vectors,
  dimensions: textLengths.length === 0 ? 0 : vectors.length / textLengths.length,
})
