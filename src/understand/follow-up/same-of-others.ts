import { type Asked, type AskedFor, EVER, isPeriodNamed } from '../../model/query.js'
import { wordsKnown } from '../over-councils/asked.js'
import { conditionsIn, narrowedBy } from '../over-councils/conditions.js'
import { numberNamed } from '../over-councils/wording.js'
import type { ReadMessage } from '../read-message.js'
import { picked, subjectWithout, tellingIn } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { mergedWhere } from './merged-where.js'
import { isMereTone } from './tone-after.js'

/** What is said or recommended over all councils, asked of others of them. */

type OfWords = AskedFor<'passages'> | AskedFor<'recommendations'> | AskedFor<'mentions'>

/** Ways of speaking that carry such a message and name no subject. */
const CARRIERS = ['narrow', 'again', 'example', 'more', 'councils', 'widen', 'reaction', 'recommendations']

/**
 * 'And the requires improvement ones?', after what inadequate councils are told; 'three examples from unitaries', after how many
 * are told so: the same subject, of councils that are graded so or lie there. Null for a message that says anything else.
 */
export function sameOfOthers(read: ReadMessage, before: Asked, understanding: Understanding): OfWords | null {
  const { entities, slots, citations } = read
  const { grades, regions, kinds, councils, quoted, judged, tokens } = entities
  if (before.intent !== 'passages' && before.intent !== 'recommendations' && before.intent !== 'mentions')
    return null
  const isOfAll = before.where.councils.length + before.where.reports.length === 0
  const isElsewhere = councils.length + quoted.length + citations.length > 0
  const isConditioned =
    grades.length > 0 &&
    (before.having.length > 0 || before.intent !== 'mentions' || before.graded !== undefined)
  const isNamed = isConditioned || (grades.length === 0 && regions.length + kinds.length > 0)
  if (!isOfAll || isElsewhere || !isNamed || isMereTone(read)) return null
  if (grades.length === 0 && judged.judgements.length > 0) return null
  const known = wordsKnown(entities, slots.wording)
  const rest = tokens.flatMap(({ word }, at) =>
    known.has(at) || numberNamed(word) > 0 ? [] : [{ from: at, to: at + 1 }],
  )
  const subject = subjectWithout(picked(entities, rest), CARRIERS, understanding)
  if (tellingIn(subject, understanding.vocabulary).length > 0) return null
  const conditions = conditionsIn(entities).map((one) => ({
    ...one,
    judgement: one.judgement ?? before.having[0]?.judgement ?? null,
  }))
  const where = mergedWhere(before.where, slots.where)
  // Each report that was listed with its grade counts by its own.
  const isOfEveryReport = before.intent === 'mentions' && before.graded !== undefined && conditions.length > 0
  const asked = {
    ...before,
    where: isOfEveryReport && !isPeriodNamed(where.period) ? { ...where, period: EVER } : where,
    having: narrowedBy(before.having, conditions),
    page: 0,
  }
  return asked.intent === 'recommendations' ? { ...asked, isOfOneReport: false, number: null } : asked
}
