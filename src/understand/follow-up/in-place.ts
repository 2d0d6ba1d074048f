import { shareOf } from '../../learnt/models.js'
import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  NEWEST_OF_EACH,
  type Where,
} from '../../model/query.js'
import { isSendReport } from '../../model/report.js'
import { askedAs, askedBy } from '../asked.js'
import { type Entities, subjectOf } from '../entities/entities.js'
import { isSendAsked } from '../entities/grades.js'
import { mentionsOn } from '../over-councils/mentions.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentIn, contentWordsIn, contentWordsWithout } from '../subject.js'
import { movesBehind } from '../subject-over-time.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, isEverywhere, periodAfter, staysEverywhere } from './conversation.js'
import { mergedWith } from './merge.js'
import { mergedWhere } from './place-and-conditions.js'
import { askedBefore, heldReportsShown, inWhere, type Previous, subjectBefore, whereOf } from './shown.js'
import { isMereTone } from './tone-asked.js'

/** Questions that stand by themselves, asked where the conversation is: its council, its year, its subject. */

/** Intents that are about one council, or a few: a question that names none keeps those of the conversation. */
export const ABOUT_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'library',
  'passages',
  'recommendations',
  'reasons',
])

/** A question about a word after an answer asks what the reports say of it, unless it surely asks what it means. */
const SURELY_DEFINING = 0.6

/** 'Virtual school': a term and no word that asks anything of it; 'and' may join it to the answer before. */
const isBareTerm = ({ entities }: ReadMessage, { vocabulary }: Understanding): boolean =>
  entities.tokens.every(({ word }) => word === 'and' || !vocabulary.stopWords.has(word))

/** So unsure of what it intends, a message that says nothing but a place asks what was asked before: 'what does Walsall say?' */
const UNSURE_OF_PLACE = 0.5

function asksNothing({ intention, entities }: ReadMessage, { vocabulary }: Understanding): boolean {
  const subject = subjectOf(entities)
  const isUnsure =
    intention.share < UNSURE_OF_PLACE || entities.tokens.some(({ word }) => POINTING_WORDS.has(word))
  const namesAny = entities.judged.judgements.length + entities.grades.length > 0
  return isUnsure && !namesAny && subject !== '' && contentWordsIn(subject, vocabulary).length === 0
}

/** A subject as it is looked for in what reports say, whatever else its words may ask. */
const asPassages = (subject: string, { slots: { where, answer, tone } }: ReadMessage): AskedFor<'passages'> =>
  passagesOn(subject, { where }, { answer, tone })

/** Less sure than this of asking how grades went, a message may go on from a subject. */
const SURELY_HISTORY = 0.6

/** Words that ask for praise or criticism and name nothing. */
const FEW_OF_TONE = 8

/** What is asked of a council as a whole. */
const OF_WHOLE: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['grade', 'reasons'])

/** A question that stands by itself, where the conversation is: of the council that it was about until another is named. */
export function inPlace(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const defining = shareOf(read.shares, 'definition')
  const isDefining =
    read.intention.intent === 'definition' &&
    defining >= SURELY_DEFINING &&
    read.entities.judged.judgements.length === 0
  const meant = isDefining && !isBareTerm(read, understanding) ? read : about
  const own = askedBy(meant, understanding)
  const before = askedBefore(previous)
  // 'What does Walsall say?' leaves its subject to the message before.
  if ('subject' in before && read.slots.where.councils.length > 0 && asksNothing(read, understanding))
    return mergedWith(read, previous, understanding, 'again')
  // 'Has the Haringey house opened then', after what is said of such houses, asks for no grades.
  const isOfOldSubject =
    own.intent === 'history' &&
    meant.intention.share < SURELY_HISTORY &&
    subjectBefore(before) !== '' &&
    contentWordsIn(subjectOf(read.entities), understanding.vocabulary).length > 0
  if (isOfOldSubject)
    return inWhere(
      asPassages(`${subjectBefore(before)} ${subjectOf(read.entities)}`, read),
      mergedWhere(whereOf(before), whereOf(own)),
    )
  // 'And what did they say is good' asks for no grade.
  if (isMereTone(read) && (own.intent === 'grade' || own.intent === 'reasons') && hasNoCouncil(read)) {
    // Of a subject of which nothing was found nothing is praised either: the council as a whole is meant.
    const isOfSubjectShown = subjectBefore(before) !== '' && previous.shown.excerpts.length > 0
    if (isOfSubjectShown) return mergedWith(read, previous, understanding, 'again')
    const where = { ...whereOf(own), councils: [...councilsBefore(previous, understanding)] }
    return { intent: 'reasons', where, judgement: null, grades: [], tone: 'praise' }
  }
  // 'Not the grade, what do they actually say', after the grade for one thing.
  if (own.intent === 'reasons' && own.judgement === null && hasNoCouncil(read))
    if (before.intent === 'grade' && before.judgement !== null)
      return { ...own, where: mergedWhere(before.where, read.slots.where), judgement: before.judgement }
  const moves = own.intent === 'reasons' && own.judgement === null ? movesBehind(read, before) : null
  if (moves) return moves
  // 'Any nice things said about it?' asks for the same in another tone.
  if (
    own.intent === 'reasons' &&
    own.tone !== 'neither' &&
    before.intent === 'passages' &&
    before.subject !== '' &&
    read.slots.where.councils.length === 0 &&
    read.entities.tokens.length <= FEW_OF_TONE &&
    contentWordsWithout(read.entities, ['reasons', own.tone], understanding).length === 0
  )
    return mergedWith(read, previous, understanding, 'again')
  // 'Where is the waiting worst?' after what is said of a subject asks for no grade.
  const isOfSubject =
    (before.intent === 'passages' || before.intent === 'definition') &&
    (isUnconditional(own) || isAtIt(own, read))
  const listed = councilsToldSo(own, before)
  if (listed) return listed
  // 'Is the one in Bristol good', after what a hub is, asks of that hub.
  const isOfPointed =
    own.intent === 'grade' &&
    own.grades.every((grade) => grade === 'Good') &&
    read.entities.judged.judgements.length === 0 &&
    subjectBefore(before) !== '' &&
    whereOf(own).councils.length > 0 &&
    read.entities.tokens.some(({ word }) => POINTING_WORDS.has(word) || word === 'one' || word === 'them')
  // 'Did Walsall get told the same?'
  const isTheSame = understanding.recogniser.names.in('also', read.entities.tokens).length > 0
  if (isTheSame && own.intent === 'grade' && 'subject' in before && whereOf(own).councils.length > 0)
    return mergedWith(read, previous, understanding, 'again')
  if (isOfPointed) return { ...asPassages(subjectBefore(before), read), where: whereOf(own) }
  // 'And what does the report say on that'
  const isOfReport = own.intent === 'report' && own.part === 'whole' && own.instead === null
  const saysIt = read.entities.tokens.some(({ word }) => word === 'say' || word === 'says')
  if (isOfReport && saysIt && subjectBefore(before) !== '' && hasNoCouncil(read))
    return asPassagesAfter(before, read)
  const isAboutWord = own.intent === 'definition' && own.grades === null && !isDefining
  // 'Did anyone say there are not enough of us' asks of no grade, but of what was spoken of.
  if (meant.intention.intent === 'passages' && OF_WHOLE.has(own.intent) && before.intent === 'passages')
    if (read.slots.where.councils.length === 0 && read.entities.judged.judgements.length === 0)
      return {
        ...before,
        subject: `${before.subject} ${subjectOf(read.entities)}`,
        tone: read.slots.tone,
        answer: read.slots.answer,
        page: 0,
      }
  const isOfKind = read.slots.answer !== 'topic' && read.slots.answer !== 'yes-no'
  const isOfThing = meant.intention.intent === 'passages' && OF_WHOLE.has(own.intent) && isOfKind
  if (isOfThing) return inWhere(asPassages(subjectOf(read.entities), read), whereOf(own))
  const asked = byCouncilInTone(
    withSubject(
      isOfSubject || isAboutWord ? askedAs('passages', meant, understanding) : own,
      read,
      before,
      understanding,
    ),
    own,
  )
  if (asked.intent === 'report' && asked.where.framework !== null && asked.where.councils.length === 0)
    if (councilsBefore(previous, understanding).length === 0)
      return askedAs('definition', meant, understanding)
  if (asked.intent === 'library' && before.intent === 'definition' && before.where.framework !== null)
    return { ...asked, where: { ...asked.where, framework: asked.where.framework ?? before.where.framework } }
  if (asked.intent === 'citation') return asked
  // 'Is the word racism used', after what one council's reports say.
  const isOfMentions =
    asked.intent === 'mentions' &&
    whereOf(before).councils.length === 1 &&
    read.slots.wording.groups.length + read.slots.wording.figures.length === 0
  if (!ABOUT_COUNCILS.has(asked.intent) && !isOfMentions) return asked
  return ofSameInspection(placedAfter(asked, meant, before, previous, understanding), previous, understanding)
}

/** 'Worst council for it', after what is said of a subject: which councils it is said of in that tone. */
const byCouncilInTone = (asked: Asked, own: Asked): Asked =>
  asked.intent === 'passages' && own.intent === 'councils' && asked.tone !== 'neither'
    ? { ...asked, isByCouncil: true }
    : asked

/** 'Which three councils are best for that', after a grade for care leavers: for those. */
export const judgedAsBefore = (asked: Asked, { entities: { tokens } }: ReadMessage, before: Asked): Asked =>
  asked.intent === 'councils' &&
  asked.judgement === null &&
  asked.having.length === 0 &&
  asked.extreme !== null &&
  'judgement' in before &&
  tokens.some(({ word }, at) => POINTING_WORDS.has(word) && BEFORE_SUBJECT.has(tokens[at - 1]?.word ?? ''))
    ? { ...asked, judgement: before.judgement }
    : asked

/** 'List the councils', after what was recommended or counted on a subject: those that were told so. Null for anything else. */
export function councilsToldSo(own: Asked, before: Asked): AskedFor<'mentions'> | null {
  if (!isUnconditional(own) || subjectBefore(before) === '' || whereOf(before).councils.length > 0)
    return null
  if (before.intent === 'mentions')
    return { ...before, of: before.of === 'paragraphs' ? 'reports' : before.of, page: 0 }
  return before.intent === 'recommendations' ? mentionsOn(before.subject, before, 'recommendations') : null
}

/** Where the conversation is, unless the message names another place. */
function placedAfter(
  asked: Exclude<Asked, AskedFor<'citation'>>,
  meant: ReadMessage,
  before: Asked,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { where } = asked
  const isElsewhere =
    meant.entities.country.length > 0 ||
    isEverywhere(meant, understanding) ||
    staysEverywhere(meant, previous) ||
    where.councils.length + where.regions.length + where.kinds.length > 0 ||
    ('having' in asked && asked.having.length > 0)
  const { isNow } = meant.entities.period
  const there = {
    ...where,
    period: isNow && !isPeriodNamed(where.period) ? NEWEST_OF_EACH : periodAfter(asked, before),
  }
  if (isElsewhere) return isOfSameCouncils(asked, before) ? inWhere(asked, there) : asked
  const councils = [...councilsBefore(previous, understanding)]
  const areNamed = whereOf(before).councils.length > 0 && OF_SEVERAL.has(asked.intent)
  return councils.length === 1 || areNamed ? inWhere(asked, { ...there, councils }) : asked
}

/** Intents that are told by one inspection of a council; which of them is meant, a conversation about area SEND tells. */
const OF_AN_INSPECTION: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'recommendations',
  'reasons',
  'report',
])

/** 'What were they told to do', after what an area SEND inspection found, is asked of that inspection, and of no other. */
function ofSameInspection(asked: Asked, previous: Previous, { byId }: Understanding): Asked {
  const { shown } = previous
  const before = askedBefore(previous)
  const reports = heldReportsShown(shown, { byId })
  const where = whereOf(asked)
  // 'What are Surrey's areas for improvement', after Surrey beside another for area SEND.
  const isOfSend =
    where.councils.length > 0 &&
    reports.every(isSendReport) &&
    where.councils.every((slug) => reports.some((report) => report.authority.slug === slug))
  const isAskedOfSend = 'judgement' in before && isSendAsked(before.judgement)
  return isOfSend &&
    (OF_AN_INSPECTION.has(asked.intent) ||
      (asked.intent === 'passages' && (isAskedOfSend || whereOf(before).framework === 'SEND'))) &&
    where.framework === null &&
    where.reports.length === 0
    ? inWhere(asked, { ...where, framework: 'SEND' })
    : asked
}

/** Intents that may be about several councils at once. */
const OF_SEVERAL: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['passages', 'recommendations'])

/** A question over councils that names no grade, judgement, movement or kind of them. */
const isUnconditional = (asked: Asked): boolean =>
  asked.intent === 'councils' &&
  asked.having.length === 0 &&
  asked.movement === null &&
  asked.judgement === null &&
  asked.where.regions.length + asked.where.kinds.length + asked.where.councils.length === 0

/** What is said of the subject of a conversation, where that is. */
const asPassagesAfter = (before: Asked, read: ReadMessage): Asked =>
  passagesOn(subjectBefore(before), { where: mergedWhere(whereOf(before), read.slots.where) })

const hasNoCouncil = ({ slots: { where } }: ReadMessage): boolean => where.councils.length === 0

/**
 * 'And Norfolk, are they good at it?', 'which councils are good at it', 'any others good at it': what is said of what was spoken of, and no grade.
 * @param isOfOthers whether the others are asked about, and not the council that was spoken of
 */
export function goodAtIt(read: ReadMessage, before: Asked, isOfOthers: boolean): Asked | null {
  const { entities, slots } = read
  const isOfSkill = entities.tokens.some(
    ({ word }, at) => word === 'at' && entities.tokens[at - 1]?.word === 'good',
  )
  const subject = subjectBefore(before)
  if (!isOfSkill || subject === '' || !pointsWithAt(entities)) return null
  const isOfWhich = slots.wording.groups.some(({ value }) => value === 'council')
  if ((isOfWhich || isOfOthers) && slots.where.councils.length === 0)
    return passagesOn(
      subject,
      {
        where: {
          ...EVERYWHERE,
          ...placesOf(slots.where),
          ...(isOfOthers ? { except: [...whereOf(before).councils] } : {}),
        },
      },
      { tone: before.intent === 'mentions' ? 'neither' : 'praise' },
    )
  return passagesOn(subject, { where: mergedWhere(whereOf(before), slots.where) })
}

const placesOf = ({ regions, kinds, period }: Where): Partial<Where> => ({ regions, kinds, period })

/** 'Which councils are good at it' asks of what was spoken of, and for no grade. */
const isAtIt = (asked: Asked, { entities: { tokens } }: ReadMessage): boolean =>
  asked.intent === 'councils' &&
  asked.having.every(({ grades }) => grades.every((grade) => grade === 'Good')) &&
  pointsWithAt({ tokens })

const pointsWithAt = ({ tokens }: Pick<Entities, 'tokens'>): boolean =>
  tokens.some(({ word }, at) => POINTING_WORDS.has(word) && tokens[at - 1]?.word === 'at')

const isOfSameCouncils = (one: Asked, other: Asked): boolean =>
  whereOf(one).councils.join() === whereOf(other).councils.join()

const POINTING_WORDS: ReadonlySet<string> = new Set(['it', 'that', 'this', 'these', 'those'])

/** Words of its own that a message adds to the subject that it points at: 'what is the law on that'. */
const MOST_ADDED = 1

/** 'What did they recommend for them' is of those that were spoken of, 'which of them' of councils. */
const BEFORE_SUBJECT = new Set(['for', 'about', 'on', 'with'])

/** 'What were they told to do about it?' leaves its subject to the message before, 'who is praised for it' all but its tone. */
function withSubject(
  asked: Asked,
  { entities: { tokens } }: ReadMessage,
  before: Asked,
  { vocabulary }: Understanding,
): Asked {
  if (asked.intent !== 'recommendations' && asked.intent !== 'passages') return asked
  const subject = subjectBefore(before)
  if (subject === '') return asked
  const own = contentIn(asked.subject, vocabulary.stopWords)
  const telling = contentWordsIn(asked.subject, vocabulary).filter((word) => !vocabulary.toneWords.has(word))
  const isPointing = tokens.some(
    ({ word }, at) =>
      POINTING_WORDS.has(word) || (word === 'them' && BEFORE_SUBJECT.has(tokens[at - 1]?.word ?? '')),
  )
  const isElsewhere = asked.where.councils.length > 0 && !isOfSameCouncils(asked, before)
  // 'And what did they recommend?' asks for all of it, 'what were they told to do about it' of one thing.
  if (isElsewhere || (asked.intent === 'recommendations' && !isPointing)) return asked
  // 'Did they have a plan to fix it'
  if (asked.intent === 'recommendations' && telling.length <= MOST_ADDED) return { ...asked, subject }
  if (own.length === 0 || (asked.intent === 'passages' && telling.length === 0)) return { ...asked, subject }
  return asked.intent === 'passages' && isPointing && telling.length <= MOST_ADDED
    ? { ...asked, subject: `${subject} ${telling.join(' ')}` }
    : asked
}
