import type { JudgementAsked } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import { judgementAsked } from '../entities/grades.js'
import type { NamesOf } from '../entities/named.js'
import { isRecommending } from '../slots.js'

/**
 * 'And what are they graded for leadership', 'with the grade of each': what the councils that mention something were graded for
 * is asked too, and the words that ask it stand from there on. Null where nothing of the kind is asked, or a grade is named.
 */
export function gradedBeside(
  entities: Entities,
  names: NamesOf,
): { readonly from: number; readonly judgement: JudgementAsked | null } | null {
  const { tokens, grades, judged } = entities
  const recommending = tokens.findIndex(({ word }) => isRecommending(word))
  const saying =
    names.in('mentioning', tokens).at(-1) ?? (recommending < 0 ? undefined : { to: recommending + 1 })
  const asking = (['scale', 'grading', 'graded'] as const).flatMap((kind) => names.in(kind, tokens))
  const grading = asking.find(({ from }) => saying !== undefined && from > saying.to)
  if (!grading || grades.length > 0) return null
  const joint = tokens.findLastIndex(
    ({ word, said }, at) =>
      at < grading.from && (JOINING.has(word) || /[,;?.]$/.test(tokens[at - 1]?.said ?? said)),
  )
  if (joint <= (saying?.to ?? 0) || grading.from - joint > NEAR_JOINT) return null
  const own = judged.judgements.filter(({ from }) => from >= joint).flatMap(({ value }) => value)
  return { from: joint, judgement: judgementAsked(own, null) }
}

const JOINING = new Set(['and', 'with', 'plus', 'by'])
/** Words between what joins and the grade: 'and what were they all graded'. */
const NEAR_JOINT = 7

/**
 * 'Mention exploitation and are inadequate': the grade that the councils have stands behind what they mention, and is a
 * condition. Null where none does.
 */
export function conditionBehind({
  tokens,
  grades: [grade, second],
}: Entities): { readonly from: number } | null {
  const words = tokens.map(({ word }) => word)
  const joint = grade && !second ? words.lastIndexOf('and', grade.from) : -1
  const between = grade ? words.slice(joint + 1, grade.from) : []
  return joint > 0 && between.length > 0 && between.every((word) => LEADING_TO_A_GRADE.has(word))
    ? { from: joint }
    : null
}

const LEADING_TO_A_GRADE = new Set([
  'who',
  'which',
  'that',
  'is',
  'are',
  'was',
  'were',
  'rated',
  'graded',
  'judged',
])
