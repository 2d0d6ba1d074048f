import type { Asked, Reading } from '../../model/query.js'
import { subjectWithout, tellingIn } from '../carriers.js'
import { picked } from '../entities/clauses.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { wordsKnown } from './asked.js'

/**
 * What a question over councils says that its answer heeds in no way: words that tell something and became no condition, no
 * figure, no place and no time. Whoever reads a number must know what it leaves out.
 */

/** Lists of words that carry the way such a question is asked, or nothing in particular. */
const OF_NO_MATTER = [
  ...['councils', 'figures', 'grade', 'judgements', 'history', 'comparison', 'library', 'report', 'export'],
  ...['narrow', 'again', 'everything', 'usual', 'thanks', 'greeting'],
]

/** So many of them at the most are said again. */
const MOST_SAID = 6

export function unheardIn(
  asked: Asked,
  { entities, slots, isOfTable }: ReadMessage,
  understanding: Understanding,
): Reading[] {
  if (isOfTable || (asked.intent !== 'councils' && asked.intent !== 'figures')) return []
  const known = wordsKnown(entities, slots.wording)
  const rest = entities.tokens.flatMap((_, at) => (known.has(at) ? [] : [{ from: at, to: at + 1 }]))
  const said = new Set(
    tellingIn(subjectWithout(picked(entities, rest), OF_NO_MATTER, understanding), understanding.vocabulary)
      .filter((word) => word.length > 1 && Number.isNaN(Number(word)))
      .slice(0, MOST_SAID),
  )
  return said.size === 0 ? [] : [{ said: [...said].join(' … '), meant: '', how: 'unheard' }]
}
