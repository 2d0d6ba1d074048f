import type { Publication } from './provider-page.js'

/** What Ofsted calls what stands on a council's page, and which of it is a report that Pilcrow takes. */

/** Letters and visits between inspections; other inspections, which share a word with one that is taken. */
const PASSED_OVER = /\b(visits?|monitoring|focused|revisits?|thematic|joint|assurance|letters?)\b/i
const SERVICES = /\bchildren.?s (social care )?services\b/i
const INSPECTION = /\binspection\b/i
const SEND = /\barea send\b/i

/** Until then, inspections of areas' special needs provision ended in letters without an outcome. */
const SEND_REPORTS_SINCE = '2023'

/**
 * Which report a publication is: of children's services, or of an area's provision for special educational needs and
 * disabilities; null for what is passed over.
 */
export function taken({
  kind,
  published,
}: Pick<Publication, 'kind' | 'published'>): 'children' | 'send' | null {
  if (PASSED_OVER.test(kind) || !INSPECTION.test(kind)) return null
  if (SERVICES.test(kind)) return 'children'
  return SEND.test(kind) && published >= SEND_REPORTS_SINCE ? 'send' : null
}

/** How many of each kind, the most first: what the summary names. */
export function countedKinds(publications: readonly Publication[]): [kind: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { kind } of publications) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort(([one, few], [other, many]) => many - few || one.localeCompare(other))
}
