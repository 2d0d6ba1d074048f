import { NAMED, UNNAMED } from '../asks/cases.js'
import { PILCROW } from '../contenders/all.js'
import type { Run } from '../measure/race.js'
import type { Starts } from '../measure/starts.js'
import { runOf, timingIn } from './answers.js'
import { ms, table, times } from './table.js'

/** What was measured of one library. */
export interface Figures {
  readonly paragraphs: number
  readonly starts: Starts
  readonly runs: readonly Run[]
}

/** What Pilcrow is asked, and the most milliseconds of the processor that it may take. */
const MOST_MS: readonly (readonly [asked: string, figure: 'p50' | 'p99', most: number])[] = [
  [UNNAMED, 'p50', 8],
  [UNNAMED, 'p99', 25],
  [NAMED, 'p50', 2],
  ['/grade', 'p99', 1],
  ['autocomplete: lists', 'p99', 1],
  ['autocomplete: text of a report', 'p99', 5],
  ['autocomplete: text of all', 'p99', 5],
]

type Goal = readonly [what: string, goal: string, measured: string, isMet: boolean]

/** What speed is held to, and what was measured: at the size that it is stated for. */
export function targetsTable({ starts, runs }: Figures): string {
  const own = runOf(runs, PILCROW)
  const started = starts.snapshot.worked / starts.rebuilding.worked
  const goals: Goal[] = [
    ['start from the snapshot against rebuilding', '< 0.50 ×', times(started), started < 0.5],
    ...MOST_MS.map(([asked, figure, most]): Goal => {
      const worked = timingIn(own, asked)?.worked[figure] ?? Number.NaN
      return [`${asked}, ${figure}`, `< ${most} ms`, ms(worked), worked < most]
    }),
  ]
  return table(
    ['target', '', 'measured', ''],
    goals.map(([what, goal, measured, isMet]) => [what, goal, measured, isMet ? 'met' : 'missed']),
  )
}

/** Whether a question that names an authority takes longer in a larger library. */
export function flatness(smaller: Figures, larger: Figures): string {
  const of = ({ runs }: Figures) => timingIn(runOf(runs, PILCROW), NAMED)?.worked.p50 ?? Number.NaN
  const grown = larger.paragraphs / smaller.paragraphs
  return `${NAMED}: ${times(of(larger) / of(smaller))} the time (p50) in a library ${times(grown)} as large.`
}
