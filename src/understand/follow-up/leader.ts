import { type Asked, NEWEST_OF_EACH } from '../../model/query.js'
import type { ReadMessage } from '../definitions.js'
import { passagesOn } from '../passages.js'
import type { Understanding } from '../understanding.js'
import { mergedWhere } from './merged-where.js'
import { askedBefore, ofReport, type Previous, reportSpokenOf, whereOf } from './shown.js'

/** As reports call who leads a council's services; they give no name. */
const LEADER = 'director of children’s services in post'

/** 'Who was in charge then': what the report that was shown says of the director; the newest, where it is asked of now. */
export function leaderOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const report = reportSpokenOf(previous, understanding)
  const { isNow } = read.entities.period
  const before = whereOf(askedBefore(previous))
  const there = isNow
    ? { ...before, reports: [], period: NEWEST_OF_EACH }
    : report
      ? ofReport(report)
      : before
  return passagesOn(LEADER, { where: mergedWhere(there, read.slots.where) }, { answer: 'person' })
}
