import { shareOf } from '../../learnt/models.js'
import { ANY_TIME, type Asked, EVERYWHERE, isPeriodNamed, NEWEST_OF_EACH } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { conditionsIn } from '../over-councils/conditions.js'
import { passagesOn } from '../passages.js'
import { type ReadMessage, readPart } from '../read-message.js'
import { between } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, reportOfConversation } from './conversation.js'
import { ofPeriod } from './inspections.js'
import { MOST_COUNCILS } from './merge.js'
import { mergedWhere } from './place-and-conditions.js'
import { askedBefore, ofReport, type Previous, reportAt, whereOf } from './shown.js'

/** What the report that was shown tells, asked for by no subject: facts together, grades of one kind, who led, what it found where an opinion is wanted. */

const JOINING_FACTS: ReadonlySet<string> = new Set(['and', 'plus', 'also', 'n', '&'])

/** So likely each half asks for what it does. */
const LIKELY_HALF = 0.4
/** What the page of a report tells beside its dates and its lead inspector. */
const ON_THE_PAGE = ['grade', 'recommendations'] as const
const OF_THE_FRONT: ReadonlySet<string> = new Set(['date', 'person'])
const ASKING_OF_FRONT = new Set(['when', 'who', 'whos'])

/** 'When was that and what grade did they get': the page of the report that was shown, which tells both; null where one thing is asked. */
export function factsTogether(
  { entities, slots: { where } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const report = reportAt(previous.shown, null, understanding) ?? reportTold(previous, understanding)
  if (!report || where.councils.some((slug) => slug !== report.authority.slug)) return null
  const { tokens } = entities
  const isBoth = tokens.some(({ word }, at) => {
    if (!JOINING_FACTS.has(word) || at === 0 || at === tokens.length - 1) return false
    const halves = [between(entities, 0, at), between(entities, at + 1, tokens.length)].map((half) =>
      readPart(half, understanding),
    )
    const front = halves.find(
      ({ slots, entities: { tokens } }) =>
        OF_THE_FRONT.has(slots.answer) || tokens.slice(0, 2).some(({ word }) => ASKING_OF_FRONT.has(word)),
    )
    const page = halves.find((half) => half !== front)
    return (
      front !== undefined &&
      page !== undefined &&
      ON_THE_PAGE.some((intent) => shareOf(page.shares, intent) >= LIKELY_HALF)
    )
  })
  return isBoth ? { intent: 'report', where: ofReport(report), part: 'whole', instead: null } : null
}

/** The report whose front page alone was shown. */
function reportTold({ query: { asked } }: Previous, { byId, ofCouncil }: Understanding): Report | undefined {
  if (asked.intent !== 'report') return undefined
  const [id = ''] = asked.where.reports
  const [council = ''] = asked.where.councils
  return byId(id) ?? ofPeriod(ofCouncil(council), asked.where.period)
}

/** After which one council's grades may be asked for by what they are. */
const TOLD_BY_GRADES: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'judgements',
])
const OPENING_WHICH = new Set(['which', 'what', 'whats', 'where', 'any', 'anything', 'how'])

/** 'Which bit is still only good': of the newest grades of the council that was told of, those that are so. */
export function gradesSo({ entities, slots: { where } }: ReadMessage, previous: Previous): Asked | null {
  const before = askedBefore(previous)
  const [council, ...others] = whereOf(before).councils
  const [condition, second] = conditionsIn(entities)
  const isWhich = entities.tokens.slice(0, FEW_BEFORE_WHICH).some(({ word }) => OPENING_WHICH.has(word))
  if (!TOLD_BY_GRADES.has(before.intent) || council === undefined || others.length > 0) return null
  const isElsewhere = where.councils.length + where.regions.length + where.kinds.length > 0
  if (!isWhich || !condition || second || condition.judgement !== null || isElsewhere) return null
  if (!entities.tokens.some(({ word }) => PARTS.has(word))) return null
  const { reports } = whereOf(before)
  const period = isPeriodNamed(where.period) || reports.length > 0 ? where.period : NEWEST_OF_EACH
  return {
    intent: 'judgements',
    where: { ...where, councils: [council], reports, period },
    judgement: null,
    grades: condition.grades,
    extreme: null,
  }
}

/** 'And which bits …', 'ok so which …' */
const FEW_BEFORE_WHICH = 3
/** What a report's judgements are called. */
const PARTS = new Set([
  ...['bit', 'bits', 'part', 'parts', 'area', 'areas', 'one', 'ones', 'judgement', 'judgements'],
  ...['grade', 'grades', 'thing', 'things', 'section', 'sections', 'still'],
])

/** As reports call who leads a council's services; they give no name. */
const LEADER = 'director of children’s services in post'

/** 'Who was in charge then': what the report that was shown says of the director; the newest, where it is asked of now. */
export function leaderOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const report = reportOfConversation(previous, understanding)
  const { isNow } = read.entities.period
  const councils = [...councilsBefore(previous, understanding)]
  const there =
    report && !isNow
      ? ofReport(report)
      : { ...EVERYWHERE, councils, period: isNow ? NEWEST_OF_EACH : ANY_TIME }
  return passagesOn(LEADER, { where: mergedWhere(there, read.slots.where) }, { answer: 'person' })
}

/** What asks which of several councils, and so surely. */
const OF_SEVERAL_COUNCILS: ReadonlySet<string> = new Set(['councils', 'comparison'])
const SURELY_WHICH = 0.8

/** 'Is that legal', 'whose fault is it', 'should I be worried': Pilcrow quotes and judges nothing; the report that was shown says what it found. */
export function noOpinionOn(
  previous: Previous,
  { slots, intention }: ReadMessage,
  understanding: Understanding,
): Asked {
  const councils = [...new Set([...councilsBefore(previous, understanding), ...previous.query.spokenOf])]
  // 'Which one would you pick', after several councils: how they were graded, side by side.
  const isOfSeveral = councils.length > 1 && slots.where.councils.length === 0
  if (isOfSeveral && OF_SEVERAL_COUNCILS.has(intention.intent) && intention.share >= SURELY_WHICH)
    return {
      intent: 'comparison',
      where: { ...EVERYWHERE, councils: councils.slice(0, MOST_COUNCILS) },
      judgement: null,
    }
  const report = reportOfConversation(previous, understanding)
  return { intent: 'aside', aside: 'opinion', where: report ? ofReport(report) : slots.where }
}
