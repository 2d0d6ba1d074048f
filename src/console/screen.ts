import type { Writable } from 'node:stream'
import picocolors from 'picocolors'
import { createSupportsHyperlinks } from 'supports-hyperlinks'
import { stripControls } from '../text/control-characters.js'

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
const MAX_COLUMNS = 100
const MIN_COLUMNS = 24
const DEFAULT_COLUMNS = 80

/** An output as it is now (a terminal may be resized). Colour only on a terminal, and not with NO_COLOR. */
export function screenOf(output: Output, env: Environment): Screen {
  const terminal = output.isTTY === true
  const colourful = terminal && !env.NO_COLOR && env.TERM !== 'dumb'
  const width = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, output.columns || DEFAULT_COLUMNS))
  const links = colourful && createSupportsHyperlinks(output)
  return { width: terminal ? width : null, colours: picocolors.createColors(colourful), links }
}

/**
 * Writes one line, whatever its words are made of: a file's name or an extract may hold anything, line breaks too, and
 * what one of them says must not look like another line.
 */
export const writeLine = (output: Output, words: string): void => {
  output.write(`${stripControls(words).replace(/[\n\t]+/g, ' ')}\n`)
}

/** `1 report`, `2 reports` */
export const countNoun = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
