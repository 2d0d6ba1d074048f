import type { AskedFor } from '../model/query.js'
import { askedAs } from './asked.js'
import { mentionsOfSubject } from './counted-asked.js'
import type { Entities } from './entities/entities.js'
import { JOINS } from './passages.js'
import { type ReadMessage, readPart } from './read-message.js'
import { between } from './subject.js'
import type { Understanding } from './understanding.js'

/**
 * Two counts in one message, of which the second says only what is counted: 'how many reports mention curfews and how many
 * truancy', 'reports that mention curfews versus truancy'.
 */

type Mentions = AskedFor<'mentions'>

/** Both counts, of the same reports; null where one thing is counted, or none. */
export function countedBeside(
  { entities, citations, isOfTable }: ReadMessage,
  understanding: Understanding,
): { readonly first: Mentions; readonly second: Mentions } | null {
  if (citations.length > 0 || isOfTable) return null
  for (const { to, from } of secondCounts(entities, understanding)) {
    const one = readPart(between(entities, 0, to), understanding)
    const other = readPart(between(entities, from, entities.tokens.length), understanding)
    const first = askedAs(one.intention.intent, one, understanding)
    const own = other.isOfTable ? null : mentionsOfSubject(other, understanding)
    if (first.intent !== 'mentions' || own?.intent !== 'mentions') continue
    const second: Mentions = { ...first, subject: own.subject, phrases: own.phrases }
    if (namesWhatIsCounted(first) && namesWhatIsCounted(second)) return { first, second }
  }
  return null
}

const namesWhatIsCounted = ({ subject, phrases }: Mentions): boolean => subject !== '' || phrases.length > 0

/** Words between what joins two counts and the number that the second asks for: 'and in how many'. */
const BEFORE_A_COUNT = 1

/** Where a second count may begin, behind 'and how many' or 'versus', and where the first ends. */
function secondCounts(
  { tokens }: Entities,
  { recogniser: { names } }: Understanding,
): { readonly to: number; readonly from: number }[] {
  const counts = names.in('figure', tokens).filter(({ value: [figure] }) => figure === 'count')
  const joined = tokens.flatMap(({ word }, at) => {
    const next = counts.find(({ from }) => from > at && from - at <= 1 + BEFORE_A_COUNT)
    return JOINS.has(word) && next ? [{ to: at, from: next.to }] : []
  })
  const isCounted = counts.length > 0 || names.in('mentioning', tokens).length > 0
  const beside = names
    .in('set-beside', tokens)
    .flatMap(({ value: [how], from, to }) =>
      how === 'outright' && isCounted ? [{ to: from, from: to }] : [],
    )
  return [...joined, ...beside].filter(({ to, from }) => to > 1 && from < tokens.length)
}
