import type { Rect } from './graphics-state.js'
import type { TextRun } from './text-runs.js'
import type { PageView } from './visibility.js'

/** What stands on a page, turned so that its lines run from left to right; points from its lower left corner. */
export interface UprightPage {
  readonly runs: readonly TextRun[]
  readonly rects: readonly Rect[]
  readonly width: number
  readonly height: number
}

/** Lines that differ from a right angle by no more than this many degrees are meant to stand at it. */
const ANGLE_TOLERANCE = 2

const quarterOf = (angle: number): number | null => {
  const quarter = Math.round(angle / 90) % 4
  const off = Math.abs(angle - Math.round(angle / 90) * 90)
  return off <= ANGLE_TOLERANCE ? quarter : null
}

/** The quarter turn in which most letters of the page are set: 0 for a page that stands upright. */
function mainQuarter(runs: readonly TextRun[]): number {
  const letters = [0, 0, 0, 0]
  for (const { angle, text } of runs) {
    const quarter = quarterOf(angle)
    if (quarter !== null) letters[quarter] = (letters[quarter] ?? 0) + text.length
  }
  return letters.indexOf(Math.max(...letters))
}

type Point = { readonly x: number; readonly y: number }

/** Turns points back by a number of quarters within a page of this width and height. */
const rotateBack =
  (quarter: number, width: number, height: number) =>
  ({ x, y }: Point): Point => {
    if (quarter === 1) return { x: y, y: width - x }
    if (quarter === 2) return { x: width - x, y: height - y }
    return quarter === 3 ? { x: height - y, y: x } : { x, y }
  }

function rotatedRect({ left, right, bottom, top }: Rect, turn: (point: Point) => Point): Rect {
  const [one, other] = [turn({ x: left, y: bottom }), turn({ x: right, y: top })]
  return {
    left: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    bottom: Math.min(one.y, other.y),
    top: Math.max(one.y, other.y),
  }
}

/**
 * Undoes rotation: stands a page upright that sets its text turned, by its matrix. Text in another direction than the page's own, such as
 * a watermark across it or a mark along its edge, is no part of its text.
 */
export function rotateUpright(runs: readonly TextRun[], boxes: readonly Rect[], view: PageView): UprightPage {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view
  const [width, height] = [x1 - x0, y1 - y0]
  const quarter = mainQuarter(runs)
  if (quarter === 0 && x0 === 0 && y0 === 0 && runs.every(({ angle }) => angle === 0))
    return { runs, rects: boxes, width, height }
  const rotate = rotateBack(quarter, width, height)
  const turn = ({ x, y }: Point): Point => rotate({ x: x - x0, y: y - y0 })
  const onEdge = quarter % 2 === 1
  return {
    width: onEdge ? height : width,
    height: onEdge ? width : height,
    rects: boxes.map((box) => rotatedRect(box, turn)),
    runs: runs.map((run) => {
      const [from, end] = [turn({ x: run.left, y: run.baseline }), turn(run.end)]
      const oblique = quarterOf(run.angle) !== quarter
      return {
        ...run,
        left: Math.min(from.x, end.x),
        right: Math.max(from.x, end.x),
        baseline: from.y,
        end,
        leaning: run.slanted && !oblique,
        artifact: run.artifact || oblique,
      }
    }),
  }
}
