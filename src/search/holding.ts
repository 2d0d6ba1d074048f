import { termsOf } from '../text/tokens.js'
import type { Document } from './document.js'
import type { Expansion, IndexedSentence, SearchScope } from './engine.js'
import { endsName } from './index/postings.js'

/** A document that holds all that was looked for. */
export interface Holding {
  readonly document: Document
  /** The sentences of its text in which some of it stands, counted from 0, those with its rarest part first: found when they are asked for, which few are. */
  sentences(): readonly number[]
}

/**
 * Every document of a scope whose text holds each of some concepts, in any of the ways given for it: none is left out and none
 * ranked, so that their number is true. The words of one way must stand as a name: in order, and next to each other.
 * @param idle stems that carry no subject, and may stand between those of a name
 */
export function holding(
  concepts: readonly (readonly Expansion[])[],
  scope: SearchScope,
  idle: ReadonlySet<string>,
): Holding[] {
  if (concepts.length === 0) return []
  const { documents, engine } = scope
  const held = concepts.map((ways) => engine.together(ways, idle))
  const read = engine.reader(new Set(concepts.flat().flatMap(({ terms }) => terms)))
  const rarest = [...concepts].sort((one, other) => heldBy(one, scope) - heldBy(other, scope))
  const found: Holding[] = []
  for (const number of documentsWithAll(concepts, scope)) {
    if (!held.every((holds) => holds(number))) continue
    const document = documents[number] as Document
    found.push({
      document,
      sentences: () => sentencesWith(read(number, document.text), rarest, idle),
    })
  }
  return found
}

/** Stems of the words that carry no subject. */
export const idleStems = (stopWords: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...stopWords].flatMap(termsOf))

/** Numbers of the documents that hold the words of each concept, wherever they stand, ascending. */
function documentsWithAll(
  concepts: readonly (readonly Expansion[])[],
  { engine, range, asked }: SearchScope,
): number[] {
  const { from, to } = range
  const counts = new Uint8Array(to - from)
  for (const [at, ways] of concepts.entries())
    for (const way of ways) {
      const { documents, count } = engine.search(way, range, null)
      // A document that lacks an earlier concept has not been counted up to this one.
      for (let each = 0; each < count; each++) {
        const place = (documents[each] as number) - from
        if (counts[place] === at) counts[place] = at + 1
      }
    }
  const found: number[] = []
  for (const [place, count] of counts.entries())
    if (count === concepts.length && (asked === null || asked[place] === 1)) found.push(place + from)
  return found
}

/** In how many documents a concept stands, at the most: of each of its ways those that hold its words. */
const heldBy = (ways: readonly Expansion[], { engine, range }: SearchScope): number =>
  ways.reduce((sum, way) => sum + engine.search(way, range, null).count, 0)

const sentencesWith = (
  sentences: readonly IndexedSentence[],
  concepts: readonly (readonly Expansion[])[],
  idle: ReadonlySet<string>,
): number[] => [
  ...new Set(
    concepts.flatMap((ways) =>
      sentences.flatMap(({ terms }, at) => (ways.some((way) => isNamedIn(terms, way, idle)) ? [at] : [])),
    ),
  ),
]

function isNamedIn(sentence: readonly string[], { terms }: Expansion, idle: ReadonlySet<string>): boolean {
  const last = terms.at(-1)
  return sentence.some(
    (term, at) => term === last && endsName(terms, sentence, at, (between) => idle.has(between)),
  )
}
