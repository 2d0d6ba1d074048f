import { MEBIBYTE } from '../../../../files/bounded-file.js'
import { Damage, inObject, refuseMisspelt } from './damage.js'
import { refuseExceptionalFontNames } from './fonts.js'
import { type IndirectObject, isDictionary, type PdfFile, referencesIn } from './object-model.js'
import { NeedsPassword, readObjects } from './objects.js'
import { type PdfPage, pageHolding, readPageTree } from './page-tree.js'
import { refuseDamagedResources } from './resources.js'
import { decodeStream } from './streams.js'

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
 * In a file that nobody has changed since it was written, everything leads somewhere: a reference to nothing, and words
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
