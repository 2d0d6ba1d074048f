import { blankMessage } from './blank-message.js'
import { MESSAGE_CONTENT } from './frames.js'
import { snowflake } from './snowflake.js'
import { APPLICATION, BOT, CHANNEL, type Channel, DM, JANE, memberOf, type User } from './world.js'

/** What people do, as Discord tells the bot of it. */

export type Json = Record<string, unknown>

/** Who does something, and where. */
export interface From {
  readonly user?: User
  readonly inDm?: boolean
  /** Where in a server; the usual channel unless given. */
  readonly in?: Channel
  /** What they may do there; nothing beyond writing unless given. */
  readonly permissions?: string
  /** What the bot may do there; what it is invited with unless given. */
  readonly mayDo?: string
}

/** VIEW_CHANNEL, SEND_MESSAGES, ATTACH_FILES, READ_MESSAGE_HISTORY, SEND_MESSAGES_IN_THREADS. */
export const INVITED = String((1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 38n))

/** A message that somebody wrote, as Discord's API gives it. */
export const messageJson = (
  content: string,
  { user = JANE, inDm = false, in: place = CHANNEL }: From,
  more: Json = {},
): Json => ({
  id: snowflake(),
  channel_id: inDm ? DM.id : place.id,
  channel_type: inDm ? DM.type : place.type,
  ...(inDm ? {} : { guild_id: place.guild_id, member: { ...memberOf(user), user: undefined } }),
  author: user,
  ...blankMessage(),
  content,
  ...more,
})

/** Without the message content intent, words come only in direct messages and where the bot is mentioned. */
export function readable(message: Json, inDm: boolean, intents: number): Json {
  const mentioned = (message.mentions as { id: string }[]).some(({ id }) => id === BOT.id)
  return inDm || mentioned || intents & MESSAGE_CONTENT
    ? message
    : { ...message, content: '', components: [], embeds: [] }
}

/** What every interaction carries beside its data. */
export const outline = (
  channel: Channel,
  { user = JANE, inDm = false, permissions, mayDo = INVITED }: From,
): Json => ({
  version: 1,
  application_id: APPLICATION.id,
  channel_id: channel.id,
  channel,
  ...(inDm ? { user } : { guild_id: channel.guild_id, member: memberOf(user, permissions) }),
  context: inDm ? 1 : 0,
  locale: 'en-GB',
  app_permissions: mayDo,
  entitlements: [],
  authorizing_integration_owners: { 0: inDm ? '0' : channel.guild_id },
  attachment_size_limit: 10_485_760,
})
