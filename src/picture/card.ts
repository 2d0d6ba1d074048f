import type { FigureShare } from '../model/reply.js'
import type { Grade } from '../model/report.js'
import { GRADE_STYLE } from '../reply/grade-style.js'
import {
  CARD_COLOUR,
  type Drawing,
  type DrawingGroup,
  type DrawingOperation,
  hexColour,
  type LineFont,
  type MeasureText,
  MUTED_COLOUR,
  moveDown,
  spacer,
  stack,
  TEXT_COLOUR,
  textLines,
  wrapText,
} from './drawing.js'

/** Pictures as wide as a phone shows them, so that their words come out as large as they are written. */
export const CARD_WIDTH = 288
export const CARD_PADDING = 12
export const CARD_INNER_WIDTH = CARD_WIDTH - 2 * CARD_PADDING

export const WORDS_FONT: LineFont = { size: 11, bold: false, line: 15 }
export const NUMBER_FONT: LineFont = { size: 11, bold: true, line: 15 }

/** What stands under other words. */
export const FOOT_FONT: LineFont = { size: 11, bold: false, line: 14 }

/** What no grade names: a plain count. */
const PLAIN_STYLE = { colour: 0x56708a, sign: '' }
/** What a council in a list is without such a grade, in the legend of its map. */
export const NO_GRADE = 'No such grade'

/** What has no grade, as it stands among what has. */
const UNGRADED_STYLE = { colour: 0x414a55, sign: '–' }

/** The colour and sign of what is counted. */
export const styleOfCount = (label: string): { readonly colour: number; readonly sign: string } =>
  Object.hasOwn(GRADE_STYLE, label)
    ? GRADE_STYLE[label as Grade]
    : label === NO_GRADE
      ? UNGRADED_STYLE
      : PLAIN_STYLE

const MAX_FOOT_LINES = 4

const AS_PRINTED = 'Grades as printed in Ofsted’s inspection reports.'

const footLines = (foot: readonly string[], measure: MeasureText): string[] =>
  foot.flatMap((line) => wrapText(line, CARD_INNER_WIDTH, FOOT_FONT, measure, MAX_FOOT_LINES))

const CARD_MARGIN = { above: CARD_PADDING, foot: 4, below: CARD_PADDING - 2 }

/** Points that the card takes around what it shows. */
export const cardMarginsHeight = (foot: readonly string[], measure: MeasureText): number =>
  CARD_MARGIN.above + CARD_MARGIN.foot + footLines(foot, measure).length * FOOT_FONT.line + CARD_MARGIN.below

/** Parts under each other on a card, and what stands under them. The sentence above the picture is its title. */
export function drawCard(
  parts: readonly DrawingGroup[],
  measure: MeasureText,
  foot: readonly string[] = [AS_PRINTED],
): Drawing {
  const { operations, height } = stack([
    spacer(CARD_MARGIN.above),
    ...parts,
    spacer(CARD_MARGIN.foot),
    textLines(footLines(foot, measure), FOOT_FONT, { x: CARD_PADDING, colour: MUTED_COLOUR }),
    spacer(CARD_MARGIN.below),
  ])
  const paper: DrawingOperation = {
    operation: 'box',
    x: 0,
    y: 0,
    width: CARD_WIDTH,
    height,
    round: 8,
    fill: CARD_COLOUR,
  }
  return { width: CARD_WIDTH, height, operations: [paper, ...operations] }
}

const SWATCH = 11

/** Room between two entries of a legend. */
const LEGEND_GAP = 12

/** Each grade with its colour, sign, word and count, as many on a line as have room. */
export function drawLegend(shares: readonly FigureShare[], measure: MeasureText): DrawingGroup {
  const operations: DrawingOperation[] = []
  let [x, y] = [CARD_PADDING, 0]
  for (const { label, count } of shares) {
    const { colour, sign } = styleOfCount(label)
    const room = CARD_INNER_WIDTH - SWATCH - 6
    const [words = ''] = wrapText(`${sign} ${label}: ${count}`.trim(), room, WORDS_FONT, measure, 1)
    const width = SWATCH + 6 + measure(words, WORDS_FONT)
    if (x > CARD_PADDING && x + width > CARD_PADDING + CARD_INNER_WIDTH)
      [x, y] = [CARD_PADDING, y + WORDS_FONT.line]
    const side = { width: SWATCH, height: SWATCH, round: 2 }
    operations.push({
      operation: 'box',
      x,
      y: y + (WORDS_FONT.line - SWATCH) / 2,
      ...side,
      fill: hexColour(colour),
    })
    const said = textLines([words], WORDS_FONT, { x: x + SWATCH + 6, colour: TEXT_COLOUR })
    operations.push(...said.operations.map((shape) => moveDown(shape, y)))
    x += width + LEGEND_GAP
  }
  return { operations, height: shares.length === 0 ? 0 : y + WORDS_FONT.line }
}
