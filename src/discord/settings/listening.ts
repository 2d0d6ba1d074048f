import type { SettingsStore } from '../../settings/store.js'
import type { Wishes } from '../handle/wishes.js'

/** What is heard without being spoken to, looked up with every message: so it is held in memory. */
export interface Listening extends Wishes {
  /** Reads it anew; what was read before stays where that fails. */
  renew(): Promise<void>
}

/**
 * The channels that the operator names, and what servers have chosen.
 * @throws what the store says
 */
export async function listeningTo(
  channels: readonly string[],
  store: Pick<SettingsStore, 'listening'>,
): Promise<Listening> {
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
