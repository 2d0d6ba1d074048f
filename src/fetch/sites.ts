/** Where Ofsted's files and its pages are had from. Nothing is fetched from anywhere else. */
export interface Sites {
  readonly files: URL
  readonly reports: URL
}

/** Ofsted's own. */
export const OFSTED: Sites = {
  files: new URL('https://files.ofsted.gov.uk'),
  reports: new URL('https://reports.ofsted.gov.uk'),
}

/** Ofsted's number for councils' children's services among the kinds of providers. */
const LOCAL_AUTHORITY = 44

/** `/v1/file/50004273`: the shape of a file's address. */
const FILE = /^\/v1\/file\/(\d+)\/?$/

const under = (site: URL, path: string): URL => new URL(site.pathname.replace(/\/$/, '') + path, site)

/** The page that lists a council's inspections. */
export const providerPage = ({ reports }: Sites, urn: string): URL =>
  under(reports, `/provider/${LOCAL_AUTHORITY}/${urn}`)

/** Where a listed file is fetched from: its own path, on the site that is set. */
export const placeOf = ({ files }: Sites, url: string): URL => {
  const { pathname, search } = new URL(url)
  return under(files, pathname + search)
}

/** Whether an address may be asked at all: it is on a site that is set. */
export const mayAsk = ({ files, reports }: Sites, { origin }: URL): boolean =>
  origin === files.origin || origin === reports.origin

/**
 * A link of a page as the address of a file at Ofsted, whichever site the page came from; null for a link to anything else.
 */
export function fileLink(sites: Sites, page: URL, href: string): string | null {
  if (!URL.canParse(href, page.href)) return null
  const { host, pathname } = new URL(href, page)
  const base = host === sites.files.host ? sites.files.pathname.replace(/\/$/, '') : ''
  const number = FILE.exec(pathname.startsWith(base) ? pathname.slice(base.length) : pathname)?.[1]
  if (number === undefined || ![OFSTED.files.host, sites.files.host].includes(host)) return null
  return new URL(`/v1/file/${number}`, OFSTED.files).href
}

/** `50004273`, of a file's address. */
export const fileNumber = (url: string): string => FILE.exec(new URL(url).pathname)?.[1] ?? ''
