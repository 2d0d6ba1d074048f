import type { Report } from '../model/report.js'

/**
 * Where a report stands at its publisher; with a page of it, the address opens there (`#page=9`, RFC 8118, counted from 1
 * as the PDF's own pages are). An address that leads to a place of its own is left as it is. Null where no link is known.
 */
export function linkTo({ url }: Pick<Report, 'url'>, page: number | null = null): string | null {
  if (url === null) return null
  // Put in order, so that no character in it acts on a screen.
  const link = new URL(url)
  if (page !== null && link.hash === '') link.hash = `page=${page}`
  return link.href
}

/** The site that a link leads to, in a word or two: `Ofsted`; elsewhere, the name of the site. */
function siteOf(link: string): string {
  const { hostname } = new URL(link)
  return /(^|\.)ofsted\.gov\.uk$/.test(hostname) ? 'Ofsted' : hostname.replace(/^www\./, '')
}

/** `Ofsted, page 9`: where a link leads, in the few words that a button holds; `name` in place of the site's. */
export function linkWords(link: string, name = siteOf(link)): string {
  const page = /^#page=(\d+)$/.exec(new URL(link).hash)?.[1]
  return page === undefined ? name : `${name}, page ${page}`
}
