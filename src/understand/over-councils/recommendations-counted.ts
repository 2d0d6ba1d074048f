import type { AskedFor, Figure } from '../../model/query.js'
import { subjectWithout, tellingIn } from '../carriers.js'
import { picked } from '../entities/clauses.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { wordsKnown } from './asked.js'
import { narrowed } from './councils.js'
import { layoutIn } from './layout.js'
import { isRecommending } from './mentions.js'

/** Lists of words that carry the way recommendations are counted, or nothing in particular. */
const OF_COUNTING = ['recommendations', 'figures', 'councils', 'everything']

/** Figures that are put together by something. */
const LAID_OUT: ReadonlySet<Figure> = new Set<Figure>(['by-year', 'by-region', 'by-kind'])

/** Words that lead from recommendations to what they are on. */
const ABOUT = new Set(['about', 'on', 'around', 'regarding', 'concerning', 'that'])

/**
 * 'Longest list of recommendations', 'average number of recommendations per ILACS report', 'how many recommendations in 2023':
 * how many there are, whatever they are on. Null where they are on a subject, or of one council.
 */
export function recommendationsCountedAsked(
  { entities, slots }: ReadMessage,
  understanding: Understanding,
): AskedFor<'figures'> | null {
  const { wording, where } = slots
  const { names } = understanding.recogniser
  const lengths = names.in('list-length', entities.tokens)
  const ranks = wording.most.filter(({ value }) => value === '' || value === 'fewest')
  const isCounted = wording.figures.length + lengths.length + ranks.length > 0
  const { tokens } = entities
  const isOf = tokens.some(({ word }) => isRecommending(word))
  // 'How many recommendations about visits' are on something.
  const isOnSubject = tokens.some(
    ({ word }, at) => isRecommending(tokens[at - 1]?.word ?? '') && ABOUT.has(word),
  )
  if (isOnSubject) return null
  if (!isOf || !isCounted || where.councils.length + where.reports.length + entities.quoted.length > 0)
    return null
  const known = wordsKnown(entities, wording)
  for (const { from, to } of lengths) for (let at = from; at < to; at++) known.add(at)
  const rest = entities.tokens.flatMap((_, at) => (known.has(at) ? [] : [{ from: at, to: at + 1 }]))
  const subject = subjectWithout(picked(entities, rest), OF_COUNTING, understanding)
  if (tellingIn(subject, understanding.vocabulary).some((word) => !isRecommending(word))) return null
  const isFewest =
    lengths.some(({ value: [end] }) => end === 'fewest') || ranks.some(({ value }) => value === 'fewest')
  const layout = layoutIn(entities, wording)
  const among = layout?.by === 'year' || layout?.by === 'region' || layout?.by === 'kind' ? layout.by : null
  const end = isFewest ? 'fewest' : 'extreme'
  const figure =
    layout && LAID_OUT.has(layout.figure) ? layout.figure : lengths.length + ranks.length > 0 ? end : 'count'
  const { where: placed, having } = narrowed(entities, { ...slots, movement: 'none' })
  return {
    intent: 'figures',
    where: placed,
    having,
    movement: null,
    judgement: null,
    figure,
    of: 'recommendations',
    by: among,
  }
}
