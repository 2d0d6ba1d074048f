import { type Client, ComponentType, type MessageCreateOptions, roleMention } from 'discord.js'
import type { Reply } from '../../model/reply.js'
import type { Pilcrow } from '../../pilcrow/pilcrow.js'
import type { SettingsStore, Subscription } from '../../settings/store.js'
import type { Payload } from '../components/payload.js'
import { isPlaceGone } from '../protocol/rest.js'
import type { BotContext } from '../request/bot-context.js'
import { SETTINGS_WORDING } from '../settings/wording.js'
import type { PostResult } from './announcer.js'

/** The card of a report: the one message of Pilcrow's that may ping somebody, and only a role that the server chose. */
function withRolePing(card: Payload, role: string | null): MessageCreateOptions {
  if (role === null) return card
  const ping = { type: ComponentType.TextDisplay as const, content: roleMention(role) }
  return {
    ...card,
    components: [ping, ...card.components],
    allowedMentions: { parse: [], roles: [role], repliedUser: false },
  }
}

/** Why a place is told, and how to end that. */
const withReason = (news: Reply, { council, server }: Subscription, { councils }: Pilcrow): Reply => {
  const why = server === null ? SETTINGS_WORDING.youFollowThis : SETTINGS_WORDING.channelFollowsThis
  return { ...news, notes: [...news.notes, why(councils.nameOf(council))] }
}

/** Posts what is told of a report, in a channel or to a person. */
export const announcementPoster =
  (client: Client, store: Pick<SettingsStore, 'server'>, context: Pick<BotContext, 'draw' | 'log'>) =>
  async (
    subscription: Subscription,
    report: string,
    pilcrow: Pilcrow,
    nonce: string,
  ): Promise<PostResult> => {
    const { place, server } = subscription
    const news = await pilcrow.news(report)
    if (news === null) return 'not now'
    const drawn = context.draw(withReason(news, subscription, pilcrow), {
      isPrivate: false,
      asker: null,
      query: null,
      page: 0,
    })
    try {
      const role = server === null ? null : (await store.server(server)).role
      const card = { ...withRolePing(drawn, role), nonce, enforceNonce: true }
      if (server === null) await client.users.send(place, card)
      else {
        const channel = await client.channels.fetch(place)
        if (!channel?.isSendable()) return 'gone'
        await channel.send(card)
      }
      return 'posted'
    } catch (error) {
      if (isPlaceGone(error)) return 'gone'
      context.log.warn('announcement not taken', { error })
      return 'not now'
    }
  }
