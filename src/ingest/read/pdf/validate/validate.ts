import { MEBIBYTE } from '../../../../files/files.js'
import { refuseDamagedFont, refuseExceptionalFontNames } from './fonts.js'
import { NeedsPassword, readObjects } from './objects.js'
import { type PdfPage, pageHolding, readPageTree } from './page-tree.js'
import { decodedContent, decodeStream } from './streams.js'
import {
  Damage,
  dereference,
  type IndirectObject,
  indirectObject,
  inObject,
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
  referencesIn,
  refuseMisspelt,
  requireName,
} from './syntax.js'

/** What a content takes from its resources, by the operator that names it (ISO 32000-1, table 33). */
const NAMED_BY: Readonly<Record<string, string>> = {
  Tf: 'Font',
  Do: 'XObject',
  gs: 'ExtGState',
  sh: 'Shading',
}

/** `/F1 12 Tf`, `/Image5 Do`. */
const NAMING_OPERATOR = /\/([^\s()<>[\]{}/%]+)\s+(?:[-+\d.]+\s+)?(Tf|Do|gs|sh)(?![^\s()<>[\]{}/%])/g

/** Strings, in which anything may stand, and pictures within the content. */
const NOT_OPERATORS = /\((?:[^()\\]|\\[\s\S])*\)|\bBI\s[\s\S]*?\sEI\b/g

/**
 * Throws Damage where a page's fonts, or the forms that it prints, are not what it takes them for, and where a page prints
 * with a font or a form that it has not.
 */
function refuseDamagedResources(file: PdfFile, pages: readonly PdfPage[]): void {
  const known = new Set<string>()

  /** Looks at what an entry leads to, once, however many pages use it so. */
  const once = (use: string, entry: PdfValue, look: () => void): void => {
    const what = isReference(entry) ? `${use} ${entry.object}` : null
    if (what !== null && known.has(what)) return
    if (what !== null) known.add(what)
    if (isReference(entry)) inObject(entry.object, look)
    else look()
  }

  const visit = (resources: PdfDictionary): void => {
    refuseOtherStates(resources)
    for (const entry of entriesOf(file, resources, 'Font').values()) {
      once('font', entry, () => {
        const font = dereference(file, entry)
        if (!isDictionary(font)) throw new Damage('a font that is not there')
        refuseDamagedFont(file, font)
      })
    }
    for (const entry of entriesOf(file, resources, 'XObject').values()) {
      once('drawn', entry, () => {
        const drawn = indirectObject(file, entry)
        if (!drawn?.stream || !isDictionary(drawn.value)) throw new Damage('a form that is not there')
        requireName(drawn.value, 'Subtype', ['Image', 'Form', 'PS'])
        const own = dereference(file, drawn.value.get('Resources'))
        if (!isDictionary(own)) return
        visit(own)
        refuseUnnamed(file, own, [entry])
      })
    }
  }

  /** How something is drawn is said by a dictionary, and by none that says something else. */
  function refuseOtherStates(resources: PdfDictionary): void {
    for (const entry of entriesOf(file, resources, 'ExtGState').values()) {
      once('state', entry, () => {
        const state = dereference(file, entry)
        if (!isDictionary(state) || indirectObject(file, entry)?.stream)
          throw new Damage('a state that is none')
        if (state.has('Type')) requireName(state, 'Type', ['ExtGState'])
      })
    }
  }

  for (const { object, resources, contents } of pages) {
    inObject(object, () => {
      visit(resources)
      refuseUnnamed(file, resources, contents)
    })
  }
}

function refuseUnnamed(file: PdfFile, resources: PdfDictionary, contents: readonly PdfValue[]): void {
  const parts = contents.map((part) => decodedContent(file, part))
  // Words whose stream carries no checksum are not looked into either.
  const text = parts.map((part) => (part ? Buffer.from(part).toString('latin1') : '')).join('\n')
  for (const [, name = '', operator = ''] of text.replace(NOT_OPERATORS, '()').matchAll(NAMING_OPERATOR)) {
    const kind = NAMED_BY[operator] ?? ''
    if (!entriesOf(file, resources, kind).has(name)) throw new Damage(`no ${kind} of the name ${name}`)
  }
}

function entriesOf(file: PdfFile, resources: PdfDictionary, kind: string): PdfDictionary {
  const found = dereference(file, resources.get(kind)) ?? new Map()
  if (!isDictionary(found)) throw new Damage('resources that are none')
  return found
}

/** What became of the look at a file. */
export type ValidationResult =
  | { readonly valid: true; readonly pages: number }
  /** `page` counts from 1; null where the damage lies in no page in particular. */
  | { readonly valid: false; readonly page: number | null; readonly why: string }

/** All streams of a file together. Reports with many pictures come to a tenth of it. */
const MOST_STREAM_BYTES = 256 * MEBIBYTE

/**
 * Validates a PDF: whether it is byte for byte as a program may have written it. pdf.js, like every reader, makes the best of a damaged
 * file: it looks for objects that have moved, takes what of a stream can be had, and passes over words that it does not
 * know. What it then reads are sentences that nobody wrote. Here nothing is made good: every object stands where the file
 * says, every stream comes to its end with its checksum right, the pages, their fonts and their contents fit each other,
 * and nothing that was written is left over.
 */
export function validatePdf(bytes: Uint8Array): ValidationResult {
  let file: PdfFile | null = null
  let pages: readonly PdfPage[] = []
  try {
    file = readObjects(bytes)
    refuseMisspelt(file.trailer, 'trailer')
    pages = readPageTree(file)
    refuseDamagedResources(file, pages)
    refuseExceptionalFontNames(file, pages)
    refuseDamagedStreams(file)
    refuseUnreachable(file)
    return { valid: true, pages: pages.length }
  } catch (error) {
    // Whoever has the password may look; what reads the words will say that it needs one.
    if (error instanceof NeedsPassword) return { valid: true, pages: 0 }
    if (!(error instanceof Damage)) throw error
    const { object, page, message } = error
    const found = file && object !== null ? pageHolding(file, pages, object) : null
    return { valid: false, page: page ?? found, why: message }
  }
}

function refuseDamagedStreams({ objects, contents }: PdfFile): void {
  let sum = 0
  for (const { object, value, stream } of objects.values()) {
    if (!stream || !isDictionary(value)) continue
    inObject(object, () => {
      refuseMisspelt(value, 'stream')
      sum += (contents.get(object) ?? decodeStream(value, stream))?.length ?? 0
      if (sum > MOST_STREAM_BYTES) throw new Damage('streams without an end')
    })
  }
}

/**
 * Reachability by depth-first search: in a file that nobody has changed since it was written, everything leads somewhere: a reference to nothing, and words
 * that nothing leads to, are the two ends of one that is broken. Throws Damage.
 */
function refuseUnreachable({ objects, trailer, writtenOnce }: PdfFile): void {
  if (!writtenOnce) return
  const found = new Map<number, number>()
  const waiting = [...referencesIn(trailer)]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (found.get(next.object) === next.generation) continue
    found.set(next.object, next.generation)
    const there = objects.get(next.object)
    if (there?.generation !== next.generation) throw new Damage(`object ${next.object}, which is not there`)
    waiting.push(...referencesIn(there.value))
  }
  for (const indirect of objects.values()) {
    const { object } = indirect
    if (!found.has(object) && holdsWords(indirect))
      throw new Damage(`object ${object}, which nothing leads to`)
  }
}

/** A stream of no type of its own holds what a page prints, or what letters a font has: words, either way. */
const holdsWords = ({ value, stream }: IndirectObject): boolean =>
  stream !== null && isDictionary(value) && !value.has('Type') && !value.has('Subtype')
