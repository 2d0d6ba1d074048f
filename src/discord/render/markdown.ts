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

/** A line that is already drawn, small. */
export const smallLine = (drawn: string): string => `-# ${drawn}`

/** Verbatim words as a block quote, with some of its sentences, given in their order, in bold. */
export function marked(words: string, sentences: readonly string[]): string {
  let [from, drawn] = [0, '']
  for (const sentence of sentences) {
    const at = words.indexOf(sentence, from)
    if (at < 0) continue
    drawn += `${escapeText(words.slice(from, at))}${boldLines(sentence)}`
    from = at + sentence.length
  }
  return `${drawn}${escapeText(words.slice(from))}`
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
