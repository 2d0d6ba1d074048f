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

/** `Ofsted, page 9`: where a link leads, in the few words that a button holds; elsewhere than to Ofsted, the site's name. */
export function linkWords(link: string): string {
  const { hostname, hash } = new URL(link)
  const site = /(^|\.)ofsted\.gov\.uk$/.test(hostname) ? 'Ofsted' : hostname.replace(/^www\./, '')
  const page = /^#page=(\d+)$/.exec(hash)?.[1]
  return page === undefined ? site : `${site}, page ${page}`
}
