import { memoisedByObject } from '../../collections/memoise.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  type JudgementAsked,
  NEWEST_OF_EACH,
  type Tone,
  type Where,
} from '../../model/query.js'
import { askedAs, askedBy } from '../asked.js'
import { type Carriers, contentIn, subjectWithout, tellingIn } from '../carriers.js'
import type { ReadMessage } from '../definitions.js'
import { isGoodAlone, judgementOf, namesSend } from '../entities/grades.js'
import { wordsTaken } from '../entities/named.js'
import { conditionsIn, narrowedBy } from '../over-councils/conditions.js'
import { mentionsAsked } from '../over-councils/mentions.js'
import { passagesOn } from '../passages.js'
import type { Understanding } from '../understanding.js'
import { askedBefore, councilsShown, inWhere, isPeriodNamed, isPointing, type Previous } from './shown.js'

/** What a message names takes the place of what was asked before, and the rest is carried over. */

/** So sure that a grade is asked for, one is, whatever was asked before. */
const SURELY_GRADED = 0.5

/** Councils side by side in one answer. */
export const MOST_COUNCILS = 10

/** Ways of speaking that come before a question: 'cheers. is Leicester the same?' */
const BEFORE_QUESTIONS = ['thanks', 'greeting', 'reaction'] as const

/** Ways to follow that point at an answer: their words name no subject, 'OK, Norfolk, whole paragraph'. */
const POINTING_LABELS = ['item', 'source', 'other-inspection', 'explain', 'why', 'reaction'] as const

/** What an answer and the question before it are called: 'the same topic for Bury'. */
const OF_THE_QUESTION = [
  ...['topic', 'topics', 'subject', 'issue', 'thing', 'opposite', 'tho', 'please', 'pls', 'back'],
  ...['practice', 'practices', 'example', 'examples', 'quotes', 'quotations'],
]

/** What sets a place beside the one before, or says only who lives there: 'is Hull shorter', 'my sister lives in Hull'. */
const OF_ANOTHER_PLACE = new Set([
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

/** 'Ok Hull?', 'is Hull shorter? my sister lives there': what was asked, of a place that is named now and nothing beside it. */
export function asksSameElsewhere(
  { entities: { tokens, grades, judged }, slots: { where } }: ReadMessage,
  telling: readonly string[],
  before: Asked,
): boolean {
  const [council] = where.councils
  if (before.intent !== 'passages' && before.intent !== 'recommendations') return false
  if (council === undefined || before.where.councils.includes(council) || before.subject === '') return false
  return (
    tokens.length <= MOST_BESIDE_A_PLACE &&
    grades.length + judged.judgements.length === 0 &&
    telling.length > 0 &&
    telling.every((word) => OF_ANOTHER_PLACE.has(word))
  )
}

const MOST_BESIDE_A_PLACE = 10

const pointingWords = memoisedByObject(
  (carriers: Carriers): ReadonlySet<string> =>
    new Set([
      ...POINTING_LABELS.flatMap((label) => carriers[label] ?? []),
      ...OF_THE_QUESTION,
      ...OF_ANOTHER_PLACE,
    ]),
)

/** What is named now, in the place of what was named before. */
export function mergedWhere(before: Where, now: Where): Where {
  const isPlaceNamed = now.councils.length > 0 || now.regions.length > 0 || now.kinds.length > 0
  const isCouncilNamed = now.councils.length > 0
  const kept = <One>(named: readonly One[], old: readonly One[]): One[] => [
    ...(named.length > 0 ? named : isCouncilNamed ? [] : old),
  ]
  return {
    ...(before.except && !isCouncilNamed ? { except: before.except } : {}),
    councils: isPlaceNamed ? now.councils : before.councils,
    reports: isPlaceNamed || isPeriodNamed(now.period) ? [] : before.reports,
    regions: kept(now.regions, before.regions),
    kinds: kept(now.kinds, before.kinds),
    neighboursOf: now.neighboursOf ?? (isPlaceNamed ? null : before.neighboursOf),
    period: isPeriodNamed(now.period) || isCouncilNamed ? now.period : before.period,
    framework: now.framework ?? (now.isWhole ? null : before.framework),
    inspector: now.inspector ?? before.inspector,
    ...(now.isWhole || (now.framework === null && before.isWhole) ? { isWhole: true as const } : {}),
    ...((now.framework === null ? before : now).isOnly ? { isOnly: true as const } : {}),
    ...((now.framework === null ? before : now).isWithout ? { isWithout: true as const } : {}),
  }
}

/** 'Drop the ones before 2020' keeps those from 2020 on. */
function withoutThose(where: Where, read: ReadMessage, { recogniser }: Understanding): Where {
  const { period } = where
  const isLeftOut = recogniser.names.in('left-out', read.entities.tokens).length > 0
  if (!isLeftOut || period.years.length > 0) return where
  const { from, to } = period
  return {
    ...where,
    period: { ...period, from: to === null ? null : to + 1, to: from === null ? null : from - 1 },
  }
}

/** 'Anything good there?' asks for praise, 'only the good ones' for councils that are graded so. */
export const isMereTone = ({ entities, slots: { wording } }: ReadMessage): boolean =>
  entities.grades.length > 0 &&
  isGoodAlone(entities.grades.flatMap(({ value }) => value.grades)) &&
  wording.groups.length === 0 &&
  entities.tokens.some(({ word }) => ANY.has(word)) &&
  entities.judged.judgements.length === 0 &&
  !entities.tokens.some(({ word }) => word === 'ones')

const ANY = new Set([
  ...['practice', 'practices', 'example', 'examples', 'news', 'points'],
  ...['anything', 'any', 'something', 'nothing', 'bits', 'things', 'side', 'stuff', 'what'],
])

/** The other of praise and criticism, where 'the opposite' is asked for. */
const toneAfter = (before: Tone, read: ReadMessage, { recogniser }: Understanding): Tone => {
  const { tone } = read.slots
  if (recogniser.names.in('opposite', read.entities.tokens).length > 0)
    return before === 'praise' ? 'criticism' : 'praise'
  if (isMereTone(read)) return 'praise'
  // 'In outstanding councils' says where to look.
  if (read.entities.grades.length > 0) return before
  return tone === 'neither' ? before : tone
}

/** The subject that a message has of its own, and those of its words that say what it is: none in 'in 2016, I mean'. */
export function ownSubject(
  { entities, slots }: ReadMessage,
  kind: 'narrow' | 'again',
  understanding: Understanding,
): {
  readonly subject: string
  readonly says: readonly string[]
  /** Those of everyday talk too: 'is pay a problem there'. */
  readonly everyday: readonly string[]
} {
  const { vocabulary } = understanding
  const subject = subjectWithout(entities, [kind, 'councils', slots.tone, ...BEFORE_QUESTIONS], understanding)
  // 'Now a negative one' names no subject: it asks for the same in another tone.
  const graded = wordsTaken(entities.grades)
  const ofGrades = new Set(entities.tokens.flatMap(({ word }, at) => (graded.has(at) ? [word] : [])))
  const pointing = pointingWords(understanding.carriers)
  const everyday = contentIn(subject.toLowerCase(), vocabulary.stopWords).filter(
    (word) =>
      word.length > 1 && !vocabulary.toneWords.has(word) && !ofGrades.has(word) && !pointing.has(word),
  )
  return { subject, says: everyday.filter((word) => !vocabulary.faintWords.has(word)), everyday }
}

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
  const isOfNow = entities.period.isNow && tellingIn(subject, vocabulary).length === 0
  const isRecent = kind === 'narrow' && understanding.recogniser.names.in('last', entities.tokens).length > 0
  const [time] = entities.relativeTimes
  const now = time
    ? { ...slots.where, period: time.value }
    : (isOfNow || isRecent) && !isPeriodNamed(slots.where.period)
      ? { ...slots.where, period: NEWEST_OF_EACH }
      : slots.where
  const where = withoutThose(mergedWhere(beforeWhere, now), read, understanding)
  const isJudgementAlone = judgement !== null && says.every((word) => named.has(word))
  const hasContent = says.length > 0
  // 'And how many good', after how many boards were inadequate, is asked of boards; 'which of those are good' of the councils.
  const ofBefore = 'having' in before && !isPointing(entities) ? (before.having[0]?.judgement ?? null) : null
  const conditions = conditionsIn(entities).map((one) => ({ ...one, judgement: one.judgement ?? ofBefore }))

  switch (before.intent) {
    case 'grade':
    case 'history':
    case 'comparison':
    case 'reasons': {
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
        return own.intent === 'grade' ? askedAs('councils', read, understanding) : own
      }
      // A council that is named after a comparison is set beside the others.
      const councils =
        before.intent === 'comparison'
          ? [...new Set([...before.where.councils, ...where.councils])].slice(0, MOST_COUNCILS)
          : where.councils
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
        return askedAgain({ ...where, period: ANY_TIME, reports: [] })
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
      const isNewSubject = hasContent && kind === 'again' && !isOfSend
      const isWhole = before.intent === 'passages' && asksForWhole(read)
      return {
        ...(before.intent === 'passages' ? withoutWhole(before) : before),
        ...(isWhole ? { isWhole } : {}),
        where: isOfSend ? { ...where, reports: [], framework: 'SEND' } : where,
        having:
          conditions.length > 0 && !isMereTone(read)
            ? conditions.map((one) => ({ ...one, judgement: null }))
            : before.having,
        ...(isNewSubject ? newSubject(before, subject, read, understanding) : {}),
        ...(before.intent === 'passages'
          ? {
              judgement: isNewSubject ? (isJudgementAlone ? judgement : null) : before.judgement,
              answer: isNewSubject ? slots.answer : before.answer,
              tone: toneAfter(before.tone, read, understanding),
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
      if (judgement && isJudgementAlone) return { intent: 'grade', where, judgement, grades: [] }
      if (hasContent) return inWhere(askedBy(read, understanding), where)
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
      return { ...askedAs('definition', read, understanding), where: before.where } as Asked
    default:
      return inWhere(askedBy(read, understanding), where)
  }
}

/** What is looked for now; of what is counted, the words that are, and not those around them: 'ok what about gangs then'. */
function newSubject(
  before: Asked,
  subject: string,
  { entities }: ReadMessage,
  understanding: Understanding,
): { subject: string; phrases?: string[] } {
  if (before.intent !== 'mentions') return { subject }
  const { subject: counted, phrases } = mentionsAsked(entities, subject, understanding)
  return { subject: counted, phrases }
}

/** What is praised of a subject, or of a council where there is none. */
const praised = (subject: string, { having }: AskedFor<'recommendations'>, where: Where): Asked =>
  subject === ''
    ? { intent: 'reasons', where, judgement: null, grades: [], tone: 'praise' }
    : passagesOn(subject, { where, having }, { tone: 'praise' })

/** Whether area SEND is named as a report, and no subject. */
const asksForSendReport = ({ entities: { judged, tokens } }: ReadMessage): boolean =>
  judged.all.length > 0 &&
  judged.all.every(namesSend) &&
  tokens.some(({ word }) => word === 'one' || word === 'report' || word === 'inspection') &&
  tokens.length <= 8

/** 'OK, Norfolk, whole paragraph', 'the Wirral one in full'. */
const asksForWhole = ({ entities: { tokens }, slots }: ReadMessage): boolean =>
  slots.where.councils.length === 1 && tokens.some(({ word }) => WHOLE.has(word))

const WHOLE = new Set(['full', 'whole', 'entire', 'entirety', 'complete', 'unabridged'])

/** A question that was asked for one paragraph, whole, is asked as others are. */
export function withoutWhole({
  isWhole: _,
  isOverTime: __,
  isDoubted: ___,
  ...asked
}: AskedFor<'passages'>): AskedFor<'passages'> {
  return asked
}

/** 'Which of those were also in 2016', 'which were they told before': what comes again from report to report. */
export const isAlsoOfOthers = ({ entities }: ReadMessage, { recogniser }: Understanding): boolean =>
  (['also', 'formerly'] as const).some((kind) => recogniser.names.in(kind, entities.tokens).length > 0)

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
  where.framework === null && judgement?.keys.every((key) => key.startsWith('SEND/'))
    ? { ...where, framework: 'SEND' }
    : where

/** Whether a message after a list names one council and asks something of it: no condition, no time. */
const isOfOneListed = ({ slots: { where }, entities }: ReadMessage, hasCondition: boolean): boolean =>
  where.councils.length === 1 &&
  where.neighboursOf === null &&
  !hasCondition &&
  !isPeriodNamed(where.period) &&
  entities.tokens.length > MERE_NAME

/** Words that a council is named in, and asked nothing of: 'and in Devon'. */
const MERE_NAME = 4

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
  const rejudged = before.having.map((one) => (judgement ? { ...one, judgement } : one))
  // 'And of those, in care too?' asks for the same grade of another judgement.
  const alsoJudged =
    kind === 'narrow' && conditions.length === 0 && judgement && first
      ? [...before.having, { judgement, grades: first.grades, period: first.period }]
      : null
  return {
    ...before,
    where,
    having:
      alsoJudged ?? (conditions.length > 0 ? narrowedBy(isAdded ? before.having : [], conditions) : rejudged),
    judgement: alsoJudged ? before.judgement : (judgement ?? before.judgement),
    ...(before.intent === 'councils' && extreme !== null ? { extreme } : {}),
    ...('page' in before ? { page: 0 } : {}),
  } as Asked
}
