import type { Excerpt, Fact, Printed, Source } from '../../model/reply.js'
import { citesHeading, LEFT_OUT, placeName, quoteOf } from '../../quotation/quote.js'
import { inParts } from '../../text/fit.js'
import { sentenceRanges } from '../../text/tokens.js'
import {
  blockQuote,
  bold,
  type CommandIds,
  escapeLine,
  escapeText,
  headingLine,
  quoteWithBold,
  subtext,
  subtextLine,
  withCommands,
  withDates,
} from '../components/markdown.js'
import { type Fits, linkButtons, piece, type QuotedPassage, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'

const NO_IDS: CommandIds = new Map()

const textPieces = (words: string, draw: (part: string) => string, fits: Fits): ReplyPiece[] =>
  inParts(words, (part) => part.length === 1 || fits(draw(part)))
    .map(draw)
    .filter((text) => text.trim() !== '')
    .map((text) => piece('text', text))

export const wordsPieces = (words: string, fits: Fits, commandIds = NO_IDS): ReplyPiece[] =>
  textPieces(words, (part) => withCommands(escapeText(part), commandIds), fits)

export const notePieces = (note: string, fits: Fits, commandIds = NO_IDS): ReplyPiece[] =>
  textPieces(note, (part) => withCommands(subtext(part), commandIds), fits)

export function headingPieces(words: string, fits: Fits): ReplyPiece[] {
  const drawn = headingLine(words)
  if (words.trim() === '') return []
  return fits(drawn) ? [piece('heading', drawn)] : wordsPieces(words, fits)
}

const COMMAND_FACT = /^\/[a-z]+$/

/** A value that is an address and nothing else: an escape in it would break it, and no sign in it acts. */
const ADDRESS_VALUE = /^https?:\/\/[^\s<>]+$/
const isAddress = (value: string): boolean => ADDRESS_VALUE.test(value) && URL.canParse(value)

/**
 * `**Published:** 14 May 2012`, dates in the reader's own form, but a report's own words as they were printed; a command's
 * name to be pressed; an address as a link, with a button that opens it.
 */
export function factPieces(
  { name, value, printedIn }: Fact,
  fits: Fits,
  commandIds: CommandIds,
): ReplyPiece[] {
  const title = COMMAND_FACT.test(name) ? withCommands(name, commandIds) : name
  const words = printedIn === undefined ? withDates(value) : escapeText(value)
  const drawn = `${title === name ? bold(`${name}:`) : title} ${isAddress(value) ? `<${value}>` : words}`
  if (name.trim() === '' || !fits(drawn)) return wordsPieces(`${name}: ${value}`, fits)
  return [piece('text', drawn, { links: isAddress(value) ? linkButtons(new URL(value).href) : [] })]
}

/** What prints a grade as a quote, with its place under it. */
export function printedPieces({ citation, words }: Printed, fits: Fits): ReplyPiece[] {
  const drawn = `${blockQuote(words)}\n${subtextLine(bold(citation))}`
  if (words.trim() === '' || citation.trim() === '' || !fits(drawn))
    return wordsPieces(`${citation}: “${words}”`, fits)
  return [piece('text', drawn)]
}

/** A source stands at the foot, where nothing that is quoted says the same. */
export const sourcePieces = ({ citation }: Source, fits: Fits): ReplyPiece[] =>
  fits(subtext(citation))
    ? [piece('text', '', { source: citation })]
    : wordsPieces(`Source: ${citation}`, fits)

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
