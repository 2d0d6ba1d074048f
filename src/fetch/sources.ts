import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { codeOf, MEBIBYTE, readBounded } from '../files/files.js'
import type { Result } from '../model/result.js'
import { csvRow, strippedLine } from '../text/fit.js'
import { packageData } from '../vocabulary/data.js'
import { type HttpGet, LARGEST_PAGE, type NotHad } from './http-client.js'
import {
  fileNumber,
  type OfstedSites,
  type ProviderPage,
  type Publication,
  parseProviderPage,
  providerPageUrl,
} from './ofsted-site.js'

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
interface CouncilPage {
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

/** What Ofsted calls what stands on a council's page, and which of it is a report that Pilcrow takes. */

/** Letters and visits between inspections; other inspections, which share a word with one that is taken. */
const OTHER_PUBLICATIONS = /\b(visits?|monitoring|focused|revisits?|thematic|joint|assurance|letters?)\b/i
const CHILDRENS_SERVICES = /\bchildren.?s (social care )?services\b/i
const INSPECTION_WORD = /\binspection\b/i
const AREA_SEND = /\barea send\b/i

/** Until then, inspections of areas' special needs provision ended in letters without an outcome. */
const SEND_REPORTS_SINCE = '2023'

/**
 * Which report a publication is: of children's services, or of an area's provision for special educational needs and
 * disabilities; null for what is passed over.
 */
export function reportKind({
  kind,
  published,
}: Pick<Publication, 'kind' | 'published'>): 'children' | 'send' | null {
  if (OTHER_PUBLICATIONS.test(kind) || !INSPECTION_WORD.test(kind)) return null
  if (CHILDRENS_SERVICES.test(kind)) return 'children'
  return AREA_SEND.test(kind) && published >= SEND_REPORTS_SINCE ? 'send' : null
}

/** How many of each kind, the most first: what the summary names. */
export function countedKinds(publications: readonly Publication[]): [kind: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { kind } of publications) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort(([one, few], [other, many]) => many - few || one.localeCompare(other))
}

/** What the councils' pages have that no list has. */
export interface Discovery {
  readonly found: readonly UnlistedSource[]
  /** Letters of visits and other inspections, known or not. */
  readonly passedOver: readonly Publication[]
  /** A sentence for each page that could not be had or read, or that holds what is not as it is known. */
  readonly faults: readonly string[]
  /** Why the site was asked no more; null where all pages were. */
  readonly stopped: string | null
}

/** The name of a report's file: `kent-2022-07-08.pdf`, `send-kent-2022-07-08.pdf`; one that is taken gets its number too. */
function reportFileName(
  authority: string,
  { published, url }: Publication,
  kind: string,
  used: Set<string>,
): string {
  const name = `${kind === 'send' ? 'send-' : ''}${authority}-${published}`
  const file = used.has(`${name}.pdf`) ? `${name}-${fileNumber(url)}.pdf` : `${name}.pdf`
  used.add(file)
  return file
}

/**
 * Looks through councils' pages for reports that no list has.
 * @param known addresses that a list has
 * @param used names of files that are given
 */
export async function discoverReports(
  councils: readonly CouncilPage[],
  { known, used }: { readonly known: ReadonlySet<string>; readonly used: ReadonlySet<string> },
  sites: OfstedSites,
  get: HttpGet,
  onPage: (authority: string, at: number) => void,
): Promise<Discovery> {
  const found: UnlistedSource[] = []
  const passedOver: Publication[] = []
  const faults: string[] = []
  const names = new Set(used)
  let stopped: string | null = null

  async function pageOf({ urn }: CouncilPage): Promise<Result<ProviderPage, NotHad>> {
    const address = providerPageUrl(sites, urn)
    const { value: body, refusal } = await get(address, LARGEST_PAGE)
    if (refusal) return { refusal }
    const read = parseProviderPage(new TextDecoder().decode(body), address, urn, sites)
    return read.value ? read : { refusal: { why: read.refusal, isLast: false } }
  }

  for (const [at, council] of councils.entries()) {
    const { authority, urn } = council
    onPage(authority, at)
    const { value: page, refusal } = await pageOf(council)
    if (refusal) {
      faults.push(`${authority}: ${refusal.why}`)
      if (!refusal.isLast) continue
      stopped = refusal.why
      break
    }
    faults.push(...page.anomalies.map((oddity) => `${authority}: on its page ${oddity}.`))
    for (const publication of page.publications) {
      const { published, url } = publication
      const kind = reportKind(publication)
      if (kind === null) passedOver.push(publication)
      else if (!known.has(url))
        found.push({
          file: reportFileName(authority, publication, kind, names),
          authority,
          urn,
          published,
          url,
        })
    }
  }
  return { found, passedOver, faults, stopped }
}
