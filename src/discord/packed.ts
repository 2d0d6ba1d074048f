import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { packageData, readList } from '../vocabulary/data.js'

/**
 * Words and data in few characters, for a custom id or a menu's value, which hold a hundred of them: deflated (RFC 1951) with
 * a dictionary of what queries are made of, then written fourteen bits a character. Discord counts characters, whichever they
 * are; those used here are one unit of UTF-16 each, are no surrogates, which it refuses, and change under no normalisation.
 */

/** Changing this list makes every button of before one of an older version. */
const LIST = 'packing.txt'

const BITS = 14
const FIRST = 0x4e00
/** What a hundred characters can unpack to at most; nothing that is packed here comes near it. */
const LONGEST = 16_384

const PACKED = /^[\u4e00-\u8dff]+$/

let known: Buffer | null = null
const dictionary = (): Buffer => {
  known ??= Buffer.from(readList(join(packageData(), LIST)))
  return known
}

function inCharacters(bytes: Uint8Array): string {
  let [held, bits, text] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    if (bits < BITS) continue
    bits -= BITS
    text += String.fromCharCode(FIRST + (held >> bits))
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + String.fromCharCode(FIRST + (held << (BITS - bits)))
}

function inBytes(text: string): Buffer {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const character of text) {
    held = (held << BITS) | (character.charCodeAt(0) - FIRST)
    bits += BITS
    while (bits >= 8) {
      bits -= 8
      bytes.push(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}

/** A text in some sixth of its characters, where it is made of words that people ask with. */
export const packed = (text: string): string =>
  inCharacters(deflateRawSync(Buffer.from(text), { dictionary: dictionary(), level: 9, memLevel: 9 }))

/** The text that was packed so; null for what never was. */
export function unpacked(text: string): string | null {
  if (!PACKED.test(text)) return null
  try {
    const bytes = inflateRawSync(inBytes(text), { dictionary: dictionary(), maxOutputLength: LONGEST })
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
