/** The kinds of value that a PDF is made of (ISO 32000-1, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary

interface PdfName {
  readonly name: string
}

/** A string's bytes as they stand in the file, not yet decrypted. */
interface PdfString {
  readonly text: Uint8Array
}

export interface PdfReference {
  readonly object: number
  readonly generation: number
}

/** Its keys are the names without their slash. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map

export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value)

export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && 'object' in value

export const isPdfString = (value: PdfValue | undefined): value is PdfString =>
  typeof value === 'object' && value !== null && 'text' in value

/** The name that a value is; null for a value that is none. */
export const nameValue = (value: PdfValue | undefined): string | null =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : null

/** Every reference within a value, nested ones too. */
export function referencesIn(value: PdfValue, found: PdfReference[] = []): PdfReference[] {
  if (isReference(value)) found.push(value)
  else if (isArray(value)) for (const each of value) referencesIn(each, found)
  else if (isDictionary(value)) for (const each of value.values()) referencesIn(each, found)
  return found
}

/** An indirect object; `stream` are its bytes as they stand in the file, null for one that has none. */
export interface IndirectObject {
  readonly object: number
  readonly generation: number
  readonly value: PdfValue
  readonly stream: Uint8Array | null
}

/** A file with every object that it holds, read. */
export interface PdfFile {
  readonly trailer: PdfDictionary
  readonly objects: ReadonlyMap<number, IndirectObject>
  /** Nobody has changed the file since a program wrote it. */
  readonly writtenOnce: boolean
  /** Streams that were looked into, with their filters undone, by object. */
  readonly contents: Map<number, Uint8Array | null>
}

/** The object that a reference leads to; undefined for what is no reference, and for one that leads nowhere. */
export const indirectObject = (file: PdfFile, value: PdfValue | undefined): IndirectObject | undefined =>
  isReference(value) ? file.objects.get(value.object) : undefined

/** A value, or the one that a reference to it leads to. */
export const dereference = (file: PdfFile, value: PdfValue | undefined): PdfValue | undefined =>
  isReference(value) ? indirectObject(file, value)?.value : value

/** A place at which a PDF is not as its author's program wrote it. The message is for engineers, not for people. */
export class Damage extends Error {
  override readonly name = 'Damage'
  /**
   * @param object the indirect object that it lies in, where that is known
   * @param page counted from 1, where that is known
   */
  constructor(
    message: string,
    readonly object: number | null = null,
    readonly page: number | null = null,
  ) {
    super(message)
  }
}

/** Runs `read`, and says of damage that it finds in which object, and on which page, it lies. */
export function inObject<T>(object: number, read: () => T, page: number | null = null): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Damage && error.object === null)
      throw new Damage(error.message, object, error.page ?? page)
    throw error
  }
}

const splitKeys = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * The keys of the dictionaries that say how a page's text reads, by their `Type` (ISO 32000-1, tables 5, 15, 28 to 30, 33,
 * 95, 111, 114, 117, 121, 122, 124).
 */
const knownKeys: Readonly<Record<string, readonly string[]>> = {
  trailer: splitKeys(
    'Size Prev Root Encrypt Info ID XRefStm Type Index W Length Filter DecodeParms AuthCode',
  ),
  Catalog: splitKeys(
    `Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines Threads OpenAction
    AA URI AcroForm Metadata StructTreeRoot MarkInfo Lang SpiderInfo OutputIntents PieceInfo OCProperties Perms Legal
    Requirements Collection NeedsRendering`,
  ),
  Pages: splitKeys('Type Parent Kids Count Resources MediaBox CropBox Rotate'),
  Page: splitKeys(
    `Type Parent LastModified Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents Rotate Group Thumb B Dur
    Trans Annots AA Metadata PieceInfo StructParents ID PZ SeparationInfo Tabs TemplateInstantiated PresSteps UserUnit VP`,
  ),
  Resources: splitKeys('ExtGState ColorSpace Pattern Shading XObject Font ProcSet Properties'),
  Font: splitKeys(
    `Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo DW W
    DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs Resources`,
  ),
  FontDescriptor: splitKeys(
    `Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight
    StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet Style Lang FD CIDSet`,
  ),
  Encoding: splitKeys('Type BaseEncoding Differences'),
  stream: splitKeys(
    `Length Filter DecodeParms F FFilter FDecodeParms DL Type Subtype Length1 Length2 Length3 Metadata N First Extends Alternate
    Range BBox Matrix Resources Group Ref PieceInfo LastModified StructParent StructParents OPI OC Name Width Height ColorSpace
    BitsPerComponent Intent ImageMask Mask Decode Interpolate Alternates SMask SMaskInData ID FormType CMapName CIDSystemInfo
    WMode UseCMap Size Root Info Index W Prev FunctionType Domain Encode Order BitsPerSample PatternType PaintType TilingType
    XStep YStep ShadingType Params CreationDate ModDate CheckSum Desc Measure Encrypt DefaultForType PTEX.Fullbanner`,
  ),
}

/** Whether two words of one length differ in one letter, as a word and its damaged form do. */
export const differsByOneLetter = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  let differing = 0
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) differing += 1
  return differing === 1
}

/** Shorter keys are near each other by their nature. */
const SHORTEST_KEY = 3

/**
 * Refuses a key that is a known one but for a letter: nothing else would tell that the dictionary once had that. A program
 * may have keys of its own, and these are nothing like. Throws Damage.
 */
export function refuseMisspelt(dictionary: PdfDictionary, type: keyof typeof knownKeys): void {
  const known = knownKeys[type] ?? []
  for (const key of dictionary.keys()) {
    if (known.includes(key)) continue
    const meant = known.find(
      (word) => !dictionary.has(word) && word.length >= SHORTEST_KEY && differsByOneLetter(key, word),
    )
    if (meant) throw new Damage(`${key}, which was ${meant}`)
  }
}

/** Throws Damage for a key whose value is none of these names. */
export function requireName(dictionary: PdfDictionary, key: string, names: readonly string[]): void {
  const name = nameValue(dictionary.get(key))
  if (name === null || !names.includes(name)) throw new Damage(`${key} that is ${name ?? 'no name'}`)
}

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
