import type { Asked, AskedFor, Reading } from '../../model/query.js'
import { picked, subjectWithout, tellingIn } from '../carriers.js'
import type { Entities } from '../entities/entities.js'
import { judgementKey } from '../entities/judgements.js'
import { type Mention, saidBy } from '../entities/tokens.js'
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

type Table = AskedFor<'councils'> | AskedFor<'figures'>

/** So many of them at the most are said again. */
const MOST_SAID = 6

export function unheardIn(
  asked: Asked,
  { entities, slots, isOfTable }: ReadMessage,
  understanding: Understanding,
): Reading[] {
  if (asked.intent !== 'councils' && asked.intent !== 'figures') return []
  // They are counted only where all words of the question ask for that.
  if (asked.intent === 'figures' && asked.of === 'recommendations') return []
  const names = namesUnheard(asked, entities)
  if (names.length > 0 || isOfTable) return names
  const known = wordsKnown(entities, slots.wording)
  const rest = entities.tokens.flatMap((_, at) => (known.has(at) ? [] : [{ from: at, to: at + 1 }]))
  const said = new Set(
    tellingIn(subjectWithout(picked(entities, rest), OF_NO_MATTER, understanding), understanding.vocabulary)
      .filter((word) => word.length > 1 && Number.isNaN(Number(word)))
      .slice(0, MOST_SAID),
  )
  return said.size === 0 ? [] : [unheard([...said].join(' … '))]
}

const unheard = (said: string): Reading => ({ said, meant: '', how: 'unheard' })

/** Judgements, grades and years that a message names and that stand nowhere in what it was taken to ask. */
function namesUnheard(asked: Table, { tokens, judged, grades, period, inspectors }: Entities): Reading[] {
  const { having, movement, judgement, where } = asked
  const keys = new Set(
    [judgement, ...having.flatMap(({ judgement, than }) => [judgement, than?.judgement ?? null])].flatMap(
      (one) => one?.keys ?? [],
    ),
  )
  const isOfOverall = (slug: string) => slug === 'overall-effectiveness'
  const given = new Set([
    ...having.flatMap((one) => one.grades),
    ...(movement?.from ?? []),
    ...(movement?.to ?? []),
  ])
  const times = [where.period, ...having.flatMap((one) => one.period ?? [])]
  const isOfTime = (year: number) =>
    times.some(({ years, from, to }) => years.includes(year) || from !== null || to !== null)
  const isCountedEach = asked.intent === 'figures' && (asked.figure === 'distribution' || having.length === 0)
  const missed: Mention<unknown>[] = [
    ...judged.all.filter(
      ({ value }) => !value.some((one) => isOfOverall(one.slug) || keys.has(judgementKey(one))),
    ),
    ...(isCountedEach
      ? []
      : grades.filter(({ value }) => ![...value.grades, ...value.spoken].some((grade) => given.has(grade)))),
    ...period.mentions.filter(({ value: { years } }) => years.length > 0 && !years.every(isOfTime)),
  ]
  return inspectors.length > 0 || keys.has('*') || keys.has('?')
    ? []
    : missed.map((one) => unheard(saidBy(tokens, one)))
}
