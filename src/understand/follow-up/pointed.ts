import { type Asked, EVERYWHERE, type JudgementAsked } from '../../model/query.js'
import { paragraphsAsked } from '../citation.js'
import { judgementOf } from '../entities/judgements.js'
import type { ReadMessage, Understanding } from '../read-message.js'
import { unclear } from '../unclear.js'
import { inPlace } from './in-place.js'
import { MOST_COUNCILS, mergedWhere, mergedWith } from './merge.js'
import {
  askedBefore,
  at,
  citationOf,
  councilsShown,
  isPeriodNamed,
  ofReport,
  ordinalIn,
  type Place,
  type Previous,
  reportAt,
  whereOf,
} from './shown.js'

/** Messages that point at what an answer showed: the next of it, one of its places, its source, what is behind it. */

/** The judgement that a message names; where it names none, the one that was asked about before. */
export const judgementAfter = ({ entities }: ReadMessage, before: Asked): JudgementAsked | null =>
  judgementOf(entities) ?? ('judgement' in before ? before.judgement : null)

/** The next page of what is paged, or the next paragraph; of grades the whole report that gives them. */
export function moreOf(
  asked: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { asked: last } = previous.query
  if (last.intent === 'citation') {
    const [place] = last.places
    const key = place?.keys.at(-1)
    if (place && typeof key === 'number') return { ...last, places: [{ ...place, keys: [key + 1] }] }
  }
  if ('page' in asked) return { ...asked, page: asked.page + 1 }
  const report = reportAt(previous.shown, null, understanding)
  if (report && (asked.intent === 'grade' || asked.intent === 'reasons'))
    return { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
  return asked.intent === 'aside'
    ? inPlace(read, about, previous, understanding)
    : unclear('no-item', 'more', whereOf(asked))
}

/** The paragraph or report in a place of what was shown; the first where none is named. */
export function itemOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { query, shown } = previous
  const { councils } = read.slots.where
  const isMeant = ({ report }: Place) =>
    councils.length === 0 || councils.includes(understanding.byId(report)?.authority.slug ?? '')
  const quoted = [...shown.excerpts, ...shown.recommendations].filter(isMeant)
  const place = ordinalIn(read, understanding) ?? 1
  const chosen = at(quoted, place)
  if (chosen) return citationOf(chosen, understanding)
  if (councils.length > 0) return mergedWith(read, previous, understanding, 'again')
  const report = reportAt(shown, place, understanding)
  return report
    ? { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
    : unclear('no-item', read.entities.message.slice(0, 60), whereOf(query.asked))
}

/** 'Paragraph 12' after an answer is of the report that it showed first, or of the council that it was about. */
export function citedOf(
  { citations, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { period } = slots.where
  const report = reportAt(previous.shown, null, understanding)
  const where =
    period.years.length > 0 || !report
      ? { ...whereOf(askedBefore(previous)), reports: [], period }
      : ofReport(report)
  const keys = citations.flatMap(({ paragraphs }) => paragraphsAsked(paragraphs) ?? [])
  return { intent: 'citation', places: [{ where, keys, heading: null }], isWhole: true }
}

/** Side by side: the councils named now, those shown, and as far as these are one alone, those spoken of before. */
export function comparisonOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const quoted = councilsShown(previous.shown, understanding)
  const asked = whereOf(before).councils
  const known = [...new Set([...read.slots.where.councils, ...(quoted.length > 0 ? quoted : asked)])]
  const councils = (
    known.length > 1 ? known : [...new Set([...known, ...asked, ...previous.query.spokenOf])].slice(0, 2)
  ).slice(0, MOST_COUNCILS)
  const judgement = judgementAfter(read, before)
  // What the reports say is set side by side, not a grade that nobody asked for.
  if (before.intent === 'passages' && judgement === null)
    return { ...before, where: { ...before.where, councils }, page: 0 }
  return {
    intent: 'comparison',
    where: { ...EVERYWHERE, councils, period: read.slots.where.period },
    judgement,
  }
}

/** Who wrote it, when, where it stands: the front page of the report that was shown in that place. */
export function sourceOf(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // What is quoted beside a definition is an example, and nobody's source.
  if (askedBefore(previous).intent === 'definition') return inPlace(read, about, previous, understanding)
  const report = reportAt(previous.shown, ordinalIn(read, understanding), understanding)
  const before = report ? ofReport(report) : whereOf(askedBefore(previous))
  const { where: now } = read.slots
  const isOfAnother = now.councils.length > 0 || isPeriodNamed(now.period)
  const where = isOfAnother ? mergedWhere(before, now) : before
  if (where.councils.length === 0) return unclear('no-item', '', where)
  return { intent: 'report', where, part: read.slots.part === 'link' ? 'link' : 'front-page', instead: null }
}

/** What is behind the grades that were shown, or those that the message names; of words, their paragraph whole. */
export function reasonsOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const { shown } = previous
  const place = ordinalIn(read, understanding)
  const numbered = place === null ? undefined : reportAt(shown, place, understanding)
  const where = numbered ? ofReport(numbered) : mergedWhere(whereOf(before), read.slots.where)
  const quoted = councilsShown(shown, understanding)
  const judgement = judgementOf(read.entities)
  const grades = read.entities.grades.flatMap(({ value }) => value.grades)
  const [first] = shown.excerpts
  const isOfWords = shown.grades.length === 0 && grades.length === 0 && judgement === null
  if (first && isOfWords && !numbered && !isPeriodNamed(read.slots.where.period))
    return citationOf(first, understanding)
  return {
    intent: 'reasons',
    where: where.councils.length > 0 ? where : { ...where, councils: quoted.length === 1 ? quoted : [] },
    judgement: judgementAfter(read, before),
    grades,
    tone: read.slots.tone,
  }
}
