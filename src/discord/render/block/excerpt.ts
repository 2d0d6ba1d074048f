import type { Excerpt } from '../../../model/reply.js'
import { LEFT_OUT, quoteOf } from '../../../quotation/quote.js'
import { placeName } from '../../../quotation/scale.js'
import { escapeLine } from '../../escape.js'
import { WORDING } from '../../wording.js'
import { inParts } from '../cut.js'
import { linkButtons } from '../links.js'
import { quoted, small, strong } from '../markdown.js'
import { type Button, PIECE_LENGTH, type Piece, piece } from '../piece.js'
import { wordsPieces } from './words.js'

/** A few words of it, enough for a name on a button. */
export const nameOfParagraph = (excerpt: { paragraph: number | null; key: string }): string =>
  placeName(excerpt) ?? (excerpt.paragraph === null ? `passage ${excerpt.key}` : `¶${excerpt.paragraph}`)

const cited = (citation: string, locator: string): string =>
  citation.includes(locator) ? strong(citation) : `${strong(citation)} · ${escapeLine(locator)}`

const caveatOf = ({ caveat }: Excerpt): string[] => (caveat === null ? [] : [small(caveat)])

/** What stands under a quote: short and in bold to read, in full and small because the licence asks for it. */
export function citationLines(excerpt: Excerpt): string {
  const { citation, locator, caveat, fullCitation } = excerpt
  const says = caveat !== null && fullCitation.includes(caveat)
  return [cited(citation, locator), small(fullCitation), ...(says ? [] : caveatOf(excerpt))].join('\n')
}

/** What stands under a further quote of a report that is cited in full above it. */
const citationAgain = (excerpt: Excerpt): string =>
  [cited(excerpt.citation, excerpt.locator), ...caveatOf(excerpt)].join('\n')

const footnotes = (excerpt: Excerpt): string[] =>
  excerpt.noted.map((note) => small(`${WORDING.footnote}: ${note}`))

function drawn(
  excerpt: Excerpt,
  quote: string,
  { citation = citationLines(excerpt), last = true } = {},
): string {
  const whole = [quoted(quote), citation]
  const withNotes = [...whole, ...(last ? footnotes(excerpt) : [])].join('\n')
  return withNotes.length <= PIECE_LENGTH ? withNotes : whole.join('\n')
}

/** A quote with its citation, and how it reads below another of the same report. */
function quotePiece(excerpt: Excerpt, quote: string, more: Partial<Piece>, last = true): Piece {
  const again = drawn(excerpt, quote, { citation: citationAgain(excerpt), last })
  return piece('excerpt', drawn(excerpt, quote, { last }), {
    again: { report: excerpt.report, text: again },
    ...more,
  })
}

/** How many drawn characters an excerpt takes when nothing of it is left out. */
export const excerptLength = (excerpt: Excerpt): number => drawn(excerpt, excerpt.quote).length

function buttonsOf(excerpt: Excerpt, sentences: readonly number[] | null): Partial<Piece> {
  const { report, key } = excerpt
  const shown = sentences === null ? null : [...sentences]
  const share: Button = { label: WORDING.share, state: { act: 'share', report, key, sentences: shown } }
  const context: Button = { label: WORDING.inContext, state: { act: 'context', report, key, part: 0 } }
  const copying: Button = { label: WORDING.copy, state: { act: 'copy', report, key, sentences: shown } }
  return { beside: share, below: [context, copying, ...linkButtons(excerpt.url)] }
}

/** The longest run of its first shown sentences that has room; of one too long a sentence, the words that have. */
function shorten(excerpt: Excerpt, room: number): { quote: string; sentences: number[] } {
  const shown = excerpt.sentences ?? []
  const beginning = (count: number): string => `${quoteOf(excerpt.text, shown.slice(0, count))} ${LEFT_OUT}`
  let [fitting, tooMany] = [0, shown.length]
  while (tooMany - fitting > 1) {
    const count = Math.floor((fitting + tooMany) / 2)
    if (drawn(excerpt, beginning(count)).length <= room) fitting = count
    else tooMany = count
  }
  if (fitting > 0) return { quote: beginning(fitting), sentences: shown.slice(0, fitting) }
  const [words = ''] = inParts(
    excerpt.quote,
    (part) => part.length === 1 || drawn(excerpt, `${part} ${LEFT_OUT}`).length <= room,
  )
  return { quote: `${words} ${LEFT_OUT}`, sentences: shown.slice(0, 1) }
}

/** A whole paragraph that was asked for is never shortened: what has no room follows in further pieces, each cited. */
function partPieces(excerpt: Excerpt, opens: Piece['opens']): Piece[] {
  const parts = inParts(
    excerpt.quote,
    (part) => drawn(excerpt, part, { last: false }).length <= PIECE_LENGTH - 10,
  )
  return parts.map((part, at) => {
    const before = at > 0 ? `${LEFT_OUT} ` : ''
    const after = at < parts.length - 1 ? ` ${LEFT_OUT}` : ''
    const first = { opens, shortened: parts.length > 1, ...buttonsOf(excerpt, null) }
    return quotePiece(excerpt, `${before}${part}${after}`, at > 0 ? {} : first, at === parts.length - 1)
  })
}

/**
 * A quote, its citation under it, a Share button beside it, 'In context', 'Copy citation' and its page at Ofsted below.
 * @param room drawn characters it may take; a quote of chosen sentences that takes more is shortened
 */
export function excerptPieces(excerpt: Excerpt, room: number): Piece[] {
  if (excerpt.quote.trim() === '') return []
  if (citationLines(excerpt).length > PIECE_LENGTH / 2) {
    return wordsPieces(`${excerpt.quote}\n${excerpt.citation}\n${excerpt.fullCitation}`)
  }
  const opens = { report: excerpt.report, key: excerpt.key, name: excerpt.citation }
  if (excerptLength(excerpt) <= room) {
    return [quotePiece(excerpt, excerpt.quote, { opens, ...buttonsOf(excerpt, excerpt.sentences) })]
  }
  if (excerpt.sentences === null) return partPieces(excerpt, opens)
  const { quote, sentences } = shorten(excerpt, room)
  return [quotePiece(excerpt, quote, { opens, shortened: true, ...buttonsOf(excerpt, sentences) })]
}
