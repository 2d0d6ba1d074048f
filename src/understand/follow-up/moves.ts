import { type Asked, type AskedFor, isPeriodNamed } from '../../model/query.js'
import { judgementOf } from '../entities/grades.js'
import type { ReadMessage } from '../read-message.js'
import { sinceNamed } from '../subject-over-time.js'

/**
 * 'What was behind the improvement', after how one council's grades went: what each inspection that moved them says. Null where a council, a
 * year or a grade is named.
 */
export function movesBehind(
  { entities, slots: { where } }: ReadMessage,
  before: Asked,
): AskedFor<'reasons'> | null {
  const isPlain = where.councils.length + entities.grades.length === 0 && !isPeriodNamed(where.period)
  if (before.intent !== 'history' || !isPlain) return null
  // 'Is it better than in 2013' is told by the inspections since.
  const since = { ...before.where, period: sinceNamed(before.where.period) }
  return {
    ...{ intent: 'reasons', where: since, judgement: judgementOf(entities) ?? before.judgement },
    ...{ grades: [], tone: 'neither', isOfMoves: true },
  }
}
