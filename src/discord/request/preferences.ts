import type { Assumed } from '../../model/query.js'
import type { SettingsStore } from '../../settings/store.js'

/** Where something is asked: a server, or none, and by whom. */
export interface RequestPlace {
  readonly server: string | null
  readonly person: string
}

/** What was chosen for the place where something is asked. */
export interface Preferences {
  /** The councils that a question without a place is about. */
  readonly assumed: Assumed | null
  /** Whether slash commands answer where everybody sees it, unless they say otherwise. */
  readonly answersPublicly: boolean
}

/** Where nothing was chosen. */
export const NO_PREFERENCES: Preferences = { assumed: null, answersPublicly: false }

/** A server's councils come before a person's own: others read what is answered there. */
export async function preferencesAt(
  { server, person }: RequestPlace,
  store: Pick<SettingsStore, 'server' | 'councilOf'>,
): Promise<Preferences> {
  const [chosen, own] = await Promise.all([
    server === null ? null : store.server(server),
    store.councilOf(person),
  ])
  const councils = chosen?.councils ?? []
  const assumed: Assumed | null =
    councils.length > 0
      ? { councils: [...councils], whose: 'server' }
      : own === null
        ? null
        : { councils: [own], whose: 'person' }
  return { assumed, answersPublicly: chosen?.answersPublicly ?? false }
}
