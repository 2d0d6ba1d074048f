import type { Measured } from './measure.js'
import { interval, type Score, scoreOf, share } from './score.js'

/** The figures of one run, as committed and compared. */
export interface Figures {
  readonly pilcrow: Readonly<Record<string, Score>>
  readonly defaults: Readonly<Record<string, Score>>
  readonly grades: number
  readonly falseAnswers: number
  readonly falseRefusals: number
}

const GROUPS = ['fact', 'topic', 'lay', 'recommendation', 'typo', 'named', 'global', 'all']

export function figuresOf({ ranks, graded, unanswerable }: Measured): Figures {
  const groups = (rankOf: (one: Measured['ranks'][number]) => number) =>
    Object.fromEntries(
      GROUPS.map((group) => {
        const ofGroup = ranks.filter(
          ({ asked }) => group === 'all' || asked.type === group || asked.scope === group,
        )
        return [group, scoreOf(ofGroup.map(rankOf))]
      }),
    )
  return {
    pilcrow: groups(({ rank }) => rank),
    defaults: groups(({ defaults }) => defaults),
    grades: share(graded.filter(({ right }) => right).length, graded.length),
    falseAnswers: share(unanswerable.filter(({ answered }) => answered).length, unanswerable.length),
    falseRefusals: share(ranks.filter(({ refused }) => refused).length, ranks.length),
  }
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`.padStart(8)

/** The figures as a table, MiniSearch's defaults beside them, then each miss. */
export function asText(measured: Measured): string {
  const { pilcrow, defaults, grades, falseAnswers, falseRefusals } = figuresOf(measured)
  const rows = GROUPS.map((group) => {
    const own = pilcrow[group]
    const plain = defaults[group]
    if (!own || !plain || own.n === 0) return ''
    const [low, high] = interval(own.hit5, own.n)
    const cells = [own.hit1, own.hit3, own.hit5, own.mrr, plain.hit1, plain.hit5].map(percent)
    return `${group.padEnd(15)}${String(own.n).padStart(5)}${cells.join('')}   hit@5 95 %:${percent(low)} to${percent(high)}`
  })
  const head = `${''.padEnd(15)}    n   hit@1   hit@3   hit@5     MRR  plain@1 plain@5`
  const counts = [
    `grades and comparisons right ${percent(grades)} of ${measured.graded.length}`,
    `false answers ${percent(falseAnswers)} of ${measured.unanswerable.length}`,
    `false refusals ${percent(falseRefusals)} of ${measured.ranks.length}`,
  ]
  return [head, ...rows.filter((row) => row !== ''), ...counts, ...misses(measured)].join('\n')
}

const misses = ({ ranks, graded, unanswerable }: Measured): string[] => [
  ...ranks
    .filter(({ rank }) => rank !== 1)
    .map(({ asked, rank }) => `rank ${rank || '–'}  ${asked.id}  ${asked.question}`),
  ...graded.filter(({ right }) => !right).map(({ asked }) => `grade    ${asked.id}  ${asked.question}`),
  ...unanswerable
    .filter(({ answered }) => answered)
    .map(({ asked }) => `answered ${asked.id}  ${asked.question}`),
]
