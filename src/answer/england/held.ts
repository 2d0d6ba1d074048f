import type { World } from '../../command/world.js'
import { grouped } from '../../groups.js'
import type { Report } from '../../model/report.js'
import { remembered } from '../../remembered.js'

/** A council that the library holds, with what questions over several councils ask of it. */
export interface Council {
  readonly slug: string
  readonly name: string
  /** Null for one that no longer exists. */
  readonly region: string | null
  /** 'London Borough'; null as the region. */
  readonly kind: string | null
  /** Of its services, newest first; a review of its board alone is none. */
  readonly inspections: readonly Report[]
  /** Reviews of its safeguarding board alone, newest first. */
  readonly boards: readonly Report[]
}

/** Every council that the library holds, in the order of the alphabet. */
export const councilsHeld = remembered(({ library, vocabulary }: World): readonly Council[] =>
  [...grouped(library.reports, ({ authority }) => authority.slug)]
    .map(([slug, [first]]) => {
      const facts = vocabulary.councils.get(slug)
      const all = library.ofAuthority(slug)
      return {
        slug,
        name: first.authority.name,
        region: facts?.region ?? null,
        kind: facts?.kind ?? null,
        inspections: all.filter(({ framework }) => framework !== 'LSCB'),
        boards: all.filter(({ framework }) => framework === 'LSCB'),
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name)),
)
