import { Damage, inObject } from './damage.js'
import { follow, indirect } from './follow.js'
import type { File } from './objects.js'
import {
  type Dictionary,
  isArray,
  isDictionary,
  isReference,
  nameOf,
  type Reference,
  referencesIn,
  type Value,
} from './value.js'
import { isNearly, refuseMisspelt, refuseOther } from './words.js'

/** A page of the file, in the order in which they are read. */
export interface Page {
  readonly object: number
  readonly value: Dictionary
  /** Its own, or those of the pages above it. */
  readonly resources: Dictionary
  readonly contents: readonly Reference[]
}

/** Folders of pages within each other. */
const DEEPEST = 50

/** What a page takes from the folder that it lies in (ISO 32000-1, 7.7.3.4). */
interface Inherited {
  readonly resources: Value | undefined
  readonly box: Value | undefined
  readonly rotate: Value | undefined
}

/** The pages that the file's catalogue leads to. Throws Damage where the tree of pages does not hold together. */
export function pagesOf(file: File): Page[] {
  const catalogue = follow(file, file.trailer.get('Root'))
  if (!isDictionary(catalogue)) throw new Damage('no catalogue')
  refuseOther(catalogue, 'Type', ['Catalog'])
  refuseMisspelt(catalogue, 'Catalog')
  const pages: Page[] = []
  const boxes = new Map<number, readonly number[]>()
  const seen = new Set<number>()

  const walk = (
    reference: Value | undefined,
    parent: number | null,
    above: Inherited,
    depth: number,
  ): number => {
    const found = indirect(file, reference)
    const node = found?.value
    if (!found || !isDictionary(node) || seen.has(found.object) || depth > DEEPEST) {
      throw new Damage('a page that is not there', null, pages.length + 1)
    }
    seen.add(found.object)
    return inObject(found.object, () => {
      refuseOther(node, 'Type', ['Page', 'Pages'])
      const isFolder = nameOf(node.get('Type')) === 'Pages'
      refuseMisspelt(node, isFolder ? 'Pages' : 'Page')
      const back = node.get('Parent')
      if (parent !== null && !(isReference(back) && back.object === parent))
        throw new Damage('another folder')
      const inherited = {
        resources: node.get('Resources') ?? above.resources,
        box: node.get('MediaBox') ?? above.box,
        rotate: node.get('Rotate') ?? above.rotate,
      }
      if (!isFolder) {
        inObject(
          found.object,
          () => {
            boxes.set(found.object, boxOf(file, inherited.box))
            pages.push(pageOf(file, found.object, node, inherited))
          },
          pages.length + 1,
        )
        return 1
      }
      const kids = follow(file, node.get('Kids'))
      if (!isArray(kids)) throw new Damage('a folder without pages')
      const count = kids.reduce<number>((sum, kid) => sum + walk(kid, found.object, inherited, depth + 1), 0)
      if (follow(file, node.get('Count')) !== count) throw new Damage('more or fewer pages than promised')
      return count
    })
  }

  walk(catalogue.get('Pages'), null, { resources: undefined, box: undefined, rotate: undefined }, 0)
  refuseOddBoxes(boxes)
  refuseSharedContents(pages)
  return pages
}

function pageOf(file: File, object: number, value: Dictionary, { resources, rotate }: Inherited): Page {
  const held = follow(file, resources)
  if (!isDictionary(held)) throw new Damage('a page without resources')
  refuseMisspelt(held, 'Resources')
  const turned = follow(file, rotate) ?? 0
  if (typeof turned !== 'number' || turned % 90 !== 0) throw new Damage('a page that is turned a little')
  const contents = value.get('Contents') ?? []
  const parts = indirect(file, contents)?.stream ? [contents] : follow(file, contents)
  if (!isArray(parts)) throw new Damage('a page without content')
  for (const part of parts) {
    const stream = indirect(file, part)
    if (!stream?.stream || !isDictionary(stream.value)) throw new Damage('content that is none')
    const type = nameOf(stream.value.get('Type')) ?? nameOf(stream.value.get('Subtype'))
    if (type !== null) throw new Damage(`content that is ${type}`, stream.object)
  }
  return { object, value, resources: held, contents: parts.filter(isReference) }
}

function boxOf(file: File, value: Value | undefined): readonly number[] {
  const box = follow(file, value)
  const numbers = isArray(box) ? box.map((side) => follow(file, side)) : []
  if (numbers.length !== 4 || !numbers.every((side) => typeof side === 'number')) {
    throw new Damage('a page without its size')
  }
  return numbers as number[]
}

/** A page whose size is that of the others but for a digit is of their size: where its head and foot are, is not known. */
function refuseOddBoxes(boxes: ReadonlyMap<number, readonly number[]>): void {
  const counts = new Map<string, number>()
  for (const box of boxes.values()) counts.set(box.join(' '), (counts.get(box.join(' ')) ?? 0) + 1)
  const [usual = ''] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])
  for (const [object, box] of boxes) {
    if (isNearly(box.join(' '), usual))
      throw new Damage(`a page of ${box.join(' ')} among pages of ${usual}`, object)
  }
}

/** Two pages never print one and the same words; a letterhead may be a part of many. */
function refuseSharedContents(pages: readonly Page[]): void {
  const first = new Map<number, Page>()
  for (const page of pages) {
    const [own] = page.contents
    if (page.contents.length !== 1 || !own) continue
    if (first.has(own.object)) throw new Damage('a page that is printed twice', page.object)
    first.set(own.object, page)
  }
}

/** Which page an object is part of, counted from 1; null where it is of none, or nobody can tell. */
export function pageWith(file: File, pages: readonly Page[], object: number): number | null {
  for (const [at, page] of pages.entries()) {
    const seen = new Set<number>([page.object])
    const waiting = [...page.contents, ...referencesIn(page.resources)]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (seen.has(next.object)) continue
      seen.add(next.object)
      waiting.push(...referencesIn(file.objects.get(next.object)?.value ?? null))
    }
    if (seen.has(object)) return at + 1
  }
  return null
}
