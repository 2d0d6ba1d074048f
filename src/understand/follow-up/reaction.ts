import type { Asked, Tone } from '../../model/query.js'
import { askedAs } from '../asked.js'
import { overallAsked } from '../entities/grades.js'
import { type ReadMessage, standsAlone } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { withoutDenied } from './conversation.js'
import { ABOUT_COUNCILS, inPlace } from './in-place.js'
import { mergedWith } from './merge.js'
import { askedBefore, citationOf, inWhere, type Previous, subjectBefore, whereOf } from './shown.js'
import { subjectAfter } from './survival.js'

/** So sure of what it asks, a message asks that, however it follows. */
const SURE_OF_QUESTION = 0.6

const PLEASANTRIES: ReadonlySet<string> = new Set(['thanks', 'greeting'])

/** What stands alone and is no word of Pilcrow's own. */
const NEVER_REACTIONS: ReadonlySet<string> = new Set(['councils', 'figures', 'mentions', 'library', 'export'])

/** What 'that's not what I asked' is nearest to, and is not. */
const DOUBTED: ReadonlySet<string> = new Set(['privacy', 'orders', 'off-topic', 'chatter'])

/** Yes, no, thanks; 'no, I meant Leeds' asks the same again; 'Really? What about waiting times?' asks. */
export function reactionTo(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intent, share } = read.intention
  const { where } = read.slots
  const asksForLess = understanding.recogniser.names.in('less', read.entities.tokens).length > 0
  if (asksForLess && where.councils.length === 0) return inBrief(read, previous, understanding)
  if (where.councils.length > 0 || where.regions.length > 0)
    return mergedWith(withoutDenied(read, understanding), previous, understanding, 'again')
  const isQuestion = ABOUT_COUNCILS.has(intent as Asked['intent']) && share >= SURE_OF_QUESTION
  // 'So quick but poor then' asks of nothing else.
  const isRemark = intent === 'passages' && subjectAfter(read, previous, understanding).label === 'kept'
  if (isQuestion && !isRemark) return inPlace(read, about, previous, understanding)
  // 'No, it was outstanding, I work there', after its grades: whether it was.
  const before = askedBefore(previous)
  if (
    OF_GRADES.has(before.intent) &&
    whereOf(before).councils.length === 1 &&
    read.entities.grades.length > 0
  )
    return inWhere(askedAs('grade', about, understanding), whereOf(before))
  // Thanks are heard before: 'that is awful' only sounds like them.
  const isOfPilcrow =
    standsAlone(read.intention) &&
    !NEVER_REACTIONS.has(intent) &&
    !DOUBTED.has(intent) &&
    !PLEASANTRIES.has(intent)
  const spoken = whereOf(before)
  return isOfPilcrow
    ? { intent: 'aside', aside: intent, where }
    : { intent: 'aside', aside: 'reaction', where: spoken.councils.length === 1 ? spoken : where }
}

/** Of grades the overall one; of quotations one sentence of the first, or of each. */
function inBrief({ slots }: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const where = whereOf(before)
  const quoted = previous.shown.excerpts
  if (OF_GRADES.has(before.intent) && where.councils.length > 0)
    return {
      intent: 'grade',
      where,
      judgement: overallAsked(understanding.vocabulary.judgements),
      grades: [],
    }
  if (quoted.length === 0) return { intent: 'aside', aside: 'shorter', where }
  const places = quoted.flatMap((place) => citationOf(place, understanding).places)
  const brief = {
    subject: subjectBefore(before),
    tone: toneBefore(before),
    isOfEach: slots.wording.each.length > 0,
  }
  return { intent: 'citation', places, isWhole: false, brief }
}

/** The one tone that was asked for. */
const toneBefore = (before: Asked): Tone =>
  'tone' in before && before.tone !== undefined && before.tone !== 'both' ? before.tone : 'neither'

const OF_GRADES: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['grade', 'report', 'history'])
