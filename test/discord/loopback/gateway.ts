import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { CLOSE, Identify, OP, PRIVILEGED, Resume, Sent } from './frames.js'
import { createHaste, reaches, type Shard, shardOf } from './shards.js'
import { APPLICATION, BOT, GUILD, type Server, TOKEN } from './world.js'

/** Far oftener than Discord, so that a test need not wait for a heartbeat that stays away. */
const HEARTBEAT_MS = 400

export interface Gateway {
  /** Where a bot connects to. */
  address(): string
  /** Sends an event to the bot, to each copy of it that has the shard; where one is not connected, once it has resumed. */
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
  readonly counts: { identified: number; resumed: number; heartbeats: number; hasty: number }
  /** The servers that the bot is in. */
  readonly servers: Server[]
  /** What it says of shards: how many it recommends, how many may identify at once. */
  readonly shards: { recommended: number; maxConcurrency: number }
  /** What the connected bot asked for. */
  readonly intents: () => number
  /** Privileged intents that the application's page has switched on. */
  readonly granted: { intents: number }
  shut(): void
}

/** One bot's session: what it was told, and where, as long as it is connected. */
interface Session {
  readonly shard: Shard
  socket: WebSocket | null
  readonly events: { t: string; d: unknown; s: number }[]
}

/** The gateway: hello, identify, heartbeats, ready and the server, resume with what was missed. */
export function openGateway(http: HttpServer, heartbeatMs = HEARTBEAT_MS): Gateway {
  const address = () => `ws://127.0.0.1:${(http.address() as AddressInfo).port}`
  const sockets = new WebSocketServer({ server: http })
  const counts = { identified: 0, resumed: 0, heartbeats: 0, hasty: 0 }
  const servers = [GUILD]
  const shards = { recommended: 1, maxConcurrency: 1 }
  const isHasty = createHaste()
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
    const { shard } = identity.data
    if (isHasty(shard, shards.maxConcurrency)) {
      counts.hasty += 1
      send(socket, OP.invalidSession, false)
      return null
    }
    const own = servers.filter(({ id }) => shardOf(id, shard[1]) === shard[0])
    counts.identified += 1
    intents = identity.data.intents
    const session_id = `loopback-session-${counts.identified}`
    const session: Session = { shard, socket, events: [] }
    sessions.set(session_id, session)
    tell(session, 'READY', {
      v: 10,
      user: BOT,
      application: APPLICATION,
      session_id,
      resume_gateway_url: address(),
      shard,
      guilds: own.map(({ id }) => ({ id, unavailable: true })),
    })
    for (const server of own) tell(session, 'GUILD_CREATE', server)
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
    send(socket, OP.hello, { heartbeat_interval: heartbeatMs })
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
    address,
    dispatch(event, data) {
      for (const session of sessions.values()) if (reaches(session.shard, data)) tell(session, event, data)
    },
    raw: (frame) => each((socket) => socket.send(frame)),
    drop: () => each((socket) => socket.close(CLOSE.unknownError)),
    move: () => each((socket) => send(socket, OP.reconnect, null)),
    close: (code) => each((socket) => socket.close(code)),
    moods,
    counts,
    servers,
    shards,
    intents: () => intents,
    granted,
    shut() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
