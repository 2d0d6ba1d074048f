import { snowflake } from './snowflake.js'

/** The little world that the loopback Discord shows: one application, a server, its channels, a direct message; another server. */

export const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.loopback.not-a-real-token-only-for-tests'

const user = (username: string, bot = false) => ({
  id: snowflake(),
  username,
  global_name: username[0]?.toUpperCase() + username.slice(1),
  discriminator: '0',
  avatar: null,
  bot,
})
export type User = ReturnType<typeof user>

export const BOT = user('pilcrow', true)
export const APPLICATION = { id: BOT.id, flags: 0, name: 'Pilcrow', description: '', icon: null, bot: BOT }
export const JANE = user('jane')
export const OMAR = user('omar')
export const OTHER_BOT = user('parrot', true)

export const GUILD_ID = snowflake()
export const CHANNEL = { id: snowflake(), type: 0, guild_id: GUILD_ID, name: 'children', position: 0 }
/** Where the bot may be told to answer every question; a thread of it, and a thread elsewhere. */
export const ASKING = { id: snowflake(), type: 0, guild_id: GUILD_ID, name: 'ask-pilcrow', position: 1 }
const thread = (parent_id: string, name: string) => ({
  id: snowflake(),
  type: 11,
  guild_id: GUILD_ID,
  parent_id,
  name,
  thread_metadata: { archived: false, auto_archive_duration: 1440, archive_timestamp: null, locked: false },
})
export const ASKING_THREAD = thread(ASKING.id, 'about care leavers')
/** A forum, and a post in it: its first message has the id of the post. */
export const FORUM = { id: snowflake(), type: 15, guild_id: GUILD_ID, name: 'questions', position: 2 }
export const POST = { ...thread(FORUM.id, 'Private fostering in Northumberland'), type: 11 }
export const OTHER_THREAD = thread(CHANNEL.id, 'lunch')
/** A channel of a server, or of none. */
export type Channel = { readonly id: string; readonly type: number; readonly guild_id?: string }
export const DM = { id: snowflake(), type: 1, recipients: [JANE] }
export const ROLE = { id: snowflake(), name: 'inspectors' }

/** A role as Discord tells a bot of it. */
export const roleJson = (id: string, name: string, permissions = '0') => ({
  id,
  name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  permissions,
  managed: false,
  mentionable: true,
  flags: 0,
})

const member = ({ id }: User) => ({
  user: { id },
  roles: [],
  joined_at: '2026-01-01T00:00:00Z',
  deaf: false,
  mute: false,
  flags: 0,
})

/** A server's member as interactions and messages carry it. */
export const memberOf = (user: User, permissions = '0') => ({
  ...member(user),
  user,
  permissions,
  nick: null,
})

export interface Parts {
  readonly roles?: readonly ReturnType<typeof roleJson>[]
  readonly channels?: readonly Channel[]
  readonly threads?: readonly Channel[]
  /** What everybody may do there, the bot included; nothing unless given. */
  readonly permissions?: string
  /** Where Discord itself says who has joined. */
  readonly system?: Channel | undefined
}

/** A server as Discord tells a bot of it. */
export const server = (
  id: string,
  name: string,
  { roles = [], channels = [], threads = [], permissions = '0', system }: Parts,
) => ({
  id,
  name,
  owner_id: JANE.id,
  system_channel_id: system?.id ?? null,
  joined_at: '2026-01-01T00:00:00Z',
  large: false,
  unavailable: false,
  member_count: 3,
  preferred_locale: 'en-GB',
  features: [],
  roles: [roleJson(id, '@everyone', permissions), ...roles],
  emojis: [],
  stickers: [],
  channels,
  threads,
  members: [{ ...member(BOT), user: BOT }],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  system_channel_flags: 0,
  afk_timeout: 300,
})
export type Server = ReturnType<typeof server>

export const GUILD = server(GUILD_ID, 'Council', {
  roles: [roleJson(ROLE.id, ROLE.name)],
  channels: [CHANNEL, ASKING, FORUM],
  threads: [ASKING_THREAD, OTHER_THREAD, POST],
})

/** Made a millisecond later, so that of two shards each has one of the servers. The bot is in it where a test says so. */
const OTHER_GUILD_ID = String(BigInt(GUILD_ID) + (1n << 22n))
export const OTHER_CHANNEL = {
  id: snowflake(),
  type: 0,
  guild_id: OTHER_GUILD_ID,
  name: 'families',
  position: 0,
}
export const OTHER_GUILD = server(OTHER_GUILD_ID, 'Charity', { channels: [OTHER_CHANNEL] })
