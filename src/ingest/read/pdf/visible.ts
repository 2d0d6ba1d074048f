import { areAlike, WHITE } from './colour.js'
import type { Box, Ground, Ink, Run } from './ink.js'
import { isBlank } from './row.js'

/** Letters fainter than this are not seen. */
const FAINTEST = 0.05

/** A ground smaller than this in either direction is a line, or a letter drawn as a path. Points. */
const SMALLEST_GROUND = 5

/** A scanned page is a picture that takes up so much of it, with this many times more hidden letters than printed ones. */
const SCAN = 0.5
const MOSTLY_HIDDEN = 4

const holds = (box: Box, x: number, y: number): boolean =>
  x >= box.left && x <= box.right && y >= box.bottom && y <= box.top

/** How high the midst of a letter stands above its baseline, as a share of its size. */
const MIDST = 0.3

/** Of its own colour on that colour, or beneath what was painted over it later. */
function isCovered(run: Run, grounds: readonly Ground[]): boolean {
  const [x, y] = [(run.left + run.end.x) / 2, (run.baseline + run.end.y) / 2 + MIDST * run.size]
  let colour: Ground['colour'] = WHITE
  for (const ground of grounds) {
    if (!holds(ground, x, y)) continue
    if (ground.turn < run.turn) colour = ground.colour
    else if (ground.covers && holds(ground, run.left, y) && holds(ground, run.end.x, y)) return true
  }
  return run.colour !== null && colour !== null && areAlike(run.colour, colour)
}

/** Points from the page's lower left corner: those of its lower left and upper right corners, as pdf.js gives them. */
export type View = readonly number[]

const isOffPage = ({ left, baseline, end, size }: Run, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: View): boolean => {
  const [x, y] = [(left + end.x) / 2, (baseline + end.y) / 2]
  return x < x0 || x > x1 || y < y0 - size / 2 || y > y1
}

const letters = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)

/** Whether a page is a picture of a page, so that hidden letters are what text recognition has read in it. */
function isScan(grounds: readonly Ground[], [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: View): boolean {
  const area = (x1 - x0) * (y1 - y0)
  return grounds.some(
    ({ colour, left, right, bottom, top }) =>
      colour === null && (right - left) * (top - bottom) >= SCAN * area,
  )
}

/**
 * The runs of a page that a reader sees: not those that are transparent, switched off, off the page, of the colour of
 * their ground or covered by it. Letters that only search and copying find are left out too, unless the page is a scan
 * and they are its words, or it would be all but empty without those that were hidden by oversight.
 */
export function visibleRuns({ runs, grounds }: Ink, view: View): Run[] {
  const large = grounds.filter(
    ({ left, right, bottom, top }) => right - left >= SMALLEST_GROUND && top - bottom >= SMALLEST_GROUND,
  )
  const shown = runs.filter(
    (run) => run.opacity >= FAINTEST && !run.switchedOff && !isOffPage(run, view) && run.text !== '',
  )
  const seen = shown.filter((run) => run.unseen === false && (isBlank(run) || !isCovered(run, large)))
  if (seen.length === shown.length) return seen
  const [least, leftOver] = [MOSTLY_HIDDEN * letters(seen), shown.filter((run) => run.unseen === 'left over')]
  if (letters(shown.filter((run) => run.unseen)) > least && isScan(grounds, view)) return shown
  if (letters(leftOver) <= least) return seen
  return shown.filter((run) => run.unseen === 'left over' || seen.includes(run))
}
