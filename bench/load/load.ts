import { percentile } from '../search/measure/percentile.js'

/** What became of a load. */

/** Whoever has no answer by then gives up. */
export const LOST_MS = 5000

/** What became of one request; times in milliseconds from when it was due, null for never. */
export interface Outcome {
  readonly kind: 'command' | 'autocomplete'
  acknowledgedMs: number | null
  /** The last and whole answer. */
  answeredMs: number | null
  /** The answer was that there is none. */
  apologised: boolean
}

export interface Load {
  readonly outcomes: readonly Outcome[]
  /** How late the generator itself was at most: where that is much, the machine was too busy to measure on. */
  readonly latestMs: number
  readonly tookMs: number
}

export const isLost = ({ answeredMs, apologised }: Outcome): boolean =>
  answeredMs === null || answeredMs > LOST_MS || apologised

/** The least time that so many hundredths of them took no longer than, 0 of none; what never came took as long as anybody waits. */
export const latencyPercentile = (times: readonly (number | null)[], hundredths: number): number =>
  times.length === 0
    ? 0
    : percentile(
        times.map((ms) => ms ?? LOST_MS),
        hundredths,
      )
