import type { World } from '../../command/world.js'
import type { Having, Where } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { countInWords } from '../../text/in-words.js'
import { conditionsOf, judging, meets } from './conditions.js'
import { isOfThePast, kindJudging } from './held.js'
import { noteOnApart } from './notes.js'
import { populationOf } from './population.js'
import {
  conditionsInWords,
  councilsCalled,
  councilsCounted,
  inspectionsInWords,
  periodInWords,
  whereInWords,
} from './said.js'

/** The reports that a question about their words is asked of, where it says of which councils. */
export interface Meeting {
  readonly reports: readonly Report[]
  /** Which they are, to be said of the answer: `6 of 41 councils whose newest report is Outstanding overall`. */
  readonly which: string
  /** What else a reader must know: newest reports that do not give such a grade. */
  readonly notes: readonly string[]
}

/**
 * The reports that meet a question's conditions on place, time, framework, inspector and grades. A condition on a grade
 * holds of the report that is quoted itself; without a time it is each council's newest.
 */
export function reportsMeeting(where: Where, having: readonly Having[], world: World): Meeting {
  const conditions = conditionsOf(having, world)
  const asked = conditions.map(({ judgement }) => judgement)
  const population = populationOf(where, world, {
    always: conditions.length === 0 || isOfThePast(asked),
    kind: conditions.length === 0 ? 'all' : kindJudging(asked),
  })
  const { judged, apart } = judging(population.inspections, asked)
  const meant = judged.filter((one) => meets(one, conditions))
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, world)}${periodInWords(where.period)}`
  const grades = conditions.length === 0 ? '' : ` graded ${conditionsInWords(conditions)}`
  const which = population.isOneEach
    ? `the newest reports of ${councilsCounted(meant.length, where)}${narrowed}${grades}`
    : `${countInWords(meant.length, 'report')}${where.kinds.length > 0 ? ` of ${councilsCalled(2, where)}` : ''}${narrowed}${grades}`
  return {
    reports: meant.map(({ report }) => report),
    which,
    notes: conditions.length === 0 ? [] : noteOnApart(apart, asked, population.isOneEach),
  }
}
