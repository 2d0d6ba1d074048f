import {
  Damage,
  dereference,
  differsByOneLetter,
  indirectObject,
  inObject,
  isArray,
  isDictionary,
  isReference,
  nameValue,
  type PdfDictionary,
  type PdfFile,
  type PdfReference,
  type PdfValue,
  referencesIn,
  refuseMisspelt,
  requireName,
} from './syntax.js'

/** A page of the file, in the order in which they are read. */
export interface PdfPage {
  readonly object: number
  readonly value: PdfDictionary
  /** Its own, or those of the pages above it. */
  readonly resources: PdfDictionary
  readonly contents: readonly PdfReference[]
}

/** Folders of pages within each other. */
const DEEPEST_PAGE_TREE = 50

/** What a page takes from the folder that it lies in (ISO 32000-1, 7.7.3.4). */
interface InheritedAttributes {
  readonly resources: PdfValue | undefined
  readonly box: PdfValue | undefined
  readonly rotate: PdfValue | undefined
}

/** Traverses the page tree from the file's catalogue. Throws Damage where it does not hold together. */
export function readPageTree(file: PdfFile): PdfPage[] {
  const catalogue = dereference(file, file.trailer.get('Root'))
  if (!isDictionary(catalogue)) throw new Damage('no catalogue')
  requireName(catalogue, 'Type', ['Catalog'])
  refuseMisspelt(catalogue, 'Catalog')
  const pages: PdfPage[] = []
  const mediaBoxes = new Map<number, readonly number[]>()
  const seen = new Set<number>()

  const visit = (
    reference: PdfValue | undefined,
    parent: number | null,
    above: InheritedAttributes,
    depth: number,
  ): number => {
    const found = indirectObject(file, reference)
    const node = found?.value
    if (!found || !isDictionary(node) || seen.has(found.object) || depth > DEEPEST_PAGE_TREE) {
      throw new Damage('a page that is not there', null, pages.length + 1)
    }
    seen.add(found.object)
    return inObject(found.object, () => {
      requireName(node, 'Type', ['Page', 'Pages'])
      const isFolder = nameValue(node.get('Type')) === 'Pages'
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
            mediaBoxes.set(found.object, mediaBox(file, inherited.box))
            pages.push(readPdfPage(file, found.object, node, inherited))
          },
          pages.length + 1,
        )
        return 1
      }
      const kids = dereference(file, node.get('Kids'))
      if (!isArray(kids)) throw new Damage('a folder without pages')
      const count = kids.reduce<number>((sum, kid) => sum + visit(kid, found.object, inherited, depth + 1), 0)
      if (dereference(file, node.get('Count')) !== count)
        throw new Damage('more or fewer pages than promised')
      return count
    })
  }

  visit(catalogue.get('Pages'), null, { resources: undefined, box: undefined, rotate: undefined }, 0)
  refuseOddBoxes(mediaBoxes)
  refuseSharedContents(pages)
  return pages
}

function readPdfPage(
  file: PdfFile,
  object: number,
  value: PdfDictionary,
  { resources, rotate }: InheritedAttributes,
): PdfPage {
  const held = dereference(file, resources)
  if (!isDictionary(held)) throw new Damage('a page without resources')
  refuseMisspelt(held, 'Resources')
  const rotation = dereference(file, rotate) ?? 0
  if (typeof rotation !== 'number' || rotation % 90 !== 0) throw new Damage('a page that is turned a little')
  const contents = value.get('Contents') ?? []
  const parts = indirectObject(file, contents)?.stream ? [contents] : dereference(file, contents)
  if (!isArray(parts)) throw new Damage('a page without content')
  for (const part of parts) {
    const stream = indirectObject(file, part)
    if (!stream?.stream || !isDictionary(stream.value)) throw new Damage('content that is none')
    const type = nameValue(stream.value.get('Type')) ?? nameValue(stream.value.get('Subtype'))
    if (type !== null) throw new Damage(`content that is ${type}`, stream.object)
  }
  return { object, value, resources: held, contents: parts.filter(isReference) }
}

function mediaBox(file: PdfFile, value: PdfValue | undefined): readonly number[] {
  const sides = dereference(file, value)
  const numbers = isArray(sides) ? sides.map((side) => dereference(file, side)) : []
  if (numbers.length !== 4 || !numbers.every((side) => typeof side === 'number')) {
    throw new Damage('a page without its size')
  }
  return numbers as number[]
}

/** A page whose size is that of the others but for a digit is of their size: where its head and foot are, is not known. */
function refuseOddBoxes(mediaBoxes: ReadonlyMap<number, readonly number[]>): void {
  const counts = new Map<string, number>()
  for (const sides of mediaBoxes.values()) counts.set(sides.join(' '), (counts.get(sides.join(' ')) ?? 0) + 1)
  const [usual = ''] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])
  for (const [object, sides] of mediaBoxes) {
    if (differsByOneLetter(sides.join(' '), usual))
      throw new Damage(`a page of ${sides.join(' ')} among pages of ${usual}`, object)
  }
}

/** Two pages never print one and the same words; a letterhead may be a part of many. */
function refuseSharedContents(pages: readonly PdfPage[]): void {
  const first = new Map<number, PdfPage>()
  for (const page of pages) {
    const [own] = page.contents
    if (page.contents.length !== 1 || !own) continue
    if (first.has(own.object)) throw new Damage('a page that is printed twice', page.object)
    first.set(own.object, page)
  }
}

/** Reachability by depth-first search: which page an object is part of, counted from 1; null where it is of none, or nobody can tell. */
export function pageHolding(file: PdfFile, pages: readonly PdfPage[], object: number): number | null {
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
