import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/named.js'
import { numberNamed, type Occasion, type TableWording } from './wording.js'

const END_OF_SOME: ReadonlyMap<string, Occasion> = new Map([
  ['last', 'newest'],
  ['latest', 'newest'],
  ['first', 'oldest'],
])

const OTHER_END: Readonly<Record<Occasion, Occasion>> = { oldest: 'newest', newest: 'oldest' }

/**
 * Whether the first or the last inspection is asked for that ever met a condition: 'the first time a council was rated good',
 * 'the last authority to be inadequate', 'the most recent outstanding'. Null where no grade is named, or neither is meant.
 */
export function occasionIn(
  entities: Entities,
  { occasions, besides, extremes, groups, last }: TableWording,
): Occasion | 'oldest and newest' | null {
  const { grades, tokens, period } = entities
  if (grades.length === 0) return null
  // In 'the first inspection of each' it is a place in the order of one council's inspections.
  const isOfOrder = ({ from, to }: Mention<unknown>) =>
    period.mentions.some((one) => one.value.order !== null && one.from <= from && to <= one.to)
  const wordAt = (at: number): string => tokens[at]?.word ?? ''
  // 'Best first' sorts, 'the first ten' cuts a list.
  const isOfList = ({ from, to }: Mention<unknown>) =>
    extremes.some((one) => one.to === from) || /^\d+$/.test(wordAt(to))
  const outright = occasions.find((one) => !isOfList(one) && !isOfOrder(one))
  // 'The first to be outstanding, and the most recent'
  const lasts = last.map((one) => ({ ...one, value: 'newest' as const }))
  const other = [...occasions, ...extremes, ...lasts].find(
    ({ value, from }) => outright && from >= outright.to && value === OTHER_END[outright.value],
  )
  const isBoth = outright && other && tokens.slice(outright.to, other.from).some(({ word }) => word === 'and')
  if (isBoth) return 'oldest and newest'
  if (outright) return outright.value
  // 'The last three councils to be rated good', 'the first 2 authorities that were'
  const counted = groups.find(({ value, from }) => value === 'council' && numberNamed(wordAt(from - 1)) > 1)
  const end = counted && END_OF_SOME.get(wordAt(counted.from - 2))
  if (end) return end
  // 'The latest outstanding councils' are a list.
  const beside = besides.find((one) =>
    grades.some(({ from, to }) => from === one.to && !wordAt(to).endsWith('s')),
  )
  return beside?.value ?? null
}
