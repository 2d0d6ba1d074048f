import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { codeOf, MEBIBYTE, readBounded } from '../files/files.js'
import { strippedLine } from '../text/control-characters.js'
import { csvRow } from '../text/csv.js'
import { packageData } from '../vocabulary/data.js'

const SOURCE_COLUMNS = ['file', 'authority', 'urn', 'published', 'url', 'bytes', 'sha256'] as const

/** A report that stands on Ofsted's site: what a row of a sources.csv says of it. */
export const ReportSource = z.object({
  /** The name it gets here; it leads into no other folder. */
  file: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\.pdf$/, 'is no name such as kent-2022-07-08.pdf'),
  /** The council's slug. */
  authority: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'is no slug such as kent'),
  /** Ofsted's number of the council: its page is provider/44/<urn>. */
  urn: z.string().regex(/^\d{1,10}$/, 'is no number'),
  published: z.iso.date(),
  url: z.url({ protocol: /^https?$/ }),
  bytes: z.coerce.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is no sha256'),
})

export type ReportSource = z.infer<typeof ReportSource>

/** One that a council's page names and no list does: what it holds is known once it is here. */
export type UnlistedSource = Omit<ReportSource, 'bytes' | 'sha256'>

/** Bytes: rows for some 100,000 reports. */
const SOURCES_SIZE_LIMIT = 16 * MEBIBYTE

/** @throws Error with a sentence that names the row that is broken */
function parseSources(text: string, name: string): ReportSource[] {
  const records: unknown[] = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true })
  return records.map((record, at) => {
    const { data, error } = ReportSource.safeParse(record)
    if (data) return data
    const [fault] = error.issues
    throw new Error(strippedLine(`${name}, row ${at + 1}: ${fault?.path.join('.')} ${fault?.message}.`))
  })
}

/**
 * The rows of a sources.csv; none where there is no such file.
 * @throws Error with a sentence where it is broken
 */
export async function readSources(file: string, name: string): Promise<ReportSource[]> {
  try {
    return parseSources(await readBounded(file, SOURCES_SIZE_LIMIT), name)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new Error(`${name} cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The list that comes with Pilcrow. */
export const packagedSources = (): Promise<ReportSource[]> =>
  readSources(join(packageData(), 'sources.csv'), 'data/sources.csv')

/** The text of a sources.csv with these rows. */
export const formatSources = (sources: readonly ReportSource[]): string =>
  [SOURCE_COLUMNS, ...sources.map((source) => SOURCE_COLUMNS.map((column) => String(source[column])))]
    .map((cells) => `${csvRow(cells)}\n`)
    .join('')

/** A council and the number of its page. */
export interface CouncilPage {
  readonly authority: string
  readonly urn: string
}

/** Which reports are asked for. */
export interface FetchFilter {
  /** Slugs of councils; null for all. */
  readonly councils: readonly string[] | null
  /** ISO date or year: what was published from then on; null for all. */
  readonly since: string | null
}

export const matchesFilter = (
  { authority, published }: Pick<ReportSource, 'authority' | 'published'>,
  { councils, since }: FetchFilter,
): boolean => (councils === null || councils.includes(authority)) && (since === null || published >= since)

/** The reports that lists have: of one that both have, what the library's own says of its file stands beside it in Kept. */
export const mergeSources = (
  packaged: readonly ReportSource[],
  own: ReadonlyMap<string, ReportSource>,
): ReportSource[] => {
  const known = new Set(packaged.map(({ url }) => url))
  return [...packaged, ...[...own.values()].filter(({ url }) => !known.has(url))]
}

/** The councils that are asked for, each with the number of its page, in the order of the list. */
export function councilPages(sources: readonly ReportSource[], { councils }: FetchFilter): CouncilPage[] {
  const urns = new Map(sources.map(({ authority, urn }) => [authority, urn]))
  return [...urns]
    .filter(([authority]) => councils === null || councils.includes(authority))
    .map(([authority, urn]) => ({ authority, urn }))
}
