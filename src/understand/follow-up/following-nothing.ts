import type { Asked } from '../../model/query.js'
import { askedBy } from '../asked.js'
import type { Share } from '../classify/classifier.js'
import type { ReadMessage } from '../definitions.js'
import { unclear } from '../passages.js'
import type { Understanding } from '../understanding.js'

/** A message that follows no answer, though its words may only make sense after one. */

/** What only follows an answer, and asks nothing by itself. */
const FOLLOWING: ReadonlySet<string> = new Set([
  'more',
  'item',
  'reaction',
  'compare-them',
  'why',
  'source',
  'place',
  'explain',
])

/** So sure, and in so few words, something follows an answer where there is none. */
const SURE_TO_FOLLOW = 0.8
const SUREST = 0.97
export const FEW_FOLLOWING = 4

/** A message that follows nothing; one that can only follow an answer ('the second one', 'yes') is told so. */
export function askedFirst(read: ReadMessage, { label, share }: Share, understanding: Understanding): Asked {
  const { entities, slots, citations } = read
  const words = entities.tokens.length
  const isShort = words > 0 && (words <= FEW_FOLLOWING || (words <= 2 * FEW_FOLLOWING && share >= SUREST))
  const names = [
    entities.councils,
    entities.judged.judgements,
    entities.grades,
    entities.elsewhere,
    citations,
  ]
  const isCry = read.intention.intent === 'danger' || read.intention.isConcern
  return isShort &&
    !isCry &&
    // A word of the glossary is explained whatever came before.
    read.intention.intent !== 'definition' &&
    FOLLOWING.has(label) &&
    share >= SURE_TO_FOLLOW &&
    !read.isOfTable &&
    names.every(({ length }) => length === 0)
    ? unclear('nothing-before', entities.message.slice(0, 60), slots.where)
    : askedBy(read, understanding)
}
