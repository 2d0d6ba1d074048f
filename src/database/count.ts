import type { Transaction } from './database.js'
import { DOCUMENT_KINDS, type DocumentKind, type Frequency, type ReportCounts } from './prepared.js'

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
  const sums = new Map<string, Frequency>()
  for (const { counted, sign } of all)
    for (const [term, { documents, texts, headings }] of counted.frequencies[kind]) {
      const known = sums.get(term) ?? { documents: 0, texts: 0, headings: 0 }
      known.documents += sign * documents
      known.texts += sign * texts
      known.headings += sign * headings
      sums.set(term, known)
    }
  const changes = [...sums].filter(([, { documents, texts, headings }]) => documents || texts || headings)
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
  const sums = new Map<string, { reports: number; ordinary: number }>()
  for (const { counted, sign } of all)
    for (const [word, { isOrdinary }] of counted.words) {
      const known = sums.get(word) ?? { reports: 0, ordinary: 0 }
      known.reports += sign
      if (isOrdinary) known.ordinary += sign
      sums.set(word, known)
    }
  const changes = [...sums].filter(([, { reports, ordinary }]) => reports || ordinary)
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
  const sums = new Map<string, number>()
  for (const { counted, sign } of all)
    for (const [key, times] of counted.definitions) sums.set(key, (sums.get(key) ?? 0) + sign * times)
  for (const [key, times] of [...sums].filter(([, times]) => times !== 0).sort()) {
    const [said, means] = JSON.parse(key) as [string, string[]]
    await connection.query(
      `insert into definitions as d (said, means, times) values ($1, $2, $3)
       on conflict (said, means) do update set times = d.times + excluded.times`,
      [said, means, times],
    )
  }
}
