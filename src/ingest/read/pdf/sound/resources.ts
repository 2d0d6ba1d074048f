import { Damage, inObject } from './damage.js'
import { follow, indirect } from './follow.js'
import { refuseDamagedFont } from './fonts.js'
import type { File } from './objects.js'
import type { Page } from './pages.js'
import { type Dictionary, isDictionary, isReference, type Value } from './value.js'
import { refuseOther } from './words.js'

/** Throws Damage where a page's fonts, or the forms that it prints, are not what it takes them for. */
export function refuseDamagedResources(file: File, pages: readonly Page[]): void {
  const known = new Set<number>()

  /** Looks at what an entry leads to, once, however many pages use it. */
  const once = (entry: Value, look: () => void): void => {
    if (!isReference(entry)) look()
    else if (!known.has(entry.object)) {
      known.add(entry.object)
      inObject(entry.object, look)
    }
  }

  const visit = (resources: Dictionary): void => {
    for (const entry of valuesOf(file, resources.get('Font'))) {
      once(entry, () => {
        const font = follow(file, entry)
        if (!isDictionary(font)) throw new Damage('a font that is not there')
        refuseDamagedFont(file, font)
      })
    }
    for (const entry of valuesOf(file, resources.get('XObject'))) {
      once(entry, () => {
        const drawn = indirect(file, entry)
        if (!drawn?.stream || !isDictionary(drawn.value))
          throw new Damage('a picture or form that is not there')
        refuseOther(drawn.value, 'Subtype', ['Image', 'Form', 'PS'])
        const own = follow(file, drawn.value.get('Resources'))
        if (isDictionary(own)) visit(own)
      })
    }
  }

  for (const { object, resources } of pages) inObject(object, () => visit(resources))
}

function valuesOf(file: File, entries: Value | undefined): Iterable<Value> {
  const found = follow(file, entries)
  if (found === undefined || found === null) return []
  if (!isDictionary(found)) throw new Damage('resources that are none')
  return found.values()
}
