import { GatewayIntentBits, type RepliableInteraction } from 'discord.js'
import type { SettingsStore } from '../../settings/store.js'
import type { Desk } from '../handle/desk.js'
import type { Payload } from '../render/payload.js'
import { personPanel } from './person-panel.js'
import { serverPanel } from './server-panel.js'

/** What the settings work with: the store, and the bot behind the screen. */
export interface Kept {
  readonly store: SettingsStore
  readonly desk: Desk
}

/** The settings of the server where something was pressed or typed, drawn from the store. */
export async function serverScreen(
  { client, guildId }: Pick<RepliableInteraction, 'client' | 'guildId'>,
  { store, desk }: Kept,
): Promise<Payload> {
  const server = guildId ?? ''
  const [settings, subscriptions] = await Promise.all([store.server(server), store.subscriptions({ server })])
  return serverPanel({
    settings,
    subscriptions,
    councils: desk.pilcrow.councils,
    mayRead: client.options.intents.has(GatewayIntentBits.MessageContent),
    channelName(id) {
      const channel = client.channels.cache.get(id)
      return channel && 'name' in channel ? (channel.name ?? id) : id
    },
  })
}

/** What a person has chosen, and what they and the channel follow. */
export async function personScreen(
  { user, guildId, channelId }: Pick<RepliableInteraction, 'user' | 'guildId' | 'channelId'>,
  { store, desk }: Kept,
): Promise<Payload> {
  const [council, subscriptions, ofServer] = await Promise.all([
    store.councilOf(user.id),
    store.subscriptions({ person: user.id }),
    guildId === null ? null : store.subscriptions({ server: guildId }),
  ])
  const ofChannel = ofServer?.filter(({ place }) => place === channelId) ?? null
  return personPanel({ council, subscriptions, ofChannel, councils: desk.pilcrow.councils })
}
