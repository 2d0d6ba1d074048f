import { z } from 'zod'
import { ALONE, Shard } from './shards.js'

/** Gateway opcodes, as Discord numbers them. */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
}
/** Gateway close codes. */
export const CLOSE = {
  normal: 1000,
  unknownError: 4000,
  decodeError: 4002,
  authenticationFailed: 4004,
  disallowedIntents: 4014,
}

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: an application gets none of them unasked. */
export const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
export const MESSAGE_CONTENT = 1 << 15

/** What a bot may send. */
export const Sent = z.object({ op: z.number(), d: z.unknown() })
export const Identify = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  shard: Shard.default(ALONE),
})
export const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() })
