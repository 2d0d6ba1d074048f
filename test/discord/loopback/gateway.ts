import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { APPLICATION, BOT, GUILD, GUILD_ID, TOKEN } from './world.js'

/** Gateway opcodes and close codes, as Discord numbers them. */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
}
const CLOSE = { unknownError: 4000, decodeError: 4002, authenticationFailed: 4004, disallowedIntents: 4014 }

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: an application gets none of them unasked. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
export const MESSAGE_CONTENT = 1 << 15
const HEARTBEAT_MS = 400
const SESSION = 'loopback-session'

const Sent = z.object({ op: z.number(), d: z.unknown() })
const Identify = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
})
const Resume = z.object({ token: z.string(), session_id: z.literal(SESSION), seq: z.int() })

export interface Gateway {
  /** Sends an event to the bot; where it is not connected, once it has resumed. */
  dispatch(event: string, data: unknown): void
  /** Loses the connection as a failing network does. */
  drop(): void
  readonly counts: { identified: number; resumed: number; heartbeats: number }
  /** What the connected bot asked for. */
  readonly intents: () => number
  /** Privileged intents that the application's page has switched on. */
  readonly granted: { intents: number }
  close(): void
}

/** The gateway: hello, identify, heartbeats, ready and the server, resume with what was missed. */
export function openGateway(http: Server, address: () => string): Gateway {
  const sockets = new WebSocketServer({ server: http })
  const counts = { identified: 0, resumed: 0, heartbeats: 0 }
  const events: { t: string; d: unknown; s: number }[] = []
  let connected: WebSocket | null = null
  let intents = 0
  const granted = { intents: 0 }

  const send = (socket: WebSocket, op: number, d: unknown): void => socket.send(JSON.stringify({ op, d }))
  const dispatch = (t: string, d: unknown): void => {
    const event = { t, d, s: events.length + 1 }
    events.push(event)
    connected?.send(JSON.stringify({ op: OP.dispatch, ...event }))
  }

  /** The close code of a refusal, else null. */
  function identify(socket: WebSocket, d: unknown): number | null {
    const identity = Identify.safeParse(d)
    if (!identity.success) return CLOSE.decodeError
    if (identity.data.token !== TOKEN) return CLOSE.authenticationFailed
    if (identity.data.intents & PRIVILEGED & ~granted.intents) return CLOSE.disallowedIntents
    counts.identified += 1
    intents = identity.data.intents
    connected = socket
    dispatch('READY', {
      v: 10,
      user: BOT,
      application: APPLICATION,
      session_id: SESSION,
      resume_gateway_url: address(),
      guilds: [{ id: GUILD_ID, unavailable: true }],
    })
    dispatch('GUILD_CREATE', GUILD)
    return null
  }

  function resume(socket: WebSocket, d: unknown): void {
    const session = Resume.safeParse(d)
    if (!session.success || session.data.token !== TOKEN) {
      send(socket, OP.invalidSession, false)
      return
    }
    counts.resumed += 1
    connected = socket
    for (const event of events.slice(session.data.seq)) {
      socket.send(JSON.stringify({ op: OP.dispatch, ...event }))
    }
    dispatch('RESUMED', {})
  }

  /** The close code of a refusal, else null. */
  function receive(socket: WebSocket, raw: string): number | null {
    const sent = Sent.safeParse(JSON.parse(raw))
    if (!sent.success) return CLOSE.decodeError
    const { op, d } = sent.data
    if (op === OP.identify) return identify(socket, d)
    if (op === OP.resume) resume(socket, d)
    if (op === OP.heartbeat) {
      counts.heartbeats += 1
      send(socket, OP.acknowledged, null)
    }
    return null
  }

  sockets.on('connection', (socket) => {
    send(socket, OP.hello, { heartbeat_interval: HEARTBEAT_MS })
    socket.on('close', () => {
      if (connected === socket) connected = null
    })
    socket.on('message', (raw) => {
      const refusal = receive(socket, String(raw))
      if (refusal !== null) socket.close(refusal)
    })
  })

  return {
    dispatch,
    drop: () => connected?.close(CLOSE.unknownError),
    counts,
    intents: () => intents,
    granted,
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
