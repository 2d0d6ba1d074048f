import type { Engine, Stretch } from '../engine.js'
import { rarity, strength } from './bm25.js'
import type { FlatIndex } from './flat.js'
import { nameFinder } from './names.js'
import { readerOf } from './reader.js'
import { seek } from './seek.js'

/** A word in the heading says more of what a paragraph is about than one in its text, but there are fewer of them. */
const HEADING = 0.6

/** Where postings stand in their list. */
interface Span {
  readonly at: number
  readonly end: number
}

/** How many documents hold a term in their text, and how many in their heading. */
interface Held {
  readonly texts: number
  readonly headings: number
}

/** The postings of one term within a stretch, and how much it tells apart in each field. */
interface Postings {
  /** The place of the next one. */
  at: number
  readonly end: number
  readonly inText: number
  readonly inHeading: number
}

/** Answers from a flat index. */
export function engineOver(index: FlatIndex): Engine {
  const { documents, counts, textLengths, headingLengths } = index
  const numbers = new Map(index.terms.map((term, number) => [term, number]))
  const textSums = sums(textLengths)
  const headingSums = sums(headingLengths)

  function placesOf(term: string, { from, to }: Stretch): Span {
    const number = numbers.get(term)
    if (number === undefined) return { at: 0, end: 0 }
    const start = index.postings[number] as number
    const stop = index.postings[number + 1] as number
    const at = from === 0 ? start : seek(documents, from, start, stop)
    return { at, end: to >= textLengths.length ? stop : seek(documents, to, at, stop) }
  }

  const whole = { from: 0, to: textLengths.length }
  const known: (Held | undefined)[] = []

  /** How many documents hold a term in each field; over all documents each term is counted once. */
  function heldOf(term: string, { at, end }: Span, { from, to }: Stretch): Held {
    const number = from === 0 && to === whole.to ? numbers.get(term) : undefined
    const held = (number !== undefined && known[number]) || countHeld(counts, at, end)
    if (number !== undefined) known[number] = held
    return held
  }

  function postingsOf(term: string, stretch: Stretch): Postings {
    const span = placesOf(term, stretch)
    const { texts, headings } = heldOf(term, span, stretch)
    const size = stretch.to - stretch.from
    return { ...span, inText: rarity(texts, size), inHeading: HEADING * rarity(headings, size) }
  }

  return {
    search({ terms, weight }, stretch, found) {
      const size = stretch.to - stretch.from
      const text = ((textSums[stretch.to] as number) - (textSums[stretch.from] as number)) / size
      const heading = ((headingSums[stretch.to] as number) - (headingSums[stretch.from] as number)) / size
      const [rarest, ...others] = [...new Set(terms)]
        .map((term) => postingsOf(term, stretch))
        .sort((one, other) => one.end - one.at - (other.end - other.at))
      if (!rarest) return
      const scoreAt = (place: number, { inText, inHeading }: Postings): number => {
        const count = counts[place] as number
        const document = documents[place] as number
        let score = 0
        if (count & 0xff) score += inText * strength(count & 0xff, (textLengths[document] as number) / text)
        if (count >>> 8)
          score += inHeading * strength(count >>> 8, (headingLengths[document] as number) / heading)
        return score
      }
      for (let place = rarest.at; place < rarest.end; place++) {
        const document = documents[place] as number
        let score = scoreAt(place, rarest)
        let holdsAll = true
        for (let at = 0; at < others.length && holdsAll; at++) {
          const other = others[at] as Postings
          other.at = seek(documents, document, other.at, other.end)
          holdsAll = other.at < other.end && documents[other.at] === document
          if (holdsAll) score += scoreAt(other.at, other)
        }
        if (holdsAll) found(document, score * weight)
      }
    },
    frequency(term, stretch) {
      const { at, end } = placesOf(term, stretch)
      return end - at
    },
    holds: nameFinder(index, numbers),
    reader: (sought) => readerOf(index, numbersOf(sought)),
  }

  function numbersOf(terms: Iterable<string>): number[] {
    return [...terms].flatMap((term) => numbers.get(term) ?? [])
  }
}

function countHeld(counts: Uint16Array, at: number, end: number): Held {
  let texts = 0
  let headings = 0
  for (let place = at; place < end; place++) {
    const count = counts[place] as number
    if (count & 0xff) texts++
    if (count >>> 8) headings++
  }
  return { texts, headings }
}

/** The sum of all that stand before each place, and of all at the end. */
function sums(list: Uint16Array): Float64Array {
  const all = new Float64Array(list.length + 1)
  for (const [at, number] of list.entries()) all[at + 1] = (all[at] as number) + number
  return all
}
