import type { Furniture } from '../line.js'
import type { Piece } from './page.js'

/** A footnote's letters are at most this share of the size of the report's text. */
const footnoteSize = 0.92

/** Headers and footers stand in this share of the page's height, at its head and at its foot. */
const margin = 0.12

/** What stands at one place on so many pages, or on this share of all, is no text; in a shorter document, on each of its pages. */
const repeatedOn = 3
const repeatedShare = 0.25

const pageNumber = /^(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?$/i

/**
 * What each line of the document is beside its text. Furniture is known by the PDF's own word or, where it says
 * nothing, by standing in the margin of several pages at one height with the same words, whatever the numbers in them.
 */
export function furnitureOf(pages: readonly (readonly Piece[])[]): Map<Piece, Furniture> {
  const found = new Map<Piece, Furniture>()
  const repeats = repeated(pages)
  const textSize = commonSize(pages.flat())
  for (const page of pages) {
    const text: Piece[] = []
    for (const piece of page) {
      if (piece.artifact || repeats.has(piece)) found.set(piece, marginal(piece))
      else text.push(piece)
    }
    for (const piece of footnotes(text, textSize)) found.set(piece, 'footnote')
  }
  return found
}

function marginal({ text, head, pageHeight }: Piece): Furniture {
  if (pageNumber.test(text)) return 'page number'
  return head > pageHeight / 2 ? 'header' : 'footer'
}

function repeated(pages: readonly (readonly Piece[])[]): Set<Piece> {
  const places = new Map<string, Piece[]>()
  for (const piece of pages.flat()) {
    const inMargin = piece.head > (1 - margin) * piece.pageHeight || piece.foot < margin * piece.pageHeight
    if (!inMargin) continue
    const place = `${Math.round(piece.head / 4)} ${piece.text.replace(/\d+/g, '#')}`
    places.set(place, [...(places.get(place) ?? []), piece])
  }
  const enough = Math.max(Math.min(repeatedOn, Math.max(2, pages.length)), repeatedShare * pages.length)
  return new Set([...places.values()].filter((pieces) => pieces.length >= enough).flat())
}

/** The size in which most of the document's letters are set. */
function commonSize(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of pieces) counts.set(size, (counts.get(size) ?? 0) + text.length)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** A note's number that is not raised, at the head of its line. */
const flatNumber = /^\d{1,2}\s+\p{L}/u

/** Small lines at the page's foot, from the first that opens with a note's number. */
function footnotes(page: readonly Piece[], textSize: number): readonly Piece[] {
  const last = page.findLastIndex(({ size }) => size > footnoteSize * textSize)
  const small = page.slice(last + 1)
  const first = small.findIndex(({ spans, text }) => spans[0]?.kind === 'note' || flatNumber.test(text))
  return first < 0 ? [] : small.slice(first)
}
