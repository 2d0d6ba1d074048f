import { Damage, inObject, requireName } from './damage.js'
import { refuseDamagedFont } from './fonts.js'
import {
  dereference,
  indirectObject,
  isDictionary,
  isReference,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
} from './object-model.js'
import type { PdfPage } from './page-tree.js'
import { decodedContent } from './streams.js'

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
export function refuseDamagedResources(file: PdfFile, pages: readonly PdfPage[]): void {
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
