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

/**
 * What a server has chosen that bears on what Pilcrow reads and answers. Whoever keeps such choices gives them; without
 * them the operator's channels are all there is.
 */
export interface ListenPolicy {
  /** Whether there is anything to read that does not mention Pilcrow: then it must ask Discord for it. */
  readonly listens: boolean
  /** Whether a channel is Pilcrow's own: every question in it is answered, without a mention. */
  isOwn(channel: string): boolean
  /** Whether a citation that somebody types while they talk gets a small card. */
  wantsCards(server: string, channel: string): boolean
}

/** The channels that the operator names, and no cards. */
export function operatorChannels(channels: readonly string[]): ListenPolicy {
  const own = new Set(channels)
  return { listens: own.size > 0, isOwn: (channel) => own.has(channel), wantsCards: () => false }
}

/** What is heard without being spoken to, looked up with every message: so it is held in memory. */
export interface StoredListenPolicy extends ListenPolicy {
  /** Reads it anew; what was read before stays where that fails. */
  renew(): Promise<void>
}

/**
 * The channels that the operator names, and what servers have chosen.
 * @throws what the store says
 */
export async function storedListenPolicy(
  channels: readonly string[],
  store: Pick<SettingsStore, 'listening'>,
): Promise<StoredListenPolicy> {
  const operators = new Set(channels)
  let own: ReadonlySet<string> = new Set()
  let cards: ReadonlySet<string> = new Set()
  const renew = async () => {
    const chosen = await store.listening()
    own = new Set(chosen.channels)
    cards = new Set(chosen.cards)
  }
  await renew()
  return {
    renew,
    get listens() {
      return operators.size + own.size + cards.size > 0
    },
    isOwn: (channel) => operators.has(channel) || own.has(channel),
    wantsCards: (server) => cards.has(server),
  }
}
