import type { AskedFor } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/tokens.js'
import type { Slots } from '../slots.js'
import { INSPECTIONS } from './movement.js'
import { numberNamed } from './wording.js'

/** How many lines a list over councils is to have from its end, and what each tells beside the grade. */
export function linesAsked(
  entities: Entities,
  { wording, alongside }: Pick<Slots, 'wording' | 'alongside'>,
  extreme: AskedFor<'councils'>['extreme'],
): Pick<AskedFor<'councils'>, 'most' | 'alongside'> {
  const { extremes, occasions, groups } = wording
  const isInTime = extreme !== null && !extreme.includes('best') && !extreme.includes('worst')
  const most = isInTime ? countBeside(entities, [...extremes, ...occasions], groups) : 1
  // An inspector that is named leads them all.
  const told = alongside.filter((one) => one !== 'inspector' || entities.inspectors.length === 0)
  return {
    ...(most > 1 ? { most } : {}),
    ...(told.length > 0 ? { alongside: told } : {}),
  }
}

/** Lines that may be asked for by their number: as many as a page has. */
export const MOST_LINES = 40

/** 'The five oldest', 'last three to', 'which four councils': a number right beside the end that is asked for, or before what is counted. */
function countBeside(
  { tokens }: Entities,
  ends: readonly Mention<unknown>[],
  groups: readonly Mention<unknown>[],
): number {
  const ofInspections = new Set(tokens.flatMap(({ word }, at) => (INSPECTIONS.has(word) ? [at] : [])))
  for (const [at, { word }] of tokens.entries()) {
    const count = numberNamed(word)
    // 'The longest gap between two inspections' counts no councils.
    const isBeside =
      (ends.some(({ from, to }) => from === at + 1 || to === at || (from <= at && at < to)) &&
        !ofInspections.has(at + 1)) ||
      groups.some(({ from }) => from === at + 1)
    if (count > 1 && count <= MOST_LINES && isBeside) return count
  }
  return 1
}
