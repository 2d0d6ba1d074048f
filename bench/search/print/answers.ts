import type { Case } from '../asks/asking.js'
import { type Name, PILCROW } from '../contenders/all.js'
import type { Run } from '../measure/race.js'
import { rightOf, type Timing, timingOf } from '../measure/timing.js'
import { mb, ms, seconds, table, times } from './table.js'

/** The times of what Pilcrow can be asked. */
export const pilcrowTable = (run: Run, cases: readonly Case[]): string =>
  table(
    ['Pilcrow', 'asked', 'p50', 'p99', 'p50 by the clock', 'p99 by the clock'],
    cases.flatMap(({ name }) => {
      const timing = timingIn(run, name)
      if (!timing) return []
      const { things, worked, clock } = timing
      return [[name, `${things}`, ms(worked.p50), ms(worked.p99), ms(clock.p50), ms(clock.p99)]]
    }),
  )

/** One case, a contender a row: its times, and how many times Pilcrow's they are. */
export function contest(runs: readonly Run[], asked: Case): string {
  const own = timingIn(runOf(runs, PILCROW), asked.name)
  const rows = runs.flatMap((run) => {
    const timing = timingIn(run, asked.name)
    if (!timing || !own) return []
    const { right, of } = rightOf(asked, run.rounds.get(asked.name) ?? [])
    const { worked, clock } = timing
    return [
      [
        run.name as string,
        ms(worked.p50),
        times(worked.p50 / own.worked.p50),
        ms(worked.p99),
        times(worked.p99 / own.worked.p99),
        ms(clock.p50),
        ms(clock.p99),
        of === 0 ? '' : `${right} of ${of}`,
      ],
    ]
  })
  return table(
    [asked.name, 'p50', '', 'p99', '', 'p50 by the clock', 'p99 by the clock', 'right in first 5'],
    rows,
  )
}

/** What each contender took until it could answer. */
export const readyTable = (runs: readonly Run[]): string =>
  table(
    ['ready to answer', 'clock', 'processor', 'memory then', 'at most'],
    runs.map(({ name, ready }) => [
      name === PILCROW ? `${name}, from the snapshot` : (name as string),
      seconds(ready.seconds),
      seconds(ready.worked),
      mb(ready.heldMb),
      mb(ready.peakMb),
    ]),
  )

export const timingIn = (run: Run | undefined, name: string): Timing | null => {
  const rounds = run?.rounds.get(name)
  return rounds ? timingOf(rounds) : null
}

export const runOf = (runs: readonly Run[], name: Name): Run | undefined =>
  runs.find((run) => run.name === name)
