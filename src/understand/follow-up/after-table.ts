import { type Share, shareOf } from '../../learnt/models.js'
import { type Asked, type AskedFor, NEWEST_OF_EACH, type Where } from '../../model/query.js'
import { askedAs } from '../asked.js'
import { type Entities, namesEngland } from '../entities/entities.js'
import { isSendAsked, judgementOf, namesSend, overallAsked } from '../entities/grades.js'
import { asCouncilList, councilsOrTheirNumber } from '../over-councils/councils.js'
import { layoutIn, MOST_LINES } from '../over-councils/layout.js'
import { mentionsOn } from '../over-councils/mentions.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { inYearBeside, runByThem } from './beside-table.js'
import { mentionsLaidOut, whoseAreThey } from './mentions-turned.js'
import { mergedWhere, withoutPlaces } from './place-and-conditions.js'
import { MOST_REASONED } from './reasons.js'
import type { TableAsked as Tabled } from './shape-alone.js'
import {
  askedBefore,
  councilsShown,
  fromFirstPage,
  isPointing,
  ofReport,
  ordinalIn,
  type Previous,
} from './shown.js'
import { tableAfter } from './table.js'
import { otherGap } from './table-ends.js'
import {
  asShare,
  besideAgain,
  besidePlace,
  besideTheRest,
  howItWent,
  howManyEach,
  inBetween,
  isPlain,
  judgementMostly,
  MERE_POINTER,
  MOST_AFTER_TABLE,
  ofSpansBeside,
  whichIsWeaker,
} from './table-figures.js'

/**
 * What is surely asked of an answer over councils, whatever else its few words sound like: how it was counted, with or without
 * area SEND, the next in rank, all of England in the place of some, a table or a file of it, the reports' words behind it.
 */

type Counted = Tabled | AskedFor<'mentions'>

const isCounted = (asked: Asked): asked is Counted =>
  asked.intent === 'councils' || asked.intent === 'figures' || asked.intent === 'mentions'

/** Null for what asks anything else, or follows another kind of answer. */
export function ofTableShown(
  read: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  const { entities, slots, citations } = read
  const ofThem =
    amongCompared(read, before, understanding) ??
    laidOutOf(read, before, understanding) ??
    howManyRecommended(read, before)
  if (ofThem) return ofThem
  if (!isCounted(before) || entities.quoted.length + citations.length > 0) return null
  const isPlainly = slots.where.councils.length + entities.grades.length === 0
  if (label === 'counted' && share >= SURELY_COUNTED && isPlainly) return { ...before, isExplained: true }
  if (slots.where.councils.length > 0) return null
  const table =
    asTable(read, before, understanding) ??
    asFile(read, before, understanding) ??
    (isPlain(read) ? withoutPlaces(read, before, understanding) : null) ??
    inTheirWords(read, label, previous, before, understanding)
  if (table) return table
  if (before.intent === 'mentions')
    return mentionsLaidOut(read, before, understanding) ?? whoseAreThey(read, before)
  const beside = inYearBeside(read, before, understanding) ?? runByThem(read, previous, before, understanding)
  if (beside) return beside
  const isTurn = before.intent === 'councils' || before.figure === 'count' || before.figure === 'share'
  return (
    whyTheEnd(read, label, previous, before, understanding) ??
    nextInRank(read, previous, before, understanding) ??
    otherGap(read, before, understanding) ??
    underSendAlone(read, before) ??
    withNoSend(read, before) ??
    whoWasQuickest(read, before, understanding) ??
    onlyThat(read, before) ??
    ofSpansBeside(read, before) ??
    bestOfThose(read, previous, before, understanding) ??
    howManyEach(read, before) ??
    judgementMostly(read, previous, before, understanding) ??
    besideTheRest(read, before, understanding) ??
    besideAgain(read, before) ??
    besidePlace(read, before) ??
    howItWent(read, before) ??
    withoutSend(read, before, understanding) ??
    inAllOfEngland(read, before) ??
    inBetween(read, before, understanding) ??
    asShare(read, before) ??
    whichIsWeaker(read, before) ??
    (isTurn && layoutIn(entities, slots.wording) !== null ? tableAfter(read, previous, understanding) : null)
  )
}

/** 'What share of them is good', after councils side by side: of those councils, and of no others. */
function amongCompared(read: ReadMessage, before: Asked, understanding: Understanding): Tabled | null {
  const { entities, slots } = read
  const { councils, regions, kinds } = slots.where
  const isPlaced = councils.length + regions.length + kinds.length + entities.country.length > 0
  if (before.intent !== 'comparison' || before.where.councils.length < 2 || isPlaced) return null
  const isCounted = slots.wording.figures.some(({ value }) => value === 'count' || value === 'share')
  if (!isPointing(entities) || !(isCounted || entities.grades.length > 0)) return null
  const asked = askedAs(isCounted ? 'figures' : 'councils', read, understanding)
  if (asked.intent !== 'councils' && asked.intent !== 'figures') return null
  const having = asked.having.map((one) => ({ ...one, judgement: one.judgement ?? before.judgement }))
  return { ...asked, having, where: { ...asked.where, councils: before.where.councils } }
}

/** 'By year please', after the reports that are here: how many there are of each. */
function laidOutOf(
  read: ReadMessage,
  before: Asked,
  understanding: Understanding,
): AskedFor<'figures'> | null {
  if (before.intent !== 'library' || !isPlain(read)) return null
  const layout = layoutIn(read.entities, read.slots.wording)
  if (layout === null) return null
  const asked = askedAs('figures', read, understanding)
  return asked.intent === 'figures'
    ? { ...asked, where: mergedWhere(before.where, read.slots.where), of: 'reports' }
    : null
}

/** So likely it is asked how an answer was counted, that is told. */
const SURELY_COUNTED = 0.6

/** Words beside an end of a list that ask nothing of it. */
const FEW_BESIDE_END = 2

/** 'Why is the worst one bad', after a list: what is behind the grade of the one at that end. */
function whyTheEnd(
  read: ReadMessage,
  label: string,
  { shown }: Previous,
  before: Tabled,
  { byId }: Understanding,
): AskedFor<'reasons'> | null {
  const { extremes } = read.slots.wording
  const isWhy = label === 'why' || read.intention.intent === 'reasons'
  const [end] = extremes.filter(({ value }) => value === 'best' || value === 'worst')
  const isWorstFirst = before.intent === 'councils' && before.isWorstFirst === true
  const row = shown.grades.at((end?.value === 'worst') === isWorstFirst ? 0 : -1)
  const report = byId(row?.report ?? '')
  // 'And the worst?' asks which that is.
  const isEndAlone = end !== undefined && read.entities.tokens.length - (end.to - end.from) <= FEW_BESIDE_END
  if (
    !isWhy ||
    (isEndAlone && label !== 'why') ||
    !end ||
    !report ||
    read.entities.tokens.length > MOST_AFTER_TABLE
  )
    return null
  return {
    intent: 'reasons',
    where: ofReport(report),
    judgement: before.having[0]?.judgement ?? before.judgement,
    grades: [],
    tone: 'neither',
  }
}

/** Whether area SEND is named, as what is judged or as a kind of inspection. */
const speaksOfSend = ({ judged, frameworks }: Entities): boolean =>
  judged.all.some(namesSend) || frameworks.some(({ value }) => value === 'SEND')

/** 'And which have only the SEND one', after those that have reports of both kinds. */
function underSendAlone({ entities, slots }: ReadMessage, before: Tabled): Tabled | null {
  if (!before.where.alsoUnder || slots.wording.only.length === 0 || entities.grades.length > 0) return null
  const { isWhole: _, alsoUnder: __, ...where } = before.where
  const framework = speaksOfSend(entities) ? ('SEND' as const) : (entities.frameworks[0]?.value ?? null)
  return framework === null
    ? null
    : { ...fromFirstPage(before), where: { ...where, framework, isOnly: true } }
}

/** 'And how many have none', after how many had an inspection of area SEND: those without one. */
function withNoSend(read: ReadMessage, before: Tabled): Tabled | null {
  const { entities, slots } = read
  const isOfSend =
    before.where.framework === 'SEND' || (before.having.length === 0 && isSendAsked(before.judgement))
  const isNone = slots.wording.never.some(({ from }) => entities.tokens[from]?.word === 'none')
  if (!isOfSend || !isNone || before.having.length > 0 || !isPlain(read)) return null
  const where: Where = { ...before.where, framework: 'SEND', isWithout: true, period: NEWEST_OF_EACH }
  return councilsOrTheirNumber(
    where,
    slots.wording.figures.some(({ value }) => value === 'count'),
  )
}

/** 'Who was quickest', after who moved from one grade to another: those in the order of the time that it took. */
function whoWasQuickest(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): AskedFor<'councils'> | null {
  const { movement } = before
  const isOfMoves =
    movement?.kind === 'from-to' || movement?.kind === 'improved' || movement?.kind === 'declined'
  const [end] = recogniser.names.in('end-of-gap', read.entities.tokens).map(({ value: [value] }) => value)
  const isOfTime =
    (before.intent === 'councils' && before.alongside?.includes('time') === true) ||
    read.slots.alongside.includes('time')
  if (!isOfMoves || !isOfTime || end === undefined || !isPlain(read)) return null
  return {
    ...asCouncilList(before),
    extreme: end === 'shortest gap' ? end : 'longest gap',
    alongside: ['time'],
  }
}

/** 'Just the outcome 3', after two conditions: that one alone. */
function onlyThat({ entities, slots }: ReadMessage, before: Tabled): Tabled | null {
  const named = entities.grades.flatMap(({ value }) => value.grades)
  const kept = before.having.filter(({ grades }) => grades.join() === named.join())
  const isAsked = slots.wording.only.length > 0 && entities.tokens.length <= MOST_AFTER_TABLE
  return isAsked && kept.length === 1 && before.having.length > 1
    ? { ...fromFirstPage(before), having: kept }
    : null
}

/**
 * 'Who is best among them', after a list of one grade: those at that end of it, or of all that were looked at where none had it; 'which of those is
 * worst for leadership': those of the list with the lowest grade for that.
 */
function bestOfThose(
  read: ReadMessage,
  { shown }: Previous,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const { entities, slots } = read
  const { extreme, wording } = slots
  const isEnd = extreme === 'best' || extreme === 'worst'
  const isOfThem = isPointing(entities) && wording.groups.length + wording.figures.length === 0
  if (!isEnd || !isOfThem || before.having.length === 0 || before.movement !== null) return null
  const list = asCouncilList(before)
  const judgement = judgementOf(entities)
  const councils = councilsShown(shown, understanding)
  const isOfOne = judgement !== null && entities.grades.length === 0 && councils.length > 1
  if (isOfOne && entities.tokens.length <= MOST_FOR_BEST)
    return { ...list, where: { ...before.where, councils }, having: [], judgement, extreme }
  if (!isPlain(read)) return null
  return shown.grades.length > 0
    ? list
    : { ...list, having: [], judgement: before.having[0]?.judgement ?? null, extreme }
}

/** Words of a message that asks for the best of some at one thing. */
const MOST_FOR_BEST = 14

/** 'Drop the SEND ones': of ordinary grades they are no part, which is told; of all reports those that are left are meant. */
function withoutSend(read: ReadMessage, before: Tabled, { recogniser }: Understanding): Tabled | null {
  const { entities } = read
  const isLeftOut = recogniser.names.in('left-out', entities.tokens).length > 0
  if (
    !isLeftOut ||
    !speaksOfSend(entities) ||
    entities.grades.length > 0 ||
    entities.tokens.length > MOST_AFTER_TABLE
  )
    return null
  const isOfAllReports =
    before.intent === 'figures' && before.of !== 'councils' && before.where.framework === null
  return isOfAllReports
    ? { ...before, where: { ...before.where, isWhole: true } }
    : { ...before, isExplained: true }
}

/** 'Now for the whole of England', after what was asked of counties: the same of all councils, or of those of a kind that is named. */
function inAllOfEngland(read: ReadMessage, before: Tabled): Tabled | null {
  const { entities, slots } = read
  const { regions, kinds } = entities
  const isOfSome = before.where.regions.length + before.where.kinds.length > 0
  const isBeside = slots.wording.beside.some(({ value }) => value === 'outright')
  if (!namesEngland(entities) || !isOfSome || regions.length > 0 || isBeside || !isPlain(read)) return null
  const { beside: _, ...wide } = { beside: undefined, ...fromFirstPage(before) }
  const where: Where = {
    ...mergedWhere(before.where, slots.where),
    regions: [],
    kinds: kinds.length > 0 ? slots.where.kinds : [],
  }
  return { ...wide, where } as Tabled
}

/** So likely a file or a table is asked for. */
const LIKELY_EXPORT = 0.4

/** 'As a table please': the lines again, each with what it was graded and when; the whole of them is a file beside it. */
function asTable(read: ReadMessage, before: Counted, understanding: Understanding): Asked | null {
  const { entities, shares } = read
  const isAsked =
    shareOf(shares, 'export') >= LIKELY_EXPORT &&
    understanding.recogniser.names.in('tabular', entities.tokens).length > 0
  if (!isAsked || !isPlain(read)) return null
  if (before.intent === 'mentions')
    return { ...before, graded: before.graded ?? overallAsked(understanding.vocabulary.judgements), page: 0 }
  if (before.intent === 'figures' && before.figure !== 'count' && before.figure !== 'share') return before
  const list = before.intent === 'councils' ? { ...before, page: 0 } : asCouncilList(before)
  const alongside = new Set([...(list.alongside ?? []), 'dates' as const])
  return list.movement === null ? { ...list, alongside: [...alongside] } : list
}

/** 'As csv': the same again, with the file of all of it beside it. */
const asFile = (read: ReadMessage, before: Counted, { recogniser }: Understanding): Counted | null =>
  recogniser.names.in('as-file', read.entities.tokens).length > 0 &&
  read.entities.tokens.length <= MOST_ASKING_FOR_FILE
    ? fromFirstPage(before)
    : null

/** Words of a message that asks for a file and nothing else. */
const MOST_ASKING_FOR_FILE = 6

/**
 * 'Quotes please', 'show me the words', 'why are they inadequate', after a list: what is behind the grade of each; after recommendations
 * that were counted, these.
 */
function inTheirWords(
  read: ReadMessage,
  label: string,
  { shown }: Previous,
  before: Counted,
  understanding: Understanding,
): Asked | null {
  // 'Quote the second one' asks for one.
  const isAsked =
    ordinalIn(read, understanding) === null &&
    understanding.recogniser.names.in('words-of-it', read.entities.tokens).length > 0
  const isOfWords = isAsked && isPlain(read) && read.entities.tokens.length <= MERE_POINTER
  if (before.intent === 'mentions') return isOfWords ? fromFirstPage(before) : null
  const { where, having } = before
  if (!isOfWords && !asksWhyTheyAre(read, label, before)) return null
  if (before.intent === 'figures' && before.of === 'recommendations')
    return mentionsOn('', before, 'recommendations')
  const councils = councilsShown(shown, understanding).slice(0, MOST_REASONED)
  return councils.length === 0
    ? null
    : {
        intent: 'reasons',
        where: { ...where, councils },
        judgement: having[0]?.judgement ?? before.judgement,
        grades: having[0]?.grades ?? [],
        tone: 'neither',
      }
}

/** 'Why are they inadequate', after those that are: the grade of the list is named again, and no other. */
function asksWhyTheyAre({ entities, slots, intention }: ReadMessage, label: string, before: Tabled): boolean {
  const given = before.having.flatMap(({ grades }) => grades)
  const named = entities.grades.flatMap(({ value }) => value.grades)
  return (
    (label === 'why' || intention.intent === 'reasons') &&
    isPointing(entities) &&
    slots.wording.extremes.length + entities.judged.judgements.length === 0 &&
    entities.tokens.length <= MOST_AFTER_TABLE &&
    before.movement === null &&
    named.length > 0 &&
    // 'What makes them so good', of those that are outstanding.
    named.every((grade) => given.includes(grade) || (grade === 'Good' && given.includes('Outstanding')))
  )
}

/** 'And second and third', 'the runner up', after the best or the worst: the grades that follow, which several may share. */
function nextInRank(
  read: ReadMessage,
  { shown }: Previous,
  before: Tabled,
  { recogniser }: Understanding,
): AskedFor<'councils'> | null {
  const isAsked = recogniser.names.in('next-in-rank', read.entities.tokens).length > 0
  const isOfEnd = before.intent === 'councils' && (before.extreme === 'best' || before.extreme === 'worst')
  if (!isAsked || !isOfEnd || !isPlain(read)) return null
  return { ...before, most: Math.min(MOST_LINES, Math.max(2, shown.grades.length + 1)), page: 0 }
}

/** 'How many is that', after recommendations of several councils. */
function howManyRecommended(read: ReadMessage, before: Asked): Asked | null {
  const { figures } = read.slots.wording
  const isAsked = figures.some(({ value }) => value === 'count') && isPlain(read)
  if (before.intent !== 'recommendations' || !isAsked || before.where.councils.length === 1) return null
  const { where, having, subject } = before
  return subject === ''
    ? {
        ...{ intent: 'figures', where, having, movement: null, judgement: null },
        ...{ figure: 'count', of: 'recommendations', by: null },
      }
    : mentionsOn(subject, before, 'recommendations')
}
