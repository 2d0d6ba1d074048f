import { z } from 'zod'
import { CUSTOM_ID_LENGTH } from './limits.js'
import { Sentences } from './sentences.js'

/**
 * What a button or a menu does when pressed, kept whole in its custom id, so that it goes on working after a restart:
 * `1:share:northumberland-2012:75:2-4,7`. The first field is the version of this form; the last takes what is left.
 */
const VERSION = '1'

/** A paragraph's or passage's key, or that of the table after it. */
const Key = z.string().regex(/^(\d+|s\d+p\d+)t?$/)
const ReportId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const UserId = z.string().regex(/^\d{1,20}$/)
/** A slash command as typed; never a question, which is a person's and does not fit. */
const Typed = z.string().regex(/^\/(?!ask\b)[a-z]/)
const Counted = z.codec(z.string().regex(/^\d{1,3}$/), z.int().nonnegative(), {
  decode: Number,
  encode: String,
})
const Keys = z.codec(z.string(), z.array(Key).min(1), {
  decode: (joined) => joined.split(','),
  encode: (keys) => keys.join(','),
})

const Excerpted = { report: ReportId, key: Key, sentences: Sentences }
const Placed = { report: ReportId, key: Key, part: Counted }

/** The order of the fields within each object is their order in the custom id. */
const State = z.discriminatedUnion('act', [
  /** Posts the excerpt where everybody sees it. */
  z.strictObject({ act: z.literal('share'), ...Excerpted }),
  /** Gives the excerpt's citation for copying. */
  z.strictObject({ act: z.literal('copy'), ...Excerpted }),
  /** Opens a paragraph between its neighbours; `part` counts the screens of a paragraph too long for one. */
  z.strictObject({ act: z.literal('context'), ...Placed }),
  /** The same, in the message whose button was pressed. */
  z.strictObject({ act: z.literal('turn'), ...Placed }),
  /** Opens paragraphs that an answer had no room for. */
  z.strictObject({ act: z.literal('more'), report: ReportId, keys: Keys }),
  /** Runs a command. */
  z.strictObject({ act: z.literal('say'), message: Typed }),
  /** Posts a page of a command's answer where everybody sees it. */
  z.strictObject({ act: z.literal('post'), page: Counted, message: Typed }),
  /** Another page of a command's answer. */
  z.strictObject({ act: z.literal('page'), page: Counted, message: Typed }),
  /** Attaches all the rows of a command's answer as a file. */
  z.strictObject({ act: z.literal('csv'), message: Typed }),
  /** A menu whose options are commands; `menu` tells the menus of one message apart. */
  z.strictObject({ act: z.literal('pick'), menu: Counted }),
  /** Takes a public answer away, for the one who asked. */
  z.strictObject({ act: z.literal('delete'), asker: UserId }),
])
export type State = z.output<typeof State>

const fieldsOf = new Map(State.options.map((option) => [option.shape.act.value, Object.keys(option.shape)]))

/** The custom id of a state, or null where it does not fit or cannot be told: then there is no such button. */
export function customId(state: State): string | null {
  const encoded = z.safeEncode(State, state)
  if (!encoded.success) return null
  const id = [VERSION, ...Object.values(encoded.data)].join(':')
  return id.length <= CUSTOM_ID_LENGTH ? id : null
}

/** The state of a custom id; null for one that is forged, damaged or of an older form. */
export function stateOf(id: string): State | null {
  const [version, act, ...rest] = id.split(':')
  const names = fieldsOf.get(act as State['act'])
  if (version !== VERSION || !names || id.length > CUSTOM_ID_LENGTH) return null
  const values = [act, ...rest.slice(0, names.length - 2), rest.slice(names.length - 2).join(':')]
  const state = State.safeParse(Object.fromEntries(names.map((name, at) => [name, values[at]])))
  return state.success ? state.data : null
}

/** What a menu's option says when picked; null for one that is no command. */
export const pickedMessage = (value: string): string | null => Typed.safeParse(value).data ?? null
