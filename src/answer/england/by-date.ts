import type { World } from '../../command/world.js'
import { ANY_TIME, type AskedFor } from '../../model/query.js'
import { inWords, reportName } from '../../quotation/citation.js'
import { judgedIn, overallAsked } from './judged.js'
import type { Listed } from './listed.js'
import { inspectionRow } from './rows.js'
import {
  councilsCounted,
  counted,
  inspectionsInWords,
  listed,
  periodInWords,
  placeInWords,
  reportMeant,
} from './said.js'
import { type Inspection, type Reach, type Scope, scopeOf } from './scope.js'

type Asked = AskedFor<'councils'>

/** Councils by when and by whom they were inspected, with their overall grades, whatever these are. */
export function byDate(asked: Asked, world: World, reach: Reach = {}): Listed {
  const scope = scopeOf(asked.where, world, reach)
  const [meant, lead] =
    asked.extreme === null ? all(asked, scope, reach, world) : extreme(asked, scope, world)
  const overall = overallAsked(world.vocabulary)
  const without = meant.filter(({ report }) => judgedIn(report, overall, world).length === 0)
  return {
    lead,
    rows: meant.map((one) => inspectionRow(one, [overall], [judgedIn(one.report, overall, world)], world)),
    total: {
      what: scope.isOneEach ? 'councils' : 'reports',
      count: meant.length,
      of: among(asked, scope, reach, world),
    },
    order: 'side-by-side',
    notes:
      without.length === 0
        ? []
        : [`${counted(without.length, 'of these reports gives', 'of these reports give')} no overall grade.`],
  }
}

/** How many there would be without the condition on the inspection; without that on the place where there is no other. */
function among({ where }: Asked, { isOneEach, inspections }: Scope, reach: Reach, world: World): number {
  const anyInspection = { ...where, period: ANY_TIME, inspector: null, framework: null, reports: [] }
  const every = { ...reach, always: !isOneEach }
  const wider = scopeOf(anyInspection, world, every).inspections.length
  if (wider > inspections.length) return wider
  const anywhere = { ...anyInspection, councils: [], regions: [], kinds: [], neighboursOf: null }
  return scopeOf(anywhere, world, every).inspections.length
}

function all(asked: Asked, scope: Scope, reach: Reach, world: World): [Inspection[], string] {
  const { where } = asked
  const meant = scope.inspections.toSorted(oldestFirst)
  const place = placeInWords(where, world)
  const of = among(asked, scope, reach, world)
  if (scope.isOneEach)
    return [
      meant,
      `${meant.length} of ${councilsCounted(of, where)}${place}${reportMeant(where) || ', by their newest report'}, the longest ago first.`,
    ]
  const councils = new Set(meant.map(({ council }) => council.slug)).size
  const narrowed = `${inspectionsInWords(where)}${place}${periodInWords(where.period)}`
  return [
    meant,
    `${meant.length} of ${counted(of, reach.boards ? 'report' : 'inspection')}${narrowed}, of ${counted(councils, 'council')}.`,
  ]
}

const oldestFirst = (one: Inspection, other: Inspection): number =>
  one.report.inspected.to.localeCompare(other.report.inspected.to)

/** The council that was inspected longest ago, or last; several where they share the day. */
function extreme({ where, extreme: which }: Asked, scope: Scope, world: World): [Inspection[], string] {
  const inOrder = scope.inspections.toSorted(oldestFirst)
  const day = inOrder.at(which === 'oldest' ? 0 : -1)?.report.inspected.to
  const meant = inOrder.filter(({ report }) => report.inspected.to === day)
  const of = scope.isOneEach
    ? `${councilsCounted(inOrder.length, where)}${placeInWords(where, world)}, by their ${where.period.order === 'first' ? 'oldest' : 'newest'} report`
    : `${counted(inOrder.length, 'inspection')}${placeInWords(where, world)}${periodInWords(where.period)}`
  const names = listed(meant.map(({ report }) => `${reportName(report)}, inspected to ${inWords(day ?? '')}`))
  return [meant, `Inspected ${which === 'oldest' ? 'longest ago' : 'last'} of ${of}: ${names}.`]
}
