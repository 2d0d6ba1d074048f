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
export interface PdfString {
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
