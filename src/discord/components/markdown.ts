import { chatInputApplicationCommandMention, TimestampStyles, time } from 'discord.js'
import { MONTHS_IN_WORDS } from '../../text/dates.js'
import { wellFormed } from '../../text/fit.js'
import type { SentenceRange } from '../../text/tokens.js'

/**
 * Words of a report or a person, made to read on Discord exactly as they stand: nothing in them becomes formatting, a
 * link, a mention, a date or an emoji. A backslash before any sign that is no letter, digit or space shows that sign
 * alone. discord.js's escapeMarkdown lets headings, lists, links, `<…>` forms and underscores within addresses through.
 */

/** Signs that mean something wherever they stand. */
const ANYWHERE = /[\\*_~|`<[\]]/g
/** Discord makes a link of `https://…`; a backslash between the slashes keeps it words. */
const LINK = /:\/\//g
/** `:smile:`; the words between may already hold backslashes. */
const EMOJI = /:(?=[^\s:]+:)/g
/** Highlighted as a mention even where it notifies nobody. */
const EVERYBODY = /@(?=everyone|here)/g
/** `# `, `-# `, `> `, `- `, `+ ` begin a heading, small text, a quote, a list. */
const LINE_START = /^([^\S\n]*)([#>+-])/gm
/** `1. ` and `1) ` begin a numbered list. */
const NUMBER_START = /^([^\S\n]*\d+)([.)])/gm

/** The text with a backslash before every sign that Discord would act on; lines stay lines. */
export const escapeText = (text: string): string =>
  wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(ANYWHERE, '\\$&')
    .replace(LINK, ':\\//')
    .replace(EMOJI, '\\:')
    .replace(EVERYBODY, '\\@')
    .replace(LINE_START, '$1\\$2')
    .replace(NUMBER_START, '$1\\$2')

/** The same on one line, for names and labels. */
export const escapeLine = (text: string): string => escapeText(text.replace(/\s+/g, ' ').trim())

/** Words within a code block, where only the closing fence means anything: a blank of no width parts its signs. */
export const escapeCode = (text: string): string => wellFormed(text).replace(/`(?=`)/g, '`\u200B')

// Discord's own marks around words that are already safe or made so here.

export const bold = (words: string): string => `**${escapeLine(words)}**`

export const headingLine = (words: string): string => `### ${escapeLine(words)}`

/** Each line small; Discord ends small text at the line's end. */
export const subtext = (words: string): string =>
  escapeText(words)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `-# ${line}`)
    .join('\n')

/** Verbatim words as a block quote, line for line. */
export const blockQuote = (words: string): string =>
  escapeText(words)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** A line that is already drawn, small. */
export const subtextLine = (drawn: string): string => `-# ${drawn}`

/** Verbatim words as a block quote, with some of its sentences, told by where they stand, in bold. */
export function quoteWithBold(words: string, sentences: readonly SentenceRange[]): string {
  let [end, drawn] = [0, '']
  for (const { from, to } of sentences) {
    if (from < end) continue
    drawn += `${escapeText(words.slice(end, from))}${boldLines(words.slice(from, to))}`
    end = to
  }
  return `${drawn}${escapeText(words.slice(end))}`
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** Bold ends at the end of a line. */
const boldLines = (words: string): string =>
  escapeText(words)
    .split('\n')
    .map((line) => (line.trim() === '' ? line : `**${line}**`))
    .join('\n')

/** Discord's ids of the slash commands by name, where they are known. */
export type CommandIds = ReadonlyMap<string, string>

/** A command's name as it is typed; not the end of a path or an address. */
const COMMAND_NAME = /(?<![\p{L}\p{N}/.:<])\/([a-z]+)(?![\p{L}\p{N}/])/gu

/** Words already made safe, with the names of Discord's commands in them as something to press: `</grade:123>`. */
export const withCommands = (words: string, commandIds: CommandIds): string =>
  words.replace(COMMAND_NAME, (typed, name: string) => {
    const id = commandIds.get(name)
    return id === undefined ? typed : chatInputApplicationCommandMention(name, id)
  })

/** A whole date; not the end of `5 to 16 March 2012`, which does not say its first month. */
const WRITTEN_DATE = new RegExp(
  `(?<!\\b\\d{1,2} to )\\b(\\d{1,2}) (?:${MONTHS_IN_WORDS.join('|')}) \\d{4}\\b`,
  'g',
)

/** Noon by Greenwich is the same day for nearly every reader, midnight is not. */
const NOON = '12:00:00 UTC'

function dateMarkdown(date: string, day: string): string {
  const at = Date.parse(`${date} ${NOON}`)
  const isDate = new Date(at).getUTCDate() === Number(day)
  return isDate ? time(Math.floor(at / 1000), TimestampStyles.LongDate) : date
}

/** A fact's value with its dates (`14 May 2012`) as Discord shows them in the reader's form. */
export const withDates = (value: string): string => escapeText(value).replace(WRITTEN_DATE, dateMarkdown)
