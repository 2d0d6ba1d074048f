import type { Fact, Printed, Source } from '../../model/reply.js'
import { inParts } from '../../text/fit.js'
import {
  blockQuote,
  bold,
  type CommandIds,
  escapeText,
  headingLine,
  subtext,
  subtextLine,
  withCommands,
  withDates,
} from '../components/markdown.js'
import { type Fits, linkButtons, piece, type ReplyPiece } from '../components/piece.js'

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
