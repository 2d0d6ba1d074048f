import { hasOpening, subjectWithout, tellingIn } from './carriers.js'
import type { Entities } from './entities/entities.js'
import type { Understanding } from './understanding.js'

/** Whether a clause says itself what it asks about, or leaves that to what was told before it. */

/** Words that point at what was told before them. */
export const POINTING: ReadonlySet<string> = new Set(
  'it its that this those these them they their she her he his'.split(' '),
)

const TOLD_BEFORE: ReadonlySet<string> = new Set(
  'me us him her them this that these those mine ours his hers theirs'.split(' '),
)

/** 'How they treat people like us', 'is there support for us' are about what has been told before. */
const refersBack = ({ tokens }: Entities): boolean =>
  tokens.some(
    ({ word }, at) =>
      (word === 'like' && TOLD_BEFORE.has(tokens[at + 1]?.word ?? '')) ||
      (word === 'for' && (tokens[at + 1]?.word === 'us' || tokens[at + 1]?.word === 'me')),
  )

/** Lists of words that carry no one way of asking. */
const OF_NO_WAY: ReadonlySet<string> = new Set(['everything', 'usual', 'openings', 'beginnings'])

/** 'What is supervision like there' says it in one word; 'does anybody check' leans on what was told. */
const WH: ReadonlySet<string> = new Set('what whats wot how hows why where wheres which who'.split(' '))

/** Words of everybody's talk that leave nothing to what was told before: 'does anybody come to check' has one; one of the field is enough. */
const ENOUGH = 2

/** Whether a clause says what it asks about, and does not leave that to those beside it. */
export function saysWhat(entities: Entities, understanding: Understanding): boolean {
  const { carriers, lexicon, vocabulary } = understanding
  const labels = Object.keys(carriers).filter((label) => !OF_NO_WAY.has(label))
  if (refersBack(entities)) return false
  const telling = tellingIn(subjectWithout(entities, labels, understanding), vocabulary).filter(
    lexicon.isOfReports,
  )
  return (
    entities.judged.judgements.length > 0 ||
    entities.grades.length > 0 ||
    (telling.length > 0 && (WH.has(entities.tokens[0]?.word ?? '') || hasOpening(entities, understanding))) ||
    telling.length >= ENOUGH ||
    telling.some((word) => !carriers.usual?.includes(word))
  )
}

/** Words before a noun that has been spoken of: 'the waits', 'those delays'. */
const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'such'])

/**
 * Whether the one thing that a clause asks about is one that was told of before: 'my son was referred to a speech therapist,
 * what do they say about the waits' asks about waits for that.
 */
export function leansOn(told: Entities, asking: Entities, understanding: Understanding): boolean {
  const { lexicon, vocabulary, carriers } = understanding
  const labels = Object.keys(carriers).filter((label) => !OF_NO_WAY.has(label))
  const ofField = (clause: Entities): string[] =>
    tellingIn(subjectWithout(clause, labels, understanding), vocabulary).filter(lexicon.isOfReports)
  const [only, ...others] = ofField(asking)
  if (only === undefined || others.length > 0 || asking.judged.judgements.length > 0) return false
  const at = asking.tokens.findIndex(({ word }) => word === only)
  return DEFINITE.has(asking.tokens[at - 1]?.word ?? '') && ofField(told).length >= ENOUGH
}
