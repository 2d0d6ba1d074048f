import { DomUtils, parseDocument } from 'htmlparser2'
import type { Result } from '../model/result.js'
import { monthBeginning } from '../text/dates.js'
import { strippedLine } from '../text/fit.js'

/** Where Ofsted's files and its pages are had from. Nothing is fetched from anywhere else. */
export interface OfstedSites {
  readonly files: URL
  readonly reports: URL
}

/** Ofsted's own. */
export const OFSTED: OfstedSites = {
  files: new URL('https://files.ofsted.gov.uk'),
  reports: new URL('https://reports.ofsted.gov.uk'),
}

/** Ofsted's number for councils' children's services among the kinds of providers. */
const LOCAL_AUTHORITY = 44

/** `/v1/file/50004273`: the shape of a file's address. */
const FILE_PATH = /^\/v1\/file\/(\d+)\/?$/

const urlUnder = (site: URL, path: string): URL => new URL(site.pathname.replace(/\/$/, '') + path, site)

/** The page that lists a council's inspections. */
export const providerPageUrl = ({ reports }: OfstedSites, urn: string): URL =>
  urlUnder(reports, `/provider/${LOCAL_AUTHORITY}/${urn}`)

/** Where a listed file is fetched from: its own path, on the site that is set. */
export const downloadUrl = ({ files }: OfstedSites, url: string): URL => {
  const { pathname, search } = new URL(url)
  return urlUnder(files, pathname + search)
}

/** Whether an address may be asked at all: it is on a site that is set. */
export const isAllowed = ({ files, reports }: OfstedSites, { origin }: URL): boolean =>
  origin === files.origin || origin === reports.origin

/**
 * A link of a page as the address of a file at Ofsted, whichever site the page came from; null for a link to anything else.
 */
function fileLink(sites: OfstedSites, page: URL, href: string): string | null {
  if (!URL.canParse(href, page.href)) return null
  const { host, pathname } = new URL(href, page)
  const base = host === sites.files.host ? sites.files.pathname.replace(/\/$/, '') : ''
  const number = FILE_PATH.exec(pathname.startsWith(base) ? pathname.slice(base.length) : pathname)?.[1]
  if (number === undefined || ![OFSTED.files.host, sites.files.host].includes(host)) return null
  return new URL(`/v1/file/${number}`, OFSTED.files).href
}

/** `50004273`, of a file's address. */
export const fileNumber = (url: string): string => FILE_PATH.exec(new URL(url).pathname)?.[1] ?? ''

type HtmlElement = NonNullable<ReturnType<typeof DomUtils.findOne>>

/**
 * A council's page on Ofsted's site: a timeline of its inspections (`li.timeline__day`), and in each a link to the letter
 * or report (`a.publication-link`), whose hidden words say what it is and when it was published:
 * `Children's services inspection, PDF - 08 July 2022`.
 */
export interface Publication {
  /** As the page calls it: `Children's services inspection`, `Area SEND full inspection`. */
  readonly kind: string
  readonly published: string
  /** Its address at Ofsted. */
  readonly url: string
}

export interface ProviderPage {
  readonly publications: readonly Publication[]
  /** A sentence for each thing on it that is not as it is known; empty for a page that is. */
  readonly anomalies: readonly string[]
}

const PAGE_DATE = String.raw`(\d{1,2}) ([a-z]+) (\d{4})`

const LINK_LABEL = new RegExp(`^(.+?)[ ,–—-]+pdf[ ,:–—-]+${PAGE_DATE}$`, 'i')
const PUBLISHED_ON = new RegExp(String.raw`published:? (?:on )?${PAGE_DATE}\b`, 'i')

/** `08 July 2022`, `8 Jul 2022` → `2022-07-08`; null for a day that the calendar does not have. */
function isoDate(day = '', month = '', year = ''): string | null {
  const number = monthBeginning(month)
  if (number === null) return null
  const at = new Date(Date.UTC(Number(year), number - 1, Number(day)))
  const isDay = at.getUTCMonth() === number - 1 && at.getUTCDate() === Number(day)
  return isDay ? at.toISOString().slice(0, 10) : null
}

/** A link without hidden words says its kind twice: to the eye, and before the date. */
const unrepeated = (words: string): string => words.replace(/^(.+) \1$/, '$1')

/** Words of the page as one line; they end where no name of an inspection would go on. */
const nodeText = (node: Parameters<typeof DomUtils.textContent>[0]): string =>
  strippedLine(DomUtils.textContent(node).replace(/\s+/g, ' '))

const hasClass = (name: string) => (element: HtmlElement) =>
  (element.attribs.class ?? '').split(/\s+/).includes(name)

/** The event of the timeline that a link stands in; the link itself where it stands in none. */
function eventOf(link: HtmlElement): HtmlElement {
  let at: HtmlElement = link
  while (at.parent && 'attribs' in at.parent) {
    at = at.parent
    if (at.name === 'li' || hasClass('event')(at)) return at
  }
  return link
}

/** What a link is to, and when it was published: by its hidden words, else by its own and the event's. */
function describeLink(link: HtmlElement): Pick<Publication, 'kind' | 'published'> | null {
  const hidden = DomUtils.findAll(hasClass('nonvisual'), link.children)
  const label = LINK_LABEL.exec(nodeText(hidden)) ?? LINK_LABEL.exec(nodeText(link))
  if (label) {
    const published = isoDate(label[2], label[3], label[4])
    return published === null ? null : { kind: unrepeated(label[1] ?? ''), published }
  }
  const date = PUBLISHED_ON.exec(nodeText(eventOf(link)))
  const published = date && isoDate(date[1], date[2], date[3])
  const kind = nodeText(link.children.filter((child) => !hidden.includes(child as HtmlElement)))
  return published && kind !== '' ? { kind, published } : null
}

/**
 * Reads a council's page.
 * @param page its address
 * @returns refused in a sentence where it is no such page any more, or another council's
 */
export function parseProviderPage(
  html: string,
  page: URL,
  urn: string,
  sites: OfstedSites,
): Result<ProviderPage> {
  const document = parseDocument(html)
  const links = DomUtils.findAll((element) => element.name === 'a' && 'href' in element.attribs, document)
  const known = links.filter(hasClass('publication-link'))
  const days = DomUtils.findAll(hasClass('timeline__day'), document)
  if (known.length === 0 && days.length === 0)
    return {
      refusal: `${page.href} no longer looks like a council’s page: it holds no timeline of inspections.`,
    }
  const canonical = DomUtils.findOne(({ attribs }) => attribs.rel === 'canonical', document)?.attribs.href
  const other = /\/provider\/\d+\/(\w+)/.exec(canonical ?? '')?.[1]
  if (other !== undefined && other !== urn)
    return { refusal: `${page.href} is the page of another provider, ${other}.` }

  const publications = new Map<string, Publication>()
  const anomalies: string[] = []
  for (const link of known) {
    const url = fileLink(sites, page, link.attribs.href ?? '')
    const what = describeLink(link)
    if (url === null) anomalies.push(`a link leads to no file of Ofsted’s: ${nodeText(link)}`)
    else if (what === null)
      anomalies.push(`a link does not say what it is and when it was published: ${nodeText(link)}`)
    else publications.set(url, { ...what, url })
  }
  const strays = links
    .flatMap((link) => (known.includes(link) ? [] : [fileLink(sites, page, link.attribs.href ?? '')]))
    .filter((url) => url !== null && !publications.has(url))
  if (strays.length > 0) anomalies.push(`files are linked outside of the timeline: ${strays.join(', ')}`)
  return { value: { publications: [...publications.values()], anomalies } }
}
