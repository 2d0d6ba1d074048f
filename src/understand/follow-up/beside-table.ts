import type { AskedFor } from '../../model/query.js'
import { runByAsked } from '../over-councils/mentions.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import type { TableAsked } from './shape-alone.js'
import { councilsShown, fromFirstPage, type Previous } from './shown.js'

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
