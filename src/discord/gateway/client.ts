import {
  type Channel,
  type Client,
  type ClientOptions,
  Events,
  GatewayCloseCodes,
  type GuildMember,
  Options,
  Status,
  type User,
} from 'discord.js'
import type { Health } from '../../operate/counts.js'
import { connectionFailure, TOKEN_REFUSED } from '../protocol/rest.js'

/** Messages of one channel, so that an answer finds the one before it; and for how long, in seconds. */
const MESSAGES_IN_CHANNEL = 10
const MESSAGE_SECONDS = 15 * 60
const SWEEP_SECONDS = 5 * 60
/** People, and members of one server; beyond these, whoever came first is forgotten. */
const MAX_CACHED_USERS = 1000
const MEMBERS_IN_SERVER = 100

const isItself = ({ id, client }: User | GuildMember): boolean => id === client.user.id

/** As much of the client's list of channels as forgetting one asks for. */
interface ChannelCache {
  readonly cache: Pick<Map<string, Pick<Channel, 'isDMBased'>>, 'delete' | 'get'>
}

/**
 * Least recently used eviction of direct messages: each person's is a channel of its own with its last messages in it,
 * and discord.js has no limit for channels. Gives what is to be told of each channel in which something is said: the last
 * thousand are kept.
 */
export function evictDirectChannels({ cache }: ChannelCache): (channel: string | null) => void {
  const recent = new Set<string>()
  return (id) => {
    if (id === null || cache.get(id)?.isDMBased() !== true) return
    recent.delete(id)
    recent.add(id)
    const [quietest] = recent
    if (recent.size <= MAX_CACHED_USERS || quietest === undefined) return
    recent.delete(quietest)
    cache.delete(quietest)
  }
}

/**
 * What discord.js keeps in memory of what Discord sends: little, and not for long. By itself it forgets no person it
 * has ever heard from.
 */
export const cacheOptions = (): Pick<ClientOptions, 'makeCache' | 'sweepers'> => ({
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: MESSAGES_IN_CHANNEL,
    UserManager: { maxSize: MAX_CACHED_USERS, keepOverLimit: isItself },
    GuildMemberManager: { maxSize: MEMBERS_IN_SERVER, keepOverLimit: isItself },
  }),
  sweepers: {
    ...Options.DefaultSweeperSettings,
    messages: { interval: SWEEP_SECONDS, lifetime: MESSAGE_SECONDS },
  },
})

/** Discord was asked for an intent that the application's Bot page does not have switched on. */
export class DisallowedIntent extends Error {}

/**
 * Logs a client in; done once it is connected.
 * @throws DisallowedIntent; Error with a sentence that says what to do, for anything else
 */
export async function logIn(client: Client, token: string): Promise<void> {
  let close: number | null = null
  const closed = new Promise<void>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => {
      close = code
      resolve()
    })
  })
  try {
    await Promise.race([client.login(token), closed])
  } catch (error) {
    throw close === GatewayCloseCodes.DisallowedIntents ? new DisallowedIntent() : connectionFailure(error)
  }
  if (close === GatewayCloseCodes.DisallowedIntents) throw new DisallowedIntent()
  if (close === GatewayCloseCodes.AuthenticationFailed) throw new Error(TOKEN_REFUSED)
  if (close !== null) throw new Error(`Discord closed the connection for good (${close}).`)
}

/** How the connection to Discord is. One process holds one shard; without sharding that is shard 0. */
export function gatewayHealth(client: Client): Omit<Health, 'reports'> {
  const shard = client.ws.shards.first()
  const beat = shard?.lastPingTimestamp ?? -1
  return {
    ready: client.isReady() && shard?.status === Status.Ready,
    shard: shard?.id ?? null,
    lastHeartbeat: beat < 0 ? null : new Date(beat).toISOString(),
  }
}
