import type { Ranker } from '../src/learnt/learnt.js'
import { outputOf } from '../src/learnt/network.js'
import { sureness } from '../src/search/rank/answerable.js'
import { interval } from '../test/eval/score.js'
import { type Asked, MADE } from './lists.js'
import { evidenceOfAsked, signsOf } from './ranker.js'

/** What the questions of an example are, in their order. */
const KINDS = ['everyday', 'story', 'everyday, another', 'educated', 'search words']

/** How the ranking does on questions that nothing was learnt from, as a table. */
export function figuresOf(all: readonly Asked[], ranker: Ranker): string {
  const scopes = [
    ['in its report', all.filter(({ weight }) => weight === 1)],
    ['among several', all.filter(({ weight }) => weight < 1)],
  ] as const
  return scopes
    .flatMap(([name, asked]) => (asked.length === 0 ? [] : [name, ...linesOf(asked, ranker)]))
    .join('\n')
}

function linesOf(asked: readonly Asked[], ranker: Ranker): string[] {
  const ranked = asked.map((one) => {
    const odds = signsOf(one.candidates, ranker.sentence).map((signs) => outputOf(ranker.paragraph, signs))
    const own = odds[one.own]
    const rank = own === undefined ? 0 : odds.filter((other) => other > own).length + 1
    return { ...one, rank, sure: sureness(evidenceOfAsked(one, ranker), ranker.answerable) }
  })
  const answerable = ranked.filter(({ kind }) => kind !== null && kind !== MADE)
  const groups = [
    ['all', answerable] as const,
    ...KINDS.map((name, kind) => [name, answerable.filter((one) => one.kind === kind)] as const),
    ['in its own words', ranked.filter(({ kind }) => kind === MADE)] as const,
    ...[...new Set(answerable.map(({ example }) => example.writer))].map(
      (writer) => [writer, answerable.filter(({ example }) => example.writer === writer)] as const,
    ),
  ]
  const unanswered = (['near miss', 'swapped', 'uncounted', 'elsewhere', 'foreign'] as const).map(
    (posed) => [posed, ranked.filter((one) => one.posed === posed)] as const,
  )
  return [
    ...groups.map(
      ([name, group]) =>
        `  ${name.padEnd(20)}${share(group, ({ rank }) => rank === 1, 'first')}${share(group, ({ rank }) => rank > 0 && rank <= 5, 'in the first five')}${share(group, ({ sure }) => sure < ranker.least, 'refused')}`,
    ),
    ...unanswered.map(
      ([posed, group]) =>
        `  ${posed.padEnd(20)}${share(group, ({ sure }) => sure >= ranker.least, 'answered')}`,
    ),
  ]
}

function share<One>(group: readonly One[], is: (one: One) => boolean, words: string): string {
  const part = group.filter(is).length / Math.max(1, group.length)
  const [low, high] = interval(part, group.length)
  const percent = (value: number) => (100 * value).toFixed(1)
  return `  ${words} ${percent(part)} % (${percent(low)} to ${percent(high)}, n ${group.length})`
}
