import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/tokens.js'
import type { Occasion, TableWording } from './wording.js'

/**
 * Whether the first or the last inspection is asked for that ever met a condition: 'the first time a council was rated good',
 * 'the last authority to be inadequate', 'the most recent outstanding'. Null where no grade is named, or neither is meant.
 */
export function occasionIn(
  entities: Entities,
  { occasions, besides, extremes }: TableWording,
): Occasion | null {
  const { grades, tokens, period } = entities
  if (grades.length === 0) return null
  // In 'the first inspection of each' it is a place in the order of one council's inspections.
  const isOfOrder = ({ from, to }: Mention<unknown>) =>
    period.mentions.some((one) => one.value.order !== null && one.from <= from && to <= one.to)
  const wordAt = (at: number): string => tokens[at]?.word ?? ''
  // 'Best first' sorts, 'the first ten' cuts a list.
  const isOfList = ({ from, to }: Mention<unknown>) =>
    extremes.some((one) => one.to === from) || /^\d+$/.test(wordAt(to))
  const outright = occasions.find((one) => !isOfList(one) && !(one.to - one.from === 1 && isOfOrder(one)))
  if (outright) return outright.value
  // 'The latest outstanding councils' are a list.
  const beside = besides.find((one) =>
    grades.some(({ from, to }) => from === one.to && !wordAt(to).endsWith('s')),
  )
  return beside?.value ?? null
}
