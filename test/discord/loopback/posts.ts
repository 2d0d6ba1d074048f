import { blankMessage } from './blank-message.js'
import type { Sent, SentFile } from './body.js'
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
  readonly files: readonly SentFile[]
  readonly isPrivate: boolean
  /** The message that it replies to. */
  readonly repliesTo: string | null
}

export interface Posts {
  readonly all: ReadonlyMap<string, Post>
  add(sent: Sent, channel: string, mayBePrivate: boolean): Post
  /** What was announced as an answer is given; whether it is private was settled then. */
  fulfil(sent: Sent, channel: string, isPrivate: boolean): Post
  edit(id: string, sent: Sent): Post
  remove(id: string): void
}

function checked({ body, files }: Sent): Message {
  const faults = messageFaults(body, files)
  if (faults.length > 0) throw invalidForm(faults)
  return body as Message
}

function checkedEdit(sent: Sent): Message {
  const body = checked(sent)
  if (body.flags & EPHEMERAL) throw invalidForm(['flags: a posted message is not made private'])
  return body
}

/** The bot's messages; each is refused where Discord would refuse it. */
export function createPosts(): Posts {
  const all = new Map<string, Post>()
  const byNonce = new Map<string, Post>()
  const keep = (post: Post): Post => {
    all.set(post.id, post)
    return post
  }
  return {
    all,
    add(sent, channel, mayBePrivate) {
      const body = checked(sent)
      const isPrivate = (body.flags & EPHEMERAL) !== 0
      if (isPrivate && !mayBePrivate) throw invalidForm(['flags: only an interaction is answered privately'])
      const known = body.enforce_nonce && body.nonce ? byNonce.get(body.nonce) : undefined
      if (known) return known
      const repliesTo = body.message_reference?.message_id ?? null
      const post = keep({ id: snowflake(), channel, body, files: sent.files, isPrivate, repliesTo })
      if (body.nonce) byNonce.set(body.nonce, post)
      return post
    },
    fulfil(sent, channel, isPrivate) {
      const body = checkedEdit(sent)
      const flags = body.flags | (isPrivate ? EPHEMERAL : 0)
      const whole = { ...body, flags }
      return keep({ id: snowflake(), channel, body: whole, files: sent.files, isPrivate, repliesTo: null })
    },
    edit(id, sent) {
      const post = all.get(id)
      if (!post) throw unknownMessage()
      const body = checkedEdit(sent)
      const keepsFiles = body.attachments === undefined && post.files.length > 0
      if (keepsFiles) throw invalidForm(['attachments: the edit neither keeps nor drops the files'])
      const whole = { ...body, flags: body.flags | (post.body.flags & EPHEMERAL) }
      return keep({ ...post, body: whole, files: sent.files })
    },
    remove(id) {
      if (!all.delete(id)) throw unknownMessage()
    },
  }
}

/** A message of the bot as Discord's API gives it. */
export const postJson = ({ id, channel, body, files, repliesTo }: Post) => ({
  id,
  channel_id: channel,
  author: BOT,
  ...blankMessage(),
  attachments: files.map(({ id, name, bytes }) => ({
    id,
    filename: name,
    size: bytes.length,
    url: `http://127.0.0.1/${name}`,
    proxy_url: `http://127.0.0.1/${name}`,
  })),
  components: body.components,
  flags: body.flags,
  nonce: body.nonce,
  ...(repliesTo === null
    ? {}
    : { type: 19, message_reference: { type: 0, message_id: repliesTo, channel_id: channel } }),
})
