import { FetchHalted, type HttpGet, LARGEST_PAGE } from './http-client.js'
import {
  fileNumber,
  type OfstedSites,
  type ProviderPage,
  type Publication,
  parseProviderPage,
  providerPageUrl,
} from './ofsted-site.js'
import type { CouncilPage, UnlistedSource } from './sources.js'

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

  async function pageOf({ urn }: CouncilPage): Promise<ProviderPage> {
    const address = providerPageUrl(sites, urn)
    const html = new TextDecoder().decode(await get(address, LARGEST_PAGE))
    return parseProviderPage(html, address, urn, sites)
  }

  for (const [at, council] of councils.entries()) {
    const { authority, urn } = council
    onPage(authority, at)
    let page: ProviderPage
    try {
      page = await pageOf(council)
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'AbortError') throw error
      faults.push(`${authority}: ${error.message}`)
      if (!(error instanceof FetchHalted)) continue
      stopped = error.message
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
