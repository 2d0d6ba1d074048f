import { DomUtils, parseDocument } from 'htmlparser2'
import { printable } from '../printable.js'
import { fileLink, type Sites } from './sites.js'

type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>

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
  readonly odd: readonly string[]
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

const DATE = String.raw`(\d{1,2}) ([a-z]+) (\d{4})`
const LABEL = new RegExp(`^(.+?)[ ,–—-]+pdf[ ,:–—-]+${DATE}$`, 'i')
const PUBLISHED = new RegExp(String.raw`published:? (?:on )?${DATE}\b`, 'i')

/** `08 July 2022`, `8 Jul 2022` → `2022-07-08`; null for a day that the calendar does not have. */
function isoDate(day = '', month = '', year = ''): string | null {
  const number = month.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(month.toLowerCase()))
  const at = new Date(Date.UTC(Number(year), number, Number(day)))
  const isDay = number >= 0 && at.getUTCMonth() === number && at.getUTCDate() === Number(day)
  return isDay ? at.toISOString().slice(0, 10) : null
}

/** A link without hidden words says its kind twice: to the eye, and before the date. */
const once = (words: string): string => words.replace(/^(.+) \1$/, '$1')

/** Words of the page as one line; they end where no name of an inspection would go on. */
const wordsOf = (node: Parameters<typeof DomUtils.textContent>[0]): string =>
  printable(DomUtils.textContent(node).replace(/\s+/g, ' '))

const classed = (name: string) => (element: Element) =>
  (element.attribs.class ?? '').split(/\s+/).includes(name)

/** The event of the timeline that a link stands in; the link itself where it stands in none. */
function eventOf(link: Element): Element {
  let at: Element = link
  while (at.parent && 'attribs' in at.parent) {
    at = at.parent
    if (at.name === 'li' || classed('event')(at)) return at
  }
  return link
}

/** What a link is to, and when it was published: by its hidden words, else by its own and the event's. */
function described(link: Element): Pick<Publication, 'kind' | 'published'> | null {
  const hidden = DomUtils.findAll(classed('nonvisual'), link.children)
  const label = LABEL.exec(wordsOf(hidden)) ?? LABEL.exec(wordsOf(link))
  if (label) {
    const published = isoDate(label[2], label[3], label[4])
    return published === null ? null : { kind: once(label[1] ?? ''), published }
  }
  const date = PUBLISHED.exec(wordsOf(eventOf(link)))
  const published = date && isoDate(date[1], date[2], date[3])
  const kind = wordsOf(link.children.filter((child) => !hidden.includes(child as Element)))
  return published && kind !== '' ? { kind, published } : null
}

/**
 * Reads a council's page.
 * @param page its address
 * @throws Error with a sentence where it is no such page any more, or another council's
 */
export function readProviderPage(html: string, page: URL, urn: string, sites: Sites): ProviderPage {
  const document = parseDocument(html)
  const links = DomUtils.findAll((element) => element.name === 'a' && 'href' in element.attribs, document)
  const known = links.filter(classed('publication-link'))
  const days = DomUtils.findAll(classed('timeline__day'), document)
  if (known.length === 0 && days.length === 0)
    throw new Error(
      `${page.href} no longer looks like a council’s page: it holds no timeline of inspections.`,
    )
  const canonical = DomUtils.findOne(({ attribs }) => attribs.rel === 'canonical', document)?.attribs.href
  const other = /\/provider\/\d+\/(\w+)/.exec(canonical ?? '')?.[1]
  if (other !== undefined && other !== urn)
    throw new Error(`${page.href} is the page of another provider, ${other}.`)

  const publications = new Map<string, Publication>()
  const odd: string[] = []
  for (const link of known) {
    const url = fileLink(sites, page, link.attribs.href ?? '')
    const what = described(link)
    if (url === null) odd.push(`a link leads to no file of Ofsted’s: ${wordsOf(link)}`)
    else if (what === null)
      odd.push(`a link does not say what it is and when it was published: ${wordsOf(link)}`)
    else publications.set(url, { ...what, url })
  }
  const strays = links
    .flatMap((link) => (known.includes(link) ? [] : [fileLink(sites, page, link.attribs.href ?? '')]))
    .filter((url) => url !== null && !publications.has(url))
  if (strays.length > 0) odd.push(`files are linked outside of the timeline: ${strays.join(', ')}`)
  return { publications: [...publications.values()], odd }
}
