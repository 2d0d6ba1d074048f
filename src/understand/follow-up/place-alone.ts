import type { Asked } from '../../model/query.js'
import type { ReadMessage } from '../definitions.js'
import { tokensOf } from '../entities/named.js'
import type { Understanding } from '../understanding.js'
import { FEW_FOLLOWING } from './following-nothing.js'
import { mergedWhere } from './merged-where.js'
import { askedBefore, inWhere, type Previous } from './shown.js'

/** A place, and little beside it, after an answer that was of no report: 'and Newham?' after when the next inspection is. */
export function ofPlaceAlone(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { slots, entities } = read
  const before = askedBefore(previous)
  // 'And Newham?', after when the next inspection is.
  const { asked: last } = previous.query
  if (last.intent === 'aside' && last.aside === 'next-inspection' && namesPlaceAlone(read))
    return { ...last, where: slots.where }
  // 'No, we moved to Preston', after a place that is not in England: the same, asked of Preston.
  const isOfNowhere = previous.query.asked.intent === 'unclear' && previous.query.asked.why === 'elsewhere'
  if (isOfNowhere && before.intent === 'passages' && namesPlaceAlone(read))
    return inWhere(before, mergedWhere(before.where, slots.where))
  // 'And Stockton was which', after how inspections differ: which its own were.
  const isOfFramework =
    before.intent === 'definition' &&
    (before.where.framework !== null ||
      understanding.recogniser.names.in('framework', tokensOf(before.term)).length > 0)
  if (isOfFramework && slots.where.councils.length > 0 && entities.tokens.length <= 2 * FEW_FOLLOWING)
    return { intent: 'library', where: slots.where, page: 0 }
  return null
}

/** Whether a message names a council in few words and asks nothing of it. */
const namesPlaceAlone = ({ entities: { councils, tokens, judged }, slots }: ReadMessage): boolean =>
  councils.length > 0 &&
  tokens.length <= 2 * FEW_FOLLOWING &&
  judged.judgements.length === 0 &&
  slots.answer === 'topic'
