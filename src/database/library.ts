import type { Library } from '../library/library.js'
import { createLibrary } from '../library/load.js'
import { Paragraph, Report } from '../model/report.js'
import { printable } from '../printable.js'
import type { Database } from './database.js'
import { Extract, Head, reportsOver } from './head.js'
import type { Lacks } from './lacks.js'

/** Reports whose parts are kept at hand for whoever asks next; a report may have a few hundred kilobytes. */
const MOST_PARTS = 100
const MOST_KEYS = 200

/** A library in a database, with the revision that it was read at. */
export interface Opened {
  readonly library: Library
  readonly revision: string
}

interface HeadRow {
  readonly id: string
  readonly head: unknown
  readonly paragraphs: number
  readonly recommendations: number
}

/** The revision that the database is at. */
export async function revisionOf(database: Database): Promise<string> {
  const [row] = await database.read<{ revision: string }>('select revision from library')
  return row?.revision ?? '0'
}

/**
 * Reads what every question looks at of all reports, and leaves the rest to be fetched.
 * @throws UnreachableError, or Error with a sentence
 */
export async function openLibraryIn(database: Database, lacks: Lacks): Promise<Opened> {
  const revision = await revisionOf(database)
  const rows = await database.read<HeadRow>(
    'select id, head, paragraphs, recommendations from reports order by id',
  )
  const headings = await database.read<{ heading: string }>(
    'select distinct unnest(headings) as heading from grades',
  )
  const extracts = lacks.pieces<null, Extract>(
    (lacking) => extractsOf(database, [...lacking.keys()]),
    MOST_PARTS,
  )
  const paragraphs = lacks.pieces<null, Report['paragraphs']>(
    (lacking) => paragraphsOf(database, [...lacking.keys()]),
    MOST_PARTS,
  )
  const having = lacks.pieces<number | string, readonly string[]>(
    (lacking) => idsHaving(database, [...lacking.values()]),
    MOST_KEYS,
  )
  const toReport = reportsOver({
    extract: (id) => extracts(id, null),
    paragraphs: (id) => paragraphs(id, null),
  })
  const problems: string[] = []
  const reports: Report[] = []
  const counts = new Map<string, { readonly paragraphs: number; readonly recommendations: number }>()
  const deadlines = new Map<string, readonly string[]>()
  for (const row of rows) {
    const head = Head.safeParse(row.head)
    if (!head.success || head.data.id !== row.id) {
      problems.push(`The report ${printable(row.id)} is damaged in the database. Ingest it again.`)
      continue
    }
    reports.push(toReport(head.data))
    counts.set(row.id, { paragraphs: row.paragraphs, recommendations: row.recommendations })
    deadlines.set(row.id, head.data.deadlines)
  }
  const held = createLibrary(reports, problems)
  const known = new Set(headings.map(({ heading }) => heading))
  return {
    revision,
    library: {
      ...held,
      countOf: (what, some) => some.reduce((sum, { id }) => sum + (counts.get(id)?.[what] ?? 0), 0),
      havingParagraph(key) {
        const ids = new Set(having(JSON.stringify(key), key) ?? [])
        return held.reports.filter(({ id }) => ids.has(id))
      },
      deadlinesIn: (some) => [...new Set(some.flatMap(({ id }) => deadlines.get(id) ?? []))],
      gradeHeadings: () => known,
    },
  }
}

/** @throws Error with a sentence for one that is damaged */
function sound<Made>(id: string, checked: { success: true; data: Made } | { success: false }): Made {
  if (!checked.success)
    throw new Error(`The report ${printable(id)} is damaged in the database. Ingest it again.`)
  return checked.data
}

async function extractsOf(database: Database, ids: readonly string[]): Promise<Map<string, Extract>> {
  const rows = await database.read<{ id: string; extract: unknown }>(
    'select id, extract from reports where id = any($1)',
    [ids],
  )
  return new Map(rows.map(({ id, extract }) => [id, sound(id, Extract.safeParse(extract))]))
}

async function paragraphsOf(
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
    own.push(sound(report, Paragraph.safeParse(paragraph)))
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
 * A whole report, for what holds it against something; null where there is none.
 * @throws Error with a sentence for one that is damaged
 */
export async function wholeReport(database: Database, id: string): Promise<Report | null> {
  const extract = (await extractsOf(database, [id])).get(id)
  if (!extract) return null
  const paragraphs = (await paragraphsOf(database, [id])).get(id) ?? []
  return sound(id, Report.safeParse({ ...extract, paragraphs }))
}
