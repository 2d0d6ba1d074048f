import { isLight } from './colour.js'
import type { Run } from './ink.js'
import { isBlank } from './row.js'

/** Letters of a watermark are at least this many times as large as those of the text. */
const LARGE = 2.2
/** What shines through so much is laid over or under the text. */
const SHINES_THROUGH = 0.6
/** Other lines that stand within the height of a heading: none. */
const LINES_WITHIN = 2

/** The size in which most letters of the page are set. */
function textSize(runs: readonly Run[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of runs) {
    const tenth = Math.round(size * 10) / 10
    letters.set(tenth, (letters.get(tenth) ?? 0) + text.length)
  }
  return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** How many lines of the text stand where this run's letters stand. */
function linesWithin(run: Run, runs: readonly Run[]): number {
  const top = run.baseline + run.size * 0.7
  const baselines = runs.filter(
    (other) =>
      other.size * LARGE <= run.size &&
      other.baseline > run.baseline &&
      other.baseline < top &&
      other.left < run.right &&
      other.right > run.left,
  )
  return new Set(baselines.map(({ baseline }) => Math.round(baseline))).size
}

/** Marks as no part of the text what lies large and light, or shining through, over or under it: 'DRAFT'. */
export function withoutWatermarks(runs: readonly Run[]): readonly Run[] {
  const size = textSize(runs)
  const isMark = (run: Run): boolean => {
    if (run.artifact || isBlank(run)) return false
    if (run.opacity < SHINES_THROUGH) return true
    if (run.size < LARGE * size) return false
    return (
      (run.colour !== null && isLight(run.colour) && run.size > 2 * LARGE * size) ||
      linesWithin(run, runs) >= LINES_WITHIN
    )
  }
  return runs.some(isMark) ? runs.map((run) => (isMark(run) ? { ...run, artifact: true } : run)) : runs
}
