import { distinctBy } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import type { AskedFor, JudgementAsked } from '../../model/query.js'
import { type FigureRow, figureShareOf } from '../../model/reply.js'
import { type Finding, GOOD_OR_BETTER, IN_ORDER, OUTCOMES } from '../../model/report.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { noteOnScales } from '../excerpt.js'
import { judgementMeant } from '../judgement-meant.js'
import type { Figured, FiguresAsked } from './listed.js'
import { jointInWords, noteOnThePast, notesOnJudged, notesOnPublished } from './notes.js'
import {
  type CouncilInspection,
  conditionsOf,
  gradeCounted,
  gradesGiven,
  isOfThePast,
  type JudgedInspection,
  judging,
  kindJudging,
  meets,
  populationOf,
  SEVERAL_GRADES,
  standing,
} from './population.js'
import { endsInWords, ranked, topInWords } from './ranked.js'
import {
  conditionsInWords,
  councilsCounted,
  gradesInWords,
  inspectionsInWords,
  judgementInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** How grades are spread: over the councils, over the judgements, and what councils have in common by them. */

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
  const noted = jointInWords({ judged: meant, meant: null }, [judgement], [], context)
  return {
    lead: [
      `${kind === 'send' ? 'Outcomes' : 'Grades'}${judgementInWords(judgement)}: ${counting}${that}${without}.`,
      middleInWords(meant),
      noted.said,
    ].join(''),
    naming: noted.naming,
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
    const finding = label === SEVERAL_GRADES ? {} : { finding: label }
    return isShown ? [{ label, ...finding, count: of.length, of: reports.length, councils, parts: [] }] : []
  })
}

/** The judgement that figures are of. */
export const judgementFor = (
  { judgement, having, where }: AskedFor<'figures'>,
  context: AnswerContext,
): JudgementAsked =>
  judgement ?? conditionsOf(having, context)[0]?.judgement ?? judgementMeant(where, context)

/** Which judgement was given a grade most often, or is good or better most often: a row for each, of the reports that make it. */
export function byJudgement(asked: FiguresAsked, context: AnswerContext): Figured {
  const { where, figure, of, having } = asked
  const { inspections, isOneEach } = populationOf(where, context, { always: of === 'reports' })
  const grades: readonly Finding[] = having[0]?.grades ?? GOOD_OR_BETTER
  // Of the newest reports only what is still judged: a handful of old ones would come first with one of one.
  const made = judgementsMade(inspections, context).filter((one) => !isOneEach || !isOfThePast([one]))
  const rows = made.map((judgement): FigureRow => {
    const condition = { judgement, grades, period: null }
    const { judged } = judging(inspections, [judgement])
    const meant = judged.filter((one) => meets(one, [condition]))
    return {
      label: judgement.label,
      count: meant.length,
      of: judged.length,
      councils: [...new Set(meant.map(({ council }) => council.slug))],
      parts: [],
    }
  })
  const sum = (number: (row: FigureRow) => number) => rows.reduce((all, row) => all + number(row), 0)
  const top = having.length === 0 ? endsInWords(rows) : topInWords(rows, figure)
  const whole = isOneEach
    ? `${councilsCounted(inspections.length, where)}${inspectionsInWords(where)}${whereInWords(where, context)}${reportMeant(where)}`
    : `${countInWords(inspections.length, 'inspection')}${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period)}`
  return {
    lead: `${top}${gradesInWords(grades)}, by judgement: ${whole}.`,
    title: 'By judgement',
    rows: ranked(rows, figure),
    total: { what: 'grades', count: sum(({ count }) => count), of: sum((row) => row.of ?? 0) },
    notes: noteOnScales(inspections.map(({ report }) => report)),
  }
}

/** What some reports judge, each once by the name that it has in short. */
function judgementsMade(
  inspections: readonly CouncilInspection[],
  { vocabulary, names }: AnswerContext,
): JudgementAsked[] {
  const made = new Set(
    inspections.flatMap(({ report: { framework, judgements } }) =>
      judgements.map(({ judgement }) => `${framework} ${judgement}`),
    ),
  )
  const shorts = vocabulary.judgements.flatMap(({ framework, slug, short }) =>
    made.has(`${framework} ${slug}`) ? [short] : [],
  )
  const asked = [...new Set(shorts)].flatMap((short) => names.judgementIn(short) ?? [])
  return distinctBy(asked, ({ keys }) => keys.join())
}

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
        parts: given.map(figureShareOf),
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
