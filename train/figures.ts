import type { Ranker } from '../src/learnt/models.js'
import type { AnswerEvidence } from '../src/search/rank/evidence.js'
import { answerabilityOf } from '../src/search/rank/rank.js'
import { interval } from '../test/eval/score.js'
import { type Asked, rankOfRight, type Signed, weighedBy } from './asking.js'
import { MADE } from './lists.js'
import type { Ranking } from './ranker.js'

/** What the questions of an example are, in their order. */
const KINDS = ['everyday', 'story', 'everyday, another', 'educated', 'search words']

/** A question with the place of the first paragraph that answers it (0 for none), and how sure it is that it is answered. */
export interface Measured
  extends Pick<Signed, 'writer' | 'isStrangers' | 'kind' | 'posed' | 'weight'>,
    Pick<AnswerEvidence, 'features' | 'isForFact'> {
  readonly rank: number
}

/** A question as the ranking ranks it. */
export function measured(asked: Asked, ranking: Ranking & Pick<Ranker, 'unprinted'>): Measured {
  const { writer, isStrangers, kind, posed, weight, right } = asked
  const { odds, evidence } = weighedBy(asked, ranking, ranking.unprinted)
  return { writer, isStrangers, kind, posed, weight, rank: rankOfRight(odds, right), ...evidence }
}

/** How the ranking does on questions that nothing was learnt from, as a table. */
export function figuresOf(all: readonly Measured[], ranker: Ranker): string {
  const scopes = [
    ['in its report', all.filter(({ weight, isStrangers }) => weight === 1 && !isStrangers)],
    ['among several', all.filter(({ weight }) => weight < 1)],
    ['asked by strangers', all.filter(({ isStrangers }) => isStrangers)],
  ] as const
  return scopes
    .flatMap(([name, some]) => (some.length === 0 ? [] : [name, ...linesOf(some, ranker)]))
    .join('\n')
}

function linesOf(asked: readonly Measured[], ranker: Ranker): string[] {
  const ranked = asked.map((one) => {
    const said = answerabilityOf(one, ranker)
    return {
      ...one,
      refused: said !== 'said',
      unspoken: said === 'nothing' || said === 'unlikely' || said === 'unsure',
    }
  })
  const answerable = ranked.filter(({ kind }) => kind !== null && kind !== MADE)
  const groups = [
    ['all', answerable] as const,
    ...KINDS.map((name, kind) => [name, answerable.filter((one) => one.kind === kind)] as const),
    ['for a fact', answerable.filter(({ isForFact }) => isForFact)] as const,
    ['in its own words', ranked.filter(({ kind }) => kind === MADE)] as const,
    ...[...new Set(answerable.map(({ writer }) => writer))].map(
      (name) => [name, answerable.filter(({ writer }) => writer === name)] as const,
    ),
  ].filter(([, group]) => group.length > 0)
  const unanswered = (['near miss', 'taken out', 'swapped', 'uncounted', 'elsewhere', 'foreign'] as const)
    .map((posed) => [posed, ranked.filter((one) => one.posed === posed)] as const)
    .filter(([, group]) => group.length > 0)
  return [
    ...groups.map(
      ([name, group]) =>
        `  ${name.padEnd(20)}${share(group, ({ rank }) => rank === 1, 'first')}${share(group, ({ rank }) => rank > 0 && rank <= 5, 'in the first five')}${share(group, ({ refused }) => refused, 'refused')}`,
    ),
    ...unanswered.map(
      ([posed, group]) =>
        `  ${posed.padEnd(20)}${share(group, ({ refused }) => !refused, 'answered')}${share(group, ({ unspoken }) => unspoken, 'not spoken of')}`,
    ),
  ]
}

function share<One>(group: readonly One[], is: (one: One) => boolean, words: string): string {
  const part = group.filter(is).length / Math.max(1, group.length)
  const [low, high] = interval(part, group.length)
  const percent = (value: number) => (100 * value).toFixed(1)
  return `  ${words} ${percent(part)} % (${percent(low)} to ${percent(high)}, n ${group.length})`
}
