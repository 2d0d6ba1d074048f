import { type Client, DiscordAPIError, Events, RESTJSONErrorCodes, Routes, ShardClientUtil } from 'discord.js'
import type { Logger } from '../../operate/log.js'
import type { Pilcrow } from '../../pilcrow/pilcrow.js'
import type { SettingsStore } from '../../settings/store.js'
import type { BotContext } from '../request/bot-context.js'
import { greetServer } from '../settings/onboarding.js'
import { announcementPoster } from './announcement.js'
import { type Announcer, createAnnouncer } from './announcer.js'

/** A shard's number and how many there are; one alone is the first of one. */
const shardOf = ({ ws, options }: Client): { id: number; count: number } => ({
  id: ws.shards.first()?.id ?? 0,
  count: options.shardCount ?? 1,
})

/** Whether a server belongs to this process; what happens in none belongs to the first shard. Gateway, Sharding. */
function isOfShard(client: Client, server: string | null): boolean {
  const { id, count } = shardOf(client)
  return (server === null ? 0 : ShardClientUtil.shardIdForGuildId(server, count)) === id
}

/** Whether Discord says that the bot is in no such server; a Discord that fails says nothing. */
async function hasLeft({ guilds, rest }: Client, server: string): Promise<boolean> {
  if (guilds.cache.has(server)) return false
  try {
    await rest.get(Routes.guild(server))
    return false
  } catch (error) {
    return error instanceof DiscordAPIError && NOT_A_MEMBER.has(error.code)
  }
}

const NOT_A_MEMBER: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
])

/**
 * Keeps nothing of what is gone: a server that the bot has left; a channel, a thread, a role that was deleted. A server that
 * is only unavailable has not been left.
 * @param attend sees to a change of the store
 */
function forgetWhatIsGone(
  client: Client,
  store: SettingsStore,
  attend: (change: () => Promise<void>) => void,
): void {
  client.on(Events.GuildDelete, ({ id }) => attend(() => store.forgetServer(id)))
  client.on(Events.ChannelDelete, ({ id }) => attend(() => store.dropPlace(id)))
  client.on(Events.ThreadDelete, ({ id }) => attend(() => store.dropPlace(id)))
  client.on(Events.GuildRoleDelete, ({ id }) => attend(() => store.dropRole(id)))
}

/** Forgets the servers that the bot has left while it was away. */
async function forgetWhatWasLeft(client: Client, store: SettingsStore): Promise<void> {
  for (const server of await store.servers())
    if (isOfShard(client, server) && (await hasLeft(client, server))) await store.forgetServer(server)
}

/** How often it is looked whether anybody waits for a report: one that could not be posted before is tried again. */
const ANNOUNCE_INTERVAL_MS = 60 * 60_000

/** What a bot does for the servers that it is in without being asked. */
export interface ServerWatch {
  /** A new library is served: whoever follows one of its councils is told what is new. */
  announce(): void
  close(): Promise<void>
}

export interface ServerWatchSettings {
  readonly store: SettingsStore
  readonly context: BotContext
  readonly log: Logger
  /** The one that answers now. */
  pilcrow(): Pilcrow
}

/** Greets servers that it is added to. */
export function greetServers(client: Client, context: BotContext): void {
  client.on(Events.GuildCreate, (guild) => context.attend(greetServer(guild)))
}

/** Forgets what is gone, and tells of new reports, from the moment the client is ready. */
export async function watchServers(
  client: Client<true>,
  { store, context, log, pilcrow }: ServerWatchSettings,
): Promise<ServerWatch> {
  const changing = (change: () => Promise<void>) => context.attend(change().then(context.changed))
  forgetWhatIsGone(client, store, changing)
  if (await store.useAs(client.user.id)) changing(() => forgetWhatWasLeft(client, store))
  const announcer: Announcer = createAnnouncer({
    store,
    log,
    isOurs: ({ server }) => isOfShard(client, server) && (server === null || client.guilds.cache.has(server)),
    post: announcementPoster(client, store, context),
  })
  const announce = () => void announcer.announce(pilcrow())
  const timer = setInterval(announce, ANNOUNCE_INTERVAL_MS)
  announce()
  return {
    announce,
    close() {
      clearInterval(timer)
      return announcer.close()
    },
  }
}
