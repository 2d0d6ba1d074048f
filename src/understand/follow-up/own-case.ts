import type { Asked } from '../../model/query.js'
import type { ReadMessage } from '../definitions.js'
import { askedBefore, type Previous } from './shown.js'

/**
 * What somebody tells of their own case after an answer: 'well they never rang me once', 'will mine be done by Christmas'.
 * No report speaks of it; who can look into it is what helps.
 */

/** Whom it happened to. */
const ONESELF = new Set(['me', 'my', 'mine', 'us', 'our', 'ours', 'myself', 'im', 'ive', 'weve'])

/** What was not done, or was done to them. */
const WRONGED = new Set([
  ...['never', 'nobody', 'noone', 'nothing', 'wont', 'wouldnt', 'didnt', 'havent', 'hasnt'],
  ...['refused', 'refuse', 'ignored', 'ignore', 'ignoring', 'lied', 'lying', 'accused', 'blamed'],
  ...['failed', 'sacked', 'suspended', 'forgot', 'cancelled', 'fobbed'],
])

/** Words that ask, or speak with Pilcrow and of its answers. */
const ASKING_ALOUD = new Set([
  ...['who', 'what', 'whats', 'which', 'why', 'how', 'where', 'when', 'any', 'show', 'say', 'says'],
  ...['you', 'your', 'asked', 'asking', 'meant', 'mean', 'want', 'wanted', 'paragraph', 'report'],
])

/** Words that a question begins with, and that a telling holds too: 'did they', 'it was me'. */
const OPENING_A_QUESTION = new Set([
  ...['is', 'are', 'was', 'were', 'do', 'does', 'did', 'can', 'could', 'should', 'would', 'has', 'have'],
  ...['tell', 'give'],
])
const JOINING_ON = new Set(['and', 'but', 'so', 'well', 'ok', 'then', 'right'])

/** What a complaint came to. */
const REFUSED = new Set(['no', 'refused', 'ignored', 'rejected', 'nothing', 'nobody', 'dismissed', 'closed'])
const ASKED_OF_COMPLAINT = new Set([
  ...['who', 'what', 'which', 'why', 'how', 'where', 'when', 'report', 'reports', 'grade', 'thanks'],
])

/** Words before which 'no' and 'not' deny an answer: 'not my council'. */
const OF_AN_ANSWER = new Set(['council', 'area', 'question', 'borough', 'county', 'point', 'town', 'city'])

/** What will become of what is one's own. */
const OF_WHAT_COMES = new Set(['will', 'when', 'gonna', 'going', 'chance', 'chances'])

const MOST_IN_A_TELLING = 18

const OF_REPORTS_BEFORE: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'recommendations',
  'reasons',
  'grade',
  'report',
  'mentions',
])

/** The word on complaints, where a message after an answer only tells of one's own case; null for any other. */
export function ofOwnCase(
  { entities: { tokens, grades, judged }, slots: { where } }: ReadMessage,
  previous: Previous,
): Asked | null {
  if (tokens.length > MOST_IN_A_TELLING) return null
  if (grades.length + judged.judgements.length > 0) return null
  const words = tokens.map(({ word }) => word)
  const isOf = (set: ReadonlySet<string>) => words.some((word) => set.has(word))
  // 'It is not about me' denies the answer.
  if (words.some((word, at) => word === 'about' && words[at - 1] === 'not')) return null
  // 'They already said no twice', after where to complain.
  const { asked: last } = previous.query
  const isOfComplaint = last.intent === 'aside' && last.aside === 'complaint'
  if (isOfComplaint && where.councils.length === 0 && isOf(REFUSED) && !isOf(ASKED_OF_COMPLAINT)) return last
  if (!OF_REPORTS_BEFORE.has(askedBefore(previous).intent)) return null
  const isAsked = OPENING_A_QUESTION.has(words.find((word) => !JOINING_ON.has(word)) ?? '')
  const isTold =
    words.length > 3 &&
    isOf(ONESELF) &&
    isOf(WRONGED) &&
    !isOf(ASKING_ALOUD) &&
    !isAsked &&
    !isOf(OF_AN_ANSWER)
  const isForeseen = words.includes('mine') && isOf(OF_WHAT_COMES) && words.length <= MOST_IN_A_TELLING / 2
  return isTold || isForeseen ? { intent: 'aside', aside: 'complaint', where } : null
}
