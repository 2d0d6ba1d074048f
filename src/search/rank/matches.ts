import type { QueryConcept } from '../concepts.js'
import type { SearchScope } from '../corpus.js'
import type { Document } from '../document.js'
import type { IndexedSentence, TermPlace } from '../engine.js'

/** One concept of the question, weighed on the scope where it is looked for. */
export interface WeighedConcept {
  readonly concept: QueryConcept
  /** How much it tells documents apart: high for a concept that few of them hold. */
  readonly idf: number
}

/** The rarities of some concepts, summed. */
export function weigh(found: readonly WeighedConcept[]): number {
  let sum = 0
  for (const { idf } of found) sum += idf
  return sum
}

/** A sentence of a document, and which of the question's concepts stand in it. */
export interface Sentence {
  readonly indexed: IndexedSentence
  readonly held: readonly WeighedConcept[]
}

/** Reads documents sentence by sentence, with what of the question stands in each. */
export function reader(
  found: readonly WeighedConcept[],
  { documents, engine }: Pick<SearchScope, 'documents' | 'engine'>,
) {
  const ofTerm = conceptsByTerm(found)
  const read = engine.reader(ofTerm.keys())
  return (number: number): Sentence[] =>
    read(number, (documents[number] as Document).text).map((indexed) => ({
      indexed,
      held: conceptsIn(indexed.places, ofTerm, found),
    }))
}

/** The concepts that a term has a part in. */
function conceptsByTerm(found: readonly WeighedConcept[]): ReadonlyMap<string, ReadonlySet<WeighedConcept>> {
  const ofTerm = new Map<string, Set<WeighedConcept>>()
  for (const one of found)
    for (const { terms } of one.concept.expansions)
      for (const term of terms) ofTerm.set(term, (ofTerm.get(term) ?? new Set()).add(one))
  return ofTerm
}

function conceptsIn(
  places: readonly TermPlace[],
  ofTerm: ReadonlyMap<string, ReadonlySet<WeighedConcept>>,
  found: readonly WeighedConcept[],
): WeighedConcept[] {
  if (places.length === 0) return []
  const stands = new Set<string>()
  const touched = new Set<WeighedConcept>()
  for (const { term } of places) {
    if (stands.has(term)) continue
    stands.add(term)
    for (const one of ofTerm.get(term) ?? []) touched.add(one)
  }
  return found.filter(
    (one) =>
      touched.has(one) &&
      one.concept.expansions.some(
        ({ terms }) => terms.every((term) => stands.has(term)) && standTogether(terms, places),
      ),
  )
}

/** Words that may stand between those of one concept, for the ranking to take them together. */
const MOST_BETWEEN = 2

/** Whether all of some terms stand in a sentence with no more than a few words between them. */
export function standTogether(terms: readonly string[], places: readonly TermPlace[]): boolean {
  const [only, second] = terms
  if (second === undefined) return places.some(({ term }) => term === only)
  const own = places.filter(({ term }) => terms.includes(term))
  const room = terms.length - 1 + MOST_BETWEEN
  return own.some(({ at: first }) => {
    const near = new Set(own.filter(({ at }) => at >= first && at <= first + room).map(({ term }) => term))
    return terms.every((term) => near.has(term))
  })
}

/** Words between two neighbours of the question that still make a phrase: 'award for the best'. */
const PHRASE_GAP = 2

/** Two neighbouring concepts of the question: with what the first ends and the second begins, and the rarer one's weight. */
interface Pair {
  readonly end: string
  readonly start: string
  readonly weight: number
}

const neighbourPairs = (found: readonly WeighedConcept[]): Pair[] =>
  found.slice(1).map((second, index) => {
    const first = found[index] as WeighedConcept
    return {
      end: first.concept.expansions[0]?.terms.at(-1) ?? '',
      start: second.concept.expansions[0]?.terms[0] ?? '',
      weight: Math.min(first.idf, second.idf),
    }
  })

/** Tells how much of the question stands in a document as it stands in the question: the weights of its neighbours that do. */
export function phrases(found: readonly WeighedConcept[]): (sentences: readonly Sentence[]) => number {
  const pairs = neighbourPairs(found)
  return (sentences) => {
    const places = new Map<string, number[]>()
    for (const { indexed } of sentences)
      for (const { term, at } of indexed.places) {
        const known = places.get(term)
        if (known) known.push(indexed.before + at)
        else places.set(term, [indexed.before + at])
      }
    return pairs.reduce((sum, { end, start, weight }) => {
      const starts = places.get(start)
      const follows =
        starts &&
        places
          .get(end)
          ?.some((before) => starts.some((after) => after > before && after - before <= PHRASE_GAP + 1))
      return follows ? sum + weight : sum
    }, 0)
  }
}

/** A second sentence is quoted where it answers nearly as well as the first, or holds so much of the question that the first lacks. */
const NEARLY = 1
const ADDS = 0.3

/** The two sentences that answer best, the better one first. */
export const foremost = (answering: readonly number[]): number[] =>
  [...answering.keys()]
    .sort((one, other) => (answering[other] as number) - (answering[one] as number) || one - other)
    .slice(0, 2)

/**
 * The sentence that answers best, and a second where it answers nearly as well or adds what the first lacks; with what they cannot be
 * understood without.
 * @param answering how far each sentence answers, as the ranking weighs it
 */
export function selectSentences(sentences: readonly Sentence[], answering: readonly number[]): number[] {
  const [first = 0, second] = foremost(answering)
  if (second === undefined) return [0]
  const held = new Set<WeighedConcept>(sentences[first]?.held)
  const adds = weigh((sentences[second] as Sentence).held.filter((concept) => !held.has(concept)))
  const all = weigh([...new Set(sentences.flatMap((sentence) => sentence.held))])
  const isClose = (answering[first] as number) - (answering[second] as number) < NEARLY
  return inContext(isClose || adds > ADDS * all ? [first, second] : [first], sentences)
}

/** A sentence that begins so takes back something of the one before it: each would mislead without the other. */
const TAKES_BACK =
  /^(?:However|But|Nevertheless|Nonetheless|Yet|Despite this|That said|Beyond (?:this|that)|(?:This|These|It|They) (?:is|are|was|were|has|have|had|do|does|did) (?:not|yet)\b)/

/** One that begins so speaks of what the one before it names, or takes it back. */
const POINTS_BACK = new RegExp(`${TAKES_BACK.source}|^(?:This|These|Those|They|Their|He|She|Such|Others)\\b`)

/** Sentences before another that are quoted with it. */
const MOST_BEFORE = 2

/** Sentences in their order, each with its neighbours where one is not to be understood without the other. */
function inContext(chosen: readonly number[], sentences: readonly Sentence[]): number[] {
  const begins = (at: number, words: RegExp) => words.test(sentences[at]?.indexed.text ?? '')
  const all = new Set<number>()
  for (const at of chosen) {
    let from = at
    while (from > 0 && at - from < MOST_BEFORE && begins(from, POINTS_BACK)) from--
    const to = begins(at + 1, TAKES_BACK) ? at + 1 : at
    for (let each = from; each <= to; each++) all.add(each)
  }
  return [...all].sort((a, b) => a - b)
}
