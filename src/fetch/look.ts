import { taken } from './inspections.js'
import { type Get, Halt, LARGEST_PAGE } from './polite.js'
import { type ProviderPage, type Publication, readProviderPage } from './provider-page.js'
import { fileNumber, providerPage, type Sites } from './sites.js'
import type { Unlisted } from './sources.js'

/** A council and the number of its page. */
export interface Council {
  readonly authority: string
  readonly urn: string
}

/** What the councils' pages have that no list has. */
export interface Looked {
  readonly found: readonly Unlisted[]
  /** Letters of visits and other inspections, known or not. */
  readonly passedOver: readonly Publication[]
  /** A sentence for each page that could not be had or read, or that holds what is not as it is known. */
  readonly faults: readonly string[]
  /** Why the site was asked no more; null where all pages were. */
  readonly stopped: string | null
}

/** The name of a report's file: `kent-2022-07-08.pdf`, `send-kent-2022-07-08.pdf`; one that is taken gets its number too. */
function fileName(
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
export async function lookForNew(
  councils: readonly Council[],
  { known, used }: { readonly known: ReadonlySet<string>; readonly used: ReadonlySet<string> },
  sites: Sites,
  get: Get,
  onPage: (authority: string, at: number) => void,
): Promise<Looked> {
  const found: Unlisted[] = []
  const passedOver: Publication[] = []
  const faults: string[] = []
  const names = new Set(used)
  let stopped: string | null = null

  async function pageOf({ urn }: Council): Promise<ProviderPage> {
    const address = providerPage(sites, urn)
    const html = new TextDecoder().decode(await get(address, LARGEST_PAGE))
    return readProviderPage(html, address, urn, sites)
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
      if (!(error instanceof Halt)) continue
      stopped = error.message
      break
    }
    faults.push(...page.odd.map((oddity) => `${authority}: on its page ${oddity}.`))
    for (const publication of page.publications) {
      const { published, url } = publication
      const kind = taken(publication)
      if (kind === null) passedOver.push(publication)
      else if (!known.has(url))
        found.push({ file: fileName(authority, publication, kind, names), authority, urn, published, url })
    }
  }
  return { found, passedOver, faults, stopped }
}
