import { memoisedByObject } from '../../collections/collections.js'
import type { Carriers } from '../classify/classifier.js'
import { wordsTaken } from '../entities/named.js'
import type { ReadMessage } from '../read-message.js'
import { contentIn, subjectWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'

/** The subject that a message after an answer has of its own, told from the words that only point at that answer. */

/** Ways of speaking that come before a question: 'cheers. is Leicester the same?' */
const BEFORE_QUESTIONS = ['thanks', 'greeting', 'reaction'] as const

/** Ways to follow that point at an answer: their words name no subject, 'OK, Norfolk, whole paragraph'. */
const POINTING_LABELS = [
  'item',
  'source',
  'place',
  'other-inspection',
  'explain',
  'why',
  'reaction',
  'opinion',
] as const

/** What an answer and the question before it are called: 'the same topic for Bury'. */
const OF_THE_QUESTION = [
  ...['topic', 'topics', 'subject', 'issue', 'thing', 'opposite', 'tho', 'please', 'pls', 'back'],
  ...['practice', 'practices', 'example', 'examples', 'quotes', 'quotations'],
]

/** What sets a place beside the one before, or says only who lives there: 'is Hull shorter', 'my sister lives in Hull'. */
export const OF_ANOTHER_PLACE = new Set([
  ...['shorter', 'longer', 'nicer', 'better', 'worse', 'quicker', 'faster', 'slower', 'bigger', 'smaller'],
  ...['higher', 'lower', 'stronger', 'weaker', 'cheaper', 'kinder', 'same', 'different', 'similar', 'alike'],
  ...[
    'write',
    'writeup',
    'up',
    'review',
    'reviews',
    'score',
    'scored',
    'verdict',
    'btw',
    'lol',
    'got',
    'get',
  ],
  ...['live', 'lives', 'lived', 'living', 'moved', 'moving'],
  ...['sister', 'brother', 'cousin', 'mate', 'friend', 'nan'],
])

const pointingWords = memoisedByObject(
  (carriers: Carriers): ReadonlySet<string> =>
    new Set([
      ...POINTING_LABELS.flatMap((label) => carriers[label] ?? []),
      ...OF_THE_QUESTION,
      ...OF_ANOTHER_PLACE,
    ]),
)

/** The subject that a message has of its own, and those of its words that say what it is: none in 'in 2016, I mean'. */
export function ownSubject(
  { entities, slots }: ReadMessage,
  kind: 'narrow' | 'again' | 'missed',
  understanding: Understanding,
): {
  readonly subject: string
  readonly says: readonly string[]
  /** Those of everyday talk too: 'is pay a problem there'. */
  readonly everyday: readonly string[]
} {
  const { vocabulary } = understanding
  const subject = subjectWithout(
    entities,
    [kind, 'widen', 'councils', slots.tone, ...BEFORE_QUESTIONS],
    understanding,
  )
  // 'Now a negative one' names no subject: it asks for the same in another tone.
  const named = wordsTaken([...entities.grades, ...entities.relativeTimes])
  const ofNames = new Set(entities.tokens.flatMap(({ word }, at) => (named.has(at) ? [word] : [])))
  const pointing = pointingWords(understanding.carriers)
  const everyday = contentIn(subject.toLowerCase(), vocabulary.stopWords).filter(
    (word) => word.length > 1 && !vocabulary.toneWords.has(word) && !ofNames.has(word) && !pointing.has(word),
  )
  return { subject, says: everyday.filter((word) => !vocabulary.faintWords.has(word)), everyday }
}
