import type { Asked } from '../../model/query.js'
import { askedBy, FEW_FOLLOWING } from '../asked.js'
import type { Share } from '../classify/classifier.js'
import type { Entities } from '../entities/entities.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { cryIn } from './conversation.js'
import { askedBefore, type Previous, whereOf } from './shown.js'

/** What is heard before all else, whatever it follows: a cry for help, and words that only pass the time of day. */

/** Where to turn, or a word in return; null for a message that asks something. */
export function heardFirst(
  read: ReadMessage,
  about: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { intention, slots } = read
  const isSureToFollow = label !== 'new' && share >= SURELY_FOLLOWS
  // A cry for help is heard before all else, whatever it follows; what comes after one belongs to it.
  if (
    intention.intent === 'danger' &&
    cryIn(read, label !== 'new', understanding) >= (isSureToFollow ? CRY_BY_ITSELF : CRY_FOLLOWING)
  )
    return askedBy(read, understanding)
  const asksOfReports = about.intention.intent === 'passages' && about.intention.share >= SURELY_OF_REPORTS
  if (isPleasantry(read, { label, share }) && !(asksOfReports && intention.intent === 'greeting'))
    return { intent: 'aside', aside: label === 'thanks' ? label : intention.intent, where: slots.where }
  // 'And her e-mail?' is in no report.
  const { intention: placed } = about
  // 'What is the number', of those who were spoken of, is in many.
  const isCounted = label === 'closer' && slots.answer === 'number'
  if (placed.intent === 'contact' && placed.share >= SURELY_CONTACT && !isCounted)
    return { intent: 'aside', aside: placed.intent, where: whereOf(askedBefore(previous)) }
  if (isStillInDanger(read, previous)) return { intent: 'aside', aside: 'danger', where: slots.where }
  return null
}

/** So sure that it follows an answer, a message is no cry for help that is not surer still. */
export const SURELY_FOLLOWS = 0.85
const CRY_BY_ITSELF = 0.5
const CRY_FOLLOWING = 0.25

/** So surely of what reports say where the conversation is, a message is no greeting: 'are parents there'. */
const SURELY_OF_REPORTS = 0.8

/** So sure that it is asked how to reach somebody. */
const SURELY_CONTACT = 0.6

/** Words that only pass the time of day, whatever they follow. */
export const PLEASANT_INTENTS: ReadonlySet<string> = new Set(['thanks', 'greeting'])
const PLEASANT = 0.5
const SURELY_PLEASANT = 0.8

export const namesNothing = ({ councils, regions, judged, grades }: Entities): boolean =>
  councils.length + regions.length + judged.judgements.length + grades.length === 0

/** Words that only pass the time of day, and name nothing: 'thank you, that is the first straight answer'. */
function isPleasantry({ intention, entities, slots }: ReadMessage, { label, share }: Share): boolean {
  // 'And now' asks how things are.
  if (entities.period.isNow) return false
  if (label === 'thanks' && share >= PLEASANT) return namesNothing(entities)
  const isBrief = entities.tokens.length <= FEW_FOLLOWING && slots.where.councils.length === 0
  return (
    (label === 'new' || share < (label === 'reaction' ? SURELY_FOLLOWS : PLEASANT)) &&
    PLEASANT_INTENTS.has(intention.intent) &&
    intention.share >= PLEASANT &&
    (isBrief ? slots.tone === 'neither' : intention.share >= SURELY_PLEASANT && namesNothing(entities))
  )
}

/** 'We are in Preston', after somebody was told where to turn, asks for no report. */
const isStillInDanger = ({ entities, slots }: ReadMessage, { query: { asked } }: Previous): boolean =>
  asked.intent === 'aside' &&
  asked.aside === 'danger' &&
  slots.where.councils.length > 0 &&
  entities.judged.judgements.length + entities.grades.length === 0 &&
  entities.tokens.length <= FEW_FOLLOWING + 2
