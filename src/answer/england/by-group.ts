import { grouped } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { ANY_TIME, type JudgementAsked, type Movement, type Period } from '../../model/query.js'
import { type FigureRow, figureShareOf } from '../../model/reply.js'
import { type Finding, GOOD_OR_BETTER, placeInOrder, type Report } from '../../model/report.js'
import { monthIn, yearIn, yearOf } from '../../model/year.js'
import { MONTHS_IN_WORDS } from '../../text/dates.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { asCouncilList } from '../../understand/over-councils/councils.js'
import { isOverall } from '../judgement-meant.js'
import { leadsNamed } from './by-date.js'
import { byMovement, movesMade } from './by-movement.js'
import { byGradeCounted, judgementFor } from './distribution.js'
import type { Figured, FiguresAsked } from './listed.js'
import { jointInWords, notesOnJudged, notesOnPublished } from './notes.js'
import {
  type Condition,
  type CouncilInspection,
  conditionsOf,
  councilsHeld,
  councilsWithin,
  gradesGiven,
  type HeldCouncil,
  isInPeriod,
  isOfThePast,
  type JudgedInspection,
  judging,
  kindJudging,
  liesWithin,
  meets,
  populationOf,
  type ReportKind,
} from './population.js'
import { endsInWords, endsOfCounts, isRanking, ranked } from './ranked.js'
import {
  conditionsInWords,
  councilsCounted,
  gradesInWords,
  inspectionsInWords,
  judgementInWords,
  kindInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

type By = Exclude<NonNullable<FiguresAsked['by']>, 'judgement' | 'subject'> | 'month' | 'grade'

/** The lead inspector of a report that names none. */
const NOBODY = ''

/** A report without an overall grade: of area SEND, of the board alone, or since that grade is given no more. */
const UNGRADED_OVERALL = 'No overall grade'

const overallGrade = ({ judgements }: Report): Finding | null => judgements.find(isOverall)?.grade ?? null

/** What councils are put together by. */
const GROUPINGS: Readonly<
  Record<By, { readonly title: string; readonly of: (one: CouncilInspection) => string }>
> = {
  year: { title: 'By year', of: ({ report }) => String(yearOf(report)) },
  month: {
    title: 'By the month in which the inspection began',
    of: ({ report }) => MONTHS_IN_WORDS[monthIn(report.inspected.from) - 1] ?? NOBODY,
  },
  region: { title: 'By region', of: ({ council }) => council.region ?? 'No longer a council' },
  kind: {
    title: 'By kind of council',
    of: ({ council }) => (council.kind === null ? 'No longer a council' : kindInWords(council.kind)),
  },
  council: { title: 'By council', of: ({ council }) => council.name },
  framework: { title: 'By framework', of: ({ report }) => report.framework },
  grade: { title: 'By overall grade', of: ({ report }) => overallGrade(report) ?? UNGRADED_OVERALL },
  inspector: { title: 'By lead inspector', of: ({ report }) => report.leadInspector ?? NOBODY },
}

/** How many of some reports are in each group, of how many there are: the groups add up to all. */
export function countedBy(
  by: By,
  meant: readonly CouncilInspection[],
  all: readonly CouncilInspection[],
): { readonly title: string; readonly rows: FigureRow[] } {
  const { title, of } = GROUPINGS[by]
  const own = grouped(meant, of)
  const rows = [...grouped(all, of)].map(([label, whole]): FigureRow => {
    const some = own.get(label) ?? []
    const finding = by === 'grade' ? overallGrade(whole[0].report) : null
    return {
      label,
      ...(finding === null ? {} : { finding }),
      count: some.length,
      of: whole.length,
      councils: [...new Set(some.map(({ council }) => council.slug))],
      parts: [],
    }
  })
  return {
    title,
    rows: rows.sort(
      (one, other) =>
        placeInOrder(one.finding) - placeInOrder(other.finding) || one.label.localeCompare(other.label),
    ),
  }
}

/** What councils are put together by, as figures by year, region or kind are; null where nothing is named. */
export const groupingOf = (asked: FiguresAsked): ((one: CouncilInspection) => string) | null =>
  BY_FIGURE[asked.figure] || asked.by !== null ? GROUPINGS[byOf(asked)].of : null

/** What a figure names that is counted by. */
const BY_FIGURE: Readonly<Partial<Record<FiguresAsked['figure'], By>>> = {
  'by-year': 'year',
  'by-month': 'month',
  'by-region': 'region',
  'by-kind': 'kind',
  'by-way': 'region',
}

function byOf({ figure, by }: FiguresAsked): By {
  const ranked = isRanking(figure) && by !== 'judgement' && by !== 'subject' ? by : null
  return BY_FIGURE[figure] ?? ranked ?? 'region'
}

/** Counts by year, region, kind of council or council; spread over the grades where no condition names one. */
export function byGroup(all: FiguresAsked, context: AnswerContext): Figured {
  const { regions, kinds } = all.where
  // No council need lie both in a region and be of a kind that it stands beside.
  const isApart = all.beside || (all.sides && regions.length * kinds.length > 0)
  const asked = isApart ? { ...all, where: { ...all.where, regions: [], kinds: [] } } : all
  if (asked.movement !== null) return movedBy(asked, asked.movement, context)
  const by = byOf(asked)
  const isPlain = asked.of === 'reports' && asked.judgement === null && asked.having.length === 0
  const named = conditionsOf(asked.having, context)
  // Where the best or the worst is asked for and no grade is named, the share of good or better is the measure.
  const isOfBest = isRanking(asked.figure) && named.length === 0 && !isPlain
  const figure = (isOfBest ? SHARED[asked.figure] : null) ?? asked.figure
  const conditions = isOfBest ? [goodOrBetter(judgementFor(asked, context))] : named
  const shown = isPlain
    ? []
    : conditions.length > 0
      ? conditions.map(({ judgement }) => judgement)
      : [judgementFor(asked, context)]
  const overTime =
    by === 'year' ||
    by === 'month' ||
    by === 'council' ||
    by === 'inspector' ||
    by === 'framework' ||
    asked.of === 'reports'
  const population = populationOf(asked.where, context, {
    always: overTime || isOfThePast(shown),
    kind: isPlain ? 'all' : kindJudging(shown),
  })
  const sides = placesBeside(all)
  const within = ({ report, council }: CouncilInspection) =>
    (sides.length === 0 || sides.some(({ isOf }) => isOf(council))) &&
    (all.spans === undefined || all.spans.some((span) => isInPeriod(report, span)))
  const { judged, apart } = judging(population.inspections.filter(within), shown, conditions)
  const meant = judged.filter((one) => meets(one, conditions))
  const counted = rowsBy(judged, {
    by,
    conditions,
    isPlain,
    asked,
    of: all.beside ? besideOthers(all, context) : all.spans ? spanOf(all.spans) : regionNamed(by, all),
    places: sides,
  })
  const rows = ranked(counted, figure, asked.most)
  const top =
    by === 'month' && isPlain
      ? endsOfCounts(counted, 'extreme')
      : isOfBest || !isRanking(figure)
        ? endsInWords(counted)
        : endsOfCounts(counted, figure)
  const noted = jointInWords(
    { judged, meant: conditions.length > 0 ? meant : null },
    shown,
    conditions,
    context,
  )
  return {
    lead: [
      by === 'year' && conditions.length === 0 && !isPlain
        ? courseInWords(judged, kindJudging(shown), all.spans)
        : '',
      top,
      leadOfGroups(
        asked,
        { meant, judged, apart },
        { conditions, isPlain, isOneEach: population.isOneEach },
        context,
      ),
      noted.said,
    ].join(''),
    naming: noted.naming,
    title: all.beside || all.sides || all.spans ? 'Side by side' : GROUPINGS[by].title,
    rows,
    total: { what: population.isOneEach ? 'councils' : 'reports', count: meant.length, of: judged.length },
    notes: [
      ...noteOnOverlap(judged, sides),
      ...(by === 'year' ? noteOnYears(judged) : []),
      ...(population.isOneEach && !isPlain ? notesOnPublished(asked.where, { judged, meant }, context) : []),
      ...(isPlain ? [] : notesOnJudged({ judged, meant, apart }, shown, population.isOneEach, context)),
    ],
  }
}

/** That a council lies in both of the places that are set beside each other, where one does: it counts in each. */
function noteOnOverlap(judged: readonly CouncilInspection[], sides: readonly Side[]): string[] {
  const both = judged.filter(({ council }) => sides.filter(({ isOf }) => isOf(council)).length > 1)
  return both.length === 0
    ? []
    : [
        `${countInWords(both.length, 'of these councils is', 'of these councils are')} in both, and counted in each.`,
      ]
}

/** Which year a report is of, where some were inspected in another: each is of one, so the years add up. */
function noteOnYears(inspections: readonly CouncilInspection[]): string[] {
  const others = inspections.filter(({ report }) => yearIn(report.inspected.to) !== yearOf(report))
  return others.length === 0
    ? []
    : [
        `A report is of the year in its name, that of its publication where it prints that: ${countInWords(others.length, 'inspection')} of these ended in the year before.`,
      ]
}

interface GroupedBy {
  readonly by: By
  readonly conditions: readonly Condition[]
  readonly isPlain: boolean
  readonly asked: FiguresAsked
  /** What each is counted under, where that is not what the grouping says. */
  readonly of: ((one: CouncilInspection) => string) | null
  /** Places that are counted each for itself, where a council may lie in several. */
  readonly places: readonly Side[]
}

/** One of the places that are set beside each other. */
interface Side {
  readonly label: string
  isOf(council: HeldCouncil): boolean
}

/** Each with the regions or the kinds of council that it is the sum of. */
const placesBeside = ({ sides = [], where }: FiguresAsked): Side[] =>
  sides.map((names) => ({
    label: names.map((name) => (where.kinds.includes(name) ? kindInWords(name) : name)).join(' + '),
    isOf: ({ region, areas, kind }) =>
      [region, kind, ...areas].some((name) => name !== null && names.includes(name)),
  }))

/** By the regions or areas that are named, where some are. */
const regionNamed = (by: By, { where: { regions } }: FiguresAsked) =>
  by === 'region' && regions.length > 0
    ? ({ council }: CouncilInspection): string =>
        regions.find((name) => liesWithin(council, { regions: [name], kinds: [] })) ?? ''
    : null

/** One place, and the rest of England: so the two add up. */
function besideOthers({ where }: FiguresAsked, context: AnswerContext): (one: CouncilInspection) => string {
  const own = new Set(councilsWithin(where, context).map(({ slug }) => slug))
  const [region, kind] = [where.regions[0], where.kinds[0]]
  const place = region ?? (kind === undefined ? 'There' : kindInWords(kind))
  return ({ council }) => (own.has(council.slug) ? place : 'The rest of England')
}

/** Figures that name the councils of each row: 'which are inadequate, by region'. */
const NAMING_COUNCILS: ReadonlySet<FiguresAsked['figure']> = new Set<FiguresAsked['figure']>([
  'by-region',
  'by-kind',
])

function rowsBy(
  judged: readonly JudgedInspection[],
  { by, conditions, isPlain, asked, of, places }: GroupedBy,
): FigureRow[] {
  const groups = new Map<string, readonly JudgedInspection[]>(
    places.length > 0
      ? places.map(({ label, isOf }) => [label, judged.filter(({ council }) => isOf(council))])
      : grouped(judged, of ?? GROUPINGS[by].of),
  )
  const labels = asked.spans
    ? asked.spans.map(spanInYears)
    : by === 'year' || by === 'month'
      ? by === 'year'
        ? yearsBetween([...groups.keys()], asked)
        : MONTHS_IN_WORDS
      : [...groups.keys()].filter((label) => label !== NOBODY).sort()
  return labels.map((label) => {
    const group = groups.get(label) ?? []
    const meant = group.filter((one) => meets(one, conditions))
    const isSpread = conditions.length === 0 && !isPlain
    return {
      label,
      ...(by === 'inspector' ? { naming: leadsNamed(group.slice(0, 1)) } : {}),
      count: meant.length,
      of: conditions.length === 0 ? null : group.length,
      councils: [...new Set(meant.map(({ council }) => council.slug))],
      ...(isSpread || asked.of !== 'councils' || !NAMING_COUNCILS.has(asked.figure)
        ? {}
        : { names: [...new Set(meant.map(({ council }) => council.name))] }),
      parts: isSpread
        ? byGradeCounted(meant)
            .filter(({ count }) => count > 0)
            .map(figureShareOf)
        : [],
    }
  })
}

/** `2013 to 2016`, `Up to 2018`, `Since 2022` */
function spanInYears({ years, from, to }: Period): string {
  if (years.length > 0) return listInWords(years.map(String))
  if (from !== null && to !== null) return from === to ? `${from}` : `${from} to ${to}`
  if (from !== null) return `Since ${from}`
  return to === null ? '' : `Up to ${to}`
}

/** The span that a report is of; each is of one, for they do not overlap. */
const spanOf =
  (spans: readonly Period[]) =>
  ({ report }: CouncilInspection): string => {
    const span = spans.find((one) => isInPeriod(report, one))
    return span ? spanInYears(span) : NOBODY
  }

/** Every year from the first to the last, of the question where it says so: a year without a report is a nought. */
function yearsBetween(labels: readonly string[], { where: { period } }: FiguresAsked): string[] {
  if (period.years.length > 0) return period.years.map(String).sort()
  const years = labels.map(Number)
  if (years.length === 0) return []
  const first = period.from ?? Math.min(...years)
  const last = period.to ?? Math.max(...years)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at))
}

/** Where no grade is named, the most is the highest share. */
const SHARED: Readonly<Record<string, FiguresAsked['figure']>> = {
  extreme: 'highest',
  highest: 'highest',
  ends: 'highest',
  fewest: 'lowest',
  lowest: 'lowest',
}

/** In SEND the first outcome, which alone is free of failings. */
const bestOf = (kind: ReportKind): readonly Finding[] => (kind === 'send' ? ['Outcome 1'] : GOOD_OR_BETTER)

const goodOrBetter = (judgement: JudgementAsked): Condition => ({
  judgement,
  grades: bestOf(kindJudging([judgement])),
  period: null,
})

/** Years at either end of a course that are taken together: one year has few inspections. */
const YEARS_TOGETHER = 3

/** `Good or Outstanding: 1 of 15 from 2013 to 2015, 10 of 15 from 2024 to 2026. `: whether it goes up or down. */
function courseInWords(
  judged: readonly JudgedInspection[],
  kind: ReportKind,
  spans: readonly Period[] = [],
): string {
  const years = [...new Set(judged.map(({ report }) => yearOf(report)))].sort((one, other) => one - other)
  const size = years.length >= 2 * YEARS_TOGETHER ? YEARS_TOGETHER : 1
  if (years.length < 2) return ''
  const ends = [years.slice(0, size), years.slice(-size)].map(([from = 0, ...more]) => ({
    ...ANY_TIME,
    from,
    to: more.at(-1) ?? from,
  }))
  const said = (spans.length > 0 ? spans : ends).map((span) => {
    const those = judged.filter(({ report }) => isInPeriod(report, span))
    const best = those.filter(({ judgements }) =>
      gradesGiven(judgements[0] ?? []).some((grade) => bestOf(kind).includes(grade)),
    )
    const share = those.length === 0 ? '' : ` (${Math.round((100 * best.length) / those.length)}%)`
    return `${best.length} of ${those.length}${share}${periodInWords(span)}`
  })
  return `${gradesInWords(bestOf(kind).toReversed())}: ${said.join(', ')}. `
}

function leadOfGroups(
  asked: FiguresAsked,
  { meant, judged, apart }: Record<'meant' | 'judged' | 'apart', readonly unknown[]>,
  how: { readonly conditions: readonly Condition[]; readonly isPlain: boolean; readonly isOneEach: boolean },
  context: AnswerContext,
): string {
  const { where } = asked
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, context)}`
  const whole = how.isOneEach
    ? `${councilsCounted(judged.length, where)}${narrowed}`
    : `${countInWords(judged.length, how.isPlain ? 'report' : 'inspection')}${narrowed}${periodInWords(where.period)}`
  const of = how.conditions.length === 0 ? whole : `${meant.length} of ${whole}`
  const what =
    how.conditions.length > 0
      ? `: ${conditionsInWords(how.conditions)}`
      : how.isPlain
        ? ''
        : `, graded${judgementInWords(judgementFor(asked, context))}`
  const without =
    apart.length === 0 ? '' : `; ${apart.length} more ${apart.length === 1 ? 'has' : 'have'} no such grade`
  return `${of}${what}${how.isOneEach ? reportMeant(where) : ''}${without}.`
}

/** Councils whose grade moved so, by region or by kind; by year of the later inspection every time that one did. */
function movedBy(asked: FiguresAsked, movement: Movement, context: AnswerContext): Figured {
  const by = byOf(asked)
  const { lead, lines, total, notes } = byMovement(asCouncilList(asked), movement, context)
  const held = new Map(councilsHeld(context).map((council) => [council.slug, council]))
  const moved = lines.flatMap(({ council: slug, report: id }) => {
    const council = held.get(slug)
    const report = context.library.byId(id)
    return council && report ? [{ council, report }] : []
  })
  const steps = by === 'region' || by === 'kind' ? null : movesMade(asCouncilList(asked), movement, context)
  const counted = (steps ?? moved).map((one) => ({ ...one, judgements: [] }))
  const all = rowsBy(counted, { by, conditions: [], isPlain: true, asked, of: null, places: [] })
  const rows = ranked(all, asked.figure, asked.most)
  return {
    lead: `${endsOfCounts(all, asked.figure)}${lead}${steps === null ? '' : everyStepInWords(counted.length)}`,
    title: GROUPINGS[by].title,
    rows,
    total: steps === null ? total : { what: 'reports', count: counted.length, of: null },
    notes,
  }
}

/** That a council counts as often as it moved. */
const everyStepInWords = (count: number): string =>
  count === 0 ? '' : ` Every such step is counted where its later inspection belongs: ${count} in all.`
