import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { Query } from '../../model/query.js'
import { packageData, readList } from '../../vocabulary/data.js'

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
export const PackedQuery = z.codec(z.string(), Query, {
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
export const PackedMessage = z.codec(z.string(), z.string().min(1), {
  decode: (characters, payload) => {
    const message = PLAIN_COMMAND.test(characters) ? characters : unpackText(characters)
    if (message !== null) return message
    payload.issues.push({ code: 'custom', input: characters, message: 'is no packed message' })
    return z.NEVER
  },
  encode: (message) =>
    PLAIN_COMMAND.test(message) && message.length <= MAX_PLAIN_LENGTH ? message : packText(message),
})
