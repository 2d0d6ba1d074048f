import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  type Having,
  isPeriodNamed,
  type JudgementAsked,
  NEWEST_OF_EACH,
  type Where,
} from '../../model/query.js'
import { askedAs, askedBy, FEW_FOLLOWING } from '../asked.js'
import { isSendAsked, judgementOf, namesSend } from '../entities/grades.js'
import { conditionsIn, narrowedBy, outcomesFor } from '../over-councils/conditions.js'
import { mentionsAsked } from '../over-councils/mentions.js'
import { passagesOn, SUMS } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentWordsIn } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { mergedWhere, narrowedWhere, withoutThose } from './place-and-conditions.js'
import { askedBefore, councilsShown, fromFirstPage, inWhere, isPointing, type Previous } from './shown.js'
import { ownSubject } from './survival.js'
import { isMereTone, toneAfter } from './tone-asked.js'

/** What a message names takes the place of what was asked before, and the rest is carried over. */

/** So sure that a grade is asked for, one is, whatever was asked before. */
const SURELY_GRADED = 0.5

/** Councils side by side in one answer. */
export const MOST_COUNCILS = 10

/** 'and in 2022?', 'what about leeds', 'only the inadequate ones', 'which of those are in the north west' */
export function mergedWith(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
  kind: 'narrow' | 'again',
): Asked {
  const before = askedBefore(previous)
  const { entities, slots } = read
  const { vocabulary } = understanding
  const beforeWhere = before.intent === 'citation' ? slots.where : before.where
  const { subject, says } = ownSubject(read, kind, understanding)
  const judgement = judgementOf(entities)
  const named = new Set([...entities.judged.words].map((at) => entities.tokens[at]?.word))
  const isOfNow = entities.period.isNow && contentWordsIn(subject, vocabulary).length === 0
  const isRecent = kind === 'narrow' && understanding.recogniser.names.in('last', entities.tokens).length > 0
  const [time] = entities.relativeTimes
  const now = time
    ? { ...slots.where, period: time.value }
    : (isOfNow || isRecent) && !isPeriodNamed(slots.where.period)
      ? { ...slots.where, period: NEWEST_OF_EACH }
      : slots.where
  const isOfThose = isPointing(entities) && (before.intent === 'councils' || before.intent === 'figures')
  const where = withoutThose((isOfThose ? narrowedWhere : mergedWhere)(beforeWhere, now), read, understanding)
  const isJudgementAlone = judgement !== null && says.every((word) => named.has(word))
  const hasContent = says.length > 0
  // 'And how many good', after how many boards were inadequate, is asked of boards; 'which of those are good' of the councils.
  const ofBefore = 'having' in before && !isPointing(entities) ? (before.having[0]?.judgement ?? null) : null
  const conditions = conditionsIn(entities).map((one) => ({ ...one, judgement: one.judgement ?? ofBefore }))

  // 'Whats it like now', after how its grades went.
  if (
    before.intent === 'history' &&
    (entities.period.isNow || slots.where.period.order === 'latest') &&
    !hasContent
  )
    return { intent: 'grade', where, judgement: judgement ?? before.judgement, grades: [] }
  switch (before.intent) {
    case 'grade':
    case 'history':
    case 'comparison':
    case 'reasons': {
      const [condition] = conditions
      // 'And the inadequate ones', after what the outstanding councils do for care leavers.
      if (isBehindGradeOver(before) && condition && conditions.length === 1 && where.councils.length === 0)
        return {
          ...before,
          where,
          judgement: condition.judgement ?? before.judgement,
          grades: [...condition.grades],
        }
      if (hasContent && !isJudgementAlone)
        return inWhere(askedAs('passages', read, understanding), inSameServices(where, before))
      const tone = toneAfter('neither', read, understanding)
      const isToneAlone = tone !== 'neither' && judgement === null && slots.where.councils.length === 0
      // 'And the bad bits', after grades.
      if (
        isToneAlone &&
        !hasContent &&
        before.intent !== 'comparison' &&
        (conditions.length === 0 || isMereTone(read))
      )
        return { intent: 'reasons', where, judgement: before.judgement, grades: [], tone }
      // 'Anything bad about Norfolk and adoption', after Norfolk was set beside another, is asked of Norfolk alone.
      const isOfOneCompared =
        before.intent === 'comparison' &&
        slots.where.councils.length === 1 &&
        slots.where.councils.every((slug) => before.where.councils.includes(slug))
      if (isOfOneCompared && (tone !== 'neither' || judgement !== null))
        return tone === 'neither'
          ? { intent: 'grade', where, judgement, grades: [] }
          : { intent: 'reasons', where, judgement: judgement ?? before.judgement, grades: [], tone }
      const isListed = conditions.length > 0 && slots.where.councils.length === 0
      if (isListed) {
        const own = askedBy(read, understanding)
        // 'And which are outstanding?' is of all councils, whatever its words alone ask for.
        if (own.intent === 'grade') return askedAs('councils', read, understanding)
        // 'What about it is not good' is of the council still.
        const { intent, share } = read.intention
        const told =
          intent === 'reasons' && share >= SURELY_GRADED ? askedAs('reasons', read, understanding) : own
        return told.intent === 'passages' || told.intent === 'reasons' ? inWhere(told, where) : told
      }
      // A council that is named after a comparison is set beside the others.
      const isHeld = (slug: string): boolean => understanding.ofCouncil(slug).length > 0
      // Of one that nothing is held of, that is said, and nothing is compared again.
      const held = [...before.where.councils, ...where.councils].filter(isHeld)
      const councils =
        before.intent === 'comparison' && where.councils.some(isHeld)
          ? [...new Set(held)].slice(0, MOST_COUNCILS)
          : where.councils
      if (before.intent === 'comparison' && councils.length === 1 && !councils.some(isHeld))
        return { intent: 'grade', where: { ...where, councils }, judgement: null, grades: [] }
      // 'And for care leavers?' supposes no grade of them.
      const isRejudged = judgement !== null && 'grades' in before
      const asked = {
        ...before,
        ...(isRejudged ? { grades: [] } : {}),
        where: { ...where, councils },
        judgement: judgement ?? before.judgement,
      }
      return asked.intent === 'reasons'
        ? { ...asked, tone: toneAfter(asked.tone, read, understanding) }
        : asked
    }
    case 'councils':
    case 'figures':
      // 'What did they say about Devon?' after a list asks of Devon, and for no list.
      if (isOfOneListed(read, conditions.length > 0 || judgement !== null))
        return askedBy(read, understanding)
      // 'What about Essex, why outstanding', after those that are.
      if (slots.where.councils.length === 1 && read.intention.intent === 'reasons')
        if (read.intention.share >= SURELY_GRADED && entities.tokens.some(({ word }) => word === 'why'))
          return { ...askedAs('reasons', read, understanding), tone: 'neither' } as Asked
      // 'What about Bradford', after which have got worse: how its grades went.
      if (before.intent === 'councils' && before.movement && slots.where.councils.length === 1)
        if (conditions.length === 0)
          return {
            intent: 'history',
            where: { ...EVERYWHERE, councils: slots.where.councils },
            judgement: judgement ?? before.judgement,
          }
      {
        const own = askedAs('councils', read, understanding)
        if (own.intent === 'councils' && own.movement && conditions.length === 0)
          return { ...own, where, judgement: judgement ?? before.judgement }
        const isJoined = entities.tokens[0]?.word === 'and'
        return overCouncils(before, { where, conditions, kind, judgement, extreme: slots.extreme, isJoined })
      }
    case 'passages':
    case 'mentions':
    case 'recommendations': {
      // 'And what did they get for leadership'
      const { intention } = read
      if (isJudgementAlone && intention.intent === 'grade' && intention.share >= SURELY_GRADED)
        return { intent: 'grade', where: { ...where, reports: [] }, judgement, grades: [] }
      if (before.intent === 'recommendations' && kind === 'narrow' && isAlsoOfOthers(read, understanding))
        return recommendedBeside(read, previous) ?? askedAgain({ ...where, period: ANY_TIME, reports: [] })
      // What must be done is no praise: 'anything positive said about young carers' asks what is said.
      const isPraise = kind === 'again' && toneAfter('neither', read, understanding) === 'praise'
      if (before.intent === 'recommendations' && isPraise)
        return praised(hasContent ? subject : before.subject, before, where)
      const isNewQuestion = slots.answer === 'yes-no' && slots.where.councils.length === 0
      // 'And are parents happy?' asks what is said, and for nothing to be done.
      if (before.intent === 'recommendations' && hasContent && kind === 'again' && isNewQuestion)
        return inWhere(askedAs('passages', read, understanding), where)
      // 'The SEND one, I mean': the same, of the council's other inspection.
      const isOfSend = asksForSendReport(read)
      // 'Same for care leavers': a judgement that is named is a subject too.
      const isNamedWhole = hasContent && [...named].every((word) => word !== undefined && says.includes(word))
      const ofJudgement =
        isJudgementAlone && !isNamedWhole && judgement !== null && before.intent !== 'mentions'
          ? entities.tokens.flatMap(({ word }, at) => (entities.judged.words.has(at) ? [word] : [])).join(' ')
          : ''
      const isNewSubject = (hasContent || ofJudgement !== '') && kind === 'again' && !isOfSend
      const isWhole = before.intent === 'passages' && asksForWhole(read)
      const isOfNamed = slots.where.councils.length > 0
      // 'Is it better in Devon', after how long it takes in Cornwall, asks for no length.
      const asksOtherwise = isOfNamed && slots.answer !== 'topic'
      // 'What does it say about Devon', after which of those are outstanding, is asked of Devon whatever its grade.
      const havingKept = isOfNamed ? [] : before.having
      return {
        ...(before.intent === 'passages' ? withoutWhole(before) : before),
        ...(isWhole ? { isWhole } : {}),
        where: isOfSend ? { ...where, ...ofSendInstead(slots.where) } : where,
        having:
          conditions.length > 0 && !isMereTone(read)
            ? conditions.map((one) => ({ ...one, judgement: null }))
            : havingKept,
        ...(isNewSubject ? newSubject(before, ofJudgement || subject, read, understanding) : {}),
        ...(before.intent === 'passages'
          ? {
              judgement: isNewSubject ? (isJudgementAlone ? judgement : null) : before.judgement,
              answer: isNewSubject || asksOtherwise ? slots.answer : before.answer,
              tone: toneAfter(before.tone, read, understanding),
            }
          : {}),
        ...(isNewSubject && isSumAlso(before, read)
          ? {
              answer: before.answer,
              ...(judgement && isJudgementAlone
                ? { subject: judgement.label.toLowerCase(), judgement: null }
                : {}),
            }
          : {}),
        ...(before.intent === 'mentions' &&
        mentionsAsked(entities, subject, understanding).of === 'recommendations'
          ? { of: 'recommendations' }
          : {}),
        page: 0,
      } as Asked
    }
    case 'report':
      // 'What about the good ones up north'
      if (conditions.length > 0 && slots.where.regions.length + slots.where.kinds.length > 0)
        return askedAs('councils', read, understanding)
      // Of what a report judges, its page tells the grade: 'and care leavers' wants to read of them.
      if (judgement && isJudgementAlone && read.intention.intent !== 'passages')
        return { intent: 'grade', where, judgement, grades: [] }
      if (hasContent || judgement) return inWhere(askedBy(read, understanding), where)
      return { ...before, where, part: before.instead === null ? before.part : 'whole', instead: null }
    case 'judgements':
      // 'And care leavers?', after some of a council's grades.
      return judgement && isJudgementAlone
        ? { intent: 'grade', where, judgement, grades: [] }
        : inWhere(askedBy(read, understanding), where)
    case 'citation': {
      const councils =
        where.councils.length > 0 ? where.councils : councilsShown(previous.shown, understanding)
      return inWhere(askedBy(read, understanding), { ...where, councils, reports: [] })
    }
    case 'definition':
      // 'What about Kent', after what a word means: what is said of it there.
      if (slots.where.councils.length > 0 && !hasContent && !judgement)
        return passagesOn(before.term, { where })
      return { ...askedAs('definition', read, understanding), where: before.where } as Asked
    default:
      return inWhere(askedBy(read, understanding), where)
  }
}

/** Whether it was asked what lies behind a grade, of no council in particular. */
const isBehindGradeOver = (before: Asked): before is AskedFor<'reasons'> =>
  before.intent === 'reasons' && before.where.councils.length === 0 && before.grades.length > 0

/** 'And in care', after how many were on a plan: how many, of that. */
const isSumAlso = (
  before: Asked,
  { slots: { answer }, entities: { tokens } }: ReadMessage,
): before is AskedFor<'passages'> =>
  before.intent === 'passages' &&
  SUMS.has(before.answer) &&
  answer === 'topic' &&
  tokens.length <= FEW_FOLLOWING

/** What is looked for now; of what is counted, the words that are, and not those around them: 'ok what about gangs then'. */
function newSubject(
  before: Asked,
  subject: string,
  { entities }: ReadMessage,
  understanding: Understanding,
): Partial<AskedFor<'mentions'>> {
  if (before.intent !== 'mentions') return { subject }
  // 'For care leavers', after transport, asks for both together.
  if (entities.tokens[0]?.word === 'for' && before.phrases.length === 0 && !before.either)
    return { subject: `${before.subject} ${subject}`.trim() }
  const { subject: counted, phrases, either } = mentionsAsked(entities, subject, understanding)
  return { subject: counted, phrases, either }
}

/** What is praised of a subject, or of a council where there is none. */
const praised = (subject: string, { having }: AskedFor<'recommendations'>, where: Where): Asked =>
  subject === ''
    ? { intent: 'reasons', where, judgement: null, grades: [], tone: 'praise' }
    : passagesOn(subject, { where, having }, { tone: 'praise' })

/** Words of a message that names that report: 'and in the SEND report for Gateshead about them'. */
const MOST_BESIDE_SEND = 10

/** Whether area SEND is named as a report, and no subject. */
const asksForSendReport = ({ entities: { judged, tokens } }: ReadMessage): boolean =>
  judged.all.length > 0 &&
  judged.all.every(namesSend) &&
  tokens.some(({ word }) => word === 'one' || word === 'report' || word === 'inspection') &&
  tokens.length <= MOST_BESIDE_SEND

/** The council's inspection of area SEND, whatever year was spoken of, unless one is named now. */
const ofSendInstead = ({ period }: Where): Partial<Where> => ({ reports: [], framework: 'SEND', period })

/** 'OK, Norfolk, whole paragraph', 'the Wirral one in full'. */
const asksForWhole = ({ entities: { tokens }, slots }: ReadMessage): boolean =>
  slots.where.councils.length === 1 && tokens.some(({ word }) => WHOLE.has(word))

const WHOLE = new Set(['full', 'whole', 'entire', 'entirety', 'complete', 'unabridged'])

/** A question that was asked for one paragraph, whole, is asked as others are. */
export function withoutWhole({
  isWhole: _,
  isOverTime: __,
  isDoubted,
  ...asked
}: AskedFor<'passages'>): AskedFor<'passages'> {
  // The other side of what was doubted is asked for that once.
  return isDoubted ? { ...asked, tone: 'neither' } : asked
}

/** 'Which of those were also in 2016', 'which were they told before': what comes again from report to report. */
export const isAlsoOfOthers = ({ entities }: ReadMessage, { recogniser }: Understanding): boolean =>
  (['also', 'formerly'] as const).some((kind) => recogniser.names.in(kind, entities.tokens).length > 0)

/** 'Are any of those the same as Walsall's': what that council was told, beside what was shown; null where no other council is named. */
export function recommendedBeside(
  { slots }: ReadMessage,
  previous: Previous,
): AskedFor<'recommendations'> | null {
  const before = askedBefore(previous)
  if (before.intent !== 'recommendations') return null
  const { councils } = before.where
  const others = slots.where.councils.filter((slug) => !councils.includes(slug))
  return councils.length === 1 && others.length > 0
    ? { ...before, where: { ...before.where, reports: [], councils: [...councils, ...others] } }
    : null
}

export const askedAgain = (where: Where): AskedFor<'mentions'> => ({
  intent: 'mentions',
  where,
  having: [],
  subject: '',
  phrases: [],
  of: 'recommendations',
  isAgain: true,
  page: 0,
})

/** What is asked after the outcome of an area SEND inspection is asked of such an inspection. */
const inSameServices = (where: Where, { judgement }: { readonly judgement: JudgementAsked | null }): Where =>
  where.framework === null && isSendAsked(judgement) ? { ...where, framework: 'SEND' } : where

/** A list or figures over councils, merged with what a message names after them. */

/** Whether a message after a list names one council and asks something of it: no condition, no time. */
const isOfOneListed = ({ slots: { where }, entities }: ReadMessage, hasCondition: boolean): boolean =>
  where.councils.length === 1 &&
  where.neighboursOf === null &&
  !hasCondition &&
  !isPeriodNamed(where.period) &&
  entities.tokens.length > MERE_NAME

/** Words that a council is named in, and asked nothing of: 'and in Devon'. */
const MERE_NAME = 4

/** The same condition on another judgement; 'and SEND?', after a grade, asks for the outcome that stands for it. */
export const judgedFor = (one: Having, judgement: JudgementAsked): Having => ({
  ...one,
  judgement,
  grades: isSendAsked(judgement) ? outcomesFor(one.grades) : one.grades,
})

/** A list or a count over councils with more conditions, or others in their place. */
function overCouncils(
  before: AskedFor<'councils'> | AskedFor<'figures'>,
  {
    where,
    conditions,
    kind,
    judgement,
    extreme,
    isJoined,
  }: {
    /** 'And …' */
    readonly isJoined: boolean
    readonly extreme: AskedFor<'councils'>['extreme']
    readonly where: Where
    readonly conditions: AskedFor<'councils'>['having']
    readonly kind: 'narrow' | 'again'
    readonly judgement: AskedFor<'councils'>['judgement']
  },
): Asked {
  const [first] = before.having
  // 'And not good overall' is asked of those that are good for leadership, not in their place.
  const isAdded =
    kind === 'narrow' ||
    (isJoined && conditions.every((one) => one.judgement?.label !== first?.judgement?.label))
  // 'And for care leavers' after how many are good overall: how many are good for care leavers.
  const rejudged = before.having.map((one) => (judgement ? judgedFor(one, judgement) : one))
  // 'And of those, in care too?' asks for the same grade of another judgement.
  const alsoJudged =
    kind === 'narrow' && conditions.length === 0 && judgement && first
      ? [...before.having, judgedFor({ judgement, grades: first.grades, period: first.period }, judgement)]
      : null
  return {
    ...fromFirstPage(before),
    where,
    having:
      alsoJudged ?? (conditions.length > 0 ? narrowedBy(isAdded ? before.having : [], conditions) : rejudged),
    judgement: alsoJudged ? before.judgement : (judgement ?? before.judgement),
    ...(before.intent === 'councils' && extreme !== null ? { extreme } : {}),
  } as Asked
}
