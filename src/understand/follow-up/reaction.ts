import type { Share } from '../../learnt/models.js'
import type { Asked, Tone } from '../../model/query.js'
import { askedAs, askedBy, FEW_FOLLOWING } from '../asked.js'
import type { Entities } from '../entities/entities.js'
import { overallAsked } from '../entities/grades.js'
import { passagesOn } from '../passages.js'
import { type ReadMessage, readPart, standsAlone } from '../read-message.js'
import { bare, between, contentWordsIn } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, cryIn, withoutDenied } from './conversation.js'
import { ABOUT_COUNCILS, inPlace } from './in-place.js'
import { mergedWith } from './merge.js'
import { judgementAfter } from './pointed.js'
import {
  askedBefore,
  citationOf,
  inWhere,
  ofReport,
  type Previous,
  reportSpokenOf,
  subjectBefore,
  whereOf,
} from './shown.js'
import { ownSubject, subjectAfter } from './survival.js'

/** How an answer is taken: with a mere yes or no, doubted, or told that it missed what was asked. */

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

/** An answer doubted: 'are you sure', 'that cannot be right'. What was shown bears it out, and no word of the doubt is looked for. */

/** How an answer is borne out that was of grades. */
const OF_ITS_GRADES: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'report',
  'judgements',
  'history',
  'comparison',
])

/**
 * What bears out an answer: of a grade where it stands at each inspection, or, where that was shown, what is behind it; of
 * words what the same report says against them, and of when that is; of all else its source, or how anything can be checked.
 */
export function askedOnDoubt(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { asked } = previous.query
  const before = askedBefore(previous)
  const report = reportSpokenOf(previous, understanding)
  const where = whereOf(before)
  const isOfWords = asked.intent === 'passages' || asked.intent === 'report'
  if (before.intent === 'passages' && before.subject !== '' && report && isOfWords) {
    const tone = read.slots.tone === 'praise' && before.tone === 'criticism' ? 'praise' : 'criticism'
    return { ...passagesOn(before.subject, { where: ofReport(report) }, { tone }), isDoubted: true }
  }
  if (OF_ITS_GRADES.has(before.intent) && where.councils.length === 1) {
    const judgement = judgementAfter(read, before)
    const supposed = inWhere(askedAs('grade', about, understanding), where)
    // 'No, it was outstanding, I work there'
    if (read.entities.grades.length > 0 && supposed.intent === 'grade')
      return { ...supposed, judgement: judgement ?? supposed.judgement }
    return before.intent === 'grade' && judgement !== null
      ? { intent: 'reasons', where, judgement, grades: [], tone: 'neither' }
      : {
          intent: 'grade',
          where,
          judgement: judgement ?? overallAsked(understanding.vocabulary.judgements),
          grades: [],
        }
  }
  const [quoted] = previous.shown.excerpts
  return report
    ? {
        intent: 'report',
        where: ofReport(report),
        part: 'front-page',
        instead: null,
        ...(quoted?.report === report.id ? { quoted: quoted.key } : {}),
      }
    : { intent: 'aside', aside: 'trust', where: read.slots.where }
}

/** 'That is not about foster carers', 'you didn't answer about exclusions': what an answer missed. */

/** What was missed, asked where the conversation is, and whether it is another subject; null where a message does not say what that was. */
export function missedAsked(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): { readonly asked: Asked; readonly isNew: boolean } | null {
  const before = askedBefore(previous)
  const missed = missedPart(read, understanding)
  // Behind what leads to a subject no word is one of missing it.
  const { subject, says } = ownSubject(missed, missed === read ? MISSED : 'again', understanding)
  if (says.length === 0) return null
  const known = [...new Set(contentWordsIn(subjectBefore(before), understanding.vocabulary))]
  const councils = [...councilsBefore(previous, understanding)]
  const where = { ...whereOf(before), councils, reports: [] }
  const isSame = known.length > 0 && known.every((word) => says.includes(word))
  if (isSame && says.length === known.length && before.intent === 'passages')
    return { asked: inWhere({ ...before, page: 0 }, where), isNew: false }
  return { asked: passagesOn(bare(subject, understanding.vocabulary.stopWords), { where }), isNew: true }
}

const MISSED = 'missed'

/** 'That is about schools, not placements', 'you never said anything about pay': what stands behind the denial, or behind what leads to a subject, is what was wanted. */
function missedPart(read: ReadMessage, understanding: Understanding): ReadMessage {
  const { entities } = read
  const part = (from: number, to: number): ReadMessage => readPart(between(entities, from, to), understanding)
  const isOf = (one: ReadMessage): boolean => ownSubject(one, MISSED, understanding).says.length > 0
  const last = (words: ReadonlySet<string>): number =>
    entities.tokens.findLastIndex(({ word }) => words.has(word))
  const [denied, led] = [last(DENIED_BY), last(LEADING)]
  const end = entities.tokens.length
  const behind = part(denied + 1, end)
  if (denied > 0 && isOf(part(0, denied)) && isOf(behind)) return behind
  const subject = part(led + 1, end)
  return led > 0 && ownSubject(subject, 'again', understanding).says.length > 0 ? subject : read
}

const DENIED_BY = new Set(['not', 'than'])
const LEADING = new Set(['about', 'on'])

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
  // 'Ta, same for Reading pls' asks for nobody's number.
  const isElsewhere = isSureToFollow && label === 'again' && slots.where.councils.length > 0
  // 'Any para number for that' is the number of a paragraph.
  const isOfPlace = label === 'place'
  if (
    placed.intent === 'contact' &&
    placed.share >= SURELY_CONTACT &&
    !isCounted &&
    !isElsewhere &&
    !isOfPlace
  )
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

/** Intents that ask to whom somebody can turn. */
const OF_WHOM: ReadonlySet<string> = new Set(['complaint', 'contact', 'about'])

/** 'We are in Preston', 'who do I tell', after somebody was told where to turn, asks for no report. */
const isStillInDanger = (
  { entities, slots, intention }: ReadMessage,
  { query: { asked } }: Previous,
): boolean =>
  asked.intent === 'aside' &&
  asked.aside === 'danger' &&
  (slots.where.councils.length > 0 || OF_WHOM.has(intention.intent)) &&
  entities.judged.judgements.length + entities.grades.length === 0 &&
  entities.tokens.length <= FEW_FOLLOWING + 2
