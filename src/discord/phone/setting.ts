import type { MeasureText, TextFont } from '../../picture/drawing.js'
import type { MarkedLine, Span } from './markdown.js'
import { HEADING, SET_IN, SMALL, TEXT } from './measures.js'

interface Written extends TextFont {
  /** Of a line, from one to the next. */
  readonly line: number
}

export const FONT: Readonly<Record<MarkedLine['kind'], Written>> = {
  text: TEXT,
  heading: HEADING,
  small: SMALL,
  quote: TEXT,
  code: SMALL,
}

/** How far a line is set in, on both sides. */
export const insetOf = (kind: MarkedLine['kind']): number =>
  kind === 'quote' || kind === 'code' ? SET_IN[kind] : 0

/** A word where it stands: how far to the right, and on which line, counted from 0. */
export interface Placed {
  readonly word: string
  readonly x: number
  readonly line: number
  readonly font: TextFont
  readonly span: Span
}

export interface Setting {
  readonly words: readonly Placed[]
  readonly lines: number
}

/** A line may end at white space, but not at a blank that keeps two words together. */
const BREAKS = /[^\S\u00A0]$/
const wordsOf = (text: string): string[] => text.split(/(?<=[^\S\u00A0])/)

/** A word in parts that each have room: one too wide for a line is broken anywhere. */
function broken(
  word: string,
  room: number,
  font: TextFont,
  measure: MeasureText,
): { word: string; isBroken: boolean }[] {
  if (measure(word, font) <= room) return [{ word, isBroken: false }]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measure(part + letter, font) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts.map((each) => ({ word: each, isBroken: true })), { word: part, isBroken: false }]
}

/** The words of a line of Markdown one after another, in as many lines of this width as they need. */
export function set({ kind, spans }: MarkedLine, width: number, measure: MeasureText): Setting {
  const { line: _, ...plain } = FONT[kind]
  const room = width - 2 * insetOf(kind)
  const words: Placed[] = []
  let [x, line] = [0, 0]
  let isGlued = false
  for (const [index, span] of spans.entries()) {
    const font = { ...plain, bold: plain.bold || span.bold }
    const parts = wordsOf(span.text).flatMap((each) => broken(each, room, font, measure))
    for (const { word, isBroken } of parts) {
      const mayEnd = isBroken || BREAKS.test(word)
      const glued = mayEnd ? '' : (wordsOf(spans[index + 1]?.text ?? '')[0] ?? '')
      const wide = measure(mayEnd ? word.trimEnd() : word, font) + measure(glued.trimEnd(), font)
      if (x > 0 && x + wide > room && !isGlued) {
        x = 0
        line += 1
      }
      words.push({ word, x, line, font, span })
      x += measure(word, font)
      isGlued = !mayEnd
    }
  }
  return { words, lines: line + 1 }
}

export interface Row<One> {
  readonly one: One
  readonly x: number
  /** Of its upper edge. */
  readonly y: number
  readonly width: number
}

/** Labels of buttons side by side, and in further lines where a phone has no room. */
export function buttonsSet<One>(
  buttons: readonly One[],
  widthOfOne: (one: One) => number,
  room: number,
  { apart, under, tall }: { apart: number; under: number; tall: number },
): { readonly placed: readonly Row<One>[]; readonly height: number } {
  let [x, y] = [0, 0]
  const placed = buttons.map((one): Row<One> => {
    const width = widthOfOne(one)
    if (x > 0 && x + width > room) [x, y] = [0, y + tall + under]
    const row = { one, x, y, width }
    x += width + apart
    return row
  })
  return { placed, height: y + tall }
}
