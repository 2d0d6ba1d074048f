import { areSimilarColours, isLightColour, type Rect, RGB_WHITE } from './graphics-state.js'
import { isBlankRun, type PageContent, type PaintedArea, type TextRun } from './text-runs.js'

/** Letters fainter than this are not seen. */
const MIN_OPACITY = 0.05

/** A painted area smaller than this in either direction is a line, or a letter drawn as a path. Points. */
const SMALLEST_AREA = 5

/** A scanned page is a picture that takes up so much of it, with this many times more hidden letters than printed ones. */
const SCAN_SHARE = 0.5
const MOSTLY_HIDDEN = 4

const containsPoint = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.left && x <= rect.right && y >= rect.bottom && y <= rect.top

/** How high the midst of a letter stands above its baseline, as a share of its size. */
const MIDST = 0.3

/** Painter's model: whether a run is of its own colour on that colour, or beneath what was painted over it later. */
function isCovered(run: TextRun, grounds: readonly PaintedArea[]): boolean {
  const [x, y] = [(run.left + run.end.x) / 2, (run.baseline + run.end.y) / 2 + MIDST * run.size]
  let colour: PaintedArea['colour'] = RGB_WHITE
  for (const area of grounds) {
    if (!containsPoint(area, x, y)) continue
    if (area.paintOrder < run.paintOrder) colour = area.colour
    else if (area.covers && containsPoint(area, run.left, y) && containsPoint(area, run.end.x, y)) return true
  }
  return run.colour !== null && colour !== null && areSimilarColours(run.colour, colour)
}

/** Points from the page's lower left corner: those of its lower left and upper right corners, as pdf.js gives them. */
type PageView = readonly number[]

const isOffPage = (
  { left, baseline, end, size }: TextRun,
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: PageView,
): boolean => {
  const [x, y] = [(left + end.x) / 2, (baseline + end.y) / 2]
  return x < x0 || x > x1 || y < y0 - size / 2 || y > y1
}

const countLetters = (runs: readonly TextRun[]): number =>
  runs.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)

/** Whether a page is a picture of a page, so that hidden letters are what text recognition has read in it. */
function isScan(grounds: readonly PaintedArea[], [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: PageView): boolean {
  const area = (x1 - x0) * (y1 - y0)
  return grounds.some(
    ({ colour, left, right, bottom, top }) =>
      colour === null && (right - left) * (top - bottom) >= SCAN_SHARE * area,
  )
}

/**
 * Hidden-text removal: the runs of a page that a reader sees: not those that are transparent, switched off, off the page, of the colour of
 * their background or covered by it. Letters that only search and copying find are left out too, unless the page is a scan
 * and they are its words, or it would be all but empty without those that were hidden by oversight.
 */
export function visibleRuns({ runs, areas }: PageContent, view: PageView): TextRun[] {
  const large = areas.filter(
    ({ left, right, bottom, top }) => right - left >= SMALLEST_AREA && top - bottom >= SMALLEST_AREA,
  )
  const shown = runs.filter(
    (run) => run.opacity >= MIN_OPACITY && !run.layerOff && !isOffPage(run, view) && run.text !== '',
  )
  const seen = shown.filter((run) => run.hidden === false && (isBlankRun(run) || !isCovered(run, large)))
  if (seen.length === shown.length) return seen
  const [least, leftOver] = [
    MOSTLY_HIDDEN * countLetters(seen),
    shown.filter((run) => run.hidden === 'left over'),
  ]
  if (countLetters(shown.filter((run) => run.hidden)) > least && isScan(areas, view)) return shown
  if (countLetters(leftOver) <= least) return seen
  return shown.filter((run) => run.hidden === 'left over' || seen.includes(run))
}

/** Letters of a watermark are at least this many times as large as those of the text. */
const WATERMARK_SCALE = 2.2

/** What shines through so much is laid over or under the text. */
const WATERMARK_OPACITY = 0.6

/** Other lines that stand within the height of a heading: none. */
const LINES_CROSSED = 2

/** The size in which most letters of the page are set. */
function commonestRunSize(runs: readonly TextRun[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of runs) {
    const tenth = Math.round(size * 10) / 10
    letters.set(tenth, (letters.get(tenth) ?? 0) + text.length)
  }
  return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** How many lines of the text stand where this run's letters stand. */
function linesCrossed(run: TextRun, runs: readonly TextRun[]): number {
  const top = run.baseline + run.size * 0.7
  const baselines = runs.filter(
    (other) =>
      other.size * WATERMARK_SCALE <= run.size &&
      other.baseline > run.baseline &&
      other.baseline < top &&
      other.left < run.right &&
      other.right > run.left,
  )
  return new Set(baselines.map(({ baseline }) => Math.round(baseline))).size
}

/** Watermark detection: marks as no part of the text what lies large and light, or shining through, over or under it: 'DRAFT'. */
export function markWatermarks(runs: readonly TextRun[]): readonly TextRun[] {
  const size = commonestRunSize(runs)
  const isMark = (run: TextRun): boolean => {
    if (run.artifact || isBlankRun(run)) return false
    if (run.opacity < WATERMARK_OPACITY) return true
    if (run.size < WATERMARK_SCALE * size) return false
    return (
      (run.colour !== null && isLightColour(run.colour) && run.size > 2 * WATERMARK_SCALE * size) ||
      linesCrossed(run, runs) >= LINES_CROSSED
    )
  }
  return runs.some(isMark) ? runs.map((run) => (isMark(run) ? { ...run, artifact: true } : run)) : runs
}

/** Letters drawn twice stand no further apart than this share of their size, or of their own width. */
const OVERPRINT_OFFSET = 0.15
const OVERPRINT_OFFSET_OF_WIDTH = 0.6

/** Two runs of which one lies so far within the other are printed over each other. */
const OVERLAP_SHARE = 0.8

const runLetters = ({ text }: TextRun): string => text.replace(/\s/g, '')

/** Whether two runs of the same letters stand where one would. */
function coincide(one: TextRun, other: TextRun): boolean {
  const apart = Math.min(
    OVERPRINT_OFFSET * one.size,
    OVERPRINT_OFFSET_OF_WIDTH * Math.abs(one.right - one.left),
  )
  return (
    Math.abs(one.left - other.left) <= apart &&
    Math.abs(one.baseline - other.baseline) <= OVERPRINT_OFFSET * one.size &&
    Math.abs(one.size - other.size) <= OVERPRINT_OFFSET * one.size
  )
}

/** Whether a run lies on a longer one that has its letters in that very place. */
function liesOn(one: TextRun, other: TextRun): boolean {
  if (Math.abs(one.baseline - other.baseline) > OVERPRINT_OFFSET * one.size) return false
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  if (shared < OVERLAP_SHARE * (one.right - one.left)) return false
  const [part, whole] = [runLetters(one), runLetters(other)]
  const wide = (other.right - other.left) / Math.max(whole.length, 1)
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (Math.abs(other.left + at * wide - one.left) < 3 * wide) return true
  }
  return false
}

/** Runs that lie on longer ones. Both lists go from left to right line by line, so only neighbours are looked at. */
function overprintedRuns(runs: readonly TextRun[]): Set<TextRun> {
  const sorted = runs
    .filter((run) => !isBlankRun(run))
    .sort((a, b) => b.baseline - a.baseline || a.left - b.left)
  const found = new Set<TextRun>()
  for (const [at, run] of sorted.entries()) {
    for (const next of sorted.slice(at + 1, at + NEIGHBOURING_RUNS)) {
      if (run.baseline - next.baseline > OVERPRINT_OFFSET * run.size) break
      if (next.left > run.right || next.right < run.left) continue
      const [short, long] = runLetters(run).length < runLetters(next).length ? [run, next] : [next, run]
      if (runLetters(short).length < runLetters(long).length && !found.has(long) && liesOn(short, long))
        found.add(short)
    }
  }
  return found
}

/** Runs of one line are drawn one after another. */
const NEIGHBOURING_RUNS = 12

/**
 * Removes overprinting: gives the runs of a page, each once. Some programs make bold letters and shadows by drawing them twice, a fraction of a point
 * apart. What was drawn twice is bold.
 */
export function removeOverprint(runs: readonly TextRun[]): TextRun[] {
  const byText = new Map<string, TextRun[]>()
  const doubled = new Set<TextRun>()
  const kept: TextRun[] = []
  for (const run of runs) {
    const alike = isBlankRun(run) ? [] : (byText.get(run.text) ?? [])
    const first = alike.find((other) => coincide(run, other))
    if (first) doubled.add(first)
    else {
      kept.push(run)
      if (!isBlankRun(run)) byText.set(run.text, [...alike, run])
    }
  }
  const overprinted = overprintedRuns(kept)
  return kept
    .filter((run) => !overprinted.has(run))
    .map((run) => (doubled.has(run) && !run.emboldened ? { ...run, emboldened: true } : run))
}

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
        artifact: run.artifact || oblique,
      }
    }),
  }
}
