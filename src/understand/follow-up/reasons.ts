import { type Finding, findingOf } from '../../model/finding.js'
import type { Asked } from '../../model/query.js'
import { judgementOf } from '../entities/judgements.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { behind } from './explained.js'
import { mergedWhere } from './merge.js'
import { judgementAfter } from './pointed.js'
import {
  askedBefore,
  at,
  citationOf,
  councilsShown,
  isPeriodNamed,
  ofReport,
  ordinalIn,
  type Previous,
  reportAt,
  type Shown,
  whereOf,
  wordsAt,
} from './shown.js'

/** What is behind the grades that were shown, or those that the message names; of words, their paragraph whole. */
export function reasonsOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const { shown } = previous
  const place = ordinalIn(read, understanding)
  const isOfList = before.intent === 'councils' || before.intent === 'figures'
  const isUnnamed = isOfList && read.slots.where.councils.length === 0
  const numbered = place === null && !isUnnamed ? undefined : reportAt(shown, place, understanding)
  const where = numbered ? ofReport(numbered) : mergedWhere(whereOf(before), read.slots.where)
  const quoted = councilsShown(shown, understanding)
  const judgement = judgementOf(read.entities)
  const grades = gradesToReason(read, shown, understanding)
  const [named] = where.reports.flatMap((id) => understanding.byId(id) ?? [])
  // 'Why was it inadequate', of a report that gives no such grade, asks of the one that does.
  const isOfAnother =
    named !== undefined &&
    read.entities.grades.length > 0 &&
    !named.judgements.some((one) => (grades as (Finding | null)[]).includes(findingOf(one)))
  const recommended = wordsAt(shown, place ?? 1, understanding)
  const recommends = understanding.byId(at(shown.recommendations, place ?? 1)?.report ?? '')
  if (before.intent === 'recommendations' && recommended && recommends)
    return behind(recommended, ofReport(recommends), understanding)
  const [first] = shown.excerpts
  const namesCouncil = read.slots.where.councils.length > 0
  const isOfWords = !namesCouncil && shown.grades.length === 0 && grades.length === 0 && judgement === null
  if (first && isOfWords && !numbered && !isPeriodNamed(read.slots.where.period))
    return citationOf(first, understanding)
  return {
    intent: 'reasons',
    where: isOfAnother
      ? { ...where, reports: [] }
      : where.councils.length > 0
        ? where
        : { ...where, councils: quoted.length === 1 ? quoted : [] },
    judgement: judgementAfter(read, before),
    grades,
    // What is behind a grade that was shown is neither praise nor criticism alone; 'what is still wrong' is criticism.
    tone: shown.grades.length > 0 && !read.entities.period.isNow ? 'neither' : read.slots.tone,
  }
}

/** Grades that reasons are asked for; 'what was so good about it' names none, where nothing shown was graded so. */
function gradesToReason({ entities }: ReadMessage, shown: Shown, { byId }: Understanding): Finding[] {
  const named = entities.grades.flatMap(({ value }) => value.grades)
  const given = shown.grades.flatMap(({ report, judgement }) =>
    (byId(report)?.judgements ?? []).filter((one) => one.judgement === judgement).map(findingOf),
  )
  const isMerePraise = named.every((grade) => grade === 'Good') && !given.includes('Good')
  return isMerePraise ? [] : named
}
