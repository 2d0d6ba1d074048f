import { isBlankRun, type TextRun } from './text-runs.js'

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
