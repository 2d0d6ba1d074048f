import type { AnswerContext } from '../../command/command.js'
import { type Finding, IN_ORDER, OUTCOMES } from '../../model/finding.js'
import type { AskedFor, JudgementAsked } from '../../model/query.js'
import type { FigureRow } from '../../model/reply.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { judgementMeant } from '../other-grades.js'
import {
  conditionsOf,
  gradeCounted,
  gradesGiven,
  type JudgedInspection,
  judging,
  meets,
  SEVERAL_GRADES,
  standing,
} from './conditions.js'
import type { Figured } from './listed.js'
import { jointInWords, noteOnThePast, notesOnJudged, notesOnPublished } from './notes.js'
import { isOfThePast, kindJudging, populationOf } from './population.js'
import {
  conditionsInWords,
  councilsCounted,
  inspectionsInWords,
  judgementInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** Grades that are counted even where nobody has them. */
const ALWAYS_SHOWN: readonly Finding[] = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate']

/** How many councils or reports were given each grade of one judgement. */
export function distribution(asked: AskedFor<'figures'>, context: AnswerContext): Figured {
  const { where, of } = asked
  const judgement = judgementFor(asked, context)
  const conditions = conditionsOf(asked.having, context)
  const kind = kindJudging([judgement])
  const population = populationOf(where, context, {
    always: of === 'reports' || isOfThePast([judgement]),
    kind,
  })
  const shown = [judgement, ...conditions.map((one) => one.judgement)]
  const { judged, apart } = judging(population.inspections, shown)
  const meant = judged.filter((one) => meets({ ...one, judgements: one.judgements.slice(1) }, conditions))
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, context)}`
  const counting = population.isOneEach
    ? `${councilsCounted(meant.length, where)}${narrowed}${reportMeant(where)}`
    : `${countInWords(meant.length, 'inspection')}${narrowed}${periodInWords(where.period)}`
  const that = conditions.length === 0 ? '' : `, of those ${conditionsInWords(conditions)}`
  const without =
    apart.length === 0
      ? ''
      : `; ${apart.length} more ${apart.length === 1 ? 'has' : 'have'} no such grade there`
  return {
    lead: [
      `${kind === 'send' ? 'Outcomes' : 'Grades'}${judgementInWords(judgement)}: ${counting}${that}${without}.`,
      middleInWords(meant),
      ...jointInWords({ judged: meant, meant: null }, [judgement], [], context),
    ].join(''),
    title: judgement.label,
    rows: byGradeCounted(meant, kind === 'send' ? OUTCOMES : ALWAYS_SHOWN),
    total: {
      what: population.isOneEach ? 'councils' : 'reports',
      count: meant.length,
      of: judged.length + apart.length,
    },
    notes: [
      ...noteOnThePast([judgement], population.isOneEach),
      ...(population.isOneEach ? notesOnPublished(where, { judged, meant: judged }, context) : []),
      ...notesOnJudged({ judged, meant, apart }, shown, population.isOneEach, context),
    ],
  }
}

/** Fewer than these have no middle that says anything. */
const LEAST_WITH_A_MIDDLE = 3

/** ` From best to worst, the one in the middle is Good.`: grades are no numbers and have no mean, but they have an order. */
function middleInWords(meant: readonly JudgedInspection[]): string {
  const graded = meant.filter((one) => Number.isFinite(standing(one)))
  if (graded.length < LEAST_WITH_A_MIDDLE) return ''
  const inOrder = graded.toSorted((one, other) => standing(one) - standing(other))
  const [low, high] = [Math.floor((inOrder.length - 1) / 2), Math.floor(inOrder.length / 2)]
  const middle = [low, high].flatMap((at) => gradesGiven(inOrder[at]?.judgements[0] ?? []).slice(0, 1))
  return ` From best to worst, the one in the middle is ${listInWords([...new Set(middle)], 'disjunction')}.`
}

/**
 * A row for each grade, in the order of the scale; the counts add up to the number of reports.
 * @param always grades that have a row even where nobody has them
 */
export function byGradeCounted(
  reports: readonly JudgedInspection[],
  always: readonly Finding[] = [],
): FigureRow[] {
  const labels = [...IN_ORDER, SEVERAL_GRADES] as const
  return labels.flatMap((label) => {
    const of = reports.filter(({ judgements }) => gradeCounted(judgements[0] ?? []) === label)
    const isShown = of.length > 0 || always.some((grade) => grade === label)
    const councils = [...new Set(of.map(({ council }) => council.slug))]
    return isShown ? [{ label, count: of.length, of: reports.length, councils, parts: [] }] : []
  })
}

/** The judgement that figures are of. */
export const judgementFor = (
  { judgement, having, where }: AskedFor<'figures'>,
  context: AnswerContext,
): JudgementAsked =>
  judgement ?? conditionsOf(having, context)[0]?.judgement ?? judgementMeant(where, context)
