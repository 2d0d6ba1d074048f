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
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
}
const CLOSE = {
  normal: 1000,
  unknownError: 4000,
  decodeError: 4002,
  authenticationFailed: 4004,
  disallowedIntents: 4014,
}

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: an application gets none of them unasked. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
export const MESSAGE_CONTENT = 1 << 15
const HEARTBEAT_MS = 400

const Sent = z.object({ op: z.number(), d: z.unknown() })
const Identify = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
})
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() })

export interface Gateway {
  /** Sends an event to the bot, to each copy of it; where one is not connected, once it has resumed. */
  dispatch(event: string, data: unknown): void
  /** Sends a frame as it stands, however malformed. */
  raw(frame: string): void
  /** Loses the connection as a failing network does. */
  drop(): void
  /** Tells the bot to connect again (opcode 7). */
  move(): void
  /** Ends the connection for good or for a while, by the code that says why. */
  close(code: number): void
  /** How it treats the bot from now on. */
  readonly moods: {
    /** Whether heartbeats are acknowledged. */
    hears: boolean
    /** Whether a session can be resumed: never again, at the second attempt, or always. */
    resumes: 'never' | 'later' | 'always'
  }
  readonly counts: { identified: number; resumed: number; heartbeats: number }
  /** What the connected bot asked for. */
  readonly intents: () => number
  /** Privileged intents that the application's page has switched on. */
  readonly granted: { intents: number }
  shut(): void
}

/** One bot's session: what it was told, and where, as long as it is connected. */
interface Session {
  socket: WebSocket | null
  readonly events: { t: string; d: unknown; s: number }[]
}

/** The gateway: hello, identify, heartbeats, ready and the server, resume with what was missed. */
export function openGateway(http: Server, address: () => string): Gateway {
  const sockets = new WebSocketServer({ server: http })
  const counts = { identified: 0, resumed: 0, heartbeats: 0 }
  const sessions = new Map<string, Session>()
  let intents = 0
  const granted = { intents: 0 }
  const moods: Gateway['moods'] = { hears: true, resumes: 'always' }

  const send = (socket: WebSocket, op: number, d: unknown): void => socket.send(JSON.stringify({ op, d }))
  const tell = ({ socket, events }: Session, t: string, d: unknown): void => {
    const event = { t, d, s: events.length + 1 }
    events.push(event)
    socket?.send(JSON.stringify({ op: OP.dispatch, ...event }))
  }
  const each = (act: (socket: WebSocket) => void): void => {
    for (const { socket } of sessions.values()) if (socket) act(socket)
  }

  /** The close code of a refusal, else null. */
  function identify(socket: WebSocket, d: unknown): number | null {
    const identity = Identify.safeParse(d)
    if (!identity.success) return CLOSE.decodeError
    if (identity.data.token !== TOKEN) return CLOSE.authenticationFailed
    if (identity.data.intents & PRIVILEGED & ~granted.intents) return CLOSE.disallowedIntents
    counts.identified += 1
    intents = identity.data.intents
    const session_id = `loopback-session-${counts.identified}`
    const session: Session = { socket, events: [] }
    sessions.set(session_id, session)
    tell(session, 'READY', {
      v: 10,
      user: BOT,
      application: APPLICATION,
      session_id,
      resume_gateway_url: address(),
      guilds: [{ id: GUILD_ID, unavailable: true }],
    })
    tell(session, 'GUILD_CREATE', GUILD)
    return null
  }

  function resume(socket: WebSocket, d: unknown): void {
    const asked = Resume.safeParse(d)
    const session = asked.success ? sessions.get(asked.data.session_id) : undefined
    if (!asked.success || !session || asked.data.token !== TOKEN) {
      send(socket, OP.invalidSession, false)
      return
    }
    if (moods.resumes !== 'always') {
      send(socket, OP.invalidSession, moods.resumes === 'later')
      moods.resumes = 'always'
      return
    }
    counts.resumed += 1
    session.socket = socket
    for (const event of session.events.slice(asked.data.seq)) {
      socket.send(JSON.stringify({ op: OP.dispatch, ...event }))
    }
    tell(session, 'RESUMED', {})
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
      if (moods.hears) send(socket, OP.acknowledged, null)
    }
    return null
  }

  sockets.on('connection', (socket) => {
    send(socket, OP.hello, { heartbeat_interval: HEARTBEAT_MS })
    socket.on('close', (code) => {
      for (const [id, session] of sessions) {
        if (session.socket !== socket) continue
        session.socket = null
        if (code === CLOSE.normal) sessions.delete(id)
      }
    })
    socket.on('message', (raw) => {
      const refusal = receive(socket, String(raw))
      if (refusal !== null) socket.close(refusal)
    })
  })

  return {
    dispatch(event, data) {
      for (const session of sessions.values()) tell(session, event, data)
    },
    raw: (frame) => each((socket) => socket.send(frame)),
    drop: () => each((socket) => socket.close(CLOSE.unknownError)),
    move: () => each((socket) => send(socket, OP.reconnect, null)),
    close: (code) => each((socket) => socket.close(code)),
    moods,
    counts,
    intents: () => intents,
    granted,
    shut() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
