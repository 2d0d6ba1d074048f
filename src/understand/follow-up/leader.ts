import { ANY_TIME, type Asked, EVERYWHERE, NEWEST_OF_EACH } from '../../model/query.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, reportOfConversation } from './conversation.js'
import { mergedWhere } from './merged-where.js'
import { ofReport, type Previous } from './shown.js'

/** As reports call who leads a council's services; they give no name. */
const LEADER = 'director of children’s services in post'

/** 'Who was in charge then': what the report that was shown says of the director; the newest, where it is asked of now. */
export function leaderOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const report = reportOfConversation(previous, understanding)
  const { isNow } = read.entities.period
  const councils = [...councilsBefore(previous, understanding)]
  const there =
    report && !isNow
      ? ofReport(report)
      : { ...EVERYWHERE, councils, period: isNow ? NEWEST_OF_EACH : ANY_TIME }
  return passagesOn(LEADER, { where: mergedWhere(there, read.slots.where) }, { answer: 'person' })
}
