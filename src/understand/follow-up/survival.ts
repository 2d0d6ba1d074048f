import { memoisedByObject } from '../../collections/collections.js'
import { type Share, shareOf, sharesOf } from '../../learnt/models.js'
import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  NEWEST_OF_EACH,
  type Where,
} from '../../model/query.js'
import { type Carriers, featuresOf, followUpFeaturesOf, subjectFeaturesOf } from '../classify/classifier.js'
import { entitiesAbout, isTagged } from '../entities/entities.js'
import { isSendAsked } from '../entities/grades.js'
import { wordsTaken } from '../entities/named.js'
import { namesGrading, passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentIn, subjectWithout, subjectWords } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, periodAfter } from './conversation.js'
import { mergedWhere } from './place-and-conditions.js'
import { askedBefore, inWhere, type Previous, subjectBefore, whereOf } from './shown.js'

/**
 * What of a conversation survives a message, as it is learnt of examples: how the message follows the answer, and what becomes
 * of the subject. It is `kept` ('and in Devon?', 'what were they told to do about it'), `joined` by words beside it ('who pays
 * for it'), gives way to a `new` one ('and prison?'), or is `left` for the council as a whole ('what grade did they get').
 */

const learnt = (
  model: 'follow-up' | 'subject',
  { entities, shares }: ReadMessage,
  previous: Previous | undefined,
  { models, lexicon, vocabulary }: Understanding,
): Share | undefined => {
  const [council] = vocabulary.authorities
  const placed = council
    ? sharesOf(models.intent, subjectFeaturesOf(entitiesAbout(entities, council), lexicon))
    : shares
  const before = previous ? askedBefore(previous).intent : null
  return sharesOf(models[model], followUpFeaturesOf({ entities, shares, placed, before }, lexicon))[0]
}

/** How a message follows the answer before it, by its words and by what that was to; `new` where it stands by itself. */
export const followsAs = (
  read: ReadMessage,
  previous: Previous | undefined,
  understanding: Understanding,
): Share => learnt('follow-up', read, previous, understanding) ?? { label: 'new', share: 1 }

/** What becomes of the subject of a conversation. */
export const subjectAfter = (read: ReadMessage, previous: Previous, understanding: Understanding): Share =>
  learnt('subject', read, previous, understanding) ?? { label: 'kept', share: 0 }

/** Whether a message asks what is said of a new subject, so likely by its words and by what becomes of the subject before. */
export function isOfNewSubject(
  read: ReadMessage,
  about: ReadMessage,
  least: number,
  previous: Previous,
  understanding: Understanding,
): boolean {
  if (about.intention.intent !== 'passages' || about.intention.share < least) return false
  const { label, share } = subjectAfter(read, previous, understanding)
  return label === 'new' && share >= least
}

/** So likely, what becomes of the subject is heeded. */
const LIKELY = 0.6

/** Words beside a subject narrow it; more of them are a subject of their own. */
const SURELY_JOINED = 0.65
const MOST_JOINED = 3

/** Words of a subject that is hardly more than a name. */
const MOST_OF_A_NAME = 4

/** So surely kept, a subject is, though a place is named with a word or two beside it. */
const SURELY_KEPT = 0.9
const MOST_BESIDE_NEW_PLACE = 2

const isOfNewPlace = ({ slots: { where } }: ReadMessage, before: Asked): boolean =>
  where.councils.length > 0 && !where.councils.every((slug) => whereOf(before).councils.includes(slug))

/** What is asked of a council as a whole, or of none: no answer to what keeps to a subject. */
const OF_NO_SUBJECT: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'reasons',
  'councils',
  'comparison',
])

const isOfWords = ({ intent }: Asked): boolean => intent === 'passages' || intent === 'recommendations'

/** Whether mentions are counted, and of nothing that is named. */
export const countsNothing = (asked: Asked): asked is AskedFor<'mentions'> =>
  asked.intent === 'mentions' && asked.subject === '' && asked.phrases.length === 0 && !asked.isAgain

const isOfNoSubject = (asked: Asked): boolean =>
  OF_NO_SUBJECT.has(asked.intent) ||
  (asked.intent === 'report' && asked.part !== 'front-page' && asked.instead === null)

/** Whether a message asks something: not 'so quick but poor then'. */
const isAsked = (
  { entities }: Pick<ReadMessage, 'entities'>,
  { models }: Pick<Understanding, 'models'>,
): boolean => shareOf(sharesOf(models.clause, featuresOf(entities)), 'asks') >= LIKELY

/** What is asked of Pilcrow itself. */
const OF_PILCROW: ReadonlySet<string> = new Set(['about', 'trust', 'limits', 'chatter', 'privacy'])

/** Whether what was taken for a mere reaction, or for nothing that reports tell, asks something: 'what exactly was wrong with it'. */
const asksAfterAll = (
  asked: Asked,
  { entities, intention }: ReadMessage,
  { models }: Understanding,
): boolean =>
  asked.intent === 'aside' &&
  (asked.aside === 'reaction' || asked.aside === 'off-topic') &&
  intention.share >= LIKELY &&
  (intention.intent === 'reasons' || intention.intent === 'passages') &&
  isAsked({ entities }, { models })

/** 'Older children': what else would point at another inspection says which they are. */
const olderIn = ({ entities: { tokens } }: ReadMessage, { recogniser }: Understanding): string[] =>
  recogniser.names.in('older', tokens).map(({ from }) => tokens[from]?.word ?? '')

/** What is asked after words of area SEND inspections is asked of such, until something else is named. */
function inSameKind(asked: Asked, { slots: { where } }: ReadMessage, before: Asked): Asked {
  const now = whereOf(asked)
  const { framework, councils } = whereOf(before)
  const isOfSend = framework === 'SEND' || ('judgement' in before && isSendAsked(before.judgement))
  const isOpen = now.framework === null && now.reports.length === 0 && where.councils.length === 0
  return isOfSend && isOpen && isOfWords(asked) && now.councils.join() === councils.join()
    ? inWhere(asked, { ...now, framework: 'SEND' })
    : asked
}

/**
 * What was understood, with the kind of report and the subject of the conversation as far as they survive.
 * @param about the message as it is read where the conversation is
 */
export const withSubjectKept = (
  asked: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked =>
  inSameKind(ofSubjectKept(asked, read, about, previous, understanding), read, askedBefore(previous))

function ofSubjectKept(
  asked: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const before = askedBefore(previous)
  const subject = subjectBefore(before)
  const { vocabulary } = understanding
  const { label, share } = subjectAfter(read, previous, understanding)
  const { judged, grades } = read.entities
  const { answer, tone } = read.slots
  // 'Do they get a say in them' has the name of a judgement, and asks for none.
  const isOfWordsAlone = asked.intent === 'passages' && asked.judgement === null
  if (grades.length > 0 || (judged.judgements.length > 0 && !isOfWordsAlone)) return asked
  // 'How many reports mention it', after what is said of neglect, counts those that mention neglect.
  if (countsNothing(asked) && subject !== '')
    return { ...asked, subject: subjectWords(subject, vocabulary).join(' ') }
  const { says: own, everyday } = ownSubject(read, 'again', understanding)
  const known = subjectWords(subject, vocabulary)
  // 'And do Leicester train theirs', after how somebody trains foster carers.
  const isPartOfKnown =
    own.length > 0 && own.length < new Set(known).size && own.every((word) => known.includes(word))
  if (asked.intent === 'passages' && isOfNewPlace(read, before) && isPartOfKnown) return { ...asked, subject }
  if (share < LIKELY) return asked
  // 'Which of the two got the better grade overall'
  if (asked.intent === 'comparison' && namesGrading(read.entities, understanding)) return asked
  // 'Compare them', after what is said of a judgement and its grade: the grades are.
  if (asked.intent === 'comparison' && before.intent === 'passages' && before.judgement !== null) return asked
  const isIn = (word: string) => 'subject' in asked && asked.subject.toLowerCase().includes(word)
  const isSpokenOf = known.some(isIn)
  const on = (words: string): AskedFor<'passages'> =>
    passagesOn(words, { where: keptWhere(asked, read, previous, understanding) }, { answer, tone })
  // A name may have a word that tells of nothing by itself: 'early help'.
  const named = subject.split(' ').length <= MOST_OF_A_NAME ? [subject] : known
  const joined = (words: readonly string[]): Asked => {
    const added = words.filter((word) => !known.includes(word))
    if (asked.intent === 'passages' && asked.subject === subject && label === 'new')
      return { ...asked, subject: [subject, ...words].join(' ') }
    return known.length > 0 && !known.every(isIn) && (isOfWords(asked) || isOfNoSubject(asked) || asksAfter)
      ? on([...named, ...added].join(' '))
      : asked
  }
  // 'Is it independent', after what is said of advocates, hardly asks who made Pilcrow.
  const isOffTopic =
    asked.intent === 'aside' &&
    label === 'joined' &&
    (asked.aside === 'off-topic' || (OF_PILCROW.has(asked.aside) && read.intention.share < LIKELY))
  const asksAfter = isOffTopic || asksAfterAll(asked, about, understanding)
  // 'Is the NHS to blame', after the reasons for a grade.
  if (asksAfter && known.length === 0 && everyday.length > 0) return on(everyday.join(' '))
  switch (label) {
    case 'kept':
      if (known.length === 0 || known.every(isIn)) return asked
      // 'My lads in Telford, try that one' says who lives there.
      if (
        asked.intent === 'passages' &&
        share >= SURELY_KEPT &&
        isOfNewPlace(read, before) &&
        own.length <= MOST_BESIDE_NEW_PLACE
      )
        return { ...asked, subject }
      // Of councils that stood side by side already, grades tell which is better; of grades at a time, what was said then.
      if (asked.intent === 'comparison' && whereOf(before).councils.length > 1) return asked
      // 'Better or worse', after what is said of care leavers and their grade, is told by their grades.
      if (asked.intent === 'history' && asked.judgement !== null && before.intent === 'passages')
        if (before.judgement !== null) return asked
      if (
        asked.intent === 'history' &&
        before.intent === 'passages' &&
        !namesGrading(read.entities, understanding)
      )
        return on(subject)
      if (isOfNoSubject(asked) || asksAfter) return on(subject)
      // 'Any recommendations about health assessments in Northumberland' names what it asks about.
      if (asked.intent === 'recommendations' && !isSpokenOf && isTagged(read.entities, vocabulary.stopWords))
        return asked
      if (asked.intent === 'recommendations') return ofNewestReport({ ...asked, subject })
      // 'And are they leaving Hartlepool' says again a part of it.
      return asked.intent === 'passages' && own.every((word) => known.includes(word))
        ? { ...asked, subject }
        : asked
    case 'joined':
      if (share < SURELY_JOINED || everyday.length === 0 || everyday.length > MOST_JOINED) return asked
      return joined([...olderIn(read, understanding), ...everyday])
    case 'new':
      // 'And is pay a problem there': words of everyday talk say what is asked beside the subject.
      if (own.length === 0)
        return everyday.length > 0 && read.slots.where.councils.length === 0 ? joined(everyday) : asked
      return isSpokenOf && asked.intent === 'passages' && !own.some(isIn)
        ? { ...asked, subject: own.join(' ') }
        : asked
    default:
      return asked
  }
}

/** 'What were they told to do about it' asks what holds now, where neither a time nor a report is named. */
function ofNewestReport(asked: AskedFor<'recommendations'>): Asked {
  const { councils, reports, period } = asked.where
  const isOpen = councils.length === 1 && reports.length === 0 && !isPeriodNamed(period)
  return isOpen ? inWhere(asked, { ...asked.where, period: NEWEST_OF_EACH }) : asked
}

/** Where what keeps to a subject is asked: where it was understood to be, else where the conversation is. */
function keptWhere(asked: Asked, read: ReadMessage, previous: Previous, understanding: Understanding): Where {
  const { councils: own } = whereOf(asked)
  const councils = own.length > 0 ? own : [...councilsBefore(previous, understanding)]
  const isOfNewCouncils = read.slots.where.councils.length > 0
  const period = isOfNewCouncils ? whereOf(asked).period : periodAfter(asked, askedBefore(previous))
  const merged = mergedWhere({ ...EVERYWHERE, councils, period }, read.slots.where)
  return { ...merged, framework: whereOf(asked).framework ?? merged.framework }
}

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
