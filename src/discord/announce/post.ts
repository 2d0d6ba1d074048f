import {
  type Client,
  ComponentType,
  DiscordAPIError,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
  roleMention,
} from 'discord.js'
import type { Reply } from '../../model/reply.js'
import type { Pilcrow } from '../../pilcrow.js'
import type { SettingsStore, Subscription } from '../../settings/store.js'
import type { Desk } from '../handle/desk.js'
import type { Payload } from '../render/payload.js'
import { SAYING } from '../settings/wording.js'
import type { Posted } from './announcer.js'

/** There is no such channel any more, the bot was shut out of it, or the person takes no direct messages from it. */
const GONE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.UnknownUser,
])

/** Whether this place can never be written to again. */
export const isGoneForGood = (error: unknown): boolean =>
  error instanceof DiscordAPIError && GONE.has(error.code)

/** The card of a report: the one message of Pilcrow's that may ping somebody, and only a role that the server chose. */
function cardOf(card: Payload, role: string | null): MessageCreateOptions {
  if (role === null) return card
  const ping = { type: ComponentType.TextDisplay as const, content: roleMention(role) }
  return {
    ...card,
    components: [ping, ...card.components],
    allowedMentions: { parse: [], roles: [role], repliedUser: false },
  }
}

/** Why a place is told, and how to end that. */
const withWhy = (news: Reply, { council, server }: Subscription, { councils }: Pilcrow): Reply => {
  const why = server === null ? SAYING.youFollowThis : SAYING.channelFollowsThis
  return { ...news, notes: [...news.notes, why(councils.nameOf(council))] }
}

/** Posts what is told of a report, in a channel or to a person. */
export const posting =
  (client: Client, store: Pick<SettingsStore, 'server'>, desk: Pick<Desk, 'draw' | 'log'>) =>
  async (subscription: Subscription, report: string, pilcrow: Pilcrow, nonce: string): Promise<Posted> => {
    const { place, server } = subscription
    const news = await pilcrow.news(report)
    if (news === null) return 'not now'
    const drawn = desk.draw(withWhy(news, subscription, pilcrow), {
      isPrivate: false,
      asker: null,
      query: null,
      page: 0,
    })
    try {
      const role = server === null ? null : (await store.server(server)).role
      const card = { ...cardOf(drawn, role), nonce, enforceNonce: true }
      if (server === null) await client.users.send(place, card)
      else {
        const channel = await client.channels.fetch(place)
        if (!channel?.isSendable()) return 'gone'
        await channel.send(card)
      }
      return 'posted'
    } catch (error) {
      if (isGoneForGood(error)) return 'gone'
      desk.log.warn('announcement not taken', { error })
      return 'not now'
    }
  }
