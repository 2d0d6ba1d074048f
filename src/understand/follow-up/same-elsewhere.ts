import type { Asked } from '../../model/query.js'
import type { ReadMessage } from '../definitions.js'
import { OF_ANOTHER_PLACE } from './own-subject.js'

/** 'Ok Hull?', 'is Hull shorter? my sister lives there': what was asked, of a place that is named now and nothing beside it. */
export function asksSameElsewhere(
  { entities: { tokens, grades, judged }, slots: { where } }: ReadMessage,
  telling: readonly string[],
  before: Asked,
): boolean {
  const [council] = where.councils
  if (before.intent !== 'passages' && before.intent !== 'recommendations') return false
  if (council === undefined || before.where.councils.includes(council) || before.subject === '') return false
  return (
    tokens.length <= MOST_BESIDE_A_PLACE &&
    grades.length + judged.judgements.length === 0 &&
    telling.length > 0 &&
    telling.every((word) => OF_ANOTHER_PLACE.has(word))
  )
}

const MOST_BESIDE_A_PLACE = 10
