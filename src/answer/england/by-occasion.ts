import { commandFor } from '../../command/over-councils/written.js'
import type { World } from '../../command/world.js'
import { ANY_TIME, type Where } from '../../model/query.js'
import { yearOf } from '../../model/year.js'
import { countInWords } from '../../text/in-words.js'
import { conditionsOf, judging, meets } from './conditions.js'
import { endsInTime, inspectedInWords } from './ends.js'
import { kindJudging } from './held.js'
import type { CouncilList, CouncilsAsked } from './listed.js'
import { notesOnJudged } from './notes.js'
import { populationOf } from './population.js'
import { inspectionLine } from './rows.js'
import {
  conditionsInWords,
  councilsCounted,
  inspectionsInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

const PLACE_IN_TIME = { oldest: 'first', newest: 'last' } as const

/**
 * The first or the last inspection that met the conditions: 'the first time a council was rated outstanding'. Of every
 * inspection, unless one of each council is asked for: 'the outstanding council that was inspected longest ago'.
 */
export function byOccasion(asked: CouncilsAsked, world: World): CouncilList {
  const { where } = asked
  const conditions = conditionsOf(asked.having, world)
  const shown = conditions.map(({ judgement }) => judgement)
  const { inspections, isOneEach } = populationOf(where, world, { always: true, kind: kindJudging(shown) })
  const { judged, apart } = judging(inspections, shown, conditions)
  const met = judged.filter((one) => meets(one, conditions))
  const ends = endsInTime(met, asked.extreme ?? 'newest', asked.most)
  const meant = [...new Set(ends.flatMap(({ inspections }) => inspections))]
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, world)}`
  const all = isOneEach
    ? `${councilsCounted(judged.length, where)}${narrowed}`
    : `${countInWords(judged.length, 'inspection')}${narrowed}${periodInWords(where.period)}`
  const what = `${conditionsInWords(conditions)}${isOneEach ? reportMeant(where) : ''}`
  const found = ends.map(
    ({ end, inspections }) =>
      `the ${PLACE_IN_TIME[end]} of these ${inspections.length > 1 ? 'are' : 'is'} ${inspectedInWords(inspections)}`,
  )
  const without =
    apart.length === 0 ? '' : `; ${apart.length} more ${apart.length === 1 ? 'gives' : 'give'} no such grade`
  const every = { ...asked, where: ever(where, world), extreme: null, page: 0 }
  return {
    lead: [`${met.length} of ${all}: ${what}${without}`, ...found].join('; ').concat('.'),
    lines: meant.map((one) =>
      inspectionLine(
        one,
        shown,
        one.judgements,
        conditions.map(({ grades }) => grades),
      ),
    ),
    total: { what: isOneEach ? 'councils' : 'reports', count: met.length, of: judged.length },
    order: 'side-by-side',
    notes: [
      'Told from the inspections that are here.',
      ...notesOnJudged({ meant, apart }, shown, isOneEach, world),
    ],
    offers: met.length > meant.length ? [{ label: 'All of them', message: commandFor(every, world) }] : [],
  }
}

/** Every inspection, said as a time: who names none is told of each council's newest. */
function ever(where: Where, { library }: World): Where {
  const { years, from, to, order } = where.period
  const isTimed = years.length > 0 || from !== null || to !== null || order !== null
  return isTimed
    ? where
    : { ...where, period: { ...ANY_TIME, from: Math.min(...library.reports.map(yearOf)) } }
}
