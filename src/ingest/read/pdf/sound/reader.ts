import { Damage } from './damage.js'
import type { Reference, Text, Value } from './value.js'

/** Arrays and dictionaries within each other; reports have some ten. A file of brackets would else fill the stack. */
const DEEPEST = 60

/** Twice what a name may have (ISO 32000-1, annex C). */
const LONGEST_WORD = 254

/** White space and delimiters (ISO 32000-1, 7.2.2). */
const BLANK = 1
const DELIMITER = 2
const kinds = new Uint8Array(256)
for (const blank of [0, 9, 10, 12, 13, 32]) kinds[blank] = BLANK
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = DELIMITER

const code = (sign: string): number => sign.charCodeAt(0)
const [OPEN, CLOSE, LESS, MORE, SQUARE, SQUARE_END, SLASH, PERCENT, BACKSLASH] = [
  '(',
  ')',
  '<',
  '>',
  '[',
  ']',
  '/',
  '%',
  '\\',
].map(code) as [number, number, number, number, number, number, number, number, number]

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
const whole = /^\d+$/

/** Reads values from bytes, one after another, and forgives nothing that ISO 32000-1 does not allow. */
export interface Reader {
  /** Where the next byte is read. */
  at: number
  /** Past white space and comments. */
  skipBlank(): void
  /** The next value. Throws Damage. */
  value(): Value
  /** The next word that is no value: `obj`, `stream`, `trailer`. Empty where something else stands. */
  word(): string
  /** The next whole number. Throws Damage. */
  whole(): number
  /** Reads past this word. Throws Damage where another stands. */
  expect(word: string): void
}

export function readerOf(bytes: Uint8Array, start = 0, end = bytes.length): Reader {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = start

  const kindAt = (place: number): number => (place < end ? (kinds[bytes[place] as number] as number) : BLANK)
  const fail = (what: string): never => {
    throw new Damage(`${what} at byte ${at}`)
  }

  function skipBlank(): void {
    while (at < end) {
      const byte = bytes[at] as number
      if (byte === PERCENT) {
        while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at += 1
      } else if (kinds[byte] !== BLANK) return
      else at += 1
    }
  }

  /** Letters up to the next blank or delimiter. */
  function regular(): string {
    const from = at
    while (at < end && kinds[bytes[at] as number] === 0) {
      const byte = bytes[at] as number
      // Others are written as #xx (7.3.5).
      if (byte < 33 || byte > 126) fail('a control character within a word')
      at += 1
    }
    if (at - from > LONGEST_WORD) fail('a word without an end')
    return letters.toString('latin1', from, at)
  }

  function name(): string {
    at += 1
    const written = regular()
    if (!written.includes('#')) return written
    return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  function literal(): Text {
    const from = at
    let open = 0
    for (; at < end; at += 1) {
      const byte = bytes[at]
      if (byte === BACKSLASH) at += 1
      else if (byte === OPEN) open += 1
      else if (byte === CLOSE) {
        open -= 1
        if (open === 0) {
          at += 1
          return { text: unescaped(bytes.subarray(from + 1, at - 1)) }
        }
      }
    }
    return fail('a string without an end')
  }

  function hexadecimal(): Text {
    const from = at + 1
    for (at = from; at < end; at += 1) {
      const byte = bytes[at] as number
      if (byte === MORE) {
        const digits = letters.toString('latin1', from, at).replace(/\s/g, '')
        at += 1
        return { text: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex') }
      }
      const isDigit = (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 102)
      if (!isDigit && kinds[byte] !== BLANK) fail('a sign in a hexadecimal string')
    }
    return fail('a hexadecimal string without an end')
  }

  function array(depth: number): Value[] {
    const values: Value[] = []
    at += 1
    for (;;) {
      skipBlank()
      if (at >= end) fail('an array without an end')
      if (bytes[at] === SQUARE_END) {
        at += 1
        return values
      }
      values.push(value(depth + 1))
    }
  }

  function dictionary(depth: number): Map<string, Value> {
    const entries = new Map<string, Value>()
    at += 2
    for (;;) {
      skipBlank()
      if (at >= end) fail('a dictionary without an end')
      if (bytes[at] === MORE && bytes[at + 1] === MORE) {
        at += 2
        return entries
      }
      if (bytes[at] !== SLASH) fail('a dictionary’s key that is no name')
      const key = name()
      if (entries.has(key)) fail(`a second ${key}`)
      skipBlank()
      entries.set(key, value(depth + 1))
    }
  }

  /** The rest of `12 0 R`, behind its 12. */
  function reference(object: number): Reference | null {
    const back = at
    if (kindAt(at) === BLANK) {
      skipBlank()
      const generation = digits()
      if (generation !== null && kindAt(at) === BLANK) {
        skipBlank()
        if (bytes[at] === code('R') && kindAt(at + 1) !== 0) {
          at += 1
          return { object, generation }
        }
      }
    }
    at = back
    return null
  }

  /** Nearly all that a file holds are such numbers, so no word is made of one. Null where it is longer, or goes on otherwise. */
  function plainWhole(): number | null {
    const from = at
    const found = digits()
    if (found !== null && kindAt(at) !== 0) return found
    at = from
    return null
  }

  function digits(): number | null {
    const from = at
    let sum = 0
    while (at < end && (bytes[at] as number) >= 48 && (bytes[at] as number) <= 57 && at - from < 10) {
      sum = sum * 10 + (bytes[at] as number) - 48
      at += 1
    }
    return at === from ? null : sum
  }

  function value(depth = 0): Value {
    if (depth > DEEPEST) fail('arrays within arrays without end')
    skipBlank()
    const byte = bytes[at]
    if (byte === SLASH) return { name: name() }
    if (byte === OPEN) return literal()
    if (byte === SQUARE) return array(depth)
    if (byte === LESS) return bytes[at + 1] === LESS ? dictionary(depth) : hexadecimal()
    const plain = plainWhole()
    if (plain !== null) return reference(plain) ?? plain
    const from = at
    const word = regular()
    if (whole.test(word)) return reference(Number(word)) ?? Number(word)
    if (number.test(word)) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    at = from
    return fail('no value')
  }

  const reader: Reader = {
    get at() {
      return at
    },
    set at(place) {
      at = place
    },
    skipBlank,
    value: () => value(),
    word() {
      skipBlank()
      return kindAt(at) === DELIMITER ? '' : regular()
    },
    whole() {
      skipBlank()
      const plain = plainWhole()
      if (plain !== null) return plain
      const found = reader.word()
      return whole.test(found) ? Number(found) : fail('no whole number')
    },
    expect(word) {
      if (reader.word() !== word) fail(`no ${word}`)
    },
  }
  return reader
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** What a literal string stands for (ISO 32000-1, 7.3.4.2). */
function unescaped(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(BACKSLASH)) return bytes
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal, sign) => {
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
      const control = escapes[sign]
      if (control !== undefined) return String.fromCharCode(control)
      return /[\r\n]/.test(sign) ? '' : sign
    })
  return Buffer.from(text, 'latin1')
}
