import { type AskedFor, isDated, type JudgementAsked } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import { wordsTaken } from '../entities/named.js'
import { judgementOver } from '../over-councils/conditions.js'
import { wordsOfTable } from '../over-councils/wording.js'
import type { ReadMessage } from '../read-message.js'
import { isPointing } from './shown.js'

/** Messages after a list or figures whose every word is of its shape: 'by region', 'the inadequate ones'. */

export type TableAsked = AskedFor<'councils'> | AskedFor<'figures'>

/** Words of a message that only points at what was listed. */
export const FEW_POINTING = 8

/** 'What did each get for leadership', 'their overall grades': of those that were listed the grades for something, whatever they are. */
export function ofEachAsked({
  entities,
  slots: { wording },
}: Pick<ReadMessage, 'entities' | 'slots'>): JudgementAsked | null {
  const { tokens, grades } = entities
  const points = tokens.some(({ word }) => EACH.has(word)) || wording.each.length > 0
  return points && grades.length === 0 && !tokens.some(({ word }) => ALSO.has(word))
    ? judgementOver(entities)
    : null
}

export const EACH = new Set(['each', 'they', 'their', 'them', 'those', 'these', 'all'])
const ALSO = new Set(['also', 'too', 'well'])

/** Whether a message names no subject, council or judgement of its own; a grade only of what was listed: 'the inadequate ones'. */
export function isOfShapeAlone(
  { entities, slots, citations }: ReadMessage,
  before: TableAsked,
  stopWords: ReadonlySet<string>,
): boolean {
  const { tokens, councils, judged, grades, period, quoted } = entities
  const { regions, kinds, neighboursOf } = before.where
  const isOfSome =
    regions.length + kinds.length > 0 ||
    neighboursOf !== null ||
    before.where.councils.length > 1 ||
    isDated(before.where.period)
  // 'Who isn't good', after a list of London's boroughs, is asked of them.
  const isAsked = slots.wording.groups.length === 0 && ASKING_WHO.has(tokens[0]?.word ?? '')
  const isWithin = isAsked && tokens.length <= FEW_POINTING && before.movement === null
  // 'Who's the inadequate one'
  // 'How many are good', after those of a place or a year.
  const isCountedWithin =
    slots.wording.figures.some(({ value }) => value === 'count') &&
    slots.wording.groups.length === 0 &&
    before.having.length === 0 &&
    before.movement === null &&
    tokens.length <= FEW_ASKED
  // 'Any outstanding?'
  const isAnyOfThem =
    tokens[0]?.word === 'any' && slots.wording.groups.length === 0 && tokens.length <= FEW_ASKED
  const isBack =
    isPointing(entities) ||
    (isAnyOfThem && grades.length > 0) ||
    grades.some(({ to }) => tokens[to]?.word === 'one') ||
    (isWithin && isOfSome) ||
    (isCountedWithin && isOfSome)
  const isOfThose = isBack || ofEachAsked({ entities, slots }) !== null
  // 'And how many good?'
  const isJoined =
    slots.wording.figures.length > 0 &&
    slots.wording.groups.length === 0 &&
    (tokens[0]?.word === 'and' || slots.wording.each.length > 0)
  const named = [
    councils,
    quoted,
    citations,
    slots.wording.moves,
    isOfThose ? [] : judged.judgements,
    isBack || isJoined ? [] : grades,
  ]
  if (named.some(({ length }) => length > 0) || hasOrdinal(entities)) return false
  const known = wordsTaken([
    ...[...entities.regions, ...entities.kinds, ...entities.country, ...entities.neighbours, ...grades],
    ...[...period.mentions, ...period.now, ...entities.relativeTimes],
  ])
  for (const at of [...judged.words, ...wordsOfTable(slots.wording)]) known.add(at)
  return tokens.every(
    ({ word }, at) => known.has(at) || FILLERS.has(word) || (stopWords.has(word) && !ASKING_ELSE.has(word)),
  )
}

/** Words of a message that asks for nothing but a grade: 'any good or outstanding'. */
const FEW_ASKED = 5

const ASKING_WHO = new Set(['who', 'whos', 'which'])

/** Words that only pass the time of day beside a question. */
const FILLERS = new Set([
  'lol',
  'haha',
  'ok',
  'okay',
  'cheers',
  'ta',
  'hmm',
  'right',
  'then',
  'oh',
  'great',
  'pls',
])

/** 'The first of them' is one of them. */
const hasOrdinal = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => /^(?:first|second|third|fourth|fifth|last|next|\d{1,2})$/.test(word))

/** Words that ask for something else than a shape. */
const ASKING_ELSE = new Set([
  'why',
  'when',
  'how',
  'about',
  'say',
  'said',
  'says',
  'mean',
  'means',
  'more',
  'thanks',
  'no',
  'not',
])
