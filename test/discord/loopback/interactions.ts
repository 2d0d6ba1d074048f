import { z } from 'zod'
import type { Post, Posts } from './posts.js'
import { alreadyAnswered, invalidForm, unknownInteraction, unknownWebhook } from './refusal.js'
import { snowflake } from './snowflake.js'

/** Discord forgets an interaction that has no answer by then. */
const FIRST_ANSWER_MS = 3000

const TYPE = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, suggestions: 8 } as const
const Callback = z.object({ type: z.int(), data: z.unknown().optional() })
const Deferral = z.strictObject({ flags: z.literal([0, 1 << 6]).optional() })
const Suggestions = z.strictObject({
  choices: z
    .array(z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) }))
    .max(25),
})
export type Suggested = z.infer<typeof Suggestions>['choices']

export type Kind = 'command' | 'component' | 'autocomplete'

/** What the bot did with an interaction. */
export type Answer =
  | { did: 'posted' | 'updated'; post: Post }
  | { did: 'deferred' }
  | { did: 'suggested'; choices: Suggested }

interface Open {
  readonly kind: Kind
  readonly token: string
  readonly channel: string
  /** The message whose button was pressed. */
  readonly on: string | null
  readonly since: number
  original: string | null
  answered: boolean
  tell(answer: Answer): void
}

export interface Interactions {
  /** A new interaction: its ids, and a promise of what the bot does first with it. */
  open(kind: Kind, channel: string, on: string | null): { id: string; token: string; answer: Promise<Answer> }
  callback(id: string, token: string, body: unknown): void
  followUp(token: string, body: unknown): Post
  /** The message that `@original` means after the first answer. */
  original(token: string): string
}

const FOR: Readonly<Record<Kind, readonly number[]>> = {
  command: [TYPE.message, TYPE.deferredMessage],
  component: [TYPE.message, TYPE.deferredMessage, TYPE.deferredUpdate, TYPE.update],
  autocomplete: [TYPE.suggestions],
}

/** Interactions and their answers: one first answer each, in time, of a type that fits. */
export function createInteractions(posts: Posts): Interactions {
  const open = new Map<string, Open>()

  function answerOf({ type, data }: z.infer<typeof Callback>, of: Open): Answer {
    if (type === TYPE.suggestions) {
      const suggestions = Suggestions.safeParse(data)
      if (!suggestions.success) throw invalidForm([suggestions.error.message])
      return { did: 'suggested', choices: suggestions.data.choices }
    }
    if (type === TYPE.deferredMessage || type === TYPE.deferredUpdate) {
      if (data !== undefined && !Deferral.safeParse(data).success) throw invalidForm(['data: only ephemeral'])
      of.original = of.on
      return { did: 'deferred' }
    }
    if (type === TYPE.update) return { did: 'updated', post: posts.edit(of.on ?? '', data) }
    const post = posts.add(data, of.channel, true)
    of.original = post.id
    return { did: 'posted', post }
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
      const answer = new Promise<Answer>((tell) => {
        const since = Date.now()
        open.set(id, { kind, token, channel, on, since, original: on, answered: false, tell })
      })
      return { id, token, answer }
    },
    callback(id, token, raw) {
      const of = open.get(id)
      if (!of || of.token !== token || Date.now() - of.since > FIRST_ANSWER_MS) throw unknownInteraction()
      if (of.answered) throw alreadyAnswered()
      const body = Callback.parse(raw)
      if (!FOR[of.kind].includes(body.type))
        throw invalidForm([`type: ${body.type} does not answer a ${of.kind}`])
      const answer = answerOf(body, of)
      of.answered = true
      of.tell(answer)
    },
    followUp: (token, body) => posts.add(body, byToken(token).channel, true),
    original: (token) => byToken(token).original ?? '',
  }
}
