import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, type Sent } from './body.js'
import { type Commands, commandFaults } from './command-faults.js'
import type { Interactions } from './interactions.js'
import { type Posts, postJson } from './posts.js'
import {
  invalidForm,
  mayNotReadHistory,
  missingPermissions,
  Refusal,
  unauthorised,
  unknownRoute,
} from './refusal.js'
import { snowflake } from './snowflake.js'
import { APPLICATION, BOT, CHANNEL, DM, GUILD_ID, TOKEN } from './world.js'

/** What the routes read and change. */
export interface State {
  readonly posts: Posts
  readonly interactions: Interactions
  gatewayUrl(): string
  /** Commands as last registered, for everywhere and for the one server. */
  readonly registered: { global: Commands | null; guild: Commands | null }
  /** What the bot may not do in the server's channel. */
  readonly forbidden: { writing: boolean; readingHistory: boolean; attaching: boolean }
  /** Channels in which the bot was seen typing, in order. */
  readonly typing: string[]
  /** Method and path of each request, in order. */
  readonly requests: string[]
}

type Route = (ids: string[], sent: Sent, state: State) => unknown

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

const ROUTES: readonly [RegExp, Route][] = [
  [
    /^GET \/gateway\/bot$/,
    (_, __, { gatewayUrl }) => ({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
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
  [
    /^POST \/channels\/(\d+)\/messages$/,
    ([channel = ''], sent, { posts, forbidden }) => {
      const inServer = channel === CHANNEL.id
      if (inServer && forbidden.writing) throw missingPermissions()
      if (inServer && forbidden.attaching && sent.files.length > 0) throw missingPermissions()
      const replies = (sent.body as { message_reference?: unknown }).message_reference !== undefined
      if (inServer && replies && forbidden.readingHistory) throw mayNotReadHistory()
      return postJson(posts.add(sent, channel, false))
    },
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

async function answerTo(request: IncomingMessage, state: State): Promise<unknown> {
  const path = new URL(request.url ?? '', 'http://loopback').pathname.replace(/^\/api\/v10/, '')
  const route = `${request.method} ${decodeURIComponent(path)}`
  state.requests.push(route)
  if (!BY_TOKEN.test(route) && request.headers.authorization !== `Bot ${TOKEN}`) throw unauthorised()
  for (const [pattern, handle] of ROUTES) {
    const match = pattern.exec(route)
    if (match) return handle(match.slice(1), await bodyOf(request), state)
  }
  throw unknownRoute(route)
}

/** Answers one request as Discord's REST API would. */
export async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  try {
    const answer = await answerTo(request, state)
    // With a JSON content type and no body, discord.js fails to read the answer.
    if (answer === NO_ANSWER) response.writeHead(204).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(400, 0, String(error))
    const { status, code, message } = refusal
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
  }
}
