import type { Measured } from './measure.js'
import { interval, type Score, scoreOf, share } from './score.js'

/** The figures of one run, as committed and compared. */
export interface Figures {
  readonly pilcrow: Readonly<Record<string, Score>>
  readonly defaults: Readonly<Record<string, Score>>
  readonly grades: number
  readonly falseAnswers: number
  readonly falseRefusals: number
  /** Of the right paragraphs that were found, those quoted with the very words that answer. */
  readonly sentences: Share
  /** Of the answers about one council that name no year, those in which its newest inspection comes first. */
  readonly newestFirst: Share
  /** Of the questions for praise or criticism, those answered in that tone. */
  readonly tone: Share
  /** Of the questions on a subject of the reports that they do not answer, those told an answer, and those told that the subject is spoken of. */
  readonly nearMisses: Share
  readonly spokenOf: Share
  /** Of what strangers asked that is answered: shown first, shown at all, refused; of what is not, told an answer. */
  readonly strangers: Readonly<Record<'first' | 'shown' | 'refused' | 'falselyAnswered', Share>>
}

interface Share {
  readonly n: number
  readonly share: number
}

const shareOf = <One>(all: readonly One[], is: (one: One) => boolean): Share => ({
  n: all.length,
  share: share(all.filter(is).length, all.length),
})

const YEAR = /\b(?:19|20)\d\d\b|\b(?:last|previous|before|earlier)\b/

const GROUPS = ['fact', 'topic', 'lay', 'recommendation', 'typo', 'named', 'global', 'all']

export function figuresOf(measured: Measured): Figures {
  const { ranks, graded, unanswerable, nearMisses, toned, ofNewest, strangers } = measured
  const isAnswered = ({ asked }: Measured['strangers'][number]): boolean => asked.says.length > 0
  const answered = strangers.filter(isAnswered)
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
    sentences: shareOf(
      ranks.filter(({ quoted }) => quoted !== null),
      ({ quoted }) => quoted === true,
    ),
    newestFirst: shareOf(
      [
        ...ofNewest,
        ...ranks.filter(
          ({ asked, newest }) => newest !== null && asked.scope === 'named' && !YEAR.test(asked.question),
        ),
      ],
      ({ newest }) => newest === 'first',
    ),
    tone: shareOf(toned, ({ right }) => right),
    nearMisses: shareOf(nearMisses, ({ said }) => said === 'said'),
    spokenOf: shareOf(nearMisses, ({ said }) => said === 'spoken of'),
    strangers: {
      first: shareOf(answered, (one) => one.answered && one.rank === 1),
      shown: shareOf(answered, (one) => one.answered && one.rank > 0),
      refused: shareOf(answered, (one) => !one.answered),
      falselyAnswered: shareOf(
        strangers.filter((one) => !isAnswered(one)),
        (one) => one.answered,
      ),
    },
  }
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`.padStart(8)

/** The figures as a table, MiniSearch's defaults beside them, then each miss. */
export function asText(measured: Measured): string {
  const figures = figuresOf(measured)
  const { pilcrow, defaults, grades, falseAnswers, falseRefusals } = figures
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
    line('the very sentence quoted', figures.sentences),
    line('newest inspection first', figures.newestFirst),
    line('in the tone asked for', figures.tone),
    line('near misses answered', figures.nearMisses),
    line('near misses told that the subject is spoken of', figures.spokenOf),
    line('strangers shown first what answers them', figures.strangers.first),
    line('strangers shown what answers them', figures.strangers.shown),
    line('strangers falsely refused', figures.strangers.refused),
    line('strangers falsely answered', figures.strangers.falselyAnswered),
  ]
  return [head, ...rows.filter((row) => row !== ''), ...counts, ...misses(measured)].join('\n')
}

function line(name: string, { n, share }: Share): string {
  const [low, high] = interval(share, n)
  return `${name} ${percent(share)} of ${n}   95 %:${percent(low)} to${percent(high)}`
}

const misses = ({ ranks, graded, unanswerable, nearMisses, ofNewest }: Measured): string[] => [
  ...ranks
    .filter(({ rank }) => rank !== 1)
    .map(({ asked, rank }) => `rank ${rank || '–'}  ${asked.id}  ${asked.question}`),
  ...ofNewest
    .filter(({ newest }) => newest !== 'first')
    .map(({ asked, newest }) => `${newest.padEnd(8)} ${asked.id}  ${asked.question}`),
  ...graded.filter(({ right }) => !right).map(({ asked }) => `grade    ${asked.id}  ${asked.question}`),
  ...unanswerable
    .filter(({ answered }) => answered)
    .map(({ asked }) => `answered ${asked.id}  ${asked.question}`),
  ...nearMisses
    .filter(({ said }) => said === 'said')
    .map(({ asked }) => `answered ${asked.id}  ${asked.question}`),
]
