import type { Share } from '../model/reply.js'
import type { Grade } from '../model/report.js'
import { LOOK } from '../reply/look.js'
import { INK, PAPER, QUIET } from './colours.js'
import { hex } from './ink.js'
import { NO_GRADE } from './no-grade.js'
import { below, type Part, space, text, type Written } from './part.js'
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

/** Each grade with its colour, sign, word and count, a line each. */
export const legend = (shares: readonly Share[], measure: Measure): Part =>
  below(
    shares.map(({ label, count }): Part => {
      const { colour, sign } = lookOf(label)
      const words = wrap(`${sign} ${label}: ${count}`.trim(), INNER - SWATCH - 6, WORDS, measure, 2)
      const swatch: Shape = {
        shape: 'box',
        x: EDGE,
        y: (WORDS.line - SWATCH) / 2,
        width: SWATCH,
        height: SWATCH,
        round: 2,
        fill: hex(colour),
      }
      const said = text(words, WORDS, { x: EDGE + SWATCH + 6, colour: INK })
      return { shapes: [swatch, ...said.shapes], height: said.height }
    }),
  )
