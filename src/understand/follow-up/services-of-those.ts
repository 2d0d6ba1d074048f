import { isOutcome } from '../../model/finding.js'
import { type Asked, type AskedFor, EVERYWHERE, type Having } from '../../model/query.js'
import { isSendAsked, overallAsked } from '../entities/grades.js'
import { conditionsIn } from '../over-councils/conditions.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { askedBefore, councilsShown, isPointing, type Previous } from './shown.js'

/**
 * 'Did any of those do badly for children's services too', after what area SEND inspections ended in: those councils, with the
 * newest overall grade of each that has one, or those with the grade that is named. Null for anything else.
 */
export function servicesOfThose(
  { entities, slots, citations }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const { recogniser, vocabulary } = understanding
  const { tokens, grades, judged, quoted, councils } = entities
  const isOfOwn = councils.length + citations.length + quoted.length > 0
  const named = recogniser.names.in('services-as-a-whole', tokens)
  const isOfThose =
    isPointing(entities) || slots.wording.each.length > 0 || tokens.some(({ word }) => THEY.has(word))
  const isOfSend = judged.judgements.some(({ value }) => value.every(({ framework }) => framework === 'SEND'))
  if (isOfOwn || named.length === 0 || !isOfThose || isOfSend || tokens.length > MOST_WORDS) return null
  // 'Outcome 3' is asked of the very reports that were listed.
  const isOfOutcome = grades.some(({ value }) => value.named.some(isOutcome))
  const shown =
    !isOfOutcome && isOnSend(askedBefore(previous)) ? councilsShown(previous.shown, understanding) : []
  const overall = overallAsked(vocabulary.judgements)
  return shown.length === 0
    ? null
    : {
        intent: 'councils',
        where: { ...EVERYWHERE, councils: [...shown] },
        having: conditionsIn(entities).map((one) => ({ ...one, judgement: overall })),
        movement: null,
        judgement: grades.length > 0 ? null : overall,
        extreme: null,
        page: 0,
      }
}

/** Whether a list was of outcomes of area SEND inspections. */
function isOnSend(asked: Asked): boolean {
  if (asked.intent !== 'councils' && asked.intent !== 'figures') return false
  const isSend = ({ judgement }: Pick<Having, 'judgement'>): boolean => isSendAsked(judgement)
  return asked.where.framework === 'SEND' || isSend(asked) || asked.having.some(isSend)
}

const THEY: ReadonlySet<string> = new Set(['they', 'their', 'theyre'])

/** More words ask for something of their own. */
const MOST_WORDS = 18
