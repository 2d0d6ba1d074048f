import { type Message, messageFaults } from './message-faults.js'
import { invalidForm, unknownMessage } from './refusal.js'
import { snowflake } from './snowflake.js'
import { BOT } from './world.js'

const EPHEMERAL = 1 << 6

/** A message of the bot as it stands in a channel. */
export interface Post {
  readonly id: string
  readonly channel: string
  readonly body: Message
  readonly isPrivate: boolean
  /** The message that it replies to. */
  readonly repliesTo: string | null
}

export interface Posts {
  readonly all: ReadonlyMap<string, Post>
  add(body: unknown, channel: string, mayBePrivate: boolean): Post
  edit(id: string, body: unknown): Post
  remove(id: string): void
}

function checked(body: unknown): Message {
  const faults = messageFaults(body)
  if (faults.length > 0) throw invalidForm(faults)
  return body as Message
}

/** The bot's messages; each is refused where Discord would refuse it. */
export function createPosts(): Posts {
  const all = new Map<string, Post>()
  const byNonce = new Map<string, Post>()
  return {
    all,
    add(raw, channel, mayBePrivate) {
      const body = checked(raw)
      const isPrivate = (body.flags & EPHEMERAL) !== 0
      if (isPrivate && !mayBePrivate) throw invalidForm(['flags: only an interaction is answered privately'])
      const known = body.enforce_nonce && body.nonce ? byNonce.get(body.nonce) : undefined
      if (known) return known
      const repliesTo = body.message_reference?.message_id ?? null
      const post: Post = { id: snowflake(), channel, body, isPrivate, repliesTo }
      all.set(post.id, post)
      if (body.nonce) byNonce.set(body.nonce, post)
      return post
    },
    edit(id, raw) {
      const post = all.get(id)
      if (!post) throw unknownMessage()
      const body = checked(raw)
      if (body.flags & EPHEMERAL) throw invalidForm(['flags: a posted message is not made private'])
      const edited = { ...post, body: { ...body, flags: body.flags | (post.body.flags & EPHEMERAL) } }
      all.set(id, edited)
      return edited
    },
    remove(id) {
      if (!all.delete(id)) throw unknownMessage()
    },
  }
}

/** A message of the bot as Discord's API gives it. */
export const postJson = ({ id, channel, body }: Post) => ({
  id,
  channel_id: channel,
  author: BOT,
  content: '',
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: body.components,
  pinned: false,
  type: 0,
  flags: body.flags,
  nonce: body.nonce,
})
