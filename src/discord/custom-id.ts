import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { Query } from '../model/query.js'
import { PLACE_KEY } from '../model/report.js'
import { packageData, readList } from '../vocabulary/data.js'
import { CUSTOM_ID_LENGTH } from './protocol.js'

/**
 * DEFLATE (RFC 1951) with a preset dictionary of what queries are made of, then base 16,384, fourteen bits a character:
 * words and data in few characters, for a custom id or a menu's value, which hold a hundred of them. Discord counts
 * characters, whichever they are; those used here are one unit of UTF-16 each, are no surrogates, which it refuses, and
 * change under no normalisation.
 */

/** Changing this list makes every button of before one of an older version. */
const DICTIONARY_FILE = 'packing.txt'

const BITS_A_CHARACTER = 14
const FIRST_CHARACTER = 0x4e00
/** What a hundred characters can unpack to at most; nothing that is packed here comes near it. */
const MAX_UNPACKED = 16_384

const PACKED_TEXT = /^[\u4e00-\u8dff]+$/

let loadedDictionary: Buffer | null = null
const dictionary = (): Buffer => {
  loadedDictionary ??= Buffer.from(readList(join(packageData(), DICTIONARY_FILE)))
  return loadedDictionary
}

function charactersOfBytes(bytes: Uint8Array): string {
  let [held, bits, text] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    if (bits < BITS_A_CHARACTER) continue
    bits -= BITS_A_CHARACTER
    text += String.fromCharCode(FIRST_CHARACTER + (held >> bits))
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + String.fromCharCode(FIRST_CHARACTER + (held << (BITS_A_CHARACTER - bits)))
}

function bytesOfCharacters(text: string): Buffer {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const character of text) {
    held = (held << BITS_A_CHARACTER) | (character.charCodeAt(0) - FIRST_CHARACTER)
    bits += BITS_A_CHARACTER
    while (bits >= 8) {
      bits -= 8
      bytes.push(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}

/** A text in some sixth of its characters, where it is made of words that people ask with. */
const packText = (text: string): string =>
  charactersOfBytes(deflateRawSync(Buffer.from(text), { dictionary: dictionary(), level: 9, memLevel: 9 }))

/** The text that was packed so; null for what never was. */
function unpackText(text: string): string | null {
  if (!PACKED_TEXT.test(text)) return null
  try {
    const bytes = inflateRawSync(bytesOfCharacters(text), {
      dictionary: dictionary(),
      maxOutputLength: MAX_UNPACKED,
    })
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** How sure an understanding was says nothing of what is to be answered. */
const withoutConfidence = (query: z.input<typeof Query>) => ({ ...query, intention: null })

/** A query without the conversation before it, and whose council it is: others who see its answer need not be told of that. */
export const withoutConversation = (query: Query): Query => ({
  ...query,
  spokenOf: [],
  before: null,
  assumed: null,
})

function parseQuery(text: string): Query | null {
  try {
    return Query.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** A query in a few characters; what is decoded is checked like all that comes from outside. */
const PackedQuery = z.codec(z.string(), Query, {
  decode: (characters, payload) => {
    const query = parseQuery(unpackText(characters) ?? '')
    if (query !== null) return query
    payload.issues.push({ code: 'custom', input: characters, message: 'is no packed query' })
    return z.NEVER
  },
  encode: (query) => packText(JSON.stringify(withoutConfidence(query))),
})

/** A short command stands as it is typed; every other message is packed. */
const PLAIN_COMMAND = /^\/[a-z][ -~]*$/
const MAX_PLAIN_LENGTH = 80

/** A message that is said when something is pressed or picked. */
const PackedMessage = z.codec(z.string(), z.string().min(1), {
  decode: (characters, payload) => {
    const message = PLAIN_COMMAND.test(characters) ? characters : unpackText(characters)
    if (message !== null) return message
    payload.issues.push({ code: 'custom', input: characters, message: 'is no packed message' })
    return z.NEVER
  },
  encode: (message) =>
    PLAIN_COMMAND.test(message) && message.length <= MAX_PLAIN_LENGTH ? message : packText(message),
})

const ALL_SENTENCES = 'whole'

/** `2-4,7` → [2, 3, 4, 7] */
function expandRanges(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: Math.max(0, Math.min(to - from, 999) + 1) }, (_, step) => from + step)
  })
}

/** [2, 3, 4, 7] → `2-4,7` */
function collapseRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

/**
 * Run-length ranges: which sentences of a paragraph are shown, short enough for a custom id, `2-4,7`, or `whole` for all
 * of them.
 */
const SentenceRanges = z.codec(
  z.string().regex(/^(whole|\d{1,3}(-\d{1,3})?(,\d{1,3}(-\d{1,3})?)*)$/),
  z.array(z.int().nonnegative()).nullable(),
  {
    decode: (text) => (text === ALL_SENTENCES ? null : expandRanges(text)),
    encode: (numbers) => (numbers === null || numbers.length === 0 ? ALL_SENTENCES : collapseRanges(numbers)),
  },
)

/**
 * What a button, a menu, an option of it or a form does when used, kept whole in its custom id, so that it goes on working
 * after a restart: `2:share:northumberland-2012:75:2-4,7`. The first field is the version of this form; the last takes what
 * is left.
 */
const CUSTOM_ID_VERSION = '2'

/** A paragraph's or passage's key, or that of the table after it. */
const KeyField = z.string().regex(PLACE_KEY)
const ReportField = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const UserField = z.string().regex(/^\d{1,20}$/)
const CountField = z.codec(z.string().regex(/^\d{1,3}$/), z.int().nonnegative(), {
  decode: Number,
  encode: String,
})
const KeysField = z.codec(z.string(), z.array(KeyField).min(1), {
  decode: (joined) => joined.split(','),
  encode: (keys) => keys.join(','),
})

/** Stands where nothing was understood that one could go on from. */
const NO_QUERY = '-' as const
const FollowedQuery = z.union([
  z.codec(z.literal(NO_QUERY), z.null(), { decode: () => null, encode: () => NO_QUERY }),
  PackedQuery,
])

const EXCERPT_FIELDS = { report: ReportField, key: KeyField, sentences: SentenceRanges }

/** The order of the fields within each object is their order in the custom id. */
const ComponentState = z.discriminatedUnion('act', [
  /** Posts the excerpt where everybody sees it. */
  z.strictObject({ act: z.literal('share'), ...EXCERPT_FIELDS }),
  /** Gives the excerpt and its citation for copying. */
  z.strictObject({ act: z.literal('copy'), ...EXCERPT_FIELDS }),
  /** Opens a paragraph between its neighbours, with those of its sentences marked that were quoted. */
  z.strictObject({ act: z.literal('context'), ...EXCERPT_FIELDS }),
  /** The same of any paragraph, in the message whose button was pressed; `part` counts the screens of a long one. */
  z.strictObject({ act: z.literal('turn'), report: ReportField, key: KeyField, part: CountField }),
  /** Opens paragraphs that an answer had no room for. */
  z.strictObject({ act: z.literal('more'), report: ReportField, keys: KeysField }),
  /** Says something, a command or a question. */
  z.strictObject({ act: z.literal('say'), message: PackedMessage }),
  /** Opens a form for what the message leaves open, and says it with that. */
  z.strictObject({ act: z.literal('another'), message: PackedMessage }),
  /** Opens a form for a question that follows this one. */
  z.strictObject({ act: z.literal('ask'), query: FollowedQuery }),
  /** Posts a page of an answer where everybody sees it. */
  z.strictObject({ act: z.literal('post'), page: CountField, query: PackedQuery }),
  /** Another page of an answer. */
  z.strictObject({ act: z.literal('page'), page: CountField, query: PackedQuery }),
  /** What goes on after an answer that shows the first of many. */
  z.strictObject({ act: z.literal('onward'), query: PackedQuery }),
  /** An answer in words, where it is a picture. */
  z.strictObject({ act: z.literal('text'), query: PackedQuery }),
  /** Attaches all the rows of an answer as a file. */
  z.strictObject({ act: z.literal('csv'), query: PackedQuery }),
  /** A menu; what its options do is kept in their values, each a custom id of its own. */
  z.strictObject({ act: z.literal('pick'), menu: CountField }),
  /** Takes a public answer away, for the one who asked. */
  z.strictObject({ act: z.literal('delete'), asker: UserField }),
])
export type ComponentState = z.output<typeof ComponentState>

const fieldsOfAct = new Map(
  ComponentState.options.map((option) => [option.shape.act.value, Object.keys(option.shape)]),
)

/** The custom id of a state, or null where it does not fit or cannot be told: then there is no such button. */
export function customId(state: ComponentState): string | null {
  const encoded = z.safeEncode(ComponentState, state)
  if (!encoded.success) return null
  const id = [CUSTOM_ID_VERSION, ...Object.values(encoded.data)].join(':')
  return id.length <= CUSTOM_ID_LENGTH ? id : null
}

/** The state of a custom id; null for one that is forged, damaged or of an older form. */
export function parseCustomId(id: string): ComponentState | null {
  const [version, act, ...rest] = id.split(':')
  const names = fieldsOfAct.get(act as ComponentState['act'])
  if (version !== CUSTOM_ID_VERSION || !names || id.length > CUSTOM_ID_LENGTH) return null
  const values = [act, ...rest.slice(0, names.length - 2), rest.slice(names.length - 2).join(':')]
  const state = ComponentState.safeParse(Object.fromEntries(names.map((name, at) => [name, values[at]])))
  return state.success ? state.data : null
}
