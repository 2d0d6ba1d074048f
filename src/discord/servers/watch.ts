import { type Client, Events, ShardClientUtil } from 'discord.js'
import type { Store } from '../../settings/store.js'

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

/**
 * Keeps nothing of what is gone: a server that the bot has left, also while it was away; a channel, a thread, a role that
 * was deleted. A server that is only unavailable has not been left.
 * @param attend sees to a change of the store
 */
export function forgetWhatIsGone(
  client: Client,
  store: Store,
  attend: (change: () => Promise<void>) => void,
): void {
  client.on(Events.GuildDelete, ({ id }) => attend(() => store.forgetServer(id)))
  client.on(Events.ChannelDelete, ({ id }) => attend(() => store.dropPlace(id)))
  client.on(Events.ThreadDelete, ({ id }) => attend(() => store.dropPlace(id)))
  client.on(Events.GuildRoleDelete, ({ id }) => attend(() => store.dropRole(id)))
  attend(async () => {
    for (const server of await store.servers())
      if (isOfShard(client, server) && !client.guilds.cache.has(server)) await store.forgetServer(server)
  })
}
