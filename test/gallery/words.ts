import {
  FONT_OF_LINE,
  layoutLine,
  lineInset,
  type MarkdownLine,
  markdownLines,
} from '../../src/discord/phone.js'
import {
  type DrawingGroup,
  type DrawingOperation,
  type MeasureText,
  stack,
} from '../../src/picture/drawing.js'
import type { Theme } from './theme.js'

export interface Place {
  readonly x: number
  readonly width: number
  readonly measure: MeasureText
  readonly theme: Theme
}

function drawLine(marked: MarkdownLine, { x, width, measure, theme }: Place): DrawingGroup {
  const { kind } = marked
  const { line } = FONT_OF_LINE[kind]
  const { words, lines } = layoutLine(marked, width, measure)
  const height = lines * line
  const drawn = words.map(({ word, x: right, line: at, font, span }): DrawingOperation => {
    const colour = span.link ? theme.link : kind === 'small' ? theme.quiet : theme.words
    return {
      operation: 'text',
      x: x + lineInset(kind) + right,
      y: line * (at + 0.5),
      align: 'left',
      text: word,
      font,
      colour,
    }
  })
  const bar: DrawingOperation = { operation: 'box', x, y: 0, width: 4, height, round: 2, fill: theme.bar }
  const ground: DrawingOperation = {
    operation: 'box',
    x,
    y: 0,
    width,
    height: height + 1,
    round: 0,
    fill: theme.code,
  }
  const behind = kind === 'quote' ? [bar] : kind === 'code' ? [ground] : []
  return { operations: [...behind, ...drawn], height }
}

/** A text display as Discord shows it. */
export const drawWords = (content: string, place: Place): DrawingGroup =>
  stack(markdownLines(content).map((line) => drawLine(line, place)))
