import { type Asked, type AskedFor, EVERYWHERE, type Having } from '../../model/query.js'
import { isOutcome } from '../../model/report.js'
import { isSendAsked, overallAsked } from '../entities/grades.js'
import { conditionsIn } from '../over-councils/conditions.js'
import { runByAsked } from '../over-councils/mentions.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import type { TableAsked } from './shape-alone.js'
import { askedBefore, councilsShown, fromFirstPage, isPointing, type Previous } from './shown.js'

/** What is asked beside a list over councils or figures, and lies in none of their lines: the year before, who is run by a trust. */

/** Words of a message that names nothing else. */
const LONGEST_BESIDE = 9

/** 'And the year before', 'what about the following year', after what was asked of one year: the same of that one. */
export function inYearBeside(
  { entities, slots }: ReadMessage,
  before: TableAsked,
  { recogniser }: Understanding,
): TableAsked | null {
  const [beside] = recogniser.names.in('year-beside', entities.tokens)
  const { period } = before.where
  const [year, other] = period.years
  const isNamed = slots.where.regions.length + slots.where.kinds.length + entities.grades.length > 0
  if (!beside || year === undefined || other !== undefined || isNamed) return null
  if (entities.tokens.length > LONGEST_BESIDE || slots.where.period.years.length > 0) return null
  const where = { ...before.where, period: { ...period, years: [year + Number(beside.value[0])] } }
  return { ...fromFirstPage(before), where }
}

/** 'What about trusts', 'which of them are run by one', after those of a grade: what reports of those councils say of it. */
export function runByThem(
  { entities, slots }: ReadMessage,
  { shown }: Previous,
  before: TableAsked,
  understanding: Understanding,
): AskedFor<'mentions'> | null {
  const runBy = runByAsked(entities, before.where, understanding)
  const { regions, kinds } = slots.where
  if (!runBy || entities.tokens.length > LONGEST_BESIDE || regions.length + kinds.length > 0) return null
  const having = [...before.having, ...runBy.having]
  if (before.movement === null) return { ...runBy, having }
  // Those that moved so are the ones that were listed.
  const councils = councilsShown(shown, understanding)
  return councils.length === 0 ? null : { ...runBy, where: { ...before.where, councils } }
}

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
