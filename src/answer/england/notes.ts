import type { AnswerContext } from '../../command/command.js'
import { isDated, type JudgementAsked, type Where } from '../../model/query.js'
import type { ReportWords } from '../../model/reply.js'
import {
  FRAMEWORKS,
  inspectsServices,
  inspectsWhole,
  isSendReport,
  type Judgement,
  type Report,
} from '../../model/report.js'
import { yearIn } from '../../model/year.js'
import { reportName } from '../../quotation/quote.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { isOfAny, isOfEvery, isOverallAsked, isSendAsked } from '../../understand/entities/grades.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import { noteOnScales, noteWithoutOverall, publishedSinceNewest } from '../excerpt.js'
import { gradeGiven, gradeTold } from '../judgement-meant.js'
import {
  type Condition,
  type CouncilInspection,
  councilsHeld,
  gradesGiven,
  isOfNone,
  isOfThePast,
  type JudgedInspection,
  judgedIn,
  judgementNames,
  type ReportKind,
  reportsOfKind,
} from './population.js'
import { judgementsInWords } from './said.js'

/** More than these are counted and not named. */
export const MOST_NAMED_APART = 12

/** Reports that do not judge what was asked, counted apart and named where they are few. */
export function noteOnApart(
  apart: readonly CouncilInspection[],
  asked: readonly JudgementAsked[],
  isOneEach: boolean,
): string[] {
  if (apart.length === 0) return []
  const what = isOneEach
    ? countInWords(apart.length, 'council is counted apart', 'councils are counted apart')
    : countInWords(apart.length, 'inspection is counted apart', 'inspections are counted apart')
  const which = apart.length === 1 || !isOneEach ? 'the report gives' : 'the newest report of each gives'
  const named =
    apart.length > MOST_NAMED_APART ? '' : `: ${listInWords(apart.map(({ report }) => reportName(report)))}`
  return [`${what}, for ${which} no grade${judgementsInWords(asked)}${named}.`]
}

/**
 * What a count would be without inspections of a part of the services alone, where some are among those counted:
 * the overall grade that they give is of that part.
 */
function noteOnParts(
  { judged, counted }: Record<'judged' | 'counted', readonly CouncilInspection[]>,
  asked: readonly JudgementAsked[],
): string[] {
  const isOfThem = ({ report }: CouncilInspection): boolean =>
    inspectsServices(report) && !inspectsWhole(report)
  const some = judged.filter(isOfThem)
  if (some.length === 0 || some.length === judged.length || !asked.some(isOverallAsked)) return []
  const [left, of] = [counted, judged].map((all) => all.filter((one) => !isOfThem(one)).length)
  const named =
    some.length > MOST_NAMED_APART
      ? countInWords(some.length, 'report')
      : listInWords(some.map(({ report }) => reportName(report)))
  const parts = [...new Set(some.map(({ report }) => FRAMEWORKS[report.framework].name))]
  return [
    `${named} ${some.length === 1 ? 'is' : 'are'} on ${listInWords(parts)} alone, and the overall grade there is of those. Without ${some.length === 1 ? 'it' : 'them'}: ${counted.length === judged.length ? of : `${left} of ${of}`}.`,
  ]
}

/** That halves of a report which were graded apart both count, where some are. */
function noteOnHalves(reports: readonly Report[], asked: readonly JudgementAsked[]): string[] {
  const halved = reports.filter((report) =>
    asked.some((one) => !isOfEvery(one) && !isOfAny(one) && gradesGiven(judgedIn(report, one)).length > 1),
  )
  return halved.length === 0
    ? []
    : [
        `${countInWords(halved.length, 'report gives', 'reports give')} more than one such grade: until 2012 safeguarding and looked after children were graded apart. Either grade counts.`,
      ]
}

/** The judgements that stand in short in a list, once in full: as the frameworks among the reports print them. */
export function labelsInFull(
  reports: readonly Report[],
  asked: readonly JudgementAsked[],
  { vocabulary }: AnswerContext,
): string[] {
  const frameworks = new Set(reports.map(({ framework }) => framework))
  const made = new Set(
    reports.flatMap(({ framework, judgements }) => judgements.map((one) => `${framework} ${one.judgement}`)),
  )
  const names = asked
    .flatMap((one) => judgementNames(one, vocabulary))
    .filter(
      ({ framework, slug, label, short }) =>
        frameworks.has(framework) &&
        made.has(`${framework} ${slug}`) &&
        label !== short &&
        slug !== 'overall-effectiveness',
    )
  const byLabel = new Map<string, string[]>()
  for (const { framework, label } of names)
    byLabel.set(label, [...new Set([...(byLabel.get(label) ?? []), framework])])
  if (byLabel.size === 0) return []
  const full = [...byLabel].map(([label, of]) => `“${label}” (${of.join(', ')})`)
  return [`In full, as the reports print it: ${full.join('; ')}.`]
}

/** That every inspection was counted, where no time was named. */
export const noteOnThePast = (asked: readonly JudgementAsked[], isOneEach: boolean): string[] =>
  isOfThePast(asked) && !isOneEach
    ? [
        'No inspection judges this any more, so every one that did is counted, and not only each council’s newest.',
      ]
    : []

/** Why some newest reports have no overall grade. */
export const noteOnOverall = (
  inspections: readonly CouncilInspection[],
  asked: readonly JudgementAsked[],
): string[] => (asked.some(isOverallAsked) ? noteWithoutOverall(inspections.map(({ report }) => report)) : [])

/** Of a council's statistical neighbours those without a report on children's services here: they are no part of any count. */
export function noteOnNeighbours({ neighboursOf }: Where, context: AnswerContext): string[] {
  const near = neighboursOf === null ? [] : (context.vocabulary.councils.get(neighboursOf)?.neighbours ?? [])
  const held = new Set(
    councilsHeld(context).flatMap(({ slug, inspections }) => (inspections.length > 0 ? [slug] : [])),
  )
  const missing = context.vocabulary.authorities.filter(({ slug }) => near.includes(slug) && !held.has(slug))
  if (missing.length === 0) return []
  const named = listInWords(missing.map(({ name }) => name))
  return missing.length === near.length
    ? [
        `Of none of the ${near.length} statistical neighbours a report on children’s services is held here: ${named}.`,
      ]
    : [
        `${missing.length} of the ${near.length} statistical neighbours ${missing.length === 1 ? 'has' : 'have'} no report on children’s services here: ${named}.`,
      ]
}

/** What the outcomes of area SEND inspections mean, where they are asked for. */
const noteOnOutcomes = (asked: readonly JudgementAsked[]): string[] =>
  asked.some(isSendAsked)
    ? [
        'Inspections of area SEND end in one of three outcomes, and in no grade: 1, typically positive experiences and outcomes; 2, inconsistent ones; 3, widespread or systemic failings.',
      ]
    : []

/** Councils that were named and have no such report here: they are part of no count. */
export function noteOnNamed({ councils }: Where, kind: ReportKind, context: AnswerContext): string[] {
  const held = new Map(councilsHeld(context).map((council) => [council.slug, council]))
  const missing = councils.filter((slug) => {
    const council = held.get(slug)
    return !council || reportsOfKind(council, kind).length === 0
  })
  if (councils.length < 2 || missing.length === 0) return []
  const named = context.vocabulary.authorities.filter(({ slug }) => missing.includes(slug))
  return [
    `No report on ${kind === 'send' ? 'area SEND' : 'children’s services'} is held here for ${listInWords(named.map(({ name }) => name))}.`,
  ]
}

/**
 * What a reader must know of a count over reports that were judged.
 * @param inspections those judged, those told of, those that give no such grade, and those counted, where not all of them are told of
 */
export function notesOnJudged(
  {
    judged,
    meant,
    apart,
    counted = meant,
  }: Record<'judged' | 'meant' | 'apart', readonly CouncilInspection[]> & {
    readonly counted?: readonly CouncilInspection[]
  },
  asked: readonly JudgementAsked[],
  isOneEach: boolean,
  context: AnswerContext,
): string[] {
  const reports = meant.map(({ report }) => report)
  return [
    ...noteOnApart(apart, asked, isOneEach),
    ...noteOnOverall([...apart, ...meant], asked),
    ...labelsInFull(reports, asked, context),
    ...noteOnHalves(reports, asked),
    ...noteOnOutcomes(asked),
    ...noteOnScales(reports),
    ...noteOnParts({ judged, counted }, asked),
  ]
}

/** More than these are counted and not named. */
const MOST_NAMED_JOINTLY = 5

/**
 * What a reader must know of the reports that were counted: those that judge what was asked together with something else
 * (until 2022 care leavers with children in care), and those that print that they do not judge it. Each a sentence.
 * @param meant those that meet the conditions; null where there are none
 */
export function jointInWords(
  {
    judged,
    meant,
  }: { readonly judged: readonly JudgedInspection[]; readonly meant: readonly JudgedInspection[] | null },
  asked: readonly JudgementAsked[],
  conditions: readonly Condition[],
  context: AnswerContext,
): NotedInWords {
  const joint = [...new Set(asked.flatMap((one) => jointNames(one, context)))]
  const apart = notJudgedInWords(judged, conditions)
  const said = [
    ...joint.flatMap((name) => {
      const isJoint = ({ report }: CouncilInspection) =>
        report.framework === name.framework &&
        report.judgements.some(({ judgement }) => judgement === name.slug)
      const of = judged.filter(isJoint)
      const among = meant === null ? '' : amongInWords(meant.filter(isJoint), meant.length)
      return of.length === 0
        ? []
        : [` ${numberOfThose(of.length, judged.length)} judged on “${name.short}” together${among}.`]
    }),
    apart.said,
  ]
  return { said: said.join(''), naming: apart.naming }
}

/** Sentences to follow others, and the words in them that reports must bear out. */
interface NotedInWords {
  readonly said: string
  readonly naming: readonly ReportWords[]
}

/** Names of what was asked that stand for something else too, where others of its names do not. */
function jointNames(asked: JudgementAsked, { vocabulary }: AnswerContext): JudgementName[] {
  const names = judgementNames(asked, vocabulary).filter(({ slug }) => slug !== 'overall-effectiveness')
  const isJoint = ({ families }: JudgementName) => families.length > 1
  return names.every(isJoint) ? [] : names.filter(isJoint)
}

function notJudgedInWords(
  judged: readonly JudgedInspection[],
  conditions: readonly Condition[],
): NotedInWords {
  const isSo = (made: readonly Judgement[]): boolean => gradesGiven(made).join() === 'Not judged'
  const none = conditions.some(isOfNone) ? [] : judged.filter(({ judgements }) => judgements.some(isSo))
  if (none.length === 0) return { said: '', naming: [] }
  const named = namedInWords(none)
  const naming = none.flatMap(({ report, judgements }) =>
    judgements.filter(isSo).flatMap((made) => made.flatMap((one) => gradeGiven(report, one))),
  )
  return {
    said: ` ${numberOfThose(none.length, judged.length)} Not judged${named}.`,
    naming: named === '' ? [] : naming.map((one) => gradeTold(one, `Not judged${named}`)),
  }
}

/** `9 of the 42 are` */
const numberOfThose = (count: number, of: number): string =>
  `${count} of the ${of} ${count === 1 ? 'is' : 'are'}`

const amongInWords = (some: readonly CouncilInspection[], of: number): string =>
  some.length === 0
    ? `, none of the ${of} among them`
    : `, ${some.length} of the ${of} among them${namedInWords(some)}`

const namedInWords = (some: readonly CouncilInspection[]): string =>
  some.length > MOST_NAMED_JOINTLY ? '' : `: ${listInWords(some.map(({ report }) => reportName(report)))}`

/** A report that ended so many years before the newest of all may have been followed by one that is not here. */
const OLD_YEARS = 5

/** More than these are counted and not named. */
const MOST_OLD_NAMED = 3

/**
 * ` The newest report held is more than five years older than others for 2 of these, and may not be the last: Slough 2013 and
 * Surrey 2015.` Where somebody asks how things are now; nothing where all are recent, or newer ones are known of: {@link notesOnPublished} tells those.
 */
export function oldInWords(
  { period }: Where,
  meant: readonly CouncilInspection[],
  context: AnswerContext,
): string {
  if (period.order !== 'latest' || isDated(period)) return ''
  const known = publishedSinceNewest(context)
  const newest = context.library.reports[0]?.inspected.to ?? ''
  const limit = `${yearIn(newest) - OLD_YEARS}${newest.slice(4)}`
  const old = meant.filter(({ report, council }) => report.inspected.to < limit && !known.has(council.slug))
  if (old.length === 0) return ''
  const named =
    old.length > MOST_OLD_NAMED ? '' : `: ${listInWords(old.map(({ report }) => reportName(report)))}`
  const of =
    old.length === meant.length ? (old.length === 1 ? 'it' : `all ${old.length}`) : `${old.length} of these`
  return ` For ${of} the newest report held is from more than five years before the newest of all, and there may be a later one${named}.`
}

/**
 * Of which councils Ofsted has published newer reports that are not here, where each stands by its newest: by name those that an answer lists,
 * by number the others that it counted.
 * @param judged those counted, of which some are meant
 */
export function notesOnPublished(
  { period }: Where,
  { judged, meant }: Record<'judged' | 'meant', readonly CouncilInspection[]>,
  context: AnswerContext,
): string[] {
  if (isDated(period) || (period.order ?? 'latest') !== 'latest') return []
  const published = publishedSinceNewest(context)
  const isBehind = ({ council, report }: CouncilInspection): boolean =>
    published.has(council.slug) && !isSendReport(report)
  const [all, listed] = [judged.filter(isBehind), meant.filter(isBehind)]
  if (all.length === 0) return []
  const of = `of the ${countInWords(judged.length, 'council')} counted`
  if (listed.length === 0 || listed.length > MOST_NAMED_APART) {
    const behind = listed.length === 0 || meant.length === judged.length ? all : listed
    const which = behind === all ? of : `of the ${meant.length} listed`
    return [`Newer reports on ${behind.length} ${which} are not here.`]
  }
  const named = listInWords(
    listed.flatMap(({ council }) => {
      const { name, years } = published.get(council.slug) ?? { name: council.name, years: [] }
      return `${name} (${years.join(', ')})`
    }),
  )
  const others = all.length - listed.length
  const nor = others === 0 ? '' : `, nor those on ${countInWords(others, 'other', 'others')} ${of}`
  return [`Newer reports on ${named} are not here${nor}.`]
}
