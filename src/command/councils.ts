import { memoisedByObject } from '../collections/memoise.js'
import type { Authority } from '../vocabulary/authorities.js'
import { distinctByValue, type Suggestion } from './choice-lists.js'
import type { World } from './world.js'

export interface NamedCouncil {
  readonly slug: string
  readonly name: string
}

/** The councils that somebody may choose or follow: those of England as they are now, held or not. */
export interface CouncilDirectory {
  /** Those that a name may mean; of a council that is no more, those that took its place. */
  called(name: string): readonly NamedCouncil[]
  /** Those whose names come nearest to what is nobody's name. */
  near(name: string): readonly NamedCouncil[]
  /** What a slug stands for; the slug itself where nobody knows it any more. */
  nameOf(slug: string): string
  /** What to offer while a name is typed, those that are held first. */
  offered(typed: string): Suggestion[]
  /** Those that a report is held on, by name. */
  readonly held: readonly NamedCouncil[]
}

const byCouncilName = (one: NamedCouncil, other: NamedCouncil): number => one.name.localeCompare(other.name)

export const councilDirectory = memoisedByObject(
  ({ library, vocabulary, names }: Pick<World, 'library' | 'vocabulary' | 'names'>): CouncilDirectory => {
    const { authorities } = vocabulary
    const bySlug = new Map(authorities.map((one) => [one.slug, one]))
    const heldSlugs = new Set(library.reports.map(({ authority }) => authority.slug))
    const today = (one: Authority): Authority[] =>
      one.now.length === 0 ? [one] : one.now.flatMap((slug) => bySlug.get(slug) ?? [])
    const existing = (list: readonly Authority[]): Authority[] => [...new Set(list.flatMap(today))]
    const current = authorities.filter(({ now }) => now.length === 0).sort(byCouncilName)
    const held = current.filter(({ slug }) => heldSlugs.has(slug))
    const heldFirst = [...held, ...current.filter((one) => !held.includes(one))]
    return {
      called: (name) =>
        existing(
          bySlug.get(name)
            ? [bySlug.get(name) as Authority]
            : names.councilsCalled(name).map(({ council }) => council),
        ),
      near: (name) => existing(names.councilsNear(name)),
      nameOf: (slug) => bySlug.get(slug)?.name ?? slug,
      offered(typed) {
        const start = typed.trim().toLowerCase()
        const starting = heldFirst.filter((one) =>
          [one.name, ...one.names].some((name) => name.toLowerCase().startsWith(start)),
        )
        const meant = start === '' ? [] : existing(names.councilsCalled(typed).map(({ council }) => council))
        return distinctByValue([...starting, ...meant].map(({ name, slug }) => ({ name, value: slug })))
      },
      held,
    }
  },
)
