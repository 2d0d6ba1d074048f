import type { Publication } from './provider-page.js'

/** What Ofsted calls what stands on a council's page, and which of it is a report that Pilcrow takes. */

/** Letters and visits between inspections; other inspections, which share a word with one that is taken. */
const PASSED_OVER = /\b(visits?|monitoring|focused|revisits?|thematic|joint|assurance|letters?)\b/i
const CHILDREN =
  /\bchildren.?s (social care )?services\b.*\binspection\b|\binspection\b.*\bchildren.?s (social care )?services\b/i
const SEND = /\b(area|local area) send\b.*\binspection\b/i

/**
 * Which report a publication is: of children's services, or of an area's special educational needs and disabilities;
 * null for what is passed over.
 */
export function taken({ kind }: Pick<Publication, 'kind'>): 'children' | 'send' | null {
  if (PASSED_OVER.test(kind)) return null
  if (CHILDREN.test(kind)) return 'children'
  return SEND.test(kind) ? 'send' : null
}

/** How many of each kind, the most first: what the summary names. */
export function countedKinds(publications: readonly Publication[]): [kind: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { kind } of publications) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort(([one, few], [other, many]) => many - few || one.localeCompare(other))
}
