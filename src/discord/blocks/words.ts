import { SOURCE } from '../../answer/source.js'
import { inParts } from '../../quotation/cut.js'
import { linkButtons } from '../components/links.js'
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
import { type Fits, piece, type ReplyPiece } from '../components/piece.js'

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

/** Words of a report that stand in no paragraph, a table's row: a fact named after the place that prints them. */
const PRINTED_VALUE = /^“([^”]+)”$/

/** A value that is an address and nothing else: an escape in it would break it, and no sign in it acts. */
const ADDRESS_VALUE = /^https?:\/\/[^\s<>]+$/
const isAddress = (value: string): boolean => ADDRESS_VALUE.test(value) && URL.canParse(value)

/**
 * `**Published:** 14 May 2012`, dates in the reader's own form, a command's name to be pressed; a report's own words as a
 * quote with their citation under it; an address as a link, with a button that opens it. A source stands at the foot.
 */
export function factPieces(
  { name, value }: { name: string; value: string },
  fits: Fits,
  commandIds: CommandIds,
): ReplyPiece[] {
  if (name === SOURCE && fits(subtext(value))) return [piece('text', '', { source: value })]
  const printed = PRINTED_VALUE.exec(value)?.[1]
  const title = COMMAND_FACT.test(name) ? withCommands(name, commandIds) : name
  const drawn =
    printed !== undefined && printed.trim() !== ''
      ? `${blockQuote(printed)}\n${subtextLine(bold(name))}`
      : `${title === name ? bold(`${name}:`) : title} ${isAddress(value) ? `<${value}>` : withDates(value)}`
  if (name.trim() === '' || !fits(drawn)) return wordsPieces(`${name}: ${value}`, fits)
  return [piece('text', drawn, { links: isAddress(value) ? linkButtons(new URL(value).href) : [] })]
}
