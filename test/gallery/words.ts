import { below, type Part, type Written } from '../../src/picture/part.js'
import type { Measure, Shape } from '../../src/picture/shape.js'
import { linesOf, type MarkedLine, type Span } from './markdown.js'
import { BAR, CODE, HEADING, LINK, QUIET, SMALL, TEXT, WORDS } from './theme.js'

const FONT: Readonly<Record<MarkedLine['kind'], Written>> = {
  text: TEXT,
  heading: HEADING,
  small: SMALL,
  quote: TEXT,
  code: SMALL,
}
const INDENT: Readonly<Record<MarkedLine['kind'], number>> = {
  text: 0,
  heading: 0,
  small: 0,
  quote: 14,
  code: 10,
}

/** A line may end at white space, but not at a blank that keeps two words together. */
const BREAKS = /[^\S\u00A0]$/
const wordsOf = (text: string): string[] => text.split(/(?<=[^\S\u00A0])/)

/** Words set one after another, in as many lines as they need. */
function set(spans: readonly Span[], font: Written, at: { x: number; width: number }, measure: Measure) {
  const shapes: Shape[] = []
  const { line, ...plain } = font
  let [x, lines] = [0, 1]
  let isGlued = false
  for (const [index, { text, bold, link }] of spans.entries()) {
    const style = { ...plain, bold: plain.bold || bold }
    for (const word of wordsOf(text)) {
      const glued = BREAKS.test(word) ? '' : (wordsOf(spans[index + 1]?.text ?? '')[0] ?? '')
      const wide = measure(word.trimEnd(), style) + measure(glued.trimEnd(), style)
      if (x > 0 && x + wide > at.width && !isGlued) {
        x = 0
        lines += 1
      }
      const colour = link ? LINK : font === SMALL ? QUIET : WORDS
      const y = line * (lines - 0.5)
      shapes.push({ shape: 'text', x: at.x + x, y, align: 'left', text: word, font: style, colour })
      x += measure(word, style)
      isGlued = !BREAKS.test(word)
    }
  }
  return { shapes, height: lines * line }
}

function drawLine({ kind, spans }: MarkedLine, x: number, width: number, measure: Measure): Part {
  const indent = INDENT[kind]
  const words = set(spans, FONT[kind], { x: x + indent, width: width - 2 * indent }, measure)
  const { height } = words
  const bar: Shape = { shape: 'box', x, y: 0, width: 4, height, round: 2, fill: BAR }
  const ground: Shape = { shape: 'box', x, y: 0, width, height: height + 1, round: 0, fill: CODE }
  const behind = kind === 'quote' ? [bar] : kind === 'code' ? [ground] : []
  return { shapes: [...behind, ...words.shapes], height }
}

/** A text display as Discord shows it. */
export const drawWords = (content: string, x: number, width: number, measure: Measure): Part =>
  below(linesOf(content).map((line) => drawLine(line, x, width, measure)))
