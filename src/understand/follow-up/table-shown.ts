import {
  Alongside,
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isDated,
  isPeriodNamed,
  NEWEST_OF_EACH,
  type Period,
} from '../../model/query.js'
import { ANY_GRADE, isOutcome } from '../../model/report.js'
import { notReckonedIn } from '../asked.js'
import { allBut, namesSend, sendAsked } from '../entities/grades.js'
import { conditionsIn, judgementOver } from '../over-councils/conditions.js'
import { asCouncilList, isNotInspected, whereOver } from '../over-councils/councils.js'
import { isInspectedOften, stepsNamed, timesNamed } from '../over-councils/movement.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { judgedFor } from './merge.js'
import { mergedWhere } from './place-and-conditions.js'
import type { TableAsked as Tabled } from './shape-alone.js'
import { askedBefore, councilsShown, isPointing, ordinalIn, type Previous } from './shown.js'
import {
  amongTheEnds,
  asList,
  FEW_OF_THE_LIST,
  fromItsTop,
  furtherFromTheEnd,
  largestNumber,
  namesNoMore,
  otherEndInTime,
  otherEndOf,
  otherWayRound,
} from './table-ends.js'
import { asShares, betweenOthers, howOften, inAnotherOrder, placesAtEnd, soOften } from './table-turned.js'

/** What follows a list over councils and asks more of the very lines that it has. */

/**
 * 'Who led them', 'and when was each inspected'; 'what are they now', after how they moved; 'and three times', after who was
 * so twice; 'are any of those in London', after the five that were inspected longest ago; 'and the inspection before that'.
 * Null for anything else.
 * @param kind how the message follows, as it was told
 */
export function ofThoseShown(
  read: ReadMessage,
  previous: Previous,
  kind: string,
  understanding: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  if (before.intent !== 'councils' && before.intent !== 'figures') return null
  const { entities, slots } = read
  const isElsewhere = slots.where.councils.length + read.citations.length > 0
  if (isElsewhere || entities.quoted.length > 0) return null
  return (
    notReckonedIn(read, understanding.recogniser.names) ??
    forSend(read, previous, before, understanding) ??
    whyUngraded(before, kind) ??
    whyNone(previous, before, kind) ??
    inAnotherOrder(read, before) ??
    placesAtEnd(read, before, largestNumber(read)) ??
    asShares(read, before) ??
    howOften(read, before) ??
    betweenOthers(read, before) ??
    soOften(read, previous, before, understanding) ??
    fromItsTop(read, before) ??
    ledByNamed(read, before, understanding) ??
    sameOfAnother(read, before, kind) ??
    otherWayRound(read, before, understanding) ??
    theOthers(read, previous, before, understanding) ??
    toldBeside(read, before, understanding) ??
    whatTheyAreNow(read, before) ??
    asOften(read, before) ??
    otherEndInTime(read, before, understanding) ??
    amongTheEnds(read, previous, before, understanding) ??
    furtherFromTheEnd(read, before, kind, understanding) ??
    inspectedBefore(read, before, kind) ??
    otherEndOf(read, before)
  )
}

/** Words of a message that asks how the councils of a list came out for SEND, and nothing beside. */
const MOST_FOR_SEND = 8

/** 'Any of them SEND', after councils by their grades: the outcomes of the same councils, where one was inspected for it. */
function forSend(
  { entities }: ReadMessage,
  { shown }: Previous,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'comparison'> | null {
  const { judged, grades, tokens } = entities
  const isOfSend = judged.judgements.length > 0 && judged.all.every(namesSend)
  const isPointedAt = isPointing(entities) && grades.length === 0 && tokens.length <= MOST_FOR_SEND
  const wasOfGrades =
    before.where.framework !== 'SEND' && before.having.some((one) => !one.grades.some(isOutcome))
  const councils = councilsShown(shown, understanding)
  return isOfSend && isPointedAt && wasOfGrades && councils.length > 0
    ? {
        intent: 'comparison',
        where: { ...EVERYWHERE, councils },
        judgement: sendAsked(understanding.vocabulary.judgements),
      }
    : null
}

/** 'How long have they been inadequate', after those that are: the grade of the list is named again. */
const namesTheSame = (
  { entities: { grades, judged, regions, kinds } }: ReadMessage,
  { having: [only, second] }: Tabled,
): boolean =>
  only !== undefined &&
  !second &&
  judged.judgements.length + regions.length + kinds.length === 0 &&
  grades.every(({ value }) => value.grades.every((grade) => only.grades.includes(grade)))

/** The same lines with the days of the inspections, or with who led them. */
function toldBeside(
  read: ReadMessage,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const { entities, slots } = read
  const isOfThem =
    isPointing(entities) || slots.wording.each.length > 0 || entities.tokens.length <= FEW_OF_THE_LIST
  if (slots.alongside.length === 0 || !isOfThem || !(namesNoMore(read) || namesTheSame(read, before)))
    return null
  // 'Who led the second one' is one of them; 'when were they last inspected' is all.
  if (!isPointing(entities) && ordinalIn(read, understanding) !== null) return null
  const list = asList(before)
  const told = new Set([...(list.alongside ?? []), ...slots.alongside])
  return {
    ...list,
    where: mergedWhere(list.where, slots.where),
    alongside: Alongside.options.filter((one) => told.has(one)),
  }
}

/** With what the newest report of each gives them, after a list of how they moved. */
function whatTheyAreNow(read: ReadMessage, before: Tabled): AskedFor<'councils'> | null {
  const isAsked = read.entities.period.isNow && isPointing(read.entities) && namesNoMore(read)
  return isAsked && before.movement !== null
    ? {
        ...asCouncilList(before),
        having: [{ judgement: before.judgement, grades: ANY_GRADE, period: null }],
      }
    : null
}

/** 'And three times?', 'who by two grades': the same, so often or so far at least. */
function asOften(read: ReadMessage, before: Tabled): Tabled | null {
  const { movement } = before
  const isCounted = movement?.kind === 'repeatedly' || movement?.kind === 'inspected'
  const isOfSteps = movement?.kind === 'improved' || movement?.kind === 'declined'
  const isAllAlong = movement?.kind === 'never' || movement?.kind === 'always'
  // 'Which of them have had more than one inspection', after who was never good.
  if (
    movement &&
    isAllAlong &&
    isInspectedOften(read.entities, read.slots.wording) &&
    isPointing(read.entities)
  )
    return { ...before, movement: { ...movement, least: Math.max(2, timesNamed(read.entities)) } }
  // 'Three then'
  const isMereNumber = read.entities.tokens.length <= MOST_OF_NUMBER
  const times = isCounted
    ? Math.max(timesNamed(read.entities), isMereNumber ? largestNumber(read) : 1)
    : isOfSteps
      ? stepsNamed(read.entities)
      : 1
  return movement && times > 1 && namesNoMore(read) && read.entities.tokens.length <= FEW_OF_THE_LIST
    ? { ...before, movement: { ...movement, least: times } }
    : null
}

/** Words of a message that says a number and nothing beside it: 'and three then'. */
const MOST_OF_NUMBER = 3

const BEFORE_THAT: Period = { ...ANY_TIME, order: 'previous' }

/** What each of those that were listed was graded at the inspection before its newest. */
function inspectedBefore(read: ReadMessage, before: Tabled, kind: string): AskedFor<'councils'> | null {
  const { period } = before.where
  const isOfNewest = !isPeriodNamed(period) || (period.order === 'latest' && period.years.length === 0)
  const now = read.slots.where.period
  const isAsked = kind === 'other-inspection' && namesNoMore(read) && !isDated(now)
  if (!isAsked || !isOfNewest || before.movement !== null || before.intent !== 'councils') return null
  if (before.having.length === 0)
    return { ...asCouncilList(before), where: { ...before.where, period: BEFORE_THAT } }
  const ofThem = before.having.map((one) => ({ ...one, period: one.period ?? NEWEST_OF_EACH }))
  const judgement = before.having[0]?.judgement ?? null
  return {
    ...asCouncilList(before),
    where: { ...before.where, period: ANY_TIME },
    having: [...ofThem, { judgement, grades: ANY_GRADE, period: BEFORE_THAT }],
    judgement: null,
  }
}

/** Words of a message that asks for the others, and for nothing else. */
const MOST_ASKING_OTHERS = 10

/**
 * 'Which are the others', 'who isn't', 'and the rest', after who was graded so, or moved so: all that were counted with them.
 * Null for what names a grade, a place or a time of its own.
 */
function theOthers(
  read: ReadMessage,
  previous: Previous,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const { entities, slots } = read
  const isAsked = understanding.recogniser.names.in('the-others', entities.tokens).length > 0
  const isAlone =
    namesNoMore(read) && !isPeriodNamed(slots.where.period) && entities.tokens.length <= MOST_ASKING_OTHERS
  const [only, second] = before.having
  if (!isAsked || !isAlone || (!only && before.movement === null)) return null
  const list = { ...asCouncilList(before), judgement: null }
  if (only && !second && !only.than && before.movement === null && allBut(only.grades).length > 0)
    return { ...list, having: [{ ...only, grades: allBut(only.grades) }] }
  const shown = councilsShown(previous.shown, understanding)
  if (shown.length === 0) return null
  return {
    ...list,
    where: { ...before.where, except: [...(before.where.except ?? []), ...shown] },
    having: before.having.map(({ than: _, ...one }) => ({ ...one, grades: ANY_GRADE })),
    movement:
      before.movement === null
        ? null
        : { kind: 'inspected', from: null, to: null, least: 2, isLast: false, isInARow: false },
    judgement: before.judgement,
  }
}

/** 'Which were Ada Byron's', after who led most: the inspections that she led, of those that were asked about. */
function ledByNamed(
  read: ReadMessage,
  before: Tabled,
  { recogniser: { names } }: Understanding,
): AskedFor<'councils'> | null {
  const { entities } = read
  const isOfHer = names.in('that-inspector', entities.tokens).length > 0
  const isOfGrades = (['scale', 'grading'] as const).some(
    (kind) => names.in(kind, entities.tokens).length > 0,
  )
  // 'What grades did she give', after the inspections that she led.
  if (before.where.inspector !== null && isOfHer && isOfGrades && namesNoMore(read)) return asList(before)
  const [inspector, second] = entities.inspectors
  if (!inspector || second || before.intent !== 'figures' || before.by !== 'inspector') return null
  return {
    ...asCouncilList({ ...before, having: [], movement: null, judgement: null }),
    where: { ...before.where, inspector: inspector.value },
  }
}

/** Ways to follow of who was not given what was meant. */
const PUTTING_RIGHT: ReadonlySet<string> = new Set(['doubt', 'reaction'])

/** 'Same for leadership': what was asked of one judgement asked of another. */
function sameOfAnother({ entities, slots }: ReadMessage, before: Tabled, kind: string): Tabled | null {
  const { tokens, grades, judged, period } = entities
  // 'No, leadership' puts right which judgement was meant.
  const isSame =
    PUTTING_RIGHT.has(kind) ||
    slots.wording.directions.some(({ value, from }) => value === 'unchanged' && from <= 1)
  const isAlone = grades.length + period.mentions.length + slots.where.councils.length === 0
  const judgement = judgementOver(entities)
  if (!isSame || !isAlone || !judgement || judged.judgements.length > 1 || tokens.length > FEW_OF_THE_LIST)
    return null
  const [only, second] = before.having
  const having = only && !second && !only.than ? [judgedFor(only, judgement)] : before.having
  return { ...before, where: mergedWhere(before.where, slots.where), having, judgement }
}

/** 'Why don't they have one', after who has no overall grade: what became of that grade is told by its definition. */
const whyUngraded = ({ having, where }: Tabled, kind: string): AskedFor<'definition'> | null =>
  kind === 'why' && having.some(({ grades }) => grades.every((grade) => grade === 'Not judged'))
    ? { intent: 'definition', where, term: 'overall effectiveness', grades: null, ofBoard: false }
    : null

/** 'Why?', where no council was found that was graded so, or went so: how they were graded instead, or went. */
function whyNone({ shown }: Previous, before: Tabled, kind: string): AskedFor<'figures'> | null {
  const [only, second] = before.having
  const isOfNone = before.intent === 'councils' && shown.grades.length === 0
  if (kind !== 'why' || !isOfNone || second || only?.than || !(only || before.movement)) return null
  const judgement = only ? only.judgement : before.judgement
  const figure = before.movement ? 'by-way' : 'distribution'
  return {
    intent: 'figures',
    where: before.where,
    having: [],
    movement: null,
    judgement,
    figure,
    of: 'councils',
    by: null,
  }
}

// What narrows an answer over councils by something that no grade tells, or asks what it left out.

/**
 * 'How many not seen since before 2018', 'the ones that were inspected before 2016', 'does that count those with no grade':
 * of those that were listed the ones whose newest report is of then; those that were counted apart. Null for anything else.
 */
export function tableNarrowed(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): Asked | null {
  const { entities, slots } = read
  const isPlaced = slots.where.councils.length > 0
  // 'And the shortest', after the longest list of recommendations.
  const [length] = recogniser.names.in('list-length', entities.tokens)
  if (before.intent === 'figures' && before.of === 'recommendations' && length && !isPlaced)
    return { ...before, figure: length.value[0] === 'fewest' ? 'fewest' : 'extreme' }
  if (isPlaced || before.movement !== null) return null
  const apart = leftApart(read, before)
  if (apart) return apart
  const isOfEarlier = isNotInspected(entities, slots)
  const isOfThose = isPointing(entities) && isDated(slots.where.period) && entities.grades.length === 0
  if (isDated(before.where.period) || !(isOfEarlier || isOfThose)) return null
  const where = mergedWhere(before.where, isOfEarlier ? whereOver(entities, slots, []) : slots.where)
  const asked = {
    where: { ...where, period: { ...where.period, order: NEWEST_OF_EACH.order } },
    having: before.having,
    movement: null,
    judgement: before.judgement,
  }
  return slots.wording.figures.some(({ value }) => value === 'count')
    ? { intent: 'figures', ...asked, figure: 'count', by: null, of: 'councils' }
    : { intent: 'councils', ...asked, extreme: null, page: 0 }
}

/** Those without the grade that was asked about, which are counted apart. */
function leftApart({ entities }: ReadMessage, before: Tabled): AskedFor<'councils'> | null {
  const [condition, second] = conditionsIn(entities)
  const isOfNone = condition?.grades.every((grade) => grade === 'Not judged') === true
  if (!condition || second || !isOfNone) return null
  const judgement = condition.judgement ?? before.having[0]?.judgement ?? before.judgement
  return {
    intent: 'councils',
    where: before.where,
    having: [{ ...condition, judgement }],
    movement: null,
    judgement: null,
    extreme: null,
    page: 0,
  }
}

/** Words of a message that says nothing but a time told from today, or only points back. */
const FEW = 4

/** 'This year's only', after what is said or recommended on a subject. */
export function ofTimeAlone({ entities, slots }: ReadMessage, before: Asked): Asked | null {
  const [time, second] = entities.relativeTimes
  const isAlone = entities.tokens.length <= FEW && slots.where.councils.length === 0
  if (!time || second || !isAlone) return null
  return before.intent === 'passages' || before.intent === 'recommendations' || before.intent === 'mentions'
    ? { ...before, where: { ...before.where, period: time.value }, page: 0 }
    : null
}
