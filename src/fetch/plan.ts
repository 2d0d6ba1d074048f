import type { Council } from './look.js'
import type { Source } from './sources.js'

/** Which reports are asked for. */
export interface Asked {
  /** Slugs of councils; null for all. */
  readonly councils: readonly string[] | null
  /** ISO date or year: what was published from then on; null for all. */
  readonly since: string | null
}

export const isAsked = (
  { authority, published }: Pick<Source, 'authority' | 'published'>,
  { councils, since }: Asked,
): boolean => (councils === null || councils.includes(authority)) && (since === null || published >= since)

/** The reports that lists have: of one that both have, what the library's own says of its file stands beside it in Kept. */
export const listedIn = (packaged: readonly Source[], own: ReadonlyMap<string, Source>): Source[] => {
  const known = new Set(packaged.map(({ url }) => url))
  return [...packaged, ...[...own.values()].filter(({ url }) => !known.has(url))]
}

/** The councils that are asked for, each with the number of its page, in the order of the list. */
export function councilsIn(sources: readonly Source[], { councils }: Asked): Council[] {
  const urns = new Map(sources.map(({ authority, urn }) => [authority, urn]))
  return [...urns]
    .filter(([authority]) => councils === null || councils.includes(authority))
    .map(([authority, urn]) => ({ authority, urn }))
}
