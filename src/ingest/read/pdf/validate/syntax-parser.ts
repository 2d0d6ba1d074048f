import { Damage, type PdfReference, type PdfString, type PdfValue } from './object-model.js'

/** Arrays and dictionaries within each other; reports have some ten. A file of brackets would else fill the stack. */
const DEEPEST_NESTING = 60

/** Twice what a name may have (ISO 32000-1, annex C). */
const LONGEST_TOKEN = 254

/** White space and delimiters (ISO 32000-1, 7.2.2). */
const WHITE_SPACE = 1
const DELIMITER = 2

const characterClasses = new Uint8Array(256)

for (const blank of [0, 9, 10, 12, 13, 32]) characterClasses[blank] = WHITE_SPACE

for (const sign of '()<>[]{}/%') characterClasses[sign.charCodeAt(0)] = DELIMITER

const charCode = (sign: string): number => sign.charCodeAt(0)

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
].map(charCode) as [number, number, number, number, number, number, number, number, number]

const numberToken = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
const integerToken = /^\d+$/

/** A recursive-descent parser of PDF's syntax: reads values from bytes, one after another, and forgives nothing that ISO 32000-1 does not allow. */
export interface SyntaxParser {
  /** Where the next byte is read. */
  at: number
  /** Past white space and comments. */
  skipBlank(): void
  /** The next value. Throws Damage. */
  value(): PdfValue
  /** The next word that is no value: `obj`, `stream`, `trailer`. Empty where something else stands. */
  word(): string
  /** The next whole number. Throws Damage. */
  whole(): number
  /** Reads past this word. Throws Damage where another stands. */
  expect(word: string): void
}

export function parserOf(bytes: Uint8Array, start = 0, end = bytes.length): SyntaxParser {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = start

  const kindAt = (place: number): number =>
    place < end ? (characterClasses[bytes[place] as number] as number) : WHITE_SPACE
  const fail = (what: string): never => {
    throw new Damage(`${what} at byte ${at}`)
  }

  function skipBlank(): void {
    while (at < end) {
      const byte = bytes[at] as number
      if (byte === PERCENT) {
        while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at += 1
      } else if (characterClasses[byte] !== WHITE_SPACE) return
      else at += 1
    }
  }

  /** Letters up to the next blank or delimiter. */
  function regular(): string {
    const from = at
    while (at < end && characterClasses[bytes[at] as number] === 0) {
      const byte = bytes[at] as number
      // Others are written as #xx (7.3.5).
      if (byte < 33 || byte > 126) fail('a control character within a word')
      at += 1
    }
    if (at - from > LONGEST_TOKEN) fail('a word without an end')
    return letters.toString('latin1', from, at)
  }

  function name(): string {
    at += 1
    const written = regular()
    if (!written.includes('#')) return written
    return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  function literal(): PdfString {
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

  function hexadecimal(): PdfString {
    const from = at + 1
    for (at = from; at < end; at += 1) {
      const byte = bytes[at] as number
      if (byte === MORE) {
        const digits = letters.toString('latin1', from, at).replace(/\s/g, '')
        at += 1
        return { text: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex') }
      }
      const isDigit = (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 102)
      if (!isDigit && characterClasses[byte] !== WHITE_SPACE) fail('a sign in a hexadecimal string')
    }
    return fail('a hexadecimal string without an end')
  }

  function array(depth: number): PdfValue[] {
    const values: PdfValue[] = []
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

  function dictionary(depth: number): Map<string, PdfValue> {
    const entries = new Map<string, PdfValue>()
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
  function reference(object: number): PdfReference | null {
    const back = at
    if (kindAt(at) === WHITE_SPACE) {
      skipBlank()
      const generation = digits()
      if (generation !== null && kindAt(at) === WHITE_SPACE) {
        skipBlank()
        if (bytes[at] === charCode('R') && kindAt(at + 1) !== 0) {
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

  function value(depth = 0): PdfValue {
    if (depth > DEEPEST_NESTING) fail('arrays within arrays without end')
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
    if (integerToken.test(word)) return reference(Number(word)) ?? Number(word)
    if (numberToken.test(word)) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    at = from
    return fail('no value')
  }

  const parser: SyntaxParser = {
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
      const found = parser.word()
      return integerToken.test(found) ? Number(found) : fail('no whole number')
    },
    expect(word) {
      if (parser.word() !== word) fail(`no ${word}`)
    },
  }
  return parser
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
