import type { Run } from './ink.js'
import { isBlank } from './row.js'

/** Letters drawn twice stand no further apart than this share of their size, or of their own width. */
const APART = 0.15
const APART_OF_WIDTH = 0.6

/** Two runs of which one lies so far within the other are printed over each other. */
const WITHIN = 0.8

const bare = ({ text }: Run): string => text.replace(/\s/g, '')

/** Whether two runs of the same letters stand where one would. */
function coincide(one: Run, other: Run): boolean {
  const apart = Math.min(APART * one.size, APART_OF_WIDTH * Math.abs(one.right - one.left))
  return (
    Math.abs(one.left - other.left) <= apart &&
    Math.abs(one.baseline - other.baseline) <= APART * one.size &&
    Math.abs(one.size - other.size) <= APART * one.size
  )
}

/** Whether a run lies on a longer one that has its letters in that very place. */
function liesOn(one: Run, other: Run): boolean {
  if (Math.abs(one.baseline - other.baseline) > APART * one.size) return false
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  if (shared < WITHIN * (one.right - one.left)) return false
  const [part, whole] = [bare(one), bare(other)]
  const wide = (other.right - other.left) / Math.max(whole.length, 1)
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (Math.abs(other.left + at * wide - one.left) < 3 * wide) return true
  }
  return false
}

/** Runs that lie on longer ones. Both lists go from left to right line by line, so only neighbours are looked at. */
function overprinted(runs: readonly Run[]): Set<Run> {
  const sorted = runs
    .filter((run) => !isBlank(run))
    .sort((a, b) => b.baseline - a.baseline || a.left - b.left)
  const found = new Set<Run>()
  for (const [at, run] of sorted.entries()) {
    for (const next of sorted.slice(at + 1, at + NEIGHBOURS)) {
      if (run.baseline - next.baseline > APART * run.size) break
      if (next.left > run.right || next.right < run.left) continue
      const [short, long] = bare(run).length < bare(next).length ? [run, next] : [next, run]
      if (bare(short).length < bare(long).length && !found.has(long) && liesOn(short, long)) found.add(short)
    }
  }
  return found
}

/** Runs of one line are drawn one after another. */
const NEIGHBOURS = 12

/**
 * The runs of a page, each once: some programs make bold letters and shadows by drawing them twice, a fraction of a point
 * apart. What was drawn twice is bold.
 */
export function onlyOnce(runs: readonly Run[]): Run[] {
  const byText = new Map<string, Run[]>()
  const heavy = new Set<Run>()
  const kept: Run[] = []
  for (const run of runs) {
    const alike = isBlank(run) ? [] : (byText.get(run.text) ?? [])
    const first = alike.find((other) => coincide(run, other))
    if (first) heavy.add(first)
    else {
      kept.push(run)
      if (!isBlank(run)) byText.set(run.text, [...alike, run])
    }
  }
  const over = overprinted(kept)
  return kept
    .filter((run) => !over.has(run))
    .map((run) => (heavy.has(run) && !run.heavy ? { ...run, heavy: true } : run))
}
