import type { AnswerContext } from '../../command/command.js'
import type { AskedFor } from '../../model/query.js'
import type { Reply, Total } from '../../model/reply.js'
import { heading, noneOf, reply, words } from '../../reply/build.js'
import { judgementMeant } from '../other-grades.js'
import { kinJudgedIn, standing } from './conditions.js'
import { drawnLines, mapOf } from './listed.js'
import { labelsInFull, noteOnNeighbours, noteOnScales } from './notes.js'
import {
  byPlaceInOrder,
  councilsWithin,
  type HeldCouncil,
  isInPeriod,
  kindJudging,
  reportsOfKind,
} from './population.js'
import { inspectionLine } from './rows.js'
import { councilsCounted, judgementInWords, whereInWords } from './said.js'

type Comparison = AskedFor<'comparison'>

/** Whether a comparison is of councils that are not named one by one: a region's, a kind's, a council's neighbours. */
export const isOverCouncils = ({ where: { regions, kinds, neighboursOf } }: Comparison): boolean =>
  regions.length > 0 || kinds.length > 0 || neighboursOf !== null

/** Named councils in one table; more are a list, a line each. */
export const MOST_IN_A_TABLE = 5

/** One judgement in many councils, a line each: a council whose neighbours are asked for and those named first, then the best. */
export function answerComparisonOver(asked: Comparison, context: AnswerContext): Reply {
  const { where } = asked
  const judgement = asked.judgement ?? judgementMeant(where, context)
  const compared = councilsCompared(where, context).flatMap((council) => {
    const held = reportsOfKind(council, kindJudging([judgement]))
    const ofTime = where.period.order ? byPlaceInOrder(held, where.period.order) : held
    const [report] = ofTime.filter((one) => isInPeriod(one, where.period))
    return report ? [{ council, report, judgements: [kinJudgedIn(report, judgement, context)] }] : []
  })
  const isNamed = ({ council }: { council: HeldCouncil }): boolean =>
    council.slug === where.neighboursOf || where.councils.includes(council.slug)
  const order = compared.toSorted((one, other) => standing(one) - standing(other))
  const inList = [...order.filter(isNamed), ...order.filter((one) => !isNamed(one))]
  const reports = compared.map(({ report }) => report)
  const without = compared.filter(({ judgements: [made] }) => (made ?? []).length === 0).length
  const lines = inList.map((one) => inspectionLine(one, [judgement], one.judgements))
  const of = without === 0 ? '' : `; ${without} of them ${without === 1 ? 'has' : 'have'} no such grade`
  const lead = [
    heading(judgement.label),
    words(
      `${comparedInWords(lines.length, where, context)}, graded${judgementInWords(judgement)} in the newest report of each${of}.`,
    ),
  ]
  const notes = [
    ...noteOnNeighbours(where, context),
    ...labelsInFull(reports, [judgement], context),
    ...noteOnScales(reports),
  ]
  const total: Total = { what: 'councils', count: lines.length, of: null }
  if (lines.length === 0) return { ...reply('none', lead, notes), total: noneOf(total) }
  return {
    ...reply('comparison', [...lead, drawnLines(lines, 'side-by-side', context), mapOf(lines)], notes),
    total,
  }
}

/** `12 councils in the North East`, `Devon and 4 of its statistical neighbours` */
function comparedInWords(count: number, where: Comparison['where'], context: AnswerContext): string {
  const { neighboursOf } = where
  if (neighboursOf === null)
    return `${councilsCounted(count, where)}${whereInWords({ ...where, councils: [] }, context)}`
  const [own] = councilsWithin({ ...where, councils: [neighboursOf], neighboursOf: null }, context)
  return own
    ? `${own.name} and ${count - 1} of its statistical neighbours`
    : `${councilsCounted(count, where)}${whereInWords({ ...where, councils: [] }, context)}`
}

/** The councils of the place, and beside them those that are named and the one whose neighbours they are. */
function councilsCompared(where: Comparison['where'], context: AnswerContext): HeldCouncil[] {
  const named = [...where.councils, ...(where.neighboursOf === null ? [] : [where.neighboursOf])]
  const isPlace = where.regions.length > 0 || where.kinds.length > 0 || where.neighboursOf !== null
  const ofPlace = isPlace ? councilsWithin({ ...where, councils: [] }, context) : []
  const own = councilsWithin({ ...where, regions: [], kinds: [], neighboursOf: null }, context)
  return [...new Set([...own.filter(({ slug }) => named.includes(slug)), ...ofPlace])]
}
