import type { Asked } from '../../model/query.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { reportOfConversation } from './conversation.js'
import { ofReport, type Previous } from './shown.js'

/** 'Is that legal', 'whose fault is it', 'should I be worried': Pilcrow quotes and judges nothing; the report that was shown says what it found. */
export function noOpinionOn(previous: Previous, { slots }: ReadMessage, understanding: Understanding): Asked {
  const report = reportOfConversation(previous, understanding)
  return { intent: 'aside', aside: 'opinion', where: report ? ofReport(report) : slots.where }
}
