import { distinctBy } from '../../collections/collections.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isDated,
  type Query,
  type Where,
} from '../../model/query.js'
import { isSendReport, placeOfKey, type Report } from '../../model/report.js'
import { ofYear, yearOf } from '../../model/year.js'
import type { Entities } from '../entities/entities.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'

/** What an answer showed, in its order. */
export interface Shown {
  readonly excerpts: readonly Place[]
  readonly recommendations: readonly Place[]
  readonly grades: readonly { readonly report: string; readonly judgement: string }[]
}

export interface Place {
  readonly report: string
  readonly key: string
}

/** The answer that a message follows: how its question was understood, and what it showed. */
export interface Previous {
  readonly query: Query
  readonly shown: Shown
}

/** What was asked before, of two questions the second, asides left out: after 'thanks' the conversation is still about what it was about. */
export function askedBefore({ query }: Previous): Asked {
  const asked = query.before ?? query.also ?? query.asked
  // How an answer was counted, and how many it has, is told once; what goes on goes on from the answer.
  if (asked.intent === 'recommendations') {
    const { isCounted: _, ...told } = asked
    return told
  }
  if (!('isExplained' in asked)) return asked
  const { isExplained: _, ...told } = asked
  return told as Asked
}

/** The subject of a conversation: what was looked for, or the word that was explained. */
export const subjectBefore = (before: Asked): string =>
  'subject' in before ? before.subject : before.intent === 'definition' ? before.term : ''

export const whereOf = (asked: Asked): Where =>
  asked.intent === 'citation' ? (asked.places[0]?.where ?? EVERYWHERE) : asked.where

/** Ids of the reports that an answer was made of, in its order. */
export const reportsShown = ({ excerpts, recommendations, grades }: Shown): string[] => [
  ...new Set([...excerpts, ...recommendations, ...grades].map(({ report }) => report)),
]

/** Those of them that the library still holds. */
export const heldReportsShown = (shown: Shown, { byId }: Pick<Understanding, 'byId'>): Report[] =>
  reportsShown(shown).flatMap((id) => byId(id) ?? [])

/** Slugs of the councils that an answer was made of, in its order. */
export const councilsShown = (shown: Shown, { byId }: Understanding): string[] => [
  ...new Set(heldReportsShown(shown, { byId }).map(({ authority }) => authority.slug)),
]

/** 'The second one', 'number 3', 'the last': from 1 on, from −1 back; null where none is named. */
export function ordinalIn({ entities }: ReadMessage, { recogniser }: Understanding): number | null {
  const [ordinal] = recogniser.names.in('ordinal', entities.tokens)
  const bare = entities.tokens.find(({ word }) => /^\d{1,2}$/.test(word))
  return ordinal ? Number(ordinal.value[0]) : bare ? Number(bare.word) : null
}

/** What stands in a place of a list. */
export const at = <One>(list: readonly One[], place: number): One | undefined =>
  list.at(place > 0 ? place - 1 : place)

/** The report of what was shown in a place, or first where none is named. */
export function reportAt(
  shown: Shown,
  place: number | null,
  { byId }: Pick<Understanding, 'byId'>,
): Report | undefined {
  const all = [...shown.excerpts, ...shown.recommendations, ...shown.grades]
  return byId(at(all, place ?? 1)?.report ?? '')
}

/** The report that an answer was made of, or whose front page it was; where it showed nothing of one council, the newest of that. */
export const reportSpokenOf = (
  { query: { asked }, shown }: Previous,
  { byId, ofCouncil }: Understanding,
): Report | undefined => {
  const { reports, councils } = whereOf(asked)
  const [council, ...others] = asked.intent === 'passages' ? councils : []
  return (
    reportAt(shown, null, { byId }) ??
    (asked.intent === 'unclear' ? undefined : byId(reports[0] ?? '')) ??
    (council !== undefined && others.length === 0 ? ofCouncil(council)[0] : undefined)
  )
}

/** The answer before, with what it told the place or the time of, and did not quote again: that is still spoken of. */
export function withPlacesTold(previous: Previous): Previous {
  const { asked } = previous.query
  const isTold = asked.intent === 'citation' && (asked.isOfPlace || asked.isOfDates)
  if (!isTold || previous.shown.excerpts.length > 0) return previous
  const excerpts = asked.places.flatMap(({ where, keys }) =>
    keys.map((key) => ({ report: where.reports[0] ?? '', key: String(key) })),
  )
  return { ...previous, shown: { ...previous.shown, excerpts } }
}

export const ofReport = (report: Report): Where => ({
  ...EVERYWHERE,
  councils: [report.authority.slug],
  reports: [report.id],
})

/** The same, from its first page on. */
export const fromFirstPage = <One extends Asked>(asked: One): One =>
  'page' in asked ? { ...asked, page: 0 } : asked

export const inWhere = (asked: Asked, where: Where): Asked =>
  asked.intent === 'citation' || asked.intent === 'unclear' ? asked : ({ ...asked, where } as Asked)

/** The answer before, without what its council has no report of. */
export const withoutNotHeld = (previous: Previous, understanding: Understanding): Previous =>
  withoutSendNotHeld(withoutYearNotHeld(previous, understanding), understanding)

/** The answer before, without a time of which its council has no report: nobody keeps to a year that was not found. */
function withoutYearNotHeld(previous: Previous, { ofCouncil }: Understanding): Previous {
  const before = askedBefore(previous)
  const where = whereOf(before)
  const [council, ...others] = where.councils
  const { years, from, to } = where.period
  const held = ofCouncil(council ?? '')
  const isWithin = (year: number): boolean => year >= (from ?? year) && year <= (to ?? year)
  const isHeld =
    years.length > 0
      ? years.some((year) => ofYear(held, year).length > 0)
      : held.some((report) => isWithin(yearOf(report)))
  if (!council || others.length > 0 || !isDated(where.period) || isHeld) return previous
  const kept = inWhere(before, { ...where, period: ANY_TIME })
  const { query } = previous
  return {
    ...previous,
    query: query.before === null ? { ...query, asked: kept } : { ...query, before: kept },
  }
}

/** The answer before, without the area SEND inspections of which its council has none. */
function withoutSendNotHeld(previous: Previous, { ofCouncil }: Understanding): Previous {
  const before = askedBefore(previous)
  const where = whereOf(before)
  const [council, ...others] = where.councils
  const held = ofCouncil(council ?? '')
  if (where.framework !== 'SEND' || others.length > 0 || held.length === 0 || held.some(isSendReport))
    return previous
  const kept = inWhere(before, { ...where, framework: null })
  const { query } = previous
  return {
    ...previous,
    query: query.before === null ? { ...query, asked: kept } : { ...query, before: kept },
  }
}

/** A paragraph that was shown, whole. */
export const citationOf = ({ report, key }: Place, { byId }: Understanding): AskedFor<'citation'> => {
  const held = byId(report)
  const { number, isTable } = placeOfKey(key)
  return {
    intent: 'citation',
    places: [
      {
        where: held ? ofReport(held) : { ...EVERYWHERE, reports: [report] },
        keys: [number === null || isTable ? key : Number(number)],
        heading: null,
      },
    ],
    isWhole: true,
  }
}

/** The same of several places, each once. */
export const placesCited = (
  places: readonly Place[],
  understanding: Understanding,
): AskedFor<'citation'>['places'] =>
  distinctBy(places, ({ report, key }) => `${report} ${key}`).flatMap(
    (place) => citationOf(place, understanding).places,
  )

/** Letters of a recommendation that are looked up: the first sentence or two say what it is about. */
const LOOKED_UP_LETTERS = 300

/** The words of a paragraph; none where it is not held any more. */
export const textAt = ({ report, key }: Place, { byId }: Pick<Understanding, 'byId'>): string =>
  byId(report)?.paragraphs.find((one) => one.key === key)?.text ?? ''

/** The words of a recommendation in a place of those shown; several of one passage stand in its order. */
export function wordsAt(
  { recommendations }: Shown,
  place: number,
  { byId }: Understanding,
): string | undefined {
  const index = place > 0 ? place - 1 : recommendations.length + place
  const chosen = recommendations[index]
  if (!chosen) return undefined
  const isSame = ({ report, key }: (typeof recommendations)[number]) =>
    report === chosen.report && key === chosen.key
  const before = recommendations.slice(0, index).filter(isSame).length
  const held = byId(chosen.report)?.recommendations.filter(({ key }) => key === chosen.key)
  return held?.[before]?.text.slice(0, LOOKED_UP_LETTERS)
}

/** Words that point at what was listed: 'which of those'. */
export const POINTING_BACK = new Set(['ones', 'them', 'they', 'those', 'these'])

export const isPointing = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => POINTING_BACK.has(word))
