import { type Asked, type AskedFor, EVER, isDated, isPeriodNamed, NEWEST_OF_EACH } from '../../model/query.js'
import { overallAsked } from '../entities/grades.js'
import { wordsTaken } from '../entities/named.js'
import { conditionsIn, judgementOver, narrowedBy } from '../over-councils/conditions.js'
import { asksByYear, groupsNamed } from '../over-councils/mentions.js'
import type { ReadMessage } from '../read-message.js'
import { namesRecommended } from '../slots.js'
import { clausesOf } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { isPointing } from './shown.js'

/** What follows a count of what reports mention or recommend, and asks more of those very reports. */

/** Words of a message that asks for nothing but which councils they are, or only points back. */
const MERE_WHOSE = 5
const FEW_WORDS_NAMING = 4

const ASKING_WHOSE = new Set(['which', 'who', 'whos', 'what', 'whichs'])

/** Words of a message that leaves all else to the count before it. */
const MOST_AFTER_COUNT = 9

/** 'By region', 'per year please', 'which regions mention it most': the same reports, counted by that too. */
export function mentionsLaidOut(
  { entities, slots }: ReadMessage,
  before: AskedFor<'mentions'>,
  understanding: Understanding,
): AskedFor<'mentions'> | null {
  const { tokens, grades, judged } = entities
  const isPlain = grades.length + judged.judgements.length + slots.where.councils.length === 0
  if (!isPlain || before.isAgain || tokens.length > MOST_AFTER_COUNT) return null
  const [group] = groupsNamed(entities, understanding.recogniser.names)
  const isOfYears = slots.wording.figures.some(({ value }) => value === 'by-year')
  // 'And the least', after which region mentions it most: both ends are told.
  const isOfEnds = slots.wording.most.length + slots.wording.extremes.length > 0
  const by =
    group?.by ??
    (isOfEnds ? before.by : null) ??
    (isOfYears || asksByYear(entities, understanding) ? 'year' : null)
  if (!by) return null
  const { graded: _, ...rest } = before
  return { ...rest, by, of: before.of === 'recommendations' ? before.of : 'reports', page: 0 }
}

/** 'In which councils', 'which ones', after recommendations that were counted: those very ones again. */
export function whoseAreThey(read: ReadMessage, before: AskedFor<'mentions'>): AskedFor<'mentions'> | null {
  const { entities, slots } = read
  const { groups, figures } = slots.wording
  const isOfCouncils = groups.length > 0 && groups.every(({ value }) => value === 'council')
  const places = slots.where.regions.length + slots.where.kinds.length
  const isBare =
    entities.grades.length + entities.judged.judgements.length + places + figures.length === 0 &&
    entities.tokens.length <= MERE_WHOSE
  return isBare && isOfCouncils && entities.tokens.some(({ word }) => ASKING_WHOSE.has(word))
    ? { ...before, page: 0 }
    : null
}

/** 'Which of those made it a recommendation', after what reports mention: the same, of their recommendations alone. */
export function recommendedAmong({ entities, slots }: ReadMessage, before: Asked): Asked | null {
  const isOf = before.intent === 'mentions' && before.of !== 'recommendations' && !before.isAgain
  const isAsked = isPointing(entities) && namesRecommended(entities)
  return isOf && isAsked && slots.where.councils.length === 0
    ? { ...before, of: 'recommendations', page: 0 }
    : null
}

/**
 * 'What grade were they', 'any of those graded outstanding', after what reports mention: the same reports with what each was
 * graded, or those of them that were graded so.
 */
export function mentionedGraded(
  { entities, slots }: ReadMessage,
  before: Asked,
  { recogniser, vocabulary }: Understanding,
): Asked | null {
  if (before.intent !== 'mentions' || before.isAgain || slots.where.councils.length > 0) return null
  const { tokens, grades } = entities
  const isOfThem =
    isPointing(entities) || slots.wording.each.length > 0 || tokens.some(({ word }) => THEIR.has(word))
  const isAsked = (['scale', 'grading', 'graded'] as const).some(
    (kind) => recogniser.names.in(kind, tokens).length > 0,
  )
  // 'Taking only each council's newest report, which of those are good': what stands before says how.
  const asking = clausesOf(entities).at(-1)?.tokens ?? tokens
  const ofGrades = wordsTaken(grades).size + entities.judged.words.size
  if (!isOfThem || asking.length - ofGrades > MOST_OF_GRADES || !(isAsked || grades.length > 0)) return null
  const conditions = conditionsIn(entities)
  const named = conditions[0] ? conditions[0].judgement : judgementOver(entities)
  const graded = named ?? overallAsked(vocabulary.judgements)
  // Each report that was listed counts by its own grade.
  const isNow = entities.period.isNow || slots.where.period.order === 'latest'
  const period = isNow ? NEWEST_OF_EACH : isPeriodNamed(before.where.period) ? before.where.period : EVER
  return {
    ...before,
    ...(conditions.length > 0 ? { where: { ...before.where, period } } : {}),
    having: narrowedBy(before.having, conditions),
    graded,
    page: 0,
  }
}

const THEIR = new Set(['their', 'there', 'its'])

/** Words of a message that asks for grades of what was listed, and for nothing else. */
const MOST_OF_GRADES = 10

/** 'Which are they', 'name them', after what reports mention: they are named at its head. */
export function mentionedAgain({ entities, slots, citations }: ReadMessage, before: Asked): Asked | null {
  const { tokens, grades, judged, quoted } = entities
  const [first] = tokens
  const { councils, regions, kinds, period } = slots.where
  const isAlone =
    tokens.length <= FEW_WORDS_NAMING &&
    [grades, judged.judgements, quoted, councils, regions, kinds, citations].every(
      ({ length }) => length === 0,
    )
  const isAsked = isPointing(entities) && NAMING_THEM.has(first?.word ?? '')
  return before.intent === 'mentions' && isAlone && isAsked && !isDated(period)
    ? { ...before, page: 0 }
    : null
}

const NAMING_THEM = new Set(['which', 'who', 'name', 'list', 'where', 'what'])
