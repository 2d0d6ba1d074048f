import type { Excerpt } from '../../model/reply.js'
import { citesHeading, LEFT_OUT, placeName, quoteOf } from '../../quotation/quote.js'
import { inParts } from '../../text/fit.js'
import { sentenceRanges } from '../../text/tokens.js'
import { blockQuote, bold, escapeLine, quoteWithBold, subtext, subtextLine } from '../components/markdown.js'
import { type Fits, linkButtons, piece, type QuotedPassage, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { wordsPieces } from './words.js'

/** A few words of it, enough for a name on a button. */
export const paragraphLabel = (excerpt: { paragraph: number | null; key: string }): string =>
  placeName(excerpt) ?? (excerpt.paragraph === null ? `passage ${excerpt.key}` : `¶${excerpt.paragraph}`)

const caveatOf = ({ caveat, fullCitation }: Excerpt): string[] =>
  caveat === null || fullCitation.includes(caveat) ? [] : [subtext(caveat)]

/** What stands under a quote: where it is from, in short; in full its report is cited once, at the foot. */
export function citationLines(excerpt: Excerpt): string {
  const { citation, locator } = excerpt
  const where = citesHeading(excerpt) ? '' : ` · ${escapeLine(locator)}`
  return [subtextLine(`${bold(citation)}${where}`), ...caveatOf(excerpt)].join('\n')
}

const footnoteLines = (excerpt: Excerpt): string[] =>
  excerpt.noted.map((note) => subtext(`${WORDING.footnote}: ${note}`))

/** A paragraph's words as a quote, in bold those of its sentences that answer. */
export function quoteWithMarks(text: string, sentences: readonly number[] | null): string {
  if (sentences === null) return blockQuote(text)
  const all = sentenceRanges(text)
  return all.every((_, at) => sentences.includes(at))
    ? blockQuote(text)
    : quoteWithBold(
        text,
        sentences.flatMap((at) => all[at] ?? []),
      )
}

function drawExcerpt(excerpt: Excerpt, quote: string, fits: Fits, last = true): string {
  const drawn = quote === excerpt.text ? quoteWithMarks(quote, excerpt.highlighted) : blockQuote(quote)
  const whole = [drawn, citationLines(excerpt)].join('\n')
  const withNotes = [whole, ...(last ? footnoteLines(excerpt) : [])].join('\n')
  return fits(withNotes) ? withNotes : whole
}

export const quotedOf = (excerpt: Excerpt, sentences: readonly number[] | null): QuotedPassage => ({
  report: excerpt.report,
  key: excerpt.key,
  sentences,
  source: excerpt.source,
  fullCitation: excerpt.fullCitation,
  place: excerpt.placeInFull,
  short: paragraphLabel(excerpt),
  name: excerpt.citation,
})

/**
 * Binary search for the longest run of its first shown sentences that has room; of one too long a sentence, the words
 * that have.
 */
function shorten(excerpt: Excerpt, fits: Fits): { quote: string; sentences: number[] } {
  const shown = excerpt.sentences ?? []
  const beginning = (count: number): string => `${quoteOf(excerpt.text, shown.slice(0, count))} ${LEFT_OUT}`
  let [fitting, tooMany] = [0, shown.length]
  while (tooMany - fitting > 1) {
    const count = Math.floor((fitting + tooMany) / 2)
    if (fits(drawExcerpt(excerpt, beginning(count), fits))) fitting = count
    else tooMany = count
  }
  if (fitting > 0) return { quote: beginning(fitting), sentences: shown.slice(0, fitting) }
  const [words = ''] = inParts(
    excerpt.quote,
    (part) => part.length === 1 || fits(drawExcerpt(excerpt, `${part} ${LEFT_OUT}`, fits)),
  )
  return { quote: `${words} ${LEFT_OUT}`, sentences: shown.slice(0, 1) }
}

/** A whole paragraph that was asked for is never shortened: what has no room follows in further pieces, each cited. */
function partPieces(excerpt: Excerpt, more: Partial<ReplyPiece>, fits: Fits): ReplyPiece[] {
  const parts = inParts(
    excerpt.quote,
    (part) => part.length === 1 || fits(drawExcerpt(excerpt, `${LEFT_OUT} ${part} ${LEFT_OUT}`, fits, false)),
  )
  return parts.map((part, at) => {
    const before = at > 0 ? `${LEFT_OUT} ` : ''
    const after = at < parts.length - 1 ? ` ${LEFT_OUT}` : ''
    const text = drawExcerpt(excerpt, `${before}${part}${after}`, fits, at === parts.length - 1)
    return piece('excerpt', text, { ...more, ...(at > 0 ? { opens: null } : {}) })
  })
}

const withoutRest = (excerpt: Excerpt, sentences: readonly number[]): Excerpt => ({
  ...excerpt,
  quote: quoteOf(excerpt.text, sentences),
  sentences: [...sentences],
  highlighted: null,
})

/**
 * A quote over the full width, its citation under it.
 * @param fits whether it has room; a quote of chosen sentences that has not is shortened at the end of a sentence
 */
export function excerptPieces(excerpt: Excerpt, fits: Fits): ReplyPiece[] {
  const { report, key, citation, fullCitation, url, quote } = excerpt
  if (quote.trim() === '') return []
  if (citationLines(excerpt).length > SHORT_LENGTH || fullCitation.length > FULL_LENGTH)
    return wordsPieces(`${quote}\n${citation}\n${fullCitation}`, fits)
  const more = (sentences: readonly number[] | null): Partial<ReplyPiece> => ({
    opens: { report, key, name: citation, authority: excerpt.authority, when: excerpt.when },
    links: linkButtons(url),
    quoted: quotedOf(excerpt, sentences),
  })
  const whole = drawExcerpt(excerpt, quote, fits)
  if (fits(whole)) return [piece('excerpt', whole, more(excerpt.highlighted ?? excerpt.sentences))]
  // Of a paragraph that stands round what answers, the sentences that do are enough.
  if (excerpt.highlighted) return excerptPieces(withoutRest(excerpt, excerpt.highlighted), fits)
  if (excerpt.sentences === null) return partPieces(excerpt, more(null), fits)
  const shortened = shorten(excerpt, fits)
  return [piece('excerpt', drawExcerpt(excerpt, shortened.quote, fits), more(shortened.sentences))]
}

/**
 * Characters of a citation, in short and in full, far more than any has: beside a longer one a quote stands as plain
 * words.
 */
const SHORT_LENGTH = 400
const FULL_LENGTH = 600
