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
/** Half of a character; no JSON reader has to take it. */
const LONE_SURROGATE = /\p{Surrogate}/gu

/** The text with a backslash before every sign that Discord would act on; lines stay lines. */
export const escapeText = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '\uFFFD')
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
export const escapeCode = (text: string): string =>
  text.replace(LONE_SURROGATE, '\uFFFD').replace(/`(?=`)/g, '`\u200B')
