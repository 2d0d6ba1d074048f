import type { LineFont, MeasureText, TextFont } from '../../picture/drawing.js'
import { HEADING_FONT, SMALL_FONT, TEXT_FONT } from './dimensions.js'
import type { MarkdownLine, MarkdownSpan } from './markdown-lines.js'

export const FONT_OF_LINE: Readonly<Record<MarkdownLine['kind'], LineFont>> = {
  text: TEXT_FONT,
  heading: HEADING_FONT,
  small: SMALL_FONT,
  quote: TEXT_FONT,
  code: SMALL_FONT,
}

/** How far the words of a quote, and of code, are set in. */
const LINE_INSET = { quote: 14, code: 10 }

/** How far a line is set in, on both sides. */
export const lineInset = (kind: MarkdownLine['kind']): number =>
  kind === 'quote' || kind === 'code' ? LINE_INSET[kind] : 0

/** A word where it stands: how far to the right, and on which line, counted from 0. */
interface PlacedWord {
  readonly word: string
  readonly x: number
  readonly line: number
  readonly font: TextFont
  readonly span: MarkdownSpan
}

interface LineLayout {
  readonly words: readonly PlacedWord[]
  readonly lines: number
}

/** A line may end at white space, but not at a blank that keeps two words together. */
const MAY_BREAK_AFTER = /[^\S\u00A0]$/
const breakableWords = (text: string): string[] => text.split(/(?<=[^\S\u00A0])/)

/** A word in parts that each have room: one too wide for a line is broken anywhere. */
function breakWord(
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

/** Greedy line breaking: the words of a line of Markdown one after another, in as many lines of this width as they need. */
export function layoutLine({ kind, spans }: MarkdownLine, width: number, measure: MeasureText): LineLayout {
  const { line: _, ...plain } = FONT_OF_LINE[kind]
  const room = width - 2 * lineInset(kind)
  const words: PlacedWord[] = []
  let [x, line] = [0, 0]
  let isGlued = false
  for (const [index, span] of spans.entries()) {
    const font = { ...plain, bold: plain.bold || span.bold }
    const parts = breakableWords(span.text).flatMap((each) => breakWord(each, room, font, measure))
    for (const { word, isBroken } of parts) {
      const mayEnd = isBroken || MAY_BREAK_AFTER.test(word)
      const glued = mayEnd ? '' : (breakableWords(spans[index + 1]?.text ?? '')[0] ?? '')
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

interface PlacedButton<One> {
  readonly one: One
  readonly x: number
  /** Of its upper edge. */
  readonly y: number
  readonly width: number
}

/** Labels of buttons side by side, and in further lines where a phone has no room. */
export function layoutButtons<One>(
  buttons: readonly One[],
  widthOfOne: (one: One) => number,
  room: number,
  { apart, under, tall }: { apart: number; under: number; tall: number },
): { readonly placed: readonly PlacedButton<One>[]; readonly height: number } {
  let [x, y] = [0, 0]
  const placed = buttons.map((one): PlacedButton<One> => {
    const width = widthOfOne(one)
    if (x > 0 && x + width > room) [x, y] = [0, y + tall + under]
    const row = { one, x, y, width }
    x += width + apart
    return row
  })
  return { placed, height: y + tall }
}
