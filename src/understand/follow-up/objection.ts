import type { Share } from '../../learnt/models.js'
import { type Asked, type AskedFor, EVERYWHERE, isPeriodNamed, type Tone } from '../../model/query.js'
import { isSendReport, type Report } from '../../model/report.js'
import { matchesYear } from '../../model/year.js'
import { subjectOf } from '../entities/entities.js'
import { sendAsked } from '../entities/grades.js'
import { type ReadMessage, readMessage } from '../read-message.js'
import { contentWordsIn } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { cryIn, readInPlace, withoutDenied } from './conversation.js'
import { ABOUT_COUNCILS, inPlace } from './in-place.js'
import { kindNamed, otherInspection } from './inspections.js'
import { mergedWith } from './merge.js'
import { missedAsked } from './reaction.js'
import {
  askedBefore,
  councilsShown,
  heldReportsShown,
  inWhere,
  ofReport,
  type Previous,
  reportAt,
  whereOf,
} from './shown.js'

/**
 * Objections to an answer that say what was asked for: 'that is a criticism, I asked for good practice', 'no, I meant both',
 * 'wrong year, I said 2016', '2013?? that is no use'. What they ask is answered, and not that there was a misunderstanding.
 */

/** What an objection begins with or holds. */
const OBJECTING = new Set([
  ...['no', 'nope', 'not', 'isnt', 'wasnt', 'arent', 'didnt', 'dont', 'wrong', 'misread', 'misunderstood'],
  ...['thats', 'but', 'um', 'erm', 'er', 'sorry'],
])

/** 'I asked …', 'care leavers, I said'. */
const SAYING = new Set([
  'asked',
  'meant',
  'said',
  'wanted',
  'want',
  'mean',
  'asking',
  'need',
  'needed',
  'typed',
])
const ADVERBS_OF_OBJECTION = new Set([
  'was',
  'am',
  'only',
  'just',
  'actually',
  'did',
  'had',
  'specifically',
  'clearly',
])

/** 'I asked for …', 'I asked you about …' */
const BEFORE_OBJECT = new Set(['for', 'about', 'you', 'if'])

/** What calls an answer praise or criticism, where the other was asked for. */
const CALLED: Readonly<Record<string, Tone>> = {
  criticism: 'praise',
  criticisms: 'praise',
  weakness: 'praise',
  weaknesses: 'praise',
  negative: 'praise',
  negatives: 'praise',
  praise: 'criticism',
  positive: 'criticism',
  positives: 'criticism',
  strength: 'criticism',
  strengths: 'criticism',
  compliment: 'criticism',
}

/** What says that an answer is too old. */
export const TOO_OLD = new Set(['old', 'ancient', 'outdated', 'ago', 'stale', 'dated'])

/** Words of an objection, at most. */
const MOST_IN_OBJECTION = 24

/**
 * What an objection asks for, and whether the answer before misread what was asked; null for no objection, or for one that
 * asks for nothing.
 * @param follows how the message follows the answer before
 */
export function objection(
  read: ReadMessage,
  follows: Share,
  previous: Previous,
  understanding: Understanding,
): { readonly asked: Asked; readonly isOwned: boolean } | null {
  const { tokens } = read.entities
  const before = askedBefore(previous)
  const isAnswered = before.intent !== 'aside' && before.intent !== 'unclear' && before.intent !== 'citation'
  if (!isAnswered || tokens.length > MOST_IN_OBJECTION || isCry(read, understanding)) return null
  const isMissed = follows.label === 'missed' && follows.share >= SURELY_MISSED
  const isReaction = follows.label === 'reaction' || isMissed
  const wanted = wantedIn(read)
  const isOfTime = wanted !== null && isPeriodNamed(read.slots.where.period)
  const objects =
    isReaction ||
    (isOfTime && follows.label === 'other-inspection') ||
    tokens.slice(0, 3).some(({ word }) => OBJECTING.has(word))
  if (!objects) return null
  // 'In 2012, I mean' says what was meant, and objects to nothing.
  const isMeant = tokens.some(({ word }) => word === 'mean')
  const shownAlready = isOfTime && !isMeant ? alreadyOfThen(read, previous, understanding) : null
  if (shownAlready) return { asked: shownAlready, isOwned: false }
  const asked = wanted === null ? null : askedAnew(wanted, previous, understanding)
  const isSorry = tokens.some(({ word }) => word === 'sorry')
  if (asked) return { asked, isOwned: !isSorry && wasMisread(asked, previous, understanding) }
  const missed = isMissed ? missedAsked(read, previous, understanding) : null
  if (missed) return { asked: missed.asked, isOwned: missed.isNew }
  if (isOfOtherKind(read, previous, understanding))
    return { asked: ofOtherKind(read, previous, understanding), isOwned: false }
  if (!isReaction) return null
  const called = tokens.flatMap(({ word }) => CALLED[word] ?? [])[0]
  const inOther = called && tokens.some(({ word }) => OBJECTING.has(word)) ? inTone(before, called) : null
  if (inOther) return { asked: inOther, isOwned: true }
  const [council] = whereOf(before).councils
  if (council !== undefined && isOfWrongYear(read))
    return {
      asked: { intent: 'library', where: { ...EVERYWHERE, councils: [council] }, page: 0 },
      isOwned: true,
    }
  return isTooOld(read, previous, understanding)
    ? { asked: otherInspection(read, previous, understanding), isOwned: false }
    : null
}

/** So sure that an answer is said to have missed something. */
const SURELY_MISSED = 0.5

/**
 * 'I want 2023', where all that was shown is of then: that it is, and whether anything newer is held; null where something was
 * shown of another time.
 */
function alreadyOfThen(
  { slots }: ReadMessage,
  { shown }: Previous,
  { byId }: Understanding,
): AskedFor<'report'> | null {
  const reports = heldReportsShown(shown, { byId })
  const [report, ...others] = reports
  const { years } = slots.where.period
  return report && others.length === 0 && years.some((year) => matchesYear(report, year))
    ? { intent: 'report', where: ofReport(report), part: 'front-page', instead: report.id }
    : null
}

/** Whether another time was shown than is asked for: not where nothing is held of it, or some of what was shown is of then. */
function wasMisread(asked: Asked, { shown }: Previous, { byId, ofCouncil }: Understanding): boolean {
  const { councils, period } = whereOf(asked)
  if (period.years.length === 0) return true
  const isOfThen = (report: Report) => period.years.some((year) => matchesYear(report, year))
  return (
    councils.some((slug) => ofCouncil(slug).some(isOfThen)) &&
    !heldReportsShown(shown, { byId }).some(isOfThen)
  )
}

/** The same asked in another tone; of grades what is behind them. */
function inTone(before: Asked, tone: Tone): Asked | null {
  if (before.intent === 'passages') return { ...before, tone, page: 0 }
  if (before.intent === 'reasons') return { ...before, tone }
  if (before.intent !== 'grade' && before.intent !== 'report') return null
  const judgement = before.intent === 'grade' ? before.judgement : null
  return { intent: 'reasons', where: before.where, judgement, grades: [], tone }
}

/** 'Wrong year', and not which is right: those that there are. */
const isOfWrongYear = ({ entities: { tokens }, slots }: ReadMessage): boolean =>
  !isPeriodNamed(slots.where.period) &&
  tokens.some(({ word }) => word === 'wrong') &&
  tokens.some(({ word }) => word === 'year' || word === 'date' || word === 'inspection')

/** So likely to cry for help, a message is no objection. */
const CRY_OBJECTING = 0.4
const isCry = (read: ReadMessage, understanding: Understanding): boolean =>
  !read.isOfTable &&
  read.intention.intent === 'danger' &&
  read.intention.share >= CRY_OBJECTING &&
  cryIn(read, true, understanding) >= CRY_AFTER
/** By what was learnt of messages after an answer: 'the SEND one, not the social care one' only sounds like a cry. */
const CRY_AFTER = 0.1

/** The words after 'I asked for', or before 'I said'; null where nothing of the kind is said. */
function wantedIn({ entities: { tokens } }: ReadMessage): string | null {
  const words = tokens.map(({ word }) => word)
  const at = words.findLastIndex((word, here) => {
    const before = words[here - 1] ?? ''
    return (
      SAYING.has(word) &&
      (/^im?$|^ive$/.test(before) ||
        (ADVERBS_OF_OBJECTION.has(before) && /^im?$/.test(words[here - 2] ?? '')))
    )
  })
  if (at < 0) return null
  const rest = tokens.slice(at + 1)
  const first = rest.findIndex(({ word }) => !BEFORE_OBJECT.has(word))
  const own = first < 0 ? [] : rest.slice(first)
  const start = Math.max(
    0,
    words.slice(0, at).findLastIndex((word) => /^im?$|^ive$/.test(word)),
  )
  const said = own.length > 0 ? own : tokens.slice(0, start).filter(({ word }) => !OBJECTING.has(word))
  return said.map(({ surface: word }) => word).join(' ')
}

/** What was meant, without what is denied: 'Bury, not Barnet', 'about delay, not about funding'. */
function meantInstead(wanted: string, understanding: Understanding): ReadMessage {
  const whole = readMessage(wanted, understanding)
  const words = whole.entities.tokens
  const denied = words.findIndex(({ word }, at) => at > 0 && (word === 'not' || word === 'instead'))
  if (denied < 0) return withoutDenied(whole, understanding)
  const meant = words.slice(0, denied).map(({ surface }) => surface)
  return readMessage(meant.join(' '), understanding)
}

/** The question before with what was meant in its place; a question of another kind where it is surely one. */
function askedAnew(wanted: string, previous: Previous, understanding: Understanding): Asked | null {
  const before = askedBefore(previous)
  const read = meantInstead(wanted, understanding)
  if (read.entities.tokens.some(({ word }) => word === 'both')) {
    const { councils } = whereOf(before)
    const both = [...new Set([...councils, ...previous.query.spokenOf])].slice(0, 2)
    if (both.length === 2 && councils.length < 2)
      return inWhere(before, { ...whereOf(before), reports: [], councils: both })
  }
  const { intention, slots, entities } = read
  if (isOfOtherKind(read, previous, understanding)) return ofOtherKind(read, previous, understanding)
  const isNamed =
    slots.where.councils.length + slots.where.regions.length + slots.where.period.years.length > 0 ||
    entities.judged.judgements.length + entities.grades.length > 0
  const telling = contentWordsIn(subjectOf(entities), understanding.vocabulary)
  if (!isNamed && telling.length === 0 && slots.tone === 'neither') return null
  // When two councils had a grade, no comparison can be asked for.
  if (before.intent === 'comparison' && entities.grades.length > 0) return null
  const isOfOwnKind =
    intention.intent !== before.intent &&
    intention.intent !== 'passages' &&
    intention.share >= SURE_OF_KIND &&
    ABOUT_COUNCILS.has(intention.intent as Asked['intent'])
  if (isOfOwnKind && slots.tone === 'neither')
    return inPlace(read, readInPlace(read, previous, understanding), previous, understanding)
  const asked = mergedWith(read, previous, understanding, 'again')
  if (JSON.stringify(asked) !== JSON.stringify(before)) return asked
  // What was asked is what was answered: how it was counted may tell why it looks otherwise.
  return before.intent === 'councils' || before.intent === 'figures' ? { ...before, isExplained: true } : null
}

const SURE_OF_KIND = 0.6

/** 'I meant social care', after what area SEND inspections say: the other kind of inspection is named, and no subject. */
function isOfOtherKind(read: ReadMessage, previous: Previous, understanding: Understanding): boolean {
  const kind = kindNamed(read)
  const report = reportAt(previous.shown, null, understanding)
  return (
    kind !== null &&
    report !== undefined &&
    read.entities.tokens.length <= MOST_NAMING_A_KIND &&
    isSendReport(report) !== (kind === 'send')
  )
}

/** The same of the other kind of inspection; that area SEND has none, its outcome says. */
function ofOtherKind(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const [council = ''] = councilsShown(previous.shown, understanding)
  return kindNamed(read) === 'send' && !understanding.ofCouncil(council).some(isSendReport)
    ? {
        intent: 'grade',
        where: { ...EVERYWHERE, councils: [council] },
        judgement: sendAsked(understanding.vocabulary.judgements),
        grades: [],
      }
    : otherInspection(read, previous, understanding)
}

/** 'The children's social care one please' */
const MOST_NAMING_A_KIND = 6

/** '2013?? I was seven', 'that is ancient': the year of what was shown, or that it is old, and nothing else is named. */
function isTooOld(
  { entities: { tokens, councils, message }, slots }: ReadMessage,
  { shown }: Previous,
  understanding: Understanding,
): boolean {
  const report = reportAt(shown, null, understanding)
  if (!report || councils.length > 0) return false
  const [year] = slots.where.period.years
  const isDoubted = year !== undefined && matchesYear(report, year) && message.includes('?')
  return isDoubted || tokens.some(({ word }) => TOO_OLD.has(word))
}
