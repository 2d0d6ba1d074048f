import { type Library, libraryOf } from '../library/library.js'
import { Extract, Paragraph, type Report } from '../model/report.js'
import { strippedLine } from '../text/fit.js'
import type { Database } from './database.js'
import {
  ExtractLessParagraphs,
  type HeldBeside,
  heldOf,
  JudgementHead,
  ReportHead,
  reportsOver,
  sharing,
} from './head.js'
import type { Lacks } from './lacks.js'

/** Reports whose parts are kept at hand for whoever asks next; a report may have a few hundred kilobytes. */
const MOST_PARTS = 10
const MOST_KEYS = 200

/** Reports whose grades are kept at hand, some 200 bytes each: fifteen times as many as all of England has. */
const MOST_GRADED = 25_000

/** Reports that are read at once. */
const HEADS_AT_ONCE = 500
const GRADED_AT_ONCE = 10_000

/** A library in a database, with the revision that it was read at. */
export interface LibraryAtRevision {
  readonly library: Library
  readonly revision: string
}

/** The revision that the database is at. */
export async function revisionOf(database: Database): Promise<string> {
  const [row] = await database.read<{ revision: string }>('select revision from library')
  return row?.revision ?? '0'
}

/**
 * Reads what every question looks at of all reports, and leaves the rest to be fetched. Of what was read before only the
 * reports that have changed are read again.
 * @returns what reads the library as it is now; throws UnreachableError, or Error with a sentence
 */
export function libraryReader(database: Database, lacks: Lacks): () => Promise<LibraryAtRevision> {
  const same = sharing()
  const extracts = lacks.pieces<string, ExtractLessParagraphs, number>(
    (lacking) => byKey(lacking, (ids) => extractsOf(database, ids)),
    MOST_PARTS,
  )
  const paragraphs = lacks.pieces<string, Report['paragraphs'], number>(
    (lacking) => byKey(lacking, (ids) => paragraphsOfReports(database, ids)),
    MOST_PARTS,
  )
  const judgements = lacks.pieces<string, readonly (JudgementHead | null)[], number>(
    (lacking) => byKey(lacking, (ids) => judgementHeadsIn(database, ids, same)),
    MOST_GRADED,
  )
  const toReport = reportsOver({ extract: extracts, paragraphs, judgements }, same)
  let keys = 0
  let before: Library | null = null

  /** The reports as they are now; the ids of those whose heads are damaged apart. */
  async function read(): Promise<{ readonly reports: Report[]; readonly damaged: string[] }> {
    const rows = await database.read<{ id: string; revision: string }>(
      'select id, revision from reports order by id',
    )
    const known = ({ id, revision }: (typeof rows)[number]): Report | null => {
      const report = before?.byId(id)
      return report && heldOf(report).revision === revision ? report : null
    }
    const changed = rows.filter((row) => known(row) === null).map(({ id }) => id)
    const came = new Map<string, Report | null>()
    for (let at = 0; at < changed.length; at += HEADS_AT_ONCE)
      for (const row of await headsOf(database, changed.slice(at, at + HEADS_AT_ONCE)))
        came.set(row.id, reportOf(row))
    // One that was taken out meanwhile is in neither.
    const reports = rows.flatMap((row) => known(row) ?? came.get(row.id) ?? [])
    return { reports, damaged: changed.filter((id) => came.get(id) === null) }
  }

  /** Null where its head is damaged. */
  function reportOf({ id, revision, head: json, ...counts }: HeadRow): Report | null {
    const { data: head } = ReportHead.safeParse(json)
    if (head?.id !== id) return null
    const { deadlines } = head
    const beside = { key: keys++, revision: same(revision), deadlines: same(deadlines), ...counts }
    return toReport(head, beside)
  }

  return async () => {
    const revision = await revisionOf(database)
    const { reports, damaged } = await read()
    const library = await libraryOver(database, lacks, reports, damaged)
    before = library
    return { revision, library }
  }
}

async function byKey<Part>(
  lacking: ReadonlyMap<number, string>,
  fetch: (ids: readonly string[]) => Promise<ReadonlyMap<string, Part>>,
): Promise<Map<number, Part>> {
  const found = await fetch([...lacking.values()])
  return new Map(
    [...lacking].flatMap(([key, id]) => {
      const part = found.get(id)
      return part === undefined ? [] : [[key, part] as const]
    }),
  )
}

interface HeadRow {
  readonly id: string
  readonly revision: string
  readonly head: unknown
  readonly paragraphs: number
  readonly recommendations: number
}

const headsOf = (database: Database, ids: readonly string[]): Promise<HeadRow[]> =>
  database.read<HeadRow>(
    'select id, revision, head, paragraphs, recommendations from reports where id = any($1)',
    [ids],
  )

async function libraryOver(
  database: Database,
  lacks: Lacks,
  reports: readonly Report[],
  damaged: readonly string[],
): Promise<Library> {
  const headings = await database.read<{ heading: string }>(
    'select distinct unnest(headings) as heading from grades',
  )
  const having = lacks.pieces<number | string, readonly string[]>(
    (lacking) => idsHaving(database, [...lacking.values()]),
    MOST_KEYS,
  )
  const library = libraryOf(
    reports,
    damaged.map((id) => `The report ${strippedLine(id)} is damaged in the database. Ingest it again.`),
  )
  const besideOf = (id: string): HeldBeside | null => {
    const report = library.byId(id)
    return report ? heldOf(report) : null
  }
  const known = new Set(headings.map(({ heading }) => heading))
  return {
    ...library,
    countOf: (what, some) => some.reduce((sum, { id }) => sum + (besideOf(id)?.[what] ?? 0), 0),
    havingParagraph(key) {
      const ids = new Set(having(JSON.stringify(key), key) ?? [])
      return library.reports.filter(({ id }) => ids.has(id))
    },
    deadlinesIn: (some) => [...new Set(some.flatMap(({ id }) => besideOf(id)?.deadlines ?? []))],
    gradeHeadings: () => known,
  }
}

/** @throws Error with a sentence for one that is damaged */
function validatedRow<Made>(id: string, checked: { success: true; data: Made } | { success: false }): Made {
  if (!checked.success)
    throw new Error(`The report ${strippedLine(id)} is damaged in the database. Ingest it again.`)
  return checked.data
}

async function extractsOf(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, ExtractLessParagraphs>> {
  const rows = await database.read<{ id: string; extract: unknown }>(
    'select id, extract from reports where id = any($1)',
    [ids],
  )
  return new Map(
    rows.map(({ id, extract }) => [id, validatedRow(id, ExtractLessParagraphs.safeParse(extract))]),
  )
}

/**
 * The judgements of some reports, each different one once with where it stands: reports make some hundreds of different ones.
 * @returns nothing for a report that makes none
 */
async function judgementHeadsIn(
  database: Database,
  ids: readonly string[],
  same: ReturnType<typeof sharing>,
): Promise<Map<string, (JudgementHead | null)[]>> {
  const all = new Map<string, (JudgementHead | null)[]>()
  for (let from = 0; from < ids.length; from += GRADED_AT_ONCE) {
    const some = ids.slice(from, from + GRADED_AT_ONCE)
    const rows = await database.read<{ told: string; reports: Buffer; places: Buffer }>(
      `select told, string_agg(int4send(at::int), '') as reports, string_agg(int4send(place), '') as places
       from unnest($1::text[]) with ordinality as asked (id, at) join grades on report = id group by told`,
      [some],
    )
    for (const { told, reports, places } of rows) {
      const { data: head = null } = JudgementHead.safeParse(JSON.parse(told))
      const shared = same(head)
      for (let each = 0; each < reports.length; each += INTEGER_BYTES) {
        const id = some[reports.readInt32BE(each) - 1] as string
        const own = all.get(id) ?? []
        own[places.readInt32BE(each)] = shared
        all.set(id, own)
      }
    }
  }
  // An array that has grown holds room for more.
  for (const [id, own] of all) all.set(id, own.slice())
  return all
}

/** As PostgreSQL sends one, the greatest byte first. */
const INTEGER_BYTES = 4

async function paragraphsOfReports(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, Report['paragraphs']>> {
  const rows = await database.read<{ report: string; paragraph: unknown }>(
    'select report, paragraph from paragraphs where report = any($1) order by report, place',
    [ids],
  )
  const all = new Map<string, Report['paragraphs']>()
  for (const { report, paragraph } of rows) {
    const own = all.get(report) ?? []
    own.push(validatedRow(report, Paragraph.safeParse(paragraph)))
    all.set(report, own)
  }
  return all
}

async function idsHaving(
  database: Database,
  keys: readonly (number | string)[],
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  for (const key of keys) {
    const rows = await database.read<{ report: string }>(
      typeof key === 'number'
        ? 'select distinct report from paragraphs where printed = $1'
        : 'select distinct report from paragraphs where key = $1',
      [key],
    )
    found.set(
      JSON.stringify(key),
      rows.map(({ report }) => report),
    )
  }
  return found
}

/**
 * A whole extract, for what holds it against something; null where there is none.
 * @throws Error with a sentence for one that is damaged
 */
export async function wholeExtract(database: Database, id: string): Promise<Extract | null> {
  const extract = (await extractsOf(database, [id])).get(id)
  if (!extract) return null
  const paragraphs = (await paragraphsOfReports(database, [id])).get(id) ?? []
  return validatedRow(id, Extract.safeParse({ ...extract, paragraphs }))
}
