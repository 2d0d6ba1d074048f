import type { Share } from '../model/reply.js'
import type { Grade } from '../model/report.js'
import { LOOK } from '../reply/look.js'
import { INK, PAPER, QUIET } from './colours.js'
import { hex } from './ink.js'
import { NO_GRADE } from './no-grade.js'
import { below, moved, type Part, space, text, type Written } from './part.js'
import type { Drawing, Measure, Shape } from './shape.js'
import { wrap } from './wrap.js'

/** Pictures as wide as a phone shows them, so that their words come out as large as they are written. */
export const WIDTH = 288
export const EDGE = 12
export const INNER = WIDTH - 2 * EDGE

export const WORDS: Written = { size: 11, bold: false, line: 15 }
export const NUMBER: Written = { size: 11, bold: true, line: 15 }

/** What stands under other words. */
export const SMALL: Written = { size: 11, bold: false, line: 14 }

/** What no grade names: a plain count. */
const PLAIN = { colour: 0x56708a, sign: '' }
/** What has no grade, as it stands among what has. */
const UNGRADED = { colour: 0x414a55, sign: '–' }

/** The colour and sign of what is counted. */
export const lookOf = (label: string): { readonly colour: number; readonly sign: string } =>
  Object.hasOwn(LOOK, label) ? LOOK[label as Grade] : label === NO_GRADE ? UNGRADED : PLAIN

const MOST_FOOT_LINES = 4

const AS_PRINTED = 'Grades as printed in Ofsted’s inspection reports.'

const footLines = (foot: readonly string[], measure: Measure): string[] =>
  foot.flatMap((line) => wrap(line, INNER, SMALL, measure, MOST_FOOT_LINES))

const AROUND = { above: EDGE, foot: 4, below: EDGE - 2 }

/** Points that the card takes around what it shows. */
export const footHeight = (foot: readonly string[], measure: Measure): number =>
  AROUND.above + AROUND.foot + footLines(foot, measure).length * SMALL.line + AROUND.below

/** Parts under each other on a card, and what stands under them. The sentence above the picture is its title. */
export function onPaper(
  parts: readonly Part[],
  measure: Measure,
  foot: readonly string[] = [AS_PRINTED],
): Drawing {
  const { shapes, height } = below([
    space(AROUND.above),
    ...parts,
    space(AROUND.foot),
    text(footLines(foot, measure), SMALL, { x: EDGE, colour: QUIET }),
    space(AROUND.below),
  ])
  const paper: Shape = { shape: 'box', x: 0, y: 0, width: WIDTH, height, round: 8, fill: PAPER }
  return { width: WIDTH, height, shapes: [paper, ...shapes] }
}

const SWATCH = 11

/** Room between two entries of a legend. */
const APART = 12

/** Each grade with its colour, sign, word and count, as many on a line as have room. */
export function legend(shares: readonly Share[], measure: Measure): Part {
  const shapes: Shape[] = []
  let [x, y] = [EDGE, 0]
  for (const { label, count } of shares) {
    const { colour, sign } = lookOf(label)
    const room = INNER - SWATCH - 6
    const [words = ''] = wrap(`${sign} ${label}: ${count}`.trim(), room, WORDS, measure, 1)
    const width = SWATCH + 6 + measure(words, WORDS)
    if (x > EDGE && x + width > EDGE + INNER) [x, y] = [EDGE, y + WORDS.line]
    const side = { width: SWATCH, height: SWATCH, round: 2 }
    shapes.push({ shape: 'box', x, y: y + (WORDS.line - SWATCH) / 2, ...side, fill: hex(colour) })
    const said = text([words], WORDS, { x: x + SWATCH + 6, colour: INK })
    shapes.push(...said.shapes.map((shape) => moved(shape, y)))
    x += width + APART
  }
  return { shapes, height: shares.length === 0 ? 0 : y + WORDS.line }
}
