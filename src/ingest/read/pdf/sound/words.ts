import { Damage } from './damage.js'
import { type Dictionary, nameOf } from './value.js'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * The keys of the dictionaries that say how a page's text reads, by their `Type` (ISO 32000-1, tables 5, 15, 28 to 30, 33,
 * 95, 111, 114, 117, 121, 122, 124).
 */
const keys: Readonly<Record<string, readonly string[]>> = {
  trailer: words('Size Prev Root Encrypt Info ID XRefStm Type Index W Length Filter DecodeParms AuthCode'),
  Catalog: words(
    `Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines Threads OpenAction
    AA URI AcroForm Metadata StructTreeRoot MarkInfo Lang SpiderInfo OutputIntents PieceInfo OCProperties Perms Legal
    Requirements Collection NeedsRendering`,
  ),
  Pages: words('Type Parent Kids Count Resources MediaBox CropBox Rotate'),
  Page: words(
    `Type Parent LastModified Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents Rotate Group Thumb B Dur
    Trans Annots AA Metadata PieceInfo StructParents ID PZ SeparationInfo Tabs TemplateInstantiated PresSteps UserUnit VP`,
  ),
  Resources: words('ExtGState ColorSpace Pattern Shading XObject Font ProcSet Properties'),
  Font: words(
    `Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo DW W
    DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs Resources`,
  ),
  FontDescriptor: words(
    `Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight
    StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet Style Lang FD CIDSet`,
  ),
  Encoding: words('Type BaseEncoding Differences'),
  stream: words(
    `Length Filter DecodeParms F FFilter FDecodeParms DL Type Subtype Length1 Length2 Length3 Metadata N First Extends Alternate
    Range BBox Matrix Resources Group Ref PieceInfo LastModified StructParent StructParents OPI OC Name Width Height ColorSpace
    BitsPerComponent Intent ImageMask Mask Decode Interpolate Alternates SMask SMaskInData ID FormType CMapName CIDSystemInfo
    WMode UseCMap Size Root Info Index W Prev FunctionType Domain Encode Order BitsPerSample PatternType PaintType TilingType
    XStep YStep ShadingType Params CreationDate ModDate CheckSum Desc Measure Encrypt DefaultForType PTEX.Fullbanner`,
  ),
}

/** Whether two words of one length differ in one letter, as a word and its damaged form do. */
export const isNearly = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  let differing = 0
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) differing += 1
  return differing === 1
}

/** Shorter keys are near each other by their nature. */
const SHORTEST = 3

/**
 * Refuses a key that is a known one but for a letter: nothing else would tell that the dictionary once had that. A program
 * may have keys of its own, and these are nothing like. Throws Damage.
 */
export function refuseMisspelt(dictionary: Dictionary, type: keyof typeof keys): void {
  const known = keys[type] ?? []
  for (const key of dictionary.keys()) {
    if (known.includes(key)) continue
    const meant = known.find(
      (word) => !dictionary.has(word) && word.length >= SHORTEST && isNearly(key, word),
    )
    if (meant) throw new Damage(`${key}, which was ${meant}`)
  }
}

/** Throws Damage for a key whose value is none of these names. */
export function refuseOther(dictionary: Dictionary, key: string, names: readonly string[]): void {
  const name = nameOf(dictionary.get(key))
  if (name === null || !names.includes(name)) throw new Damage(`${key} that is ${name ?? 'no name'}`)
}
