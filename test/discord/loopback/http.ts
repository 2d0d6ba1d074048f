import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, type Sent } from './body.js'
import { type Commands, commandFaults } from './command-faults.js'
import type { Json } from './events.js'
import type { Gateway } from './gateway.js'
import type { Interactions } from './interactions.js'
import { type Posts, postJson } from './posts.js'
import {
  invalidForm,
  mayNotReadHistory,
  missingAccess,
  missingPermissions,
  Refusal,
  unauthorised,
  unknownGuild,
  unknownMessage,
  unknownReference,
  unknownRoute,
} from './refusal.js'
import { snowflake } from './snowflake.js'
import { type Trouble, type Troubles, tooMany } from './troubles.js'
import { APPLICATION, BOT, CHANNEL, DM, GUILD_ID, JANE, OMAR, TOKEN } from './world.js'

/** What the routes read and change. */
export interface State {
  readonly posts: Posts
  readonly interactions: Interactions
  readonly gateway: Pick<Gateway, 'address' | 'shards' | 'servers'>
  /** Commands as last registered, for everywhere and for the one server. */
  readonly registered: { global: Commands | null; guild: Commands | null }
  /** What the bot may not do in the server's channel. */
  readonly forbidden: { writing: boolean; readingHistory: boolean; attaching: boolean }
  /** What people wrote, by id, as the bot may read it. */
  readonly said: ReadonlyMap<string, Json>
  /** Messages that are no longer there. */
  readonly removed: Set<string>
  readonly troubles: Troubles
  /** Channels in which the bot was seen typing, in order. */
  readonly typing: string[]
  /** Method and path of each request, in order. */
  readonly requests: string[]
  /** Who added which bot, as the audit log of every server says. */
  readonly audit: { readonly user_id: string; readonly target_id: string }[]
  /** Ids of the messages that the bot asked for and was given, in order. */
  readonly given: string[]
}

type Route = (ids: string[], sent: Sent, state: State, query: URLSearchParams) => unknown

const NO_ANSWER = Symbol('204')
const BY_TOKEN = /^(POST \/interactions|\w+ \/webhooks)\//

function register(which: 'global' | 'guild'): Route {
  return (ids, { body }, { registered }) => {
    if (ids[0] !== APPLICATION.id) throw unknownRoute(`application ${ids[0]}`)
    if (which === 'guild' && ids[1] !== GUILD_ID) throw new Refusal(403, 50001, 'Missing Access')
    const faults = commandFaults(body, which === 'guild')
    if (faults.length > 0) throw invalidForm(faults)
    registered[which] = body as Commands
    return body
  }
}

const referenceIn = ({ body }: Sent) =>
  (body as { message_reference?: { message_id: string; fail_if_not_exists?: boolean } }).message_reference

const withoutReference = ({ body, files }: Sent): Sent => ({
  body: { ...(body as object), message_reference: undefined },
  files,
})

/** All messages of a channel that are still there, as the bot may read them, newest first. */
const historyOf = (channel: string, { posts, said, removed }: State): Json[] =>
  [
    ...[...posts.all.values()].filter(({ isPrivate }) => !isPrivate).map((post): Json => postJson(post)),
    ...said.values(),
  ]
    .filter(({ id }) => !removed.has(String(id)))
    .filter(({ channel_id }) => channel_id === channel)
    .sort((one, other) => (BigInt(String(one.id)) < BigInt(String(other.id)) ? 1 : -1))

/** Discord gives so many messages of a channel's history unless asked for another number. */
const USUAL_LIMIT = 50

const ROUTES: readonly [RegExp, Route][] = [
  [
    /^GET \/gateway\/bot$/,
    (_, __, { gateway }) => ({
      url: gateway.address(),
      shards: gateway.shards.recommended,
      session_start_limit: {
        total: 1000,
        remaining: 999,
        reset_after: 0,
        max_concurrency: gateway.shards.maxConcurrency,
      },
    }),
  ],
  [/^GET \/applications\/@me$/, () => APPLICATION],
  [
    /^GET \/applications\/(\d+)\/commands$/,
    ([application_id], _, { registered }) =>
      (registered.global ?? []).map((body) => ({ ...body, id: snowflake(), application_id, version: '1' })),
  ],
  [/^PUT \/applications\/(\d+)\/commands$/, register('global')],
  [/^PUT \/applications\/(\d+)\/guilds\/(\d+)\/commands$/, register('guild')],
  [/^GET \/users\/@me$/, () => BOT],
  [/^POST \/users\/@me\/channels$/, () => DM],
  [/^GET \/users\/(\d+)$/, ([id]) => [JANE, OMAR].find((person) => person.id === id) ?? BOT],
  [
    /^GET \/guilds\/(\d+)$/,
    ([id], _, { gateway }) => {
      const server = gateway.servers.find((one) => one.id === id)
      if (!server) throw unknownGuild()
      return server
    },
  ],
  [
    /^GET \/guilds\/(\d+)\/audit-logs$/,
    (_, __, { audit }) => ({
      application_commands: [],
      audit_log_entries: audit.map((entry) => ({ ...entry, id: snowflake(), action_type: 28 })),
      auto_moderation_rules: [],
      guild_scheduled_events: [],
      integrations: [],
      threads: [],
      users: [JANE, BOT],
      webhooks: [],
    }),
  ],
  [
    /^POST \/channels\/(\d+)\/messages$/,
    ([channel = ''], sent, { posts, forbidden, removed }) => {
      const inServer = channel === CHANNEL.id
      if (inServer && forbidden.writing) throw missingPermissions()
      if (inServer && forbidden.attaching && sent.files.length > 0) throw missingPermissions()
      const reply = referenceIn(sent)
      if (inServer && reply && forbidden.readingHistory) throw mayNotReadHistory()
      const isOrphan = reply !== undefined && removed.has(reply.message_id)
      if (isOrphan && reply.fail_if_not_exists !== false) throw unknownReference()
      return postJson(posts.add(isOrphan ? withoutReference(sent) : sent, channel, false))
    },
  ],
  [
    /^GET \/channels\/(\d+)\/messages$/,
    ([channel = ''], _, state, query) => {
      if (channel === CHANNEL.id && state.forbidden.readingHistory) return []
      const before = BigInt(query.get('before') ?? snowflake())
      const after = BigInt(query.get('after') ?? 0)
      const found = historyOf(channel, state)
        .filter(({ id }) => BigInt(String(id)) < before && BigInt(String(id)) > after)
        .slice(0, Number(query.get('limit') ?? USUAL_LIMIT))
      state.given.push(...found.map(({ id }) => String(id)))
      return found
    },
  ],
  [
    /^GET \/channels\/(\d+)\/messages\/(\d+)$/,
    ([channel = '', message], _, state) => {
      if (channel === CHANNEL.id && state.forbidden.readingHistory) throw missingAccess()
      const found = historyOf(channel, state).find(({ id }) => id === message)
      if (!found) throw unknownMessage()
      state.given.push(String(found.id))
      return found
    },
  ],
  [
    /^PATCH \/channels\/\d+\/messages\/(\d+)$/,
    ([message = ''], sent, { posts }) => postJson(posts.edit(message, sent)),
  ],
  [
    /^POST \/channels\/(\d+)\/typing$/,
    ([channel = ''], _, { typing, forbidden }) => {
      if (channel === CHANNEL.id && forbidden.writing) throw missingPermissions()
      typing.push(channel)
      return NO_ANSWER
    },
  ],
  [
    /^POST \/interactions\/(\d+)\/([\w-]+)\/callback$/,
    ([id = '', token = ''], sent, { interactions }) => {
      interactions.callback(id, token, sent)
      return NO_ANSWER
    },
  ],
  [
    /^POST \/webhooks\/\d+\/([\w-]+)$/,
    ([token = ''], sent, { interactions }) => postJson(interactions.followUp(token, sent)),
  ],
  [
    /^PATCH \/webhooks\/\d+\/([\w-]+)\/messages\/@original$/,
    ([token = ''], sent, { interactions }) => postJson(interactions.editOriginal(token, sent)),
  ],
  [
    /^DELETE \/webhooks\/\d+\/([\w-]+)\/messages\/@original$/,
    ([token = ''], _, { interactions }) => {
      interactions.removeOriginal(token)
      return NO_ANSWER
    },
  ],
]

function routeOf({ method, url }: IncomingMessage): string {
  const path = new URL(url ?? '', 'http://loopback').pathname.replace(/^\/api\/v10/, '')
  return `${method} ${decodeURIComponent(path)}`
}

async function answerTo(request: IncomingMessage, route: string, state: State): Promise<unknown> {
  if (!BY_TOKEN.test(route) && request.headers.authorization !== `Bot ${TOKEN}`) throw unauthorised()
  for (const [pattern, handle] of ROUTES) {
    const match = pattern.exec(route)
    const query = new URL(request.url ?? '', 'http://loopback').searchParams
    if (match) return handle(match.slice(1), await bodyOf(request), state, query)
  }
  throw unknownRoute(route)
}

/** What comes back where something else than Discord itself says no. */
function meet(trouble: Exclude<Trouble, Refusal>, response: ServerResponse): void {
  if (trouble === 'hangs') return
  if (trouble !== 'lost' && 'retryAfter' in trouble) {
    const { headers, body } = tooMany(trouble.retryAfter, trouble.isGlobal)
    response.writeHead(429, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    return
  }
  const status = trouble === 'lost' ? 502 : trouble.status
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>')
}

/** Answers one request as Discord's REST API would. */
export async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const route = routeOf(request)
  state.requests.push(route)
  const trouble = state.troubles.next(route)
  if (trouble !== null && !(trouble instanceof Refusal)) {
    if (trouble === 'lost') await answerTo(request, route, state)
    else await bodyOf(request)
    meet(trouble, response)
    return
  }
  try {
    if (trouble !== null) throw trouble
    const answer = await answerTo(request, route, state)
    // With a JSON content type and no body, discord.js fails to read the answer.
    if (answer === NO_ANSWER) response.writeHead(204).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(400, 0, String(error))
    const { status, code, message } = refusal
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
  }
}
