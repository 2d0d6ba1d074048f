import { escapeLine, escapeText } from '../escape.js'

/** Discord's own marks around words that are already safe or made so here. */

export const strong = (words: string): string => `**${escapeLine(words)}**`

export const heading = (words: string): string => `### ${escapeLine(words)}`

/** Each line small; Discord ends small text at the line's end. */
export const small = (words: string): string =>
  escapeText(words)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `-# ${line}`)
    .join('\n')

/** Verbatim words as a block quote, line for line. */
export const quoted = (words: string): string =>
  escapeText(words)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
