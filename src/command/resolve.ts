import {
  ANY_TIME,
  EVERYWHERE,
  type JudgementAsked,
  type Period,
  type Reading,
  type Where,
} from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import type { Result } from '../model/result.js'
import { reportsOf, type When, whenOf } from '../model/year.js'
import { withBefore } from '../reply/build.js'
import type { Authority } from '../vocabulary/authorities.js'
import type { AnswerContext } from './command.js'
import {
  noJudgement,
  noneFrom,
  noSuchYear,
  notHeld,
  notInEngland,
  notKnown,
  noYear,
  readingWords,
  sharedName,
  whichAuthority,
} from './refusals.js'

/** What an option's words mean, or the refusal of what they do not mean. */

/** An authority, and those of its reports that are meant, newest first. */
interface ReportsAsked {
  readonly authority: Authority
  readonly reports: readonly [Report, ...Report[]]
}

/**
 * The authority and reports that two options mean; a report's id does for both.
 * @param again the same request for another authority and year, to offer as a choice
 */
function resolveReports(
  authorityText: string | undefined,
  yearText: string | undefined,
  context: AnswerContext,
  again: (authority: string, year: string) => string,
): Result<ReportsAsked, Reply> {
  const exactly = context.library.byId(authorityText ?? '')
  if (exactly) return { value: { authority: authorityOf(exactly, context), reports: [exactly] } }
  const year = (slug: string) =>
    reportsOf(context.library.ofAuthority(slug), whenOf(yearText ?? '')).length > 0 ? (yearText ?? '') : ''
  const authority = resolveAuthority(authorityText, context, (slug) => again(slug, year(slug)))
  if (authority.refusal) return authority
  const when = yearText === undefined ? null : whenOf(yearText)
  if (yearText !== undefined && when === null) return { refusal: noYear(yearText, context) }
  const held = context.library.ofAuthority(authority.value.slug)
  const [newest, ...older] = reportsOf(held, when)
  return newest
    ? { value: { authority: authority.value, reports: [newest, ...older] } }
    : { refusal: noSuchYear(authority.value, when, held, (id) => again(id, '')) }
}

/** Where two options say to look, and what the reader is told of how the council's name was taken. */
export interface Whereabouts {
  readonly where: Where
  readonly readings: readonly Reading[]
  readonly reports: readonly [Report, ...Report[]]
}

/** The same as {@link resolveReports}, as a query says it. */
export function resolveWhere(
  councilText: string | undefined,
  yearText: string | undefined,
  context: AnswerContext,
  again: (council: string, year: string) => string,
): Result<Whereabouts, Reply> {
  const place = resolveReports(councilText, yearText, context, again)
  if (place.refusal) return place
  const { authority, reports } = place.value
  const exactly = context.library.byId(councilText ?? '')
  const when = yearText === undefined ? null : whenOf(yearText)
  const [called] = exactly ? [] : context.names.councilsCalled(councilText ?? '')
  return {
    value: {
      where: {
        ...EVERYWHERE,
        councils: [authority.slug],
        reports: exactly ? [exactly.id] : [],
        period: exactly || when === null ? ANY_TIME : periodOf(when),
      },
      readings:
        called === undefined || called.how === 'name'
          ? []
          : [{ said: councilText ?? '', meant: called.council.name, how: called.how }],
      reports,
    },
  }
}

const periodOf = (when: When): Period =>
  typeof when === 'number' ? { ...ANY_TIME, years: [when] } : { ...ANY_TIME, order: when }

/** The reports of a year, or the latest, previous or first on each council; all of them where nothing is said. */
export function resolveYear(
  text: string | undefined,
  context: AnswerContext,
): Result<Pick<Whereabouts, 'where' | 'readings'>, Reply> {
  const { library } = context
  if (text === undefined) return { value: { where: EVERYWHERE, readings: [] } }
  const when = whenOf(text)
  if (when === null) return { refusal: noYear(text, context) }
  const slugs = [...new Set(library.reports.map(({ authority }) => authority.slug))]
  const meant = new Set(slugs.flatMap((slug) => reportsOf(library.ofAuthority(slug), when)))
  return meant.size > 0
    ? { value: { where: { ...EVERYWHERE, period: periodOf(when) }, readings: [] } }
    : { refusal: noneFrom(text) }
}

const authorityOf = ({ authority }: Report, context: AnswerContext): Authority =>
  context.vocabulary.authorities.find(({ slug }) => slug === authority.slug) ?? {
    ...authority,
    now: [],
    names: [],
  }

/** An authority of which the library holds at least one report. */
function resolveAuthority(
  text: string | undefined,
  context: AnswerContext,
  again: (slug: string) => string,
): Result<Authority, Reply> {
  if (text === undefined || text.trim() === '') return { refusal: whichAuthority(context, again) }
  const named = context.names.councilsCalled(text)
  const called = named.map(({ council }) => council)
  const first = called[0]
  const elsewhere = first === undefined ? context.names.elsewhereCalled(text) : null
  if (elsewhere) return { refusal: notInEngland(elsewhere.place, elsewhere.country) }
  if (first === undefined) return { refusal: notKnown(text, context, again) }
  const holding = called.filter(({ slug }) => context.library.ofAuthority(slug).length > 0)
  if (holding.length === 0) {
    const refused = notHeld(called, context, again)
    const readings = named.flatMap(({ council, how }) =>
      how === 'name' ? [] : [{ said: text, meant: council.name, how }],
    )
    return { refusal: withBefore(readings.flatMap(readingWords), refused) }
  }
  if (holding.length > 1) return { refusal: sharedName(holding, text, again) }
  return { value: holding[0] ?? first }
}

/** The judgement that an option means. */
export function resolveJudgement(
  text: string | undefined,
  context: AnswerContext,
  again: (judgement: string) => string,
): Result<JudgementAsked, Reply> {
  const named = text === undefined ? null : context.names.judgementIn(text)
  return named ? { value: named } : { refusal: noJudgement(text, context, again) }
}
