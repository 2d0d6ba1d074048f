import { NAMED, UNNAMED } from '../asks/cases.js'
import { PILCROW, PLAIN } from '../contenders/all.js'
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

/** Cases of Pilcrow's own, and the most milliseconds that each may take at p99. */
const MOST_MS: readonly (readonly [string, number])[] = [
  ['/grade', 1],
  ['autocomplete: lists', 1],
  ['autocomplete: text of a report', 5],
  ['autocomplete: text of all', 5],
]

type Goal = readonly [what: string, goal: string, measured: string, isMet: boolean]

/** What speed is held to, and what was measured: at the size that it is stated for. */
export function targetsTable({ starts, runs }: Figures): string {
  const own = runOf(runs, PILCROW)
  const plain = runOf(runs, PLAIN)
  const faster = (asked: string, figure: 'p50' | 'p99', goal: number): Goal[] => {
    const [its, ours] = [timingIn(plain, asked), timingIn(own, asked)]
    if (!its || !ours) return []
    const ratio = its.worked[figure] / ours.worked[figure]
    return [[`${asked}, ${figure}: MiniSearch against Pilcrow`, `≥ ${goal} ×`, times(ratio), ratio >= goal]]
  }
  const started = starts.snapshot.worked / starts.rebuilding.worked
  const goals: Goal[] = [
    ['start from the snapshot against rebuilding', '< 0.50 ×', times(started), started < 0.5],
    ...faster(UNNAMED, 'p50', 3),
    ...faster(UNNAMED, 'p99', 10),
    ...faster(NAMED, 'p50', 20),
    ...MOST_MS.map(([name, most]): Goal => {
      const p99 = timingIn(own, name)?.worked.p99 ?? Number.NaN
      return [`${name}, p99`, `< ${most} ms`, ms(p99), p99 < most]
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
