import { remembered } from '../remembered.js'
import type { Authority } from '../vocabulary/authorities.js'
import { distinct, type Suggestion } from './offers.js'
import type { World } from './world.js'

export interface Council {
  readonly slug: string
  readonly name: string
}

/** The councils that somebody may choose or follow: those of England as they are now, held or not. */
export interface Councils {
  /** Those that a name may mean; of a council that is no more, those that took its place. */
  called(name: string): readonly Council[]
  /** Those whose names come nearest to what is nobody's name. */
  near(name: string): readonly Council[]
  /** What a slug stands for; the slug itself where nobody knows it any more. */
  nameOf(slug: string): string
  /** What to offer while a name is typed, those that are held first. */
  offered(typed: string): Suggestion[]
  /** Those that a report is held on, by name. */
  readonly held: readonly Council[]
}

const byName = (one: Council, other: Council): number => one.name.localeCompare(other.name)

export const councilsOf = remembered(({ library, vocabulary, names }: World): Councils => {
  const { authorities } = vocabulary
  const bySlug = new Map(authorities.map((one) => [one.slug, one]))
  const heldSlugs = new Set(library.reports.map(({ authority }) => authority.slug))
  const today = (one: Authority): Authority[] =>
    one.now.length === 0 ? [one] : one.now.flatMap((slug) => bySlug.get(slug) ?? [])
  const existing = (list: readonly Authority[]): Authority[] => [...new Set(list.flatMap(today))]
  const current = authorities.filter(({ now }) => now.length === 0).sort(byName)
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
      return distinct([...starting, ...meant].map(({ name, slug }) => ({ name, value: slug })))
    },
    held,
  }
})
