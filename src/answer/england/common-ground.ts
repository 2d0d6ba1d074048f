import type { AnswerContext } from '../../command/command.js'
import type { FigureRow } from '../../model/reply.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { judgementMeant } from '../other-grades.js'
import { judgementsMade } from './by-judgement.js'
import { conditionsOf, judging, meets } from './conditions.js'
import { byGradeCounted } from './distribution.js'
import type { Figured, FiguresAsked } from './figured.js'
import { notesOnJudged } from './notes.js'
import { populationOf } from './population.js'
import {
  conditionsInWords,
  councilsCounted,
  inspectionsInWords,
  judgementInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/**
 * What councils that are graded so have in common, as far as counts tell it: a row for each judgement that their reports make,
 * with the grade that most of them were given for it; those that all share first.
 */
export function commonGround(asked: FiguresAsked, context: AnswerContext): Figured {
  const { where, of } = asked
  const conditions = conditionsOf(asked.having, context)
  const shown =
    conditions.length > 0 ? conditions.map(({ judgement }) => judgement) : [judgementMeant(where, context)]
  const population = populationOf(where, context, { always: of === 'reports' })
  const { judged, apart } = judging(population.inspections, shown, conditions)
  const meant = judged.filter((one) => meets(one, conditions))
  // What all were chosen by, all have.
  const known = new Set(shown.flatMap(({ keys }) => keys))
  const others = judgementsMade(meant, context).filter(({ keys }) => !keys.some((key) => known.has(key)))
  const rows = others.flatMap((judgement): FigureRow[] => {
    const made = judging(meant, [judgement]).judged
    const given = byGradeCounted(made).toSorted((one, other) => other.count - one.count)
    const [most] = given
    if (!most) return []
    return [
      {
        label: `${most.label}${judgementInWords(judgement)}`,
        count: most.count,
        of: made.length,
        councils: most.councils,
        parts: given.map(({ label, count }) => ({ label, count })),
      },
    ]
  })
  // What a handful of them were judged on before others is no common ground.
  const least = Math.min(LEAST_JUDGED, meant.length)
  const inOrder = rows
    .filter((row) => (row.of ?? 0) >= least)
    .toSorted(
      (one, other) => other.count / (other.of ?? 1) - one.count / (one.of ?? 1) || other.count - one.count,
    )
  const all = inOrder.filter(({ count, of }) => count === of)
  const counted = population.isOneEach
    ? `${councilsCounted(meant.length, where)}${whereInWords(where, context)}${reportMeant(where)}`
    : `${countInWords(meant.length, 'inspection')}${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period)}`
  const graded = conditions.length === 0 ? '' : ` graded ${conditionsInWords(conditions)}`
  return {
    lead: `What the other grades of ${counted}${graded} have in common. ${
      all.length === 0
        ? 'No grade is the same for all of them.'
        : `The same for all: ${listInWords(all.map(({ label }) => label))}.`
    } Told by judgement, with the grade that most were given.`,
    title: 'The commonest grade of each judgement',
    rows: inOrder,
    total: { what: population.isOneEach ? 'councils' : 'reports', count: meant.length, of: judged.length },
    notes: [
      'Only grades are counted here. What their reports say alike in words is not reckoned: ask for a subject, as “how many inadequate councils are told to improve supervision”, and it is counted.',
      ...notesOnJudged({ judged, meant, apart }, shown, population.isOneEach, context),
    ],
  }
}

/** So many of them at least must have been judged for something that is told of them all. */
const LEAST_JUDGED = 3
