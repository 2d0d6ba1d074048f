import { type Client, DiscordAPIError, Events, RESTJSONErrorCodes, Routes, ShardClientUtil } from 'discord.js'
import type { SettingsStore } from '../../settings/store.js'

/** A shard's number and how many there are; one alone is the first of one. */
const shardOf = ({ ws, options }: Client): { id: number; count: number } => ({
  id: ws.shards.first()?.id ?? 0,
  count: options.shardCount ?? 1,
})

/** Whether a server belongs to this process; what happens in none belongs to the first shard. Gateway, Sharding. */
export function isOfShard(client: Client, server: string | null): boolean {
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
    return error instanceof DiscordAPIError && NOT_IN_IT.has(error.code)
  }
}

const NOT_IN_IT: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
])

/**
 * Keeps nothing of what is gone: a server that the bot has left; a channel, a thread, a role that was deleted. A server that
 * is only unavailable has not been left.
 * @param attend sees to a change of the store
 */
export function forgetWhatIsGone(
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
export async function forgetWhatWasLeft(client: Client, store: SettingsStore): Promise<void> {
  for (const server of await store.servers())
    if (isOfShard(client, server) && (await hasLeft(client, server))) await store.forgetServer(server)
}
