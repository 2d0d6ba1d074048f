import type { Excerpt } from '../model/reply.js'
import { type Line, line, lines, linked, plain, quiet, type Span } from './line.js'

/** Where the words stand: the heading over them, and on the first excerpt of a report the citation in full. */
function source(excerpt: Excerpt, inFull: boolean): string {
  const heading = excerpt.citation.includes(excerpt.locator) ? [] : [`Under ‘${excerpt.locator}’`]
  return [...heading, ...(inFull ? [excerpt.fullCitation] : [])].join('. ')
}

/** What is wrong with the copy quoted, where the citation in full does not say it just below. */
const caveatSpans = ({ caveat, fullCitation }: Excerpt, inFull: boolean): Span[] =>
  caveat === null || (inFull && fullCitation.includes(caveat)) ? [] : [quiet(` (${caveat})`)]

/** The quote, its citation under it, then where it stands and the footnotes that belong to it. */
export function excerptLines(excerpt: Excerpt, inFull: boolean): Line[] {
  const where = source(excerpt, inFull)
  return [
    ...lines('quote', `“${excerpt.quote}”`),
    line('citation', plain('— '), linked(excerpt.citation, excerpt.url), ...caveatSpans(excerpt, inFull)),
    ...(where === '' ? [] : [line('source', quiet(where))]),
    ...excerpt.noted.flatMap((note) => lines('footnote', `Footnote: ${note}`, quiet)),
  ]
}
