import { random, shuffled } from '../../train/random.js'

/** A file that may be changed, and how many lines it has. */
export interface Changeable {
  readonly path: string
  readonly lines: number
}

/** A change is made in a range of lines as a whole or not at all: long enough for most branches, short enough for a fair draw. */
export const LINES_OF_A_RANGE = 15

/**
 * Ranges of lines drawn by chance, as Stryker names them (`src/answer/cite.ts:16-30`): the same for the same seed, and each as
 * likely as any other.
 * @param share of all ranges, from 0 to 1; one is drawn at least
 */
export function drawLineRanges(files: readonly Changeable[], share: number, seed: number): string[] {
  const all = files.flatMap(({ path, lines }) =>
    Array.from({ length: Math.ceil(lines / LINES_OF_A_RANGE) }, (_, at) => {
      const from = at * LINES_OF_A_RANGE + 1
      return `${path}:${from}-${Math.min(lines, from + LINES_OF_A_RANGE - 1)}`
    }),
  )
  const count = Math.min(all.length, Math.max(1, Math.round(all.length * share)))
  return shuffled(all, random(seed)).slice(0, count).sort()
}
