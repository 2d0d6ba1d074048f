import { z } from 'zod'
import { type Library, libraryOf } from '../library/library.js'
import { Extract, Judgement, Paragraph, type Report } from '../model/report.js'
import { namingOf } from '../model/year.js'
import { strippedLine } from '../text/fit.js'
import type { Database } from './database.js'
import type { Lacks } from './lacks.js'

/** What every question may look at of every report, and is kept in memory: neither words of its paragraphs nor its grades. */
const ReportHead = Extract.pick({
  id: true,
  authority: true,
  framework: true,
  title: true,
  inspected: true,
  published: true,
  publishedSource: true,
  url: true,
  leadInspector: true,
  numbering: true,
  damage: true,
}).extend({
  /** The deadlines of its recommendations, each once, in their order. */
  deadlines: z.array(z.string()),
})
type ReportHead = z.infer<typeof ReportHead>

export const reportHeadOf = (report: Extract): ReportHead => ({
  id: report.id,
  authority: report.authority,
  framework: report.framework,
  title: report.title,
  inspected: report.inspected,
  published: report.published,
  publishedSource: report.publishedSource,
  url: report.url,
  leadInspector: report.leadInspector,
  numbering: report.numbering,
  damage: report.damage,
  deadlines: [...new Set(report.recommendations.flatMap(({ deadline }) => deadline ?? []))],
})

/** What a question over councils looks at of a judgement: all but where it is printed. */
const JudgementHead = Judgement.omit({ evidence: true })
type JudgementHead = z.infer<typeof JudgementHead>

export const judgementHeadOf = ({ evidence: _, ...head }: Judgement): JudgementHead => head

/** An extract without its paragraphs, which stand in rows of their own. */
const ExtractLessParagraphs = Extract.omit({ paragraphs: true })
type ExtractLessParagraphs = z.infer<typeof ExtractLessParagraphs>

/** The parts of a report that are fetched when something asks for them, under a key of its own. */
interface Parts {
  extract(key: number, id: string): ExtractLessParagraphs | null | undefined
  paragraphs(key: number, id: string): Report['paragraphs'] | null | undefined
  /** Each at its place; null for one that is damaged. */
  judgements(key: number, id: string): readonly (JudgementHead | null)[] | null | undefined
}

/** What is held beside a head. */
interface HeldBeside {
  /** Of its parts: another with each revision of the report, so that none of an older one are taken for it. */
  readonly key: number
  readonly revision: string
  readonly deadlines: readonly string[]
  readonly paragraphs: number
  readonly recommendations: number
}

const LATER = ['inspectors', 'licence', 'source', 'warnings', 'sections', 'recommendations', 'scale'] as const

/** What stands for a part that is not at hand yet; what is made of it is thrown away. */
const EMPTY: Pick<Report, (typeof LATER)[number]> = {
  inspectors: [],
  licence: null,
  source: { file: '', sha256: '' },
  warnings: [],
  sections: [],
  recommendations: [],
  scale: [],
}

/** Reports whose judgements are kept as they were made last: more than all of England has. */
const MOST_JUDGED = 1500

/** A report over a head has it in a field that a copy of it leaves out. */
const HELD = Symbol('beside')
interface OverHead extends Report {
  readonly [HELD]: HeldBeside
}

/** What is held beside the head of a report that was made here. */
const heldOf = (report: Report): HeldBeside => (report as OverHead)[HELD]

/** And a judgement of it: of which report, and which it is there. */
const OF = Symbol('of')
const PLACE = Symbol('place')

/**
 * Makes reports of heads: their other parts are asked for when they are looked at. There may be tens of thousands of heads, so
 * little is kept of each, and what several have in common is kept once.
 */
function reportsOver(
  parts: Parts,
  same: ReturnType<typeof sharing>,
): (head: ReportHead, beside: HeldBeside) => Report {
  const kept = new Map<number, Report['judgements']>()

  function judgementsOf(report: OverHead): Report['judgements'] {
    const { id } = report
    const { key } = report[HELD]
    const before = kept.get(key)
    if (before) return before
    const heads = parts.judgements(key, id)
    if (!heads) return []
    const all = heads.flatMap((head, place) => {
      if (head === null) return []
      // Tens of thousands are made for one question, so each at once and all alike.
      const { judgement, label, strand, grade, outcome, wording } = head
      const own = { judgement, label, strand, grade, outcome, wording, [OF]: report, [PLACE]: place }
      return Object.defineProperty(own, 'evidence', evidence) as unknown as Report['judgements'][number]
    })
    if (kept.size >= MOST_JUDGED) kept.delete(kept.keys().next().value as number)
    kept.set(key, all)
    return all
  }

  const evidence: PropertyDescriptor = {
    enumerable: true,
    get(this: { readonly [OF]: OverHead; readonly [PLACE]: number }) {
      const report = this[OF]
      return parts.extract(report[HELD].key, report.id)?.judgements[this[PLACE]]?.evidence ?? []
    },
  }
  // The getters are the same for all reports.
  const fields: PropertyDescriptorMap = {
    ...Object.fromEntries(
      LATER.map((field): [string, PropertyDescriptor] => [
        field,
        {
          enumerable: true,
          get(this: OverHead) {
            return (parts.extract(this[HELD].key, this.id) ?? EMPTY)[field]
          },
        },
      ]),
    ),
    paragraphs: {
      enumerable: true,
      get(this: OverHead) {
        return parts.paragraphs(this[HELD].key, this.id) ?? []
      },
    },
    judgements: {
      enumerable: true,
      get(this: OverHead) {
        return judgementsOf(this)
      },
    },
  }
  return (head, beside) => {
    const own = {
      id: head.id,
      authority: same(head.authority),
      framework: same(head.framework),
      title: same(head.title),
      inspected: same(head.inspected),
      published: same(head.published),
      publishedSource: same(head.publishedSource),
      url: head.url,
      leadInspector: same(head.leadInspector),
      numbering: same(head.numbering),
      damage: same(head.damage),
      named: same(namingOf(head)),
    }
    Object.defineProperty(own, HELD, { value: beside })
    return Object.defineProperties(own, fields) as unknown as Report
  }
}

/** Values of which there may be so many different ones before they are no longer held against each other. */
const MOST_SHARED = 50_000

/** One of what is the same: thousands of reports have the same titles, days, councils and judgements. */
function sharing() {
  const known = new Map<string, unknown>()
  return <Value>(value: Value): Value => {
    if (value === null) return value
    const key = JSON.stringify(value)
    const before = known.get(key)
    if (before !== undefined) return before as Value
    if (known.size >= MOST_SHARED) known.clear()
    known.set(key, value)
    return value
  }
}

/** Reports whose parts are kept at hand for whoever asks next; a report may have a few hundred kilobytes. */
const MOST_PARTS = 10
const MOST_KEYS = 200

/** Reports whose grades are kept at hand, some 200 bytes each: fifteen times as many as all of England has. */
const MOST_GRADED = 25_000

/** Reports that are read at once. */
const HEADS_AT_ONCE = 500
const GRADED_AT_ONCE = 10_000

/** A library in a database, with the revision that it was read at. */
interface LibraryAtRevision {
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
