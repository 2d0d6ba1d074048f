import type { Asked, AskedFor, Having } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import { wordsTaken } from '../entities/tokens.js'
import { isOfFigures } from '../over-councils/asked.js'
import { conditionsIn } from '../over-councils/conditions.js'
import { layoutOf } from '../over-councils/figures.js'
import { wordsOfTable } from '../over-councils/wording.js'
import type { ReadMessage, Understanding } from '../read-message.js'
import { mergedWhere } from './merge.js'

type OverCouncils = AskedFor<'councils'> | AskedFor<'figures'>

/**
 * What follows a list of councils or figures over them and only asks for the same in another shape: 'just the number', 'as a
 * percentage', 'list them', 'by region', 'who is bottom', 'how many of those are in London', 'who are the inadequate ones'.
 * Null for what says anything else.
 */
export function tableAfter(read: ReadMessage, before: Asked, understanding: Understanding): Asked | null {
  if (before.intent !== 'councils' && before.intent !== 'figures') return null
  const { vocabulary } = understanding
  const { entities, slots } = read
  const formerly = formerlyOf(read, before, understanding)
  if (formerly) return formerly
  const { wording, extreme } = slots
  if (!isOfShapeAlone(read, vocabulary.stopWords)) return null
  const where = mergedWhere(before.where, slots.where)
  const { movement } = before
  const conditions = conditionsIn(entities).map((one) => ({
    ...one,
    judgement: one.judgement ?? before.judgement,
  }))
  // 'And the failing ones' after the outstanding ones: no council is both.
  const kept = before.having.filter((one) => !conditions.some((other) => excludes(one, other)))
  const having = [...kept, ...conditions]
  const judgement = conditions.length > 0 ? null : before.judgement
  const shared = { where, having, movement, judgement }
  if (isOfFigures(entities, wording)) {
    const { figure, by } = layoutOf(entities, slots, having.length === 0 && movement === null)
    return { intent: 'figures', ...shared, figure, by, of: 'of' in before ? before.of : 'councils' }
  }
  if (extreme === 'best' || extreme === 'worst')
    return isRanking(before) ? { intent: 'councils', ...shared, extreme, page: 0 } : null
  const isList = conditions.length > 0 || entities.tokens.some(({ word }) => LISTING.has(word))
  return isList ? { intent: 'councils', ...shared, extreme: null, page: 0 } : null
}

/** 'Which of those used to be inadequate': of those listed, the ones that had that grade at any inspection. */
function formerlyOf(read: ReadMessage, before: OverCouncils, { recogniser }: Understanding): Asked | null {
  const [now] = before.having
  const [then] = conditionsIn(read.entities)
  const isFormer = recogniser.names.in('formerly', read.entities.tokens).length > 0
  if (!isFormer || !now || !then || read.slots.where.councils.length > 0) return null
  return {
    intent: 'councils',
    where: mergedWhere(before.where, read.slots.where),
    having: before.having,
    movement: { kind: 'repeatedly', from: null, to: then.grades, least: 1, isLast: false },
    judgement: before.judgement,
    extreme: null,
    page: 0,
  }
}

/** 'Which councils got worse' after an answer about Devon is about them all. */
export const turnsToTable = (
  { isOfTable, entities, slots: { wording } }: ReadMessage,
  before: Asked,
): boolean =>
  isOfTable &&
  (!('subject' in before) || before.subject === '' || entities.tokens.some(({ word }) => LISTED.has(word))) &&
  // 'Which council is best at it' asks of what was spoken of.
  !(
    entities.tokens.some(({ word }) => AT_IT.has(word)) &&
    ('subject' in before || before.intent === 'definition')
  ) &&
  before.intent !== 'councils' &&
  before.intent !== 'figures' &&
  wording.groups.some(({ value }) => value === 'council')

const AT_IT = new Set(['it', 'this', 'that'])

/** Words that ask for councils, and not only in which ones to look: 'in outstanding councils' after what is said of a subject. */
const LISTED = new Set([
  'which',
  'who',
  'whos',
  'what',
  'list',
  'show',
  'name',
  'how',
  'where',
  'give',
  'any',
])

const excludes = (one: Having, other: Having): boolean =>
  one.judgement?.label === other.judgement?.label && !one.grades.some((grade) => other.grades.includes(grade))

/** A list that holds several grades has a top and a bottom. */
const isRanking = ({ having, movement }: OverCouncils): boolean => having.length === 0 && movement === null

const LISTING = new Set([
  'list',
  'which',
  'who',
  'whos',
  'name',
  'names',
  'ones',
  'them',
  'they',
  'those',
  'where',
])
const BACK = new Set(['ones', 'them', 'they', 'those', 'these'])

/** Whether a message names no subject, council or judgement of its own; a grade only of what was listed: 'the inadequate ones'. */
function isOfShapeAlone(
  { entities, slots, citations }: ReadMessage,
  stopWords: ReadonlySet<string>,
): boolean {
  const { tokens, councils, judged, grades, period, quoted } = entities
  const isBack = tokens.some(({ word }) => BACK.has(word))
  const named = [councils, judged.judgements, quoted, citations, slots.wording.moves, isBack ? [] : grades]
  if (named.some(({ length }) => length > 0) || hasOrdinal(entities)) return false
  const known = wordsTaken([
    ...[...entities.regions, ...entities.kinds, ...entities.country, ...entities.neighbours, ...grades],
    ...[...period.mentions, ...period.now, ...entities.relativeTimes],
  ])
  for (const at of wordsOfTable(slots.wording)) known.add(at)
  return tokens.every(({ word }, at) => known.has(at) || (stopWords.has(word) && !ASKING.has(word)))
}

/** 'The first of them' is one of them. */
const hasOrdinal = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => /^(?:first|second|third|fourth|fifth|last|next|\d+)$/.test(word))

/** Words that ask for something else than a shape. */
const ASKING = new Set([
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
