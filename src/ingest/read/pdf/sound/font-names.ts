import { Damage } from './damage.js'
import { follow } from './follow.js'
import type { File } from './objects.js'
import type { Page } from './pages.js'
import { isDictionary, isReference, nameOf } from './value.js'

/** A rule that a program keeps so often, and breaks so seldom, is broken by damage. */
const OFTEN = 8
const SELDOM = 0.1

/** Two things that programs do throughout a file, or not at all; the page at fault where it is not done. */
interface Kept {
  kept: number
  readonly broken: number[]
}

/**
 * A page's fonts have names of its own, and nothing says that a name leads to the font that it led to when the page was
 * written. But many programs write that name into the font too (ISO 32000-1, table 111), and few give one font two names
 * on a page, one of which means another font on the next. Throws Damage for the odd page on which a program that always does so does not.
 */
export function refuseOddFontNames(file: File, pages: readonly Page[]): void {
  const meanings = meaningsOf(file, pages)
  const ownName: Kept = { kept: 0, broken: [] }
  const oneName: Kept = { kept: 0, broken: [] }
  for (const { object, resources } of pages) {
    const fonts = follow(file, resources.get('Font'))
    if (!isDictionary(fonts)) continue
    const named = new Set<number>()
    for (const [key, entry] of fonts) {
      const font = follow(file, entry)
      const name = isDictionary(font) ? nameOf(font.get('Name')) : null
      if (name !== null) note(ownName, name === key, object)
      if (!isReference(entry)) continue
      const isAlone = !named.has(entry.object)
      if (isAlone || (meanings.get(key)?.size ?? 0) > 1) note(oneName, isAlone, object)
      named.add(entry.object)
    }
  }
  refuseOdd(ownName, 'a font under the name of another')
  refuseOdd(oneName, 'two names for one font')
}

/** What each name means, over all pages. */
function meaningsOf(file: File, pages: readonly Page[]): Map<string, Set<number>> {
  const meanings = new Map<string, Set<number>>()
  for (const { resources } of pages) {
    const fonts = follow(file, resources.get('Font'))
    if (!isDictionary(fonts)) continue
    for (const [key, entry] of fonts) {
      if (isReference(entry)) meanings.set(key, (meanings.get(key) ?? new Set()).add(entry.object))
    }
  }
  return meanings
}

function note(rule: Kept, kept: boolean, page: number): void {
  if (kept) rule.kept += 1
  else rule.broken.push(page)
}

function refuseOdd({ kept, broken }: Kept, what: string): void {
  const [first] = broken
  if (first !== undefined && kept >= OFTEN && broken.length <= SELDOM * kept) throw new Damage(what, first)
}
