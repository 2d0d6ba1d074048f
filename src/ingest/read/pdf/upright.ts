import type { Box, Run } from './ink.js'
import type { View } from './visible.js'

/** What stands on a page, turned so that its lines run from left to right; points from its lower left corner. */
export interface UprightPage {
  readonly runs: readonly Run[]
  readonly boxes: readonly Box[]
  readonly width: number
  readonly height: number
}

/** Lines that differ from a right angle by no more than this many degrees are meant to stand at it. */
const ABOUT = 2

const quarterOf = (angle: number): number | null => {
  const quarter = Math.round(angle / 90) % 4
  const off = Math.abs(angle - Math.round(angle / 90) * 90)
  return off <= ABOUT ? quarter : null
}

/** The quarter turn in which most letters of the page are set: 0 for a page that stands upright. */
function mainQuarter(runs: readonly Run[]): number {
  const letters = [0, 0, 0, 0]
  for (const { angle, text } of runs) {
    const quarter = quarterOf(angle)
    if (quarter !== null) letters[quarter] = (letters[quarter] ?? 0) + text.length
  }
  return letters.indexOf(Math.max(...letters))
}

type Point = { readonly x: number; readonly y: number }

/** Turns points back by a number of quarters within a page of this width and height. */
const turnBack =
  (quarter: number, width: number, height: number) =>
  ({ x, y }: Point): Point => {
    if (quarter === 1) return { x: y, y: width - x }
    if (quarter === 2) return { x: width - x, y: height - y }
    return quarter === 3 ? { x: height - y, y: x } : { x, y }
  }

function turnedBox({ left, right, bottom, top }: Box, turn: (point: Point) => Point): Box {
  const [one, other] = [turn({ x: left, y: bottom }), turn({ x: right, y: top })]
  return {
    left: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    bottom: Math.min(one.y, other.y),
    top: Math.max(one.y, other.y),
  }
}

/**
 * Stands a page upright that sets its text turned, by its matrix. Text in another direction than the page's own, such as
 * a watermark across it or a mark along its edge, is no part of its text.
 */
export function upright(runs: readonly Run[], boxes: readonly Box[], view: View): UprightPage {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view
  const [width, height] = [x1 - x0, y1 - y0]
  const quarter = mainQuarter(runs)
  if (quarter === 0 && x0 === 0 && y0 === 0 && runs.every(({ angle }) => angle === 0))
    return { runs, boxes, width, height }
  const back = turnBack(quarter, width, height)
  const turn = ({ x, y }: Point): Point => back({ x: x - x0, y: y - y0 })
  const onEdge = quarter % 2 === 1
  return {
    width: onEdge ? height : width,
    height: onEdge ? width : height,
    boxes: boxes.map((box) => turnedBox(box, turn)),
    runs: runs.map((run) => {
      const [from, end] = [turn({ x: run.left, y: run.baseline }), turn(run.end)]
      const astray = quarterOf(run.angle) !== quarter
      return {
        ...run,
        left: Math.min(from.x, end.x),
        right: Math.max(from.x, end.x),
        baseline: from.y,
        end,
        leaning: run.leaning && !astray,
        artifact: run.artifact || astray,
      }
    }),
  }
}
