import { z } from 'zod'
import { CUSTOM_ID_LENGTH } from './limits.js'
import { PackedMessage, PackedQuery } from './packed-query.js'
import { Sentences } from './sentences.js'

/**
 * What a button, a menu, an option of it or a form does when used, kept whole in its custom id, so that it goes on working
 * after a restart: `2:share:northumberland-2012:75:2-4,7`. The first field is the version of this form; the last takes what
 * is left.
 */
const VERSION = '2'

/** A paragraph's or passage's key, or that of the table after it. */
const Key = z.string().regex(/^(\d+|s\d+p\d+)t?$/)
const ReportId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const UserId = z.string().regex(/^\d{1,20}$/)
const Counted = z.codec(z.string().regex(/^\d{1,3}$/), z.int().nonnegative(), {
  decode: Number,
  encode: String,
})
const Keys = z.codec(z.string(), z.array(Key).min(1), {
  decode: (joined) => joined.split(','),
  encode: (keys) => keys.join(','),
})

/** Stands where nothing was understood that one could go on from. */
const NOTHING = '-' as const
const Before = z.union([
  z.codec(z.literal(NOTHING), z.null(), { decode: () => null, encode: () => NOTHING }),
  PackedQuery,
])

const Excerpted = { report: ReportId, key: Key, sentences: Sentences }

/** The order of the fields within each object is their order in the custom id. */
const State = z.discriminatedUnion('act', [
  /** Posts the excerpt where everybody sees it. */
  z.strictObject({ act: z.literal('share'), ...Excerpted }),
  /** Gives the excerpt and its citation for copying. */
  z.strictObject({ act: z.literal('copy'), ...Excerpted }),
  /** Opens a paragraph between its neighbours, with those of its sentences marked that were quoted. */
  z.strictObject({ act: z.literal('context'), ...Excerpted }),
  /** The same of any paragraph, in the message whose button was pressed; `part` counts the screens of a long one. */
  z.strictObject({ act: z.literal('turn'), report: ReportId, key: Key, part: Counted }),
  /** Opens paragraphs that an answer had no room for. */
  z.strictObject({ act: z.literal('more'), report: ReportId, keys: Keys }),
  /** Says something, a command or a question. */
  z.strictObject({ act: z.literal('say'), message: PackedMessage }),
  /** Opens a form for what the message leaves open, and says it with that. */
  z.strictObject({ act: z.literal('another'), message: PackedMessage }),
  /** Opens a form for a question that follows this one. */
  z.strictObject({ act: z.literal('ask'), query: Before }),
  /** Posts a page of an answer where everybody sees it. */
  z.strictObject({ act: z.literal('post'), page: Counted, query: PackedQuery }),
  /** Another page of an answer. */
  z.strictObject({ act: z.literal('page'), page: Counted, query: PackedQuery }),
  /** What goes on after an answer that shows the first of many. */
  z.strictObject({ act: z.literal('onward'), query: PackedQuery }),
  /** An answer in words, where it is a picture. */
  z.strictObject({ act: z.literal('text'), query: PackedQuery }),
  /** Attaches all the rows of an answer as a file. */
  z.strictObject({ act: z.literal('csv'), query: PackedQuery }),
  /** A menu; what its options do is kept in their values, each a custom id of its own. */
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
