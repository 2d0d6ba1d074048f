import type { AskedFor } from '../model/query.js'
import type { ReadMessage } from './definitions.js'
import type { NamesOf } from './entities/named.js'

/**
 * 'The average time between inspections', 'the most common recommendation': the topic that says that it is not reckoned, and
 * what is. Null for anything else, and for what is asked of one council.
 */
export function notReckonedIn(
  { entities, slots: { where } }: ReadMessage,
  names: NamesOf,
): AskedFor<'aside'> | null {
  const isOfOne = where.councils.length + where.reports.length > 0
  const aside = isOfOne ? undefined : names.in('not-reckoned', entities.tokens)[0]?.value[0]
  return aside === undefined ? null : { intent: 'aside', aside, where }
}
