import type { AnswerContext } from '../command/command.js'
import { type Having, isDated, type JudgementAsked, type Period, type Where } from '../model/query.js'
import { type Framework, isSendReport, type Report } from '../model/report.js'
import { matchesYear, reportsOf, yearOf } from '../model/year.js'
import { wordsOf } from '../text/tokens.js'
import { isSendAsked } from '../understand/entities/grades.js'
import type { Authority } from '../vocabulary/authorities.js'
import { reportsMeeting } from './england/by-own-reports.js'
import { liesWithin } from './england/population.js'

/** Where a query looks: in which reports, by council, and whether the years it names are the reports' own. */
export interface Scope {
  /** Slugs of the councils named that are held, in the query's order. */
  readonly authorities: readonly string[]
  /** Councils named that the library holds no report of. */
  readonly missing: readonly Authority[]
  /** Newest first; all reports where nothing says otherwise. */
  readonly reports: readonly Report[]
  /** Years named that are of no report in scope: then they are part of what is asked. */
  readonly strayYears: readonly number[]
}

/** Whether councils are named and no report on any of them is held. */
export const isNoneHeld = ({ authorities, missing }: Scope): boolean =>
  missing.length > 0 && authorities.length === 0

/** The slugs of the councils in the regions and of the kinds asked for, or like the one named; null for all. */
function councilsMeeting(where: Where, { vocabulary }: AnswerContext): ReadonlySet<string> | null {
  const { regions, kinds, neighboursOf } = where
  if (regions.length === 0 && kinds.length === 0 && neighboursOf === null) return null
  const near = neighboursOf === null ? null : new Set(vocabulary.councils.get(neighboursOf)?.neighbours ?? [])
  const fitting = [...vocabulary.councils.values()].filter(
    (council) => liesWithin(council, where) && (near === null || near.has(council.slug)),
  )
  return new Set(fitting.map(({ slug }) => slug))
}

export function scopeOf(where: Where, context: AnswerContext): Scope {
  const { library, vocabulary } = context
  const called = where.councils.flatMap(
    (slug) => vocabulary.authorities.find((one) => one.slug === slug) ?? [],
  )
  const isHeld = ({ slug }: Authority) => library.ofAuthority(slug).length > 0
  const authorities = called.filter(isHeld).map(({ slug }) => slug)
  // A council's neighbours are known though no report on it is held.
  const missing = called.filter((one) => !isHeld(one) && one.slug !== where.neighboursOf)
  const named = where.reports.flatMap((id) => library.byId(id) ?? [])
  if (named.length > 0) return { authorities, missing, reports: named, strayYears: [] }
  // 'Nelson in the north west' is one council; 'neighbours of Kent' is not Kent.
  const regional =
    authorities.length > 0 && where.neighboursOf === null ? null : councilsMeeting(where, context)
  const groups = (
    regional === null && authorities.length > 0
      ? authorities.map((slug) => library.ofAuthority(slug))
      : [library.reports.filter(({ authority }) => regional === null || regional.has(authority.slug))]
  ).map((group) => ofFramework(withoutLeftOut(group, where), where.framework))
  const isOfCouncils = regional === null && authorities.length > 0
  const { reports, strayYears } = inPeriod(groups, where.period, isOfCouncils)
  const { inspector } = where
  return {
    authorities,
    missing,
    reports: inspector === null ? reports : reports.filter((report) => report.leadInspector === inspector),
    strayYears,
  }
}

function inPeriod(
  groups: readonly (readonly Report[])[],
  period: Period,
  isOfCouncils: boolean,
): { reports: readonly Report[]; strayYears: readonly number[] } {
  const ofYear = (group: readonly Report[], year: number) =>
    // Within one council the exact year wins over the year after; a list over all takes every match.
    isOfCouncils ? reportsOf(group, year) : group.filter((report) => matchesYear(report, year))
  const isSpan = period.from !== null || period.to !== null
  const meant = (group: readonly Report[]) => {
    if (isSpan) return group.filter((report) => isWithin(yearOf(report), period))
    if (period.order !== null && isOfCouncils) return reportsOf(group, period.order)
    // How things are now, over several councils, the newest inspection of each tells.
    if (period.order === 'latest') return newestOfEach(group)
    return [...new Set(period.years.flatMap((year) => ofYear(group, year)))]
  }
  const chosen = groups.map((group) => {
    const of = meant(group)
    return of.length > 0 ? of : group
  })
  const [only = [], ...others] = chosen
  const years = isSpan ? [period.from, period.to].flatMap((year) => year ?? []) : period.years
  const isStray = (year: number) => groups.every((group) => ofYear(group, year).length === 0)
  return {
    reports: others.length === 0 ? only : chosen.flat(),
    strayYears: isSpan
      ? groups.every((group) => meant(group).length === 0)
        ? years
        : []
      : years.filter(isStray),
  }
}

/** Of each council, its services and area SEND apart, the newest report of a list that has the newest first. */
function newestOfEach(newestFirst: readonly Report[]): readonly Report[] {
  const seen = new Set<string>()
  return newestFirst.filter((report) => {
    const key = `${report.authority.slug} ${isSendReport(report)}`
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst
  })
}

const isWithin = (year: number, { from, to }: Period): boolean =>
  (from === null || year >= from) && (to === null || year <= to)

const withoutLeftOut = (group: readonly Report[], { except = [] }: Where): readonly Report[] =>
  except.length === 0 ? group : group.filter(({ authority }) => !except.includes(authority.slug))

/**
 * The area SEND reports in scope, where the words of a subject are those that these reports have and nothing else says which
 * reports are meant: 'are EHC plans on time in Bury' is asked of them before all others. Null where there are none.
 */
export function ofSend(
  { where: { framework, period }, subject }: { readonly where: Where; readonly subject: string },
  scope: Scope,
  { vocabulary }: AnswerContext,
): Scope | null {
  if (framework !== null || isDated(period) || scope.authorities.length === 0) return null
  if (!hasWordOfSend(subject, vocabulary)) return null
  const reports = scope.reports.filter(isSendReport)
  const isOfEach = scope.authorities.every((slug) => reports.some(({ authority }) => authority.slug === slug))
  return isOfEach && reports.length < scope.reports.length ? { ...scope, reports } : null
}

/** Whether a subject, or a text, has a word that only reports on area SEND are likely to have. */
export function hasWordOfSend(subject: string, { entityNames }: AnswerContext['vocabulary']): boolean {
  const said = ` ${wordsOf(subject).join(' ')} `
  return entityNames.some(
    ({ kind, names }) =>
      kind === 'of-send' && names.some((name) => said.includes(` ${wordsOf(name).join(' ')} `)),
  )
}

/** The councils named of which nothing but a report on area SEND is held, where something else was asked for; by name. */
export function heldForSendAlone(
  { framework, reports }: Where,
  subject: string,
  { authorities }: Scope,
  { library, vocabulary }: AnswerContext,
): string[] {
  if (framework === 'SEND' || reports.length > 0 || hasWordOfSend(subject, vocabulary)) return []
  return authorities.flatMap((slug) => {
    const held = library.ofAuthority(slug)
    return held.length > 0 && held.every(isSendReport) ? (held[0]?.authority.name ?? []) : []
  })
}

/** The councils named of which no report on area SEND is held, where one is asked for; by name. */
export function notHeldForSend(
  { framework, reports }: Where,
  judgement: JudgementAsked | null,
  { authorities }: Scope,
  { library }: AnswerContext,
): string[] {
  if ((framework !== 'SEND' && !isSendAsked(judgement)) || reports.length > 0) return []
  return authorities.flatMap((slug) => {
    const held = library.ofAuthority(slug)
    return held.some(isSendReport) ? [] : (held[0]?.authority.name ?? [])
  })
}

/** All of them where none is of the framework named, or none is named. */
function ofFramework(group: readonly Report[], framework: Framework | null): readonly Report[] {
  const of = framework === null ? [] : group.filter((report) => report.framework === framework)
  return of.length > 0 ? of : group
}

/** What a question about the words of reports says of the reports. */
interface Conditioned {
  readonly where: Where
  readonly having: readonly Having[]
}

/** Of the reports in scope those that meet the conditions on grades: each by its own, and each council's newest where no time is named. */
export function meetingConditions(
  { where, having }: Conditioned,
  reports: readonly Report[],
  context: AnswerContext,
): readonly Report[] {
  if (having.length === 0) return reports
  const meeting = new Set(reportsMeeting(where, having, context).reports)
  return reports.filter((report) => meeting.has(report))
}

/** The conditions that an answer kept to, as a sentence, and what must be known of them; empty where there was none. */
export function conditionInWords(
  { where, having }: Conditioned,
  context: AnswerContext,
): { said: string; notes: readonly string[] } {
  // What names councils is of these, whatever region stands beside them: 'moving from London to Kent'.
  const isOfPlace =
    where.neighboursOf !== null ||
    (where.councils.length === 0 && (where.regions.length > 0 || where.kinds.length > 0))
  if (having.length === 0 && !isOfPlace) return { said: '', notes: [] }
  const { reports, which, notes } = reportsMeeting(where, having, context)
  // Where none is of the time asked for, those of other times are quoted.
  const said = reports.length === 0 ? `There are ${which}. From other times:` : `Only from ${which}:`
  return { said, notes }
}

/** 'reports on Kent', and of more councils 'reports'. */
export const reportsInWords = ({ authorities, reports }: Scope): string => {
  const [only] = authorities.length === 1 ? reports : []
  return only ? `reports on ${only.authority.name}` : 'reports'
}
