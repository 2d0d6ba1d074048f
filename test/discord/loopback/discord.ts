import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type From, INVITED, type Json, messageJson, outline, readable } from './events.js'
import { type Form, filledIn } from './forms.js'
import { type Gateway, openGateway } from './gateway.js'
import { type State, serve } from './http.js'
import { type Answer, createInteractions, type Kind, type Opened } from './interactions.js'
import { allComponents } from './message-faults.js'
import { createPosts, type Post, postJson } from './posts.js'
import { snowflake } from './snowflake.js'
import { createTroubles } from './troubles.js'
import { CHANNEL, DM, JANE, OMAR, roleJson } from './world.js'

export interface Loopback
  extends Pick<
    State,
    'registered' | 'forbidden' | 'requests' | 'audit' | 'given' | 'typing' | 'removed' | 'troubles'
  > {
  /** What DISCORD_API is set to. */
  readonly api: string
  readonly gateway: Gateway
  readonly posts: State['posts']
  /** A slash command, option by option. */
  slash(name: string, options?: Record<string, string | boolean>, from?: From): Promise<Answer>
  /** What is offered while `focused` is typed; the other options are as given. */
  type(name: string, focused: string, options: Record<string, string>): Promise<Answer>
  /** Presses a button of a message of the bot, whatever custom id it has; picks what is an option of a menu of it. */
  press(post: Post, customId: string, from?: From): Promise<Answer>
  pick(post: Post, customId: string, value: string, from?: From): Promise<Answer>
  /** Picks any number of a menu's options, or of the channels or roles that Discord lists in it. */
  choose(post: Post, customId: string, values: readonly string[], from?: From): Promise<Answer>
  /** Fills in a form that the bot has shown; `on` is the message whose button or menu it came from. */
  fill(form: Form, words: string, from?: From, on?: Post): Promise<Answer>
  /** Changes a message that somebody wrote, so long after it was written. */
  edit(message: Json, content: string, more?: Json): void
  /** 'Ask Pilcrow' on a message. */
  askMenu(message: Json): Promise<Answer>
  /** An interaction exactly as given, however malformed, with an id and a token of its own; what the bot does with it. */
  send(kind: Kind, event: Json): Promise<Answer>
  /** The same, for whoever waits as long as they like. */
  open(kind: Kind, event: Json): Opened
  /** Writes a message and waits for nothing; the message as it went out. */
  say(content: string, more?: Json, from?: From): Json
  /** Writes a message; the bot's answer to it. */
  write(content: string, more?: Json, from?: From): Promise<Post>
  /** Writes a message; whether the bot keeps silent until it has answered a later one. */
  ignores(content: string, more?: Json, from?: From): Promise<boolean>
  close(): Promise<void>
}

const ANSWER_MS = 5000

function answered(answer: Promise<Answer>): Promise<Answer> {
  const patience = sleep(ANSWER_MS, null, { ref: false }).then(() => {
    throw new Error('The bot did not answer the interaction.')
  })
  return Promise.race([answer, patience])
}

/** The custom id of the menu that has this option. */
const menuWith = ({ body }: Post, value: string): string | undefined =>
  allComponents(body.components).flatMap(({ custom_id, options }) =>
    Array.isArray(options) && options.some((option) => option.value === value) ? [String(custom_id)] : [],
  )[0]

/** The channels or roles that were picked, as Discord tells of them beside their ids. */
function resolvedIn(type: unknown, values: readonly string[]): Json {
  const listed = (one: (id: string) => Json) => Object.fromEntries(values.map((id) => [id, one(id)]))
  if (type === 8)
    return { resolved: { channels: listed((id) => ({ id, type: 0, name: 'picked', permissions: '0' })) } }
  if (type === 6) return { resolved: { roles: listed((id) => roleJson(id, 'picked')) } }
  return {}
}

const GUILD_MESSAGES = 1 << 9
const DIRECT_MESSAGES = 1 << 12

/** A Discord on 127.0.0.1 that refuses what Discord would refuse. */
export async function startLoopback({ heartbeatMs }: { heartbeatMs?: number } = {}): Promise<Loopback> {
  const posts = createPosts()
  const interactions = createInteractions(posts)
  const http = createServer((request, response) => void serve(request, response, state))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const gateway = openGateway(http, heartbeatMs)
  const said = new Map<string, Json>()
  const state: State = {
    posts,
    interactions,
    gateway,
    registered: { global: null, guild: null },
    forbidden: { writing: false, readingHistory: false, attaching: false },
    said,
    removed: new Set(),
    troubles: createTroubles(),
    typing: [],
    requests: [],
    audit: [],
    given: [],
  }

  function interact(kind: Kind, type: number, data: Json, from: From, on: Post | null): Promise<Answer> {
    const { user = JANE, inDm = false, in: place = CHANNEL, permissions = '0', mayDo = INVITED } = from
    const channel = inDm ? DM : place
    const { id, token, answer } = interactions.open(kind, channel.id, on?.id ?? null)
    const message = on ? { message: postJson(on) } : {}
    const event = {
      id,
      token,
      type,
      data,
      ...message,
      ...outline(channel, { user, inDm, permissions, mayDo }),
    }
    gateway.dispatch('INTERACTION_CREATE', event)
    return answered(answer)
  }

  function deliver(content: string, more: Json, from: From): Json {
    const message = messageJson(content, from, more)
    const inDm = from.inDm ?? false
    const heard = (gateway.intents() & (inDm ? DIRECT_MESSAGES : GUILD_MESSAGES)) !== 0
    const read = readable(message, inDm, gateway.intents())
    said.set(String(message.id), read)
    if (heard) gateway.dispatch('MESSAGE_CREATE', read)
    return message
  }

  async function written(content: string, more: Json, from: From): Promise<{ answer: Post }> {
    const before = new Set(posts.all.keys())
    const { id } = deliver(content, more, from)
    for (const end = Date.now() + ANSWER_MS; Date.now() < end; await sleep(10)) {
      const fresh = [...posts.all.values()].filter((post) => !before.has(post.id))
      const answer =
        fresh.find(({ repliesTo }) => repliesTo === id) ?? fresh.find(({ repliesTo }) => !repliesTo)
      if (answer) return { answer }
    }
    throw new Error('The bot did not answer the message.')
  }

  const optionsJson = (options: Record<string, string | boolean>, focused?: string) =>
    Object.entries(options).map(([name, value]) => ({
      name,
      value,
      type: typeof value === 'boolean' ? 5 : 3,
      ...(name === focused ? { focused: true } : {}),
    }))
  const command = (name: string, type: number, rest: Json): Json => ({ id: snowflake(), name, type, ...rest })

  function open(kind: Kind, event: Json): Opened {
    const opened = interactions.open(kind, CHANNEL.id, null)
    const { id, token } = opened
    gateway.dispatch('INTERACTION_CREATE', { ...outline(CHANNEL, { user: JANE }), id, token, ...event })
    return opened
  }

  return {
    api: `http://127.0.0.1:${port}/api`,
    ...state,
    gateway,
    slash: (name, options = {}, from = {}) =>
      interact('command', 2, command(name, 1, { options: optionsJson(options) }), from, null),
    type: (name, focused, options) =>
      interact('autocomplete', 4, command(name, 1, { options: optionsJson(options, focused) }), {}, null),
    press(post, custom_id, from = {}) {
      const menu = menuWith(post, custom_id)
      const data = menu
        ? { custom_id: menu, component_type: 3, values: [custom_id] }
        : { custom_id, component_type: 2 }
      return interact('component', 3, data, from, post)
    },
    pick: (post, custom_id, value, from = {}) =>
      interact('component', 3, { custom_id, component_type: 3, values: [value] }, from, post),
    choose(post, custom_id, values, from = {}) {
      const menu = allComponents(post.body.components).find((component) => component.custom_id === custom_id)
      const data = { custom_id, component_type: menu?.type ?? 3, values, ...resolvedIn(menu?.type, values) }
      return interact('component', 3, data, from, post)
    },
    fill: (form, words, from = {}, on) => interact('form', 5, filledIn(form, words), from, on ?? null),
    askMenu(message) {
      const target_id = String(message.id)
      const resolved = { messages: { [target_id]: message } }
      return interact('command', 2, command('Ask Pilcrow', 3, { target_id, resolved }), {}, null)
    },
    send: (kind, event) => answered(open(kind, event).answer),
    open,
    say: (content, more = {}, from = {}) => deliver(content, more, from),
    write: async (content, more = {}, from = {}) => (await written(content, more, from)).answer,
    edit(message, content, more = {}) {
      const edited_timestamp = new Date().toISOString()
      const inDm = message.guild_id === undefined
      const changed = { ...message, content, edited_timestamp, ...more }
      const read = readable(changed, inDm, gateway.intents())
      said.set(String(message.id), read)
      gateway.dispatch('MESSAGE_UPDATE', read)
    },
    async ignores(content, more = {}, from = {}) {
      const before = posts.all.size
      deliver(content, more, from)
      await written('Hello', {}, { user: OMAR, inDm: true })
      return posts.all.size === before + 1
    },
    async close() {
      gateway.shut()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
