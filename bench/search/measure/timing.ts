import { rankIn } from '../../../test/eval/measure.js'
import type { Case } from '../asks/asking.js'
import type { Round } from './contestant.js'
import { middle, percentile } from './percentile.js'

/** How long the things of one case took, in milliseconds. */
export interface Timing {
  readonly things: number
  /** Of the processor's work, which does not depend on what else the machine does: over the things asked, each by the middle one of its rounds. */
  readonly worked: Spread
  /** By the clock, over every single call. */
  readonly clock: Spread
}

export interface Spread {
  readonly p50: number
  readonly p99: number
}

const spread = (numbers: readonly number[]): Spread => ({
  p50: percentile(numbers, 50),
  p99: percentile(numbers, 99),
})

export function timingOf(rounds: readonly Round[]): Timing {
  const things = rounds[0]?.worked.length ?? 0
  const each = Array.from({ length: things }, (_, at) => middle(rounds.map(({ worked }) => worked[at] ?? 0)))
  return { things, worked: spread(each), clock: spread(rounds.flatMap(({ clock }) => clock)) }
}

/** Of the questions whose answer is known, how many were shown a paragraph that gives it. */
export function rightOf({ asks }: Case, rounds: readonly Round[]): { right: number; of: number } {
  const known = asks.flatMap((asked, at) =>
    asked.ask === 'question' && asked.wanted ? [{ wanted: asked.wanted, at }] : [],
  )
  const right = known.filter(({ wanted, at }) => rankIn(rounds[0]?.shown[at] ?? [], wanted) > 0)
  return { right: right.length, of: known.length }
}
