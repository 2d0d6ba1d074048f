import { z } from 'zod'
import type { Sent } from './body.js'
import { type Form, formIn } from './forms.js'
import type { Post, Posts } from './posts.js'
import {
  alreadyAnswered,
  invalidForm,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './refusal.js'
import { snowflake } from './snowflake.js'

/** Discord forgets an interaction that has no answer by then. */
const FIRST_ANSWER_MS = 3000
const EPHEMERAL = 1 << 6

const TYPE = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  suggestions: 8,
  form: 9,
} as const
const Callback = z.object({ type: z.int(), data: z.unknown().optional() })
const Deferral = z.strictObject({ flags: z.literal([0, EPHEMERAL]).optional() })
const Suggestions = z.strictObject({
  choices: z
    .array(z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) }))
    .max(25),
})
type Suggested = z.infer<typeof Suggestions>['choices']

export type Kind = 'command' | 'component' | 'autocomplete' | 'form'

/** What the bot did with an interaction; an answer that was announced counts when it is given. */
export type Answer =
  | { did: 'posted' | 'updated'; post: Post; announced: boolean }
  | { did: 'removed' }
  | { did: 'suggested'; choices: Suggested }
  | { did: 'asked'; form: Form }

interface Open {
  readonly kind: Kind
  readonly token: string
  readonly channel: string
  /** The message whose button was pressed. */
  readonly on: string | null
  readonly since: number
  /** The message that `@original` means. */
  original: string | null
  /** Whether the answer that is announced will be private; null where none is awaited. */
  awaited: { isPrivate: boolean } | null
  answered: boolean
  acknowledge(): void
  tell(answer: Answer): void
}

/** An interaction that the bot is to answer. */
export interface Opened {
  readonly id: string
  readonly token: string
  /** Done at the bot's first answer, be it that one will come. */
  readonly acknowledged: Promise<void>
  readonly answer: Promise<Answer>
}

export interface Interactions {
  /** A new interaction. */
  open(kind: Kind, channel: string, on: string | null): Opened
  callback(id: string, token: string, sent: Sent): void
  followUp(token: string, sent: Sent): Post
  editOriginal(token: string, sent: Sent): Post
  removeOriginal(token: string): void
}

const FOR: Readonly<Record<Kind, readonly number[]>> = {
  command: [TYPE.message, TYPE.deferredMessage, TYPE.form],
  component: [TYPE.message, TYPE.deferredMessage, TYPE.deferredUpdate, TYPE.update, TYPE.form],
  form: [TYPE.message, TYPE.deferredMessage, TYPE.deferredUpdate, TYPE.update],
  autocomplete: [TYPE.suggestions],
}

function suggestionsIn(data: unknown): Suggested {
  const suggestions = Suggestions.safeParse(data)
  if (!suggestions.success) throw invalidForm([suggestions.error.message])
  return suggestions.data.choices
}

function deferralIn(data: unknown): z.infer<typeof Deferral> {
  const deferral = Deferral.safeParse(data ?? {})
  if (!deferral.success) throw invalidForm(['data: a deferral may only be ephemeral'])
  return deferral.data
}

function later<Value>(): [Promise<Value>, (value: Value) => void] {
  let keep: (value: Value) => void = () => {}
  const promise = new Promise<Value>((resolve) => {
    keep = resolve
  })
  return [promise, keep]
}

/** Interactions and their answers: one first answer each, in time, of a type that fits. */
export function createInteractions(posts: Posts): Interactions {
  const open = new Map<string, Open>()

  /** What the bot did, or null where that is yet to come. */
  function answerTo(of: Open, type: number, sent: Sent): Answer | null {
    switch (type) {
      case TYPE.suggestions:
        return { did: 'suggested', choices: suggestionsIn(sent.body) }
      case TYPE.form:
        return { did: 'asked', form: formIn(sent.body) }
      case TYPE.deferredMessage:
        of.awaited = { isPrivate: deferralIn(sent.body).flags === EPHEMERAL }
        return null
      case TYPE.deferredUpdate:
        of.original = of.on
        return null
      case TYPE.update:
        return { did: 'updated', post: posts.edit(of.on ?? '', sent), announced: false }
      default: {
        const post = posts.add(sent, of.channel, true)
        of.original = post.id
        return { did: 'posted', post, announced: false }
      }
    }
  }

  const byToken = (token: string): Open => {
    const found = [...open.values()].find((each) => each.token === token)
    if (!found?.answered) throw unknownWebhook()
    return found
  }

  return {
    open(kind, channel, on) {
      const id = snowflake()
      const token = `interaction-token-${id}-${'x'.repeat(60)}`
      const [acknowledged, acknowledge] = later<void>()
      const [answer, tell] = later<Answer>()
      const known = { kind, token, channel, on, since: Date.now(), acknowledge, tell }
      open.set(id, { ...known, original: null, awaited: null, answered: false })
      return { id, token, acknowledged, answer }
    },
    callback(id, token, { body, files }) {
      const of = open.get(id)
      if (!of || of.token !== token || Date.now() - of.since > FIRST_ANSWER_MS) throw unknownInteraction()
      if (of.answered) throw alreadyAnswered()
      const { type, data } = Callback.parse(body)
      if (!FOR[of.kind].includes(type)) throw invalidForm([`type: ${type} does not answer a ${of.kind}`])
      const answer = answerTo(of, type, { body: data, files })
      of.answered = true
      of.acknowledge()
      if (answer) of.tell(answer)
    },
    followUp: (token, sent) => posts.add(sent, byToken(token).channel, true),
    editOriginal(token, sent) {
      const of = byToken(token)
      const { awaited } = of
      if (awaited === null && of.original === null) throw unknownMessage()
      const post = awaited
        ? posts.fulfil(sent, of.channel, awaited.isPrivate)
        : posts.edit(of.original ?? '', sent)
      of.awaited = null
      of.original = post.id
      of.tell({ did: awaited ? 'posted' : 'updated', post, announced: true })
      return post
    },
    removeOriginal(token) {
      const of = byToken(token)
      posts.remove(of.original ?? '')
      of.tell({ did: 'removed' })
    },
  }
}
