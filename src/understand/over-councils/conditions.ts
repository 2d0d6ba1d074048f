import { type Having, type JudgementAsked, NEWEST_OF_EACH, type Period } from '../../model/query.js'
import { ANY_GRADE, type Finding, isOutcome } from '../../model/report.js'
import type { Entities } from '../entities/entities.js'
import {
  allBut,
  around,
  EVERY_JUDGEMENT,
  everyJudgementBut,
  type GradesNamed,
  isGoodAlone,
  isOverallAsked,
  isSendAsked,
  judgementAsked,
  WHICHEVER_JUDGEMENT,
} from '../entities/grades.js'
import { isAfterComma, type Mention } from '../entities/named.js'

/** What councils' grades must be, as a question names it: each grade with its judgement, and with its time where it has one of its own. */

/** Each group of grades that is named, with the judgement that stands nearest to it and to no other; of area SEND its outcomes. */
export const conditionsIn = (entities: Entities): Having[] =>
  eachOnce(
    conditionsNamed(entities).map((one) =>
      asksOfSend(one, entities) ? { ...one, grades: outcomesFor(one.grades) } : one,
    ),
  )

/** 'Outstanding in everything, top to bottom' says one thing twice. */
const eachOnce = (conditions: readonly Having[]): Having[] =>
  conditions.filter((one, at) => !conditions.slice(0, at).some((before) => isSame(before, one)))

const isSame = (one: Having, other: Having): boolean =>
  one.judgement?.label === other.judgement?.label &&
  one.period === other.period &&
  !one.than &&
  !other.than &&
  one.grades.join() === other.grades.join()

/** Whether a condition is on what area SEND inspections judge, which gives no grades. */
const asksOfSend = ({ judgement, than }: Having, { frameworks, grades }: Entities): boolean =>
  !than &&
  (judgement
    ? isSendAsked(judgement)
    : frameworks.length > 0 &&
      frameworks.every(({ value }) => value === 'SEND') &&
      // A grade beside an outcome is of the council's services.
      !grades.some(({ value }) => value.named.some(isOutcome)))

/** 'SEND came out good' is the first of three outcomes, and 'badly' the last. */
export const outcomesFor = (grades: readonly Finding[]): Finding[] => [
  ...new Set(grades.map((grade) => OUTCOME_FOR[grade] ?? grade)),
]

const OUTCOME_FOR: Readonly<Partial<Record<Finding, Finding>>> = {
  Outstanding: 'Outcome 1',
  Good: 'Outcome 1',
  Adequate: 'Outcome 2',
  'Requires improvement': 'Outcome 2',
  Inadequate: 'Outcome 3',
}

function conditionsNamed(entities: Entities): Having[] {
  const { grades, judged } = entities
  const compared = comparedIn(entities)
  if (compared) return [compared]
  const held = heldBeside(entities)
  if (held) return held
  const [only, second] = grades
  const isAlone = only !== undefined && !second
  const but = isAlone ? everyButIn(entities) : null
  if (but) return but
  const excepted = isAlone ? exceptedIn(entities) : null
  if (excepted) return excepted
  const isJoined = isAlone && areJoined(judged.all, entities)
  if (isAlone && judged.all.length === 0 && isOfNothing(only, entities))
    return [{ judgement: EVERY_JUDGEMENT, grades: allBut(only.value.spoken), period: null }]
  // Each grade has a judgement of its own, though one be called as a half of a report is too.
  const isEach = judged.all.length > 1 && (grades.length > 1 || isJoined)
  // 'Every single judgement as well as overall' leaves none out.
  const isWholeReport = isAlone && judged.isEvery && judged.all.every(isOfOverall)
  const mentions = isWholeReport ? [] : isEach ? judged.all : judged.judgements
  const asked = (mention: (typeof mentions)[number]) =>
    judgementAsked(mention.value, isEach ? null : judged.strand)
  if (only && isJoined)
    return mentions.map((mention) => ({
      judgement: asked(mention),
      grades: [...only.value.grades],
      period: null,
    }))
  const judgements = nearestTo(grades, mentions, entities)
  const isOfAll = judged.isEvery || isNegatedForAll(entities)
  // 'Good overall with an outstanding somewhere': of two grades the one that stands nearer to 'somewhere'.
  const isOfRest = grades.length > 1 && judged.isAny && judged.all.length > 0 && judged.all.every(isOfOverall)
  const reaching =
    mentions.length > 0 && !isOfRest
      ? null
      : isOfAll
        ? EVERY_JUDGEMENT
        : judged.isAny
          ? WHICHEVER_JUDGEMENT
          : null
  const last = grades.at(-1)
  const times = timesOf(entities)
  const areReached = grades.some(({ value }) => value.reach !== null)
  return grades.map((grade) => {
    const mention = judgements.get(grade)
    const isReached = isOfAll || grade === last || isOfRest
    return {
      judgement: mention
        ? asked(mention)
        : (reachOf(grade.value) ?? (isReached && !areReached ? reaching : null)),
      grades: [...grade.value.grades],
      period: times?.get(grade) ?? null,
    }
  })
}

const isOfOverall = ({ value }: Entities['judged']['all'][number]): boolean =>
  value.every(({ slug }) => slug === 'overall-effectiveness')

const reachOf = ({ reach }: GradesNamed): JudgementAsked | null =>
  reach === 'every' ? EVERY_JUDGEMENT : reach === 'any' ? WHICHEVER_JUDGEMENT : null

/** 'Outstanding for everything bar care leavers', 'every judgement except leadership is good': all but one were given the grade. */
function everyButIn({ grades: [grade], judged, tokens }: Entities): Having[] | null {
  const [left, other] = judged.all
  const isOfAll =
    judged.isEvery ||
    tokens.some(
      ({ word }, at) => word === 'everything' || (word === 'every' && tokens[at + 1]?.word === 'judgement'),
    )
  if (!grade || !left || other || !isOfAll) return null
  if (!tokens.slice(Math.max(0, left.from - 3), left.from).some(({ word }) => LEAVING_OUT.has(word)))
    return null
  const judgement = judgementAsked(left.value, null)
  const { spoken } = grade.value
  return judgement
    ? [
        { judgement: everyJudgementBut(judgement), grades: [...spoken], period: null },
        { judgement, grades: allBut(spoken), period: null },
      ]
    : null
}

const LEAVING_OUT = new Set(['bar', 'except', 'but', 'apart', 'excluding', 'besides', 'than'])

/** 'Nothing under good', 'nothing inadequate': every judgement was given another grade. */
const isOfNothing = ({ from }: Mention<unknown>, { tokens }: Entities): boolean =>
  tokens
    .slice(Math.max(0, from - 2), from)
    .some(({ word }, at, all) => word === 'nothing' && !LEAVING_OUT.has(all[at + 1]?.word ?? ''))

/** 'Not inadequate in anything': every judgement was given another grade. */
export const isNegatedForAll = ({ grades, tokens }: Entities): boolean =>
  tokens.some(({ word }) => word === 'anything') &&
  grades.some(({ value: { grades, spoken } }) => grades.join() !== spoken.join())

/**
 * 'Leadership rated higher than overall', 'where help and protection is behind leadership', 'better for care leavers than
 * overall': one judgement above or below another of the same report, whatever the grades. Null where none is.
 */
function comparedIn(entities: Entities): Having | null {
  const { grades, judged, outranking, tokens } = entities
  const [one, other, third] = judged.all.filter(
    (mention, at) => !isSaidAgain(mention, judged.all[at - 1], entities),
  )
  if (one && !other) return comparedToWhole(one, entities)
  if (grades.length > 0 || !one || !other || third) return null
  const isParted = tokens.slice(one.to, other.from).some(({ word }) => word === 'than')
  const way = outranking.find(
    ({ from, to }) => (one.to <= from && to <= other.from) || (isParted && to <= one.from),
  )
  const judgement = judgementAsked(one.value, null)
  const against = judgementAsked(other.value, null)
  if (
    !way ||
    outranking.length > 1 ||
    judgement === null ||
    against === null ||
    judgement.label === against.label
  )
    return null
  return { judgement, grades: ANY_GRADE, period: null, than: { way: way.value, judgement: against } }
}

/** 'Care for looked after children' names one judgement twice. */
function isSaidAgain(
  mention: Entities['judged']['all'][number],
  before: Entities['judged']['all'][number] | undefined,
  { tokens }: Entities,
): boolean {
  const slugs = new Set(before?.value.map(({ slug }) => slug))
  const isOfSame = mention.value.some(({ slug }) => slugs.has(slug))
  const between = tokens.slice(before?.to ?? 0, mention.from)
  return before !== undefined && isOfSame && between.every(({ word }) => LINKS.has(word))
}

/** 'Good leadership but children in care rated lower': a grade for one judgement, and another above or below that. */
function heldBeside({ grades, judged, outranking, tokens }: Entities): Having[] | null {
  const [one, other, third] = judged.all
  const [grade, second] = grades
  const [way] = outranking
  if (!one || !other || third || !grade || second || !way || outranking.length > 1) return null
  const isBehind = way.from >= other.to && grade.from < other.from
  const isAlone = !tokens.slice(way.to).some(({ word }) => word === 'than')
  const judgement = judgementAsked(one.value, null)
  const against = judgementAsked(other.value, null)
  if (!isBehind || !isAlone || !judgement || !against || judgement.label === against.label) return null
  return [
    { judgement, grades: [...grade.value.grades], period: null },
    { judgement: against, grades: ANY_GRADE, period: null, than: { way: way.value, judgement } },
  ]
}

/** 'The board did better than the council': held against the report as a whole, by whatever noun it is called. */
function comparedToWhole(
  one: Entities['judged']['all'][number],
  { grades, outranking, tokens, wholes }: Entities,
): Having | null {
  const [way, second] = outranking
  const judgement = judgementAsked(one.value, null)
  if (!way || second || grades.length > 0 || judgement === null || isOverallAsked(judgement)) return null
  const parted = tokens.findIndex(({ word }, at) => word === 'than' && at >= way.to)
  const isWhole = parted >= one.to && wholes.some(({ from }) => from > parted && from <= parted + 2)
  return isWhole
    ? { judgement, grades: ANY_GRADE, period: null, than: { way: way.value, judgement: null } }
    : null
}

/** 'Overall and for help and protection': several judgements, one grade. */
const areJoined = (mentions: readonly Mention<unknown>[], { tokens }: Entities): boolean =>
  mentions.length > 1 &&
  mentions.slice(1).every(({ from }, at) => {
    const before = mentions[at]?.to ?? from
    const between = tokens.slice(before, from).map(({ word }) => word)
    const isListed = isAfterComma(tokens, before) && between.length <= 1
    return isListed || (between.includes('and') && !between.some((word) => NEGATIONS.has(word)))
  })

const NEGATIONS = new Set(['not', 'isnt', 'arent', 'wasnt', 'werent', 'didnt', 'without'])

/**
 * 'Outstanding for help and protection but not for leadership', 'leadership is good but help and protection isn't': of two
 * judgements one was given the grade and the other was not. Null where nothing is excepted.
 */
function exceptedIn(entities: Entities): Having[] | null {
  const { grades, judged, tokens } = entities
  const [grade] = grades
  const [one, other, third] = judged.all
  if (!grade || !one || !other || third) return null
  const isNot = (from: number, to: number): boolean =>
    tokens.slice(from, to).some(({ word }) => NEGATIONS.has(word))
  const end = other.from >= grade.to ? other.to : grade.from
  const isExcepted =
    other.from >= grade.to && (isNot(Math.max(one.to, grade.to), other.from) || isNot(end, end + 2))
  if (!isExcepted) return null
  const { spoken } = grade.value
  const others = isGoodAlone(spoken) ? around('Good', 'below') : allBut(spoken)
  return [
    { judgement: judgementAsked(one.value, null), grades: [...spoken], period: null },
    { judgement: judgementAsked(other.value, null), grades: others, period: null },
  ]
}

/** For each grade what stands nearest to it: of all pairs the nearest first, each of both once. */
function nearestTo<G extends Mention<unknown>, J extends Mention<unknown>>(
  grades: readonly G[],
  others: readonly J[],
  { tokens }: Pick<Entities, 'tokens'>,
): ReadonlyMap<G, J> {
  const pairs = grades.flatMap((grade) =>
    others.map((other) => ({ grade, other, far: far(grade, other, tokens) })),
  )
  const found = new Map<G, J>()
  for (const { grade, other } of pairs.sort((one, another) => one.far - another.far))
    if (!found.has(grade) && ![...found.values()].includes(other)) found.set(grade, other)
  return found
}

/**
 * Words between a grade and what belongs to it; what stands before it is a little further off than what stands behind, and
 * what a comma or a 'but' parts from it further still: 'good for leadership, inadequate for help and protection'.
 */
function far(grade: Mention<unknown>, other: Mention<unknown>, tokens: Entities['tokens']): number {
  const isBehind = other.from >= grade.to
  const [from, to] = isBehind ? [grade.to, other.from] : [other.to, grade.from]
  const between = tokens.slice(from, to)
  const ends = tokens
    .slice(from - 1, to)
    .filter(({ surface }) => [',', ';', ':'].includes(surface.at(-1) ?? ''))
  const breaks = between.filter(({ word }) => BREAKS.has(word))
  const words = between.filter(({ word }) => !LINKS.has(word)).length
  return words + (isBehind ? 0 : 0.5) + PARTED * (ends.length + breaks.length)
}

/** As far off as so many words. */
const PARTED = 2
const BREAKS = new Set(['but', 'and', 'yet', 'while', 'whereas', 'though', 'although', 'despite'])
/** Words that tie a grade to what was graded. */
const LINKS = new Set([
  'for',
  'on',
  'in',
  'of',
  'at',
  'is',
  'are',
  'was',
  'were',
  'with',
  'the',
  'their',
  'its',
])

/**
 * The time of each grade, where they are of different times: 'good now but inadequate in 2015', 'inadequate in 2015, good in
 * 2022', 'good councils that were inadequate in 2015'; one that names none is of the newest inspection. Null where one time holds for all.
 */
function timesOf(entities: Entities): ReadonlyMap<Mention<unknown>, Period> | null {
  const { grades, period } = entities
  if (grades.length < 2) return null
  const dated = period.mentions.filter(({ value: { order } }) => order === null)
  const now: Mention<Period>[] = period.now.map((mention) => ({ ...mention, value: NEWEST_OF_EACH }))
  const ordered = period.mentions.filter(({ value: { order } }) => order !== null)
  const all = [...dated, ...ordered, ...now]
  if (dated.length === 0 || (all.length === 1 && !excludeEachOther(entities))) return null
  const nearest = nearestTo(grades, all, entities)
  return new Map(grades.map((grade) => [grade, nearest.get(grade)?.value ?? NEWEST_OF_EACH]))
}

/** Grades of one judgement that no single inspection gives, and that no 'to' leads from one to the other. */
function excludeEachOther({ grades: [first, second], judged, tokens }: Entities): boolean {
  if (!first || !second || judged.judgements.length > 1) return false
  const leads = tokens.slice(first.to, second.from).some(({ word }) => word === 'to' || word === 'into')
  return !leads && !first.value.grades.some((grade) => second.value.grades.includes(grade))
}

/** What is followed over time: 'never outstanding for anything' is of whatever is judged; 'anything you have' of the library. */
export function judgementFollowed(entities: Entities): JudgementAsked | null {
  const { tokens, judged } = entities
  const isOfAny = tokens.some(
    ({ word }, at) => word === 'anything' && !tokens[at + 1]?.word.startsWith('you'),
  )
  return judgementOver(entities) ?? (isOfAny || judged.isEvery ? EVERY_JUDGEMENT : null)
}

/** The judgement that all named words mean together. */
export function judgementOver({ judged }: Pick<Entities, 'judged'>): JudgementAsked | null {
  const names = judged.judgements.flatMap(({ value }) => value)
  return judgementAsked(names, judged.strand)
}

/**
 * Further conditions beside those before. No report was given two grades of one judgement: a second is in the place of the
 * first, unless it is narrower ('good or outstanding', then 'the good ones').
 */
export function narrowedBy(before: readonly Having[], now: readonly Having[]): Having[] {
  const isOfSame = (one: Having, other: Having): boolean =>
    one.judgement?.keys.join() === other.judgement?.keys.join() &&
    one.period === null &&
    other.period === null &&
    !one.grades.some((grade) => other.grades.includes(grade))
  return [...before.filter((one) => !now.some((other) => isOfSame(one, other) || isSame(one, other))), ...now]
}
