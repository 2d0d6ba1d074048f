import { type Client, Status } from 'discord.js'
import type { Health } from '../operate/counts.js'

/** How the connection to Discord is. One process holds one shard; without sharding that is shard 0. */
export function pulseOf(client: Client): Omit<Health, 'reports'> {
  const shard = client.ws.shards.first()
  const beat = shard?.lastPingTimestamp ?? -1
  return {
    ready: client.isReady() && shard?.status === Status.Ready,
    shard: shard?.id ?? null,
    lastHeartbeat: beat < 0 ? null : new Date(beat).toISOString(),
  }
}
