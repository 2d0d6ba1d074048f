import { grouped, memoisedByObject } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { type Having, isDated, type JudgementAsked, type Period, type Where } from '../../model/query.js'
import {
  ANY_GRADE,
  type Finding,
  findingOf,
  inspectsServices,
  inspectsWhole,
  isBoardReport,
  isCurrent,
  isDisputed,
  isSendReport,
  type Judgement,
  type Report,
  stepOf,
} from '../../model/report.js'
import { yearOf } from '../../model/year.js'
import { areAllAsked, isOfEvery, judgementKey } from '../../understand/entities/grades.js'
import type { CouncilFacts } from '../../vocabulary/authorities.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { judgementMeant, kinIn, meantIn, OVERALL_SLUG } from '../judgement-meant.js'

/** A council that the library holds, with what questions over several councils ask of it. */
export interface HeldCouncil {
  readonly slug: string
  readonly name: string
  /** Null for one that no longer exists. */
  readonly region: string | null
  readonly areas: CouncilFacts['areas']
  /** 'London Borough'; null as the region. */
  readonly kind: string | null
  /** Of its services, newest first; neither a review of its board alone nor an inspection of area SEND is one. */
  readonly inspections: readonly Report[]
  /** Reviews of its safeguarding board alone, newest first. */
  readonly boards: readonly Report[]
  /** Inspections of area SEND, newest first. */
  readonly send: readonly Report[]
}

/** Which of a council's reports a question is about: those of its services, with reviews of its board, of area SEND, or all. */
export type ReportKind = 'services' | 'boards' | 'send' | 'all'

export function reportsOfKind(
  { inspections, boards, send }: HeldCouncil,
  kind: ReportKind,
): readonly Report[] {
  if (kind === 'send') return send
  if (kind === 'services') return inspections
  return [...inspections, ...boards, ...(kind === 'all' ? send : [])]
}

/** The reports that make some judgements: of safeguarding boards, which are reviewed alone too; of area SEND, which no other makes. */
export function kindJudging(asked: readonly JudgementAsked[]): ReportKind {
  const areAll = (is: (name: JudgementName) => boolean) =>
    asked.length > 0 && asked.every((one) => areAllAsked(one, is))
  if (areAll(isSendReport)) return 'send'
  return areAll(({ slug }) => slug === 'lscb') ? 'boards' : 'services'
}

/**
 * Whether something is asked for that no inspection judges any more, as adoption or the safeguarding board: then every
 * inspection that judged it is meant, and not the few newest reports that happen to be so old.
 */
export const isOfThePast = (asked: readonly JudgementAsked[]): boolean =>
  asked.some((one) => areAllAsked(one, (name) => !isCurrent(name)))

/** Every council that the library holds, in the order of the alphabet. */
export const councilsHeld = memoisedByObject(
  ({ library, vocabulary }: AnswerContext): readonly HeldCouncil[] =>
    [...grouped(library.reports, ({ authority }) => authority.slug)]
      .map(([slug, [first]]) => {
        const facts = vocabulary.councils.get(slug)
        const all = library.ofAuthority(slug)
        return {
          slug,
          name: first.authority.name,
          region: facts?.region ?? null,
          areas: facts?.areas ?? [],
          kind: facts?.kind ?? null,
          inspections: all.filter(inspectsServices),
          boards: all.filter(isBoardReport),
          send: all.filter(isSendReport),
        }
      })
      .sort((one, other) => one.name.localeCompare(other.name)),
)

/** Whether a council is in one of the regions or areas named, and of one of the kinds; where none is named, in any, and of any. */
export const liesWithin = (
  { region, areas, kind }: Pick<CouncilFacts, 'region' | 'areas' | 'kind'>,
  { regions, kinds }: Pick<Where, 'regions' | 'kinds'>,
): boolean =>
  (regions.length === 0 || regions.some((name) => name === region || areas.includes(name))) &&
  (kinds.length === 0 || (kind !== null && kinds.includes(kind)))

/** A report that a question over councils looks at. */
export interface CouncilInspection {
  readonly council: HeldCouncil
  readonly report: Report
}

/** What a question over councils looks at. */
export interface Population {
  /** By council in the order of the alphabet, a council's newest first. */
  readonly inspections: readonly CouncilInspection[]
  /** At most one of each council, its newest where nothing else was asked for: then councils are counted, else reports. */
  readonly isOneEach: boolean
}

/** What kinds of report count, and whether a question that names no time is about every inspection. */
export interface Reach {
  /** Those of services where nothing is said. */
  readonly kind?: ReportKind
  /** Every inspection is meant where nothing says which. */
  readonly always?: boolean
}

export function populationOf(
  where: Where,
  context: AnswerContext,
  { kind = 'services', always = false }: Reach = {},
): Population {
  const { period, inspector } = where
  const framework = where.isWithout ? null : where.framework
  const isAnyTime =
    always || isDated(period) || inspector !== null || framework !== null || where.reports.length > 0
  const isOneEach = period.order !== null || !isAnyTime
  const inspections = councilsWithin(where, context).flatMap((council) => {
    const all = reportsOfKind(council, kindUnder(framework) ?? kind)
    const held = where.isWhole ? all.filter(inspectsWhole) : all
    const ofOrder = isOneEach ? byPlaceInOrder(held, period.order ?? 'latest') : held
    return ofOrder.filter((report) => isOfWhere(report, where)).map((report) => ({ council, report }))
  })
  return { inspections, isOneEach }
}

/** What a framework that is named inspects, where that is not a council's services. */
function kindUnder(framework: Where['framework']): ReportKind | null {
  if (framework === null || inspectsServices({ framework })) return null
  return isBoardReport({ framework }) ? 'boards' : 'send'
}

/** The councils that a question is about, of those held. Whoever asks of one's neighbours does not mean that one. */
export function councilsWithin(where: Where, context: AnswerContext): readonly HeldCouncil[] {
  const { councils, except = [], neighboursOf, isOnly, isWithout, framework, alsoUnder } = where
  const near =
    neighboursOf === null ? null : (context.vocabulary.councils.get(neighboursOf)?.neighbours ?? [])
  const named = councils.filter((slug) => slug !== neighboursOf)
  return councilsHeld(context).filter((council) => {
    const { slug } = council
    const all = reportsOfKind(council, 'all')
    return (
      (!isOnly || all.every((report) => report.framework === framework)) &&
      (!isWithout || all.every((report) => report.framework !== framework)) &&
      (!alsoUnder || all.some((report) => report.framework === alsoUnder)) &&
      (named.length === 0 || named.includes(slug)) &&
      !except.includes(slug) &&
      liesWithin(council, where) &&
      (near === null || near.includes(slug))
    )
  })
}

/** Of a council's reports, newest first, the one by its place in their order. */
export function byPlaceInOrder(
  newestFirst: readonly Report[],
  order: NonNullable<Period['order']>,
): readonly Report[] {
  if (order === 'first') return newestFirst.slice(-1)
  return order === 'latest' ? newestFirst.slice(0, 1) : newestFirst.slice(1, 2)
}

const isOfWhere = (report: Report, { period, framework, isWithout, inspector, reports }: Where): boolean =>
  isInPeriod(report, period) &&
  (framework === null || isWithout || report.framework === framework) &&
  (inspector === null || report.leadInspector === inspector) &&
  (reports.length === 0 || reports.includes(report.id))

/** Whether a report is of the years asked for: over several councils each is of one year, that of its id. */
export function isInPeriod(report: Report, { years, from, to }: Period): boolean {
  const year = yearOf(report)
  if (years.length > 0) return years.includes(year)
  return (from === null || year >= from) && (to === null || year <= to)
}

/** A judgement's names in the vocabulary, in its order. */
export const judgementNames = (
  { keys }: JudgementAsked,
  { judgements }: Vocabulary,
): readonly JudgementName[] => judgements.filter((name) => keys.includes(judgementKey(name)))

/** What a report judges of what was asked; several where two halves of it are graded apart. */
export const judgedIn = (report: Report, asked: JudgementAsked): Judgement[] => meantIn(report, asked)

/** The same, and where a framework has no such judgement what it judges of the same family: for what goes over time. */
export const kinJudgedIn = (report: Report, asked: JudgementAsked, context: AnswerContext): Judgement[] =>
  kinIn(report, asked, context)

/** The grades or outcomes that a report gives, each once: several where its halves differ, or its own places disagree. */
export const gradesGiven = (judgements: readonly Judgement[]): Finding[] => [
  ...new Set(
    judgements.flatMap((judgement) =>
      (isDisputed(judgement) ? judgement.evidence : [judgement]).flatMap((one) => findingOf(one) ?? []),
    ),
  ),
]

/** In a count over grades, a report that gives more than one. */
export const SEVERAL_GRADES = 'More than one grade'

/** Where a report counts among grades; null where it does not judge what was asked. */
export function gradeCounted(judgements: readonly Judgement[]): Finding | typeof SEVERAL_GRADES | null {
  const [grade, second] = gradesGiven(judgements)
  return second !== undefined ? SEVERAL_GRADES : (grade ?? null)
}

/** What a report must have been graded. */
export interface Condition {
  readonly judgement: JudgementAsked
  readonly grades: readonly Finding[]
  /** The time of the report that must have been graded so; null for that of the question. */
  readonly period: Period | null
  /** What the judgement must be better or worse than, in the same report. */
  readonly than?: { readonly way: 'better' | 'worse'; readonly judgement: JudgementAsked }
  /** Whether it is only what another is held against: it must be there, and nothing is said of its grade. */
  readonly isMeasure?: boolean
}

/** What is held against another judgement needs both: the other follows it; what stands for two judgements is a condition on each. */
export const conditionsOf = (having: readonly Having[], context: AnswerContext): Condition[] =>
  having.flatMap(({ judgement, grades, period, than }) => {
    const meant = judgement ?? judgementMeant({ framework: null }, context, grades)
    if (!than)
      return eachJudgedIn(meant, context.vocabulary).map((one) => ({ judgement: one, grades, period }))
    const measure = than.judgement ?? judgementMeant({ framework: null }, context)
    return [
      { judgement: meant, grades, period, than: { way: than.way, judgement: measure } },
      { judgement: measure, grades: ANY_GRADE, period, isMeasure: true },
    ]
  })

/**
 * 'Good for children in care and care leavers' is so of reports that judge the two apart as well as of those of 2018 to 2022,
 * which judge them together: what is judged jointly, by each of the things that it stands for; anything else as it is.
 */
function eachJudgedIn(asked: JudgementAsked, vocabulary: Vocabulary): JudgementAsked[] {
  const isWhole = ({ slug }: JudgementName) => slug === OVERALL_SLUG
  const [joint, second] = judgementNames(asked, vocabulary)
  if (!joint || second || isWhole(joint) || joint.families.length < 2) return [asked]
  return joint.families.flatMap((family) => {
    const names = vocabulary.judgements.filter(({ families }) => families.includes(family))
    const label = names.findLast(({ families }) => families.length === 1)?.short
    const keys = [...new Set(names.map(judgementKey))]
    return label === undefined ? [] : [{ label, keys, strand: asked.strand }]
  })
}

/** A report that judges all that was asked, with those judgements by condition. */
export interface JudgedInspection extends CouncilInspection {
  readonly judgements: readonly (readonly Judgement[])[]
}

/** Whether a condition is that there be no such grade. */
export const isOfNone = ({ grades }: Pick<Condition, 'grades'>): boolean => grades.includes('Not judged')

/**
 * The reports that judge all that was asked, and those that do not: these are counted apart.
 * @param conditions by judgement, where there are some: a report that must not judge it is none that does not
 */
export function judging(
  inspections: readonly CouncilInspection[],
  asked: readonly JudgementAsked[],
  conditions: readonly Condition[] = [],
): { judged: JudgedInspection[]; apart: CouncilInspection[] } {
  const judged: JudgedInspection[] = []
  const apart: CouncilInspection[] = []
  for (const inspection of inspections) {
    const judgements = asked.map((one) => judgedIn(inspection.report, one))
    const isKnown = judgements.every((made, at) => {
      const condition = conditions[at]
      return made.length > 0 || (condition !== undefined && isOfNone(condition))
    })
    if (isKnown) judged.push({ ...inspection, judgements })
    else apart.push(inspection)
  }
  return { judged, apart }
}

/** Whether each of the judgements was given one of the grades that its condition names; of two halves one will do, of every judgement none. */
export const meets = ({ judgements }: JudgedInspection, conditions: readonly Condition[]): boolean =>
  conditions.every((condition, at) => {
    if (condition.than && !standsSo(condition.than.way, judgements[at], judgements[at + 1])) return false
    const given = gradesGiven(judgements[at] ?? [])
    if (given.length === 0) return isOfNone(condition)
    const fits = (grade: Finding) => condition.grades.includes(grade)
    return isOfEvery(condition.judgement) ? given.every(fits) : given.some(fits)
  })

/** Whether one judgement of a report stands above another, or below it. */
function standsSo(
  way: 'better' | 'worse',
  one: readonly Judgement[] = [],
  other: readonly Judgement[] = [],
): boolean {
  const [own, measure] = [standing({ judgements: [one] }), standing({ judgements: [other] })]
  if (!Number.isFinite(own) || !Number.isFinite(measure)) return false
  return way === 'better' ? own < measure : own > measure
}

/** Where a report stands on the scale for the first judgement: 0 is best; of two halves graded apart the worse counts. */
export function standing({ judgements }: Pick<JudgedInspection, 'judgements'>): number {
  const steps = gradesGiven(judgements[0] ?? []).map(stepOf)
  const known = steps.filter((step) => step >= 0)
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known)
}
