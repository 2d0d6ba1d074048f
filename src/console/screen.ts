import type { Writable } from 'node:stream'
import picocolors from 'picocolors'
import { createSupportsHyperlinks } from 'supports-hyperlinks'

export type Colours = ReturnType<typeof picocolors.createColors>

/** Where a reply is shown: how wide, and whether in colour. */
export interface Screen {
  /** In characters; null where the output is no terminal and nothing is to be wrapped. */
  readonly width: number | null
  readonly colours: Colours
  /** Whether words can lead somewhere (OSC 8). */
  readonly links: boolean
}

/** An output as Node gives it: a terminal says so, and how wide it is. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

export type Environment = Readonly<Record<string, string | undefined>>

/** Longer lines than this are tiring to read; narrower terminals than the least are drawn as if they had it. */
const WIDEST = 100
const NARROWEST = 24
const USUAL = 80

/** An output as it is now (a terminal may be resized). Colour only on a terminal, and not with NO_COLOR. */
export function screenOf(output: Output, env: Environment): Screen {
  const terminal = output.isTTY === true
  const colourful = terminal && !env.NO_COLOR && env.TERM !== 'dumb'
  const width = Math.min(WIDEST, Math.max(NARROWEST, output.columns || USUAL))
  const links = colourful && createSupportsHyperlinks(output)
  return { width: terminal ? width : null, colours: picocolors.createColors(colourful), links }
}

/** What steers a terminal: control characters, and the marks that turn the text behind them round. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Without the characters that would steer a terminal; a reply may repeat what somebody typed. */
export const harmless = (text: string): string =>
  text.replace(STEERING, (character) => (character === '\n' || character === '\t' ? character : ''))

/** A value as one line of JSON in which those characters are escaped too that JSON itself would let stand. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * Writes one line, whatever its words are made of: a file's name or an extract may hold anything, line breaks too, and
 * what one of them says must not look like another line.
 */
export const tell = (output: Output, words: string): void => {
  output.write(`${harmless(words).replace(/[\n\t]+/g, ' ')}\n`)
}
