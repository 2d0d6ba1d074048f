import {
  type Asked,
  type Assumed,
  EVERYWHERE,
  isPeriodNamed,
  type Query,
  type Reading,
  type Where,
} from '../model/query.js'
import { askedAs } from './asked.js'
import { isWithinName, POINTING, saysWhat } from './asking.js'
import { lacksCouncil, readAsOf } from './assumed.js'
import { between, hasOpening, picked, tellingIn } from './carriers.js'
import { featuresOf, type Share, shareOf, sharesOf } from './classify/classifier.js'
import { type ReadMessage, readMessage, readPart } from './definitions.js'
import { describedToo } from './described.js'
import type { Entities } from './entities/entities.js'
import { saidBy } from './entities/named.js'
import { isConcern, readInPlace, spokenOf } from './follow-up/conversation.js'
import { askedAfter } from './follow-up/follow-up.js'
import { askedFirst } from './follow-up/following-nothing.js'
import { objection } from './follow-up/objection.js'
import { withCouncilPointedAt } from './follow-up/other-council.js'
import { askedBefore, inWhere, type Previous, withoutYearNotHeld, withPlacesTold } from './follow-up/shown.js'
import { followsAs } from './follow-up/survival.js'
import { unheardIn } from './over-councils/of-reports.js'
import { bothAsked, JOINS, passagesAsked, SURE_OF_HALF } from './passages.js'
import type { Understanding } from './understanding.js'

/**
 * Two questions in one message: 'Who led the Sutton inspection, and what did they want improved?', 'how many are in care, and
 * how many have left it?', 'what is a MASH and does the one in York work?'. Each is understood by itself, of the one council
 * that either names, and answered after the other.
 */

/** Both questions; the second stands after a word that joins, or after the end of a sentence. */
interface TwoAsked {
  readonly first: Asked
  readonly second: Asked
}

const ENDS = /[.?!;]["'’”)]*$/

/** Words of a question at least. */
const SHORTEST_QUESTION = 3
/** Nobody asks two questions in more words. */
const LONGEST_OF_TWO = 80
/** So surely each half must ask something. */
const SURELY_A_QUESTION = 0.8

/** What can be asked of a council beside something else. */
const ASKED_TOGETHER: ReadonlySet<string> = new Set(
  'passages recommendations reasons report history definition'.split(' '),
)

/** What can be asked beside anything, and of no council: what a word means, what Pilcrow is and keeps, what it has. */
const ASKED_OF_NONE: ReadonlySet<string> = new Set(
  'definition about privacy trust help limits library up-to-date next-inspection export'.split(' '),
)

/** The two questions of a message about one council or none, where it surely has two; null where it has one, or both have one answer. */
function twoAsked(read: ReadMessage, understanding: Understanding): TwoAsked | null {
  const { entities, citations, isOfTable } = read
  const councils = new Set(entities.councils.map(({ value }) => value.council.slug))
  if (
    entities.tokens.length > LONGEST_OF_TWO ||
    councils.size > 1 ||
    citations.length > 0 ||
    isOfTable ||
    bothAsked(read, understanding)
  )
    return null
  const asks = (part: Entities): number =>
    shareOf(sharesOf(understanding.models.clause, featuresOf(part)), 'asks')
  const begins = (from: number): boolean =>
    understanding.carriers.beginnings?.includes(entities.tokens[from]?.word ?? '') === true ||
    hasOpening(between(entities, from, entities.tokens.length), understanding)
  const sure = splitsOf(entities)
    .filter(([, from]) => begins(from))
    .map(([to, from]) => {
      const [one, other] = [between(entities, 0, to), between(entities, from, entities.tokens.length)]
      return { to, from, one: asks(one), other: asks(other) }
    })
    .filter(({ one }) => one >= SURELY_A_QUESTION)
    .sort((a, b) => b.other - a.other)
  for (const { to, from, other } of sure) {
    const made =
      (other >= SURELY_A_QUESTION ? eachAsked(read, to, from, understanding) : null) ??
      explainedFirst(read, to, from, understanding)
    if (made) return made
  }
  return null
}

/** Where one question may end and where the next then begins. */
function splitsOf(entities: Entities): (readonly [number, number])[] {
  const { tokens } = entities
  return tokens.flatMap(({ word, said }, at): (readonly [number, number])[] => {
    if (isWithinName(at, entities)) return []
    const isJoin = JOINS.has(word)
    const isEnd = ENDS.test(said) && tokens[at + 1]?.said !== said
    if (!isJoin && !isEnd) return []
    const to = isJoin ? at : at + 1
    let from = at + 1
    while (JOINS.has(tokens[from]?.word ?? '')) from++
    return to >= SHORTEST_QUESTION && tokens.length - from >= SHORTEST_QUESTION ? [[to, from]] : []
  })
}

/** A word is explained whatever the council, and what follows may speak of it as 'it'; null where the first half asks for no such word. */
function explainedFirst(
  read: ReadMessage,
  to: number,
  from: number,
  understanding: Understanding,
): TwoAsked | null {
  const first = readPart(between(read.entities, 0, to), understanding)
  const { intention, entities } = first
  if (intention.intent !== 'definition' || intention.share < SURE_OF_HALF || entities.councils.length > 0)
    return null
  const rest = placed(read.entities, from, read.entities.tokens.length, understanding)
  const asked = passagesAsked(
    saysWhat({ ...rest.entities, grades: [] }, understanding) ? rest : read,
    understanding,
  )
  const defined = askedAs('definition', first, understanding)
  return asked.intent === 'passages' && defined.intent === 'definition'
    ? { first: { ...defined, where: asked.where }, second: asked }
    : null
}

function eachAsked(
  { entities }: ReadMessage,
  to: number,
  from: number,
  understanding: Understanding,
): TwoAsked | null {
  const halves = [
    placed(entities, 0, to, understanding),
    placed(entities, from, entities.tokens.length, understanding),
  ]
  if (!halves.every(isSure)) return null
  const isOfCouncil = entities.councils.length > 0
  if (!isOfCouncil && halves.every(({ intention }) => !ASKED_OF_NONE.has(intention.intent))) return null
  const [of = null, then = null] = halves
  // 'How many are there, and is it rising?' is about the number, and no grade.
  const isOfNumber = of?.slots.answer === 'number' || of?.slots.answer === 'share'
  const isOfWords =
    (OF_SUBJECT.has(then?.intention.intent ?? '') && !ASKS_OF_ITS_OWN.has(then?.slots.answer ?? '')) ||
    (isOfNumber && then?.intention.intent === 'history')
  if (isOfWords && pointsBack(between(entities, from, entities.tokens.length), understanding)) return null
  const [first, other] = halves.map((half) => askedAs(half.intention.intent, half, understanding))
  const second = first && other && onSubjectOf(first, other, understanding)
  return first && second && haveOwnAnswers(first, second, understanding) ? { first, second } : null
}

/** A part of a message, of the councils and times that the rest of it names where it names none. */
function placed(entities: Entities, from: number, to: number, understanding: Understanding): ReadMessage {
  const own = between(entities, from, to)
  const councils = own.councils.length > 0 ? [] : entities.councils
  const times = own.period.mentions.length > 0 ? [] : entities.period.mentions
  const others = [...councils, ...times].sort((one, other) => one.from - other.from)
  return readPart(picked(entities, [{ from, to }, ...others]), understanding)
}

/** Who asks for a name or a number asks for something of its own: 'and who was holding it to account'. */
const ASKS_OF_ITS_OWN: ReadonlySet<string> = new Set(['person', 'number', 'date', 'place'])

/** What is looked for in the words of reports, and needs a subject; a report as a whole, which 'it' cannot stand for here. */
const OF_SUBJECT: ReadonlySet<string> = new Set(['passages', 'report', 'definition'])

/** 'How many are on plans, and was it going up?' asks one thing of what it names. */
const pointsBack = (second: Entities, understanding: Understanding): boolean =>
  second.tokens.some(({ word }) => POINTING.has(word)) && !saysWhat({ ...second, grades: [] }, understanding)

/** A half that asks for a number or a name surely asks. */
const isSure = ({ intention, slots }: ReadMessage): boolean =>
  (ASKED_TOGETHER.has(intention.intent) || ASKED_OF_NONE.has(intention.intent)) &&
  (intention.share >= SURE_OF_HALF || slots.answer === 'number' || slots.answer === 'person')

/** 'And what did they recommend' after a subject means recommendations on that. */
function onSubjectOf(first: Asked, second: Asked, understanding: Understanding): Asked {
  if (first.intent !== 'passages' || second.intent !== 'recommendations') return second
  return tellingOf(second, understanding).length > 0
    ? second
    : { ...second, subject: tellingOf(first, understanding).join(' ') }
}

/** The words of the field that a question is about. */
const tellingOf = (asked: Asked, { vocabulary, lexicon }: Understanding): string[] =>
  'subject' in asked ? tellingIn(asked.subject, vocabulary).filter(lexicon.isOfReports) : []

/** Whether two questions have answers of their own: each says what it is about, unless it asks for what needs no subject. */
function haveOwnAnswers(one: Asked, other: Asked, understanding: Understanding): boolean {
  const needsSubject = ({ intent }: Asked): boolean => intent === 'passages'
  if ([one, other].some((asked) => needsSubject(asked) && tellingOf(asked, understanding).length === 0))
    return false
  return JSON.stringify(one) !== JSON.stringify(other)
}

/** What a conversation passes over: it is still about what it was about before. */
const PASSING: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['aside', 'unclear'])

/**
 * A paragraph that is read in full where it was pointed at ('the second one'), its source, and
 * a word of it that is explained, are passed over too.
 */
const isPassing = (
  asked: Asked,
  { citations, entities, slots }: ReadMessage,
  { label }: Share,
  before: Asked,
): boolean =>
  (asked.intent === 'definition' && label === 'explain' && asked.grades === null && 'subject' in before) ||
  PASSING.has(asked.intent) ||
  (asked.intent === 'report' && asked.instead !== null) ||
  // When each of those was inspected that stand side by side.
  (asked.intent === 'library' && asked.where.reports.length > 0 && before.intent === 'comparison') ||
  (asked.intent === 'report' && asked.quoted !== undefined && !isPeriodNamed(slots.where.period)) ||
  (asked.intent === 'citation' && citations.length === 0 && entities.councils.length === 0)

/**
 * A message as a query: once, and by nobody else. What follows an answer is merged with what that answer was to.
 * @param answered the answer that the message follows, where it follows one
 * @param here the councils of whoever asks: what is about a council and names none is about these
 */
export function understand(
  message: string,
  answered: Previous | undefined,
  understanding: Understanding,
  here: Assumed | null = null,
): Query {
  const previous = answered && withoutYearNotHeld(withPlacesTold(answered), understanding)
  const written = readMessage(normalised(message), understanding)
  const read = previous ? withCouncilPointedAt(written, previous, understanding) : written
  const about = previous ? readInPlace(read, previous, understanding) : read
  const { intent, share, ofReports, soundsLike } = about.intention
  const askedIn = (whole: ReadMessage, inPlace: ReadMessage, follows: Share) =>
    previous
      ? askedAfter(whole, inPlace, follows, previous, understanding)
      : describedToo(askedFirst(whole, follows, understanding), whole, understanding)
  const follows = followsAs(read, previous, understanding)
  const placeless = askedIn(read, about, follows)
  const isByItself = previous === undefined || follows.label === 'new'
  const named = here !== null && isByItself ? readAsOf(read, here, understanding) : read
  const own = named === read ? placeless : askedIn(named, named, followsAs(named, previous, understanding))
  const assumed = named !== read && lacksCouncil(placeless, own, read, understanding) ? here : null
  const instead =
    previous && follows.label !== 'thanks'
      ? objection(read, follows.label === 'reaction', previous, understanding)
      : null
  const two = isByItself && instead === null && assumed === null ? twoAsked(read, understanding) : null
  const asked = two?.first ?? instead?.asked ?? (assumed ? own : placeless)
  const isToldWhereToTurn =
    (asked.intent === 'aside' && asked.aside === 'danger') ||
    (asked.intent === 'councils' && asked.where.inspector !== null)
  const isHeard = previous
    ? !isToldWhereToTurn && isConcern(read, !isByItself, understanding)
    : read.intention.isConcern
  return {
    asked,
    ...(two ? { also: two.second } : {}),
    readings: [
      ...readingsOf(read.entities),
      ...(asked.intent === 'comparison' ? unknownReadings(read.entities) : []),
      ...unheardIn(asked, read, understanding),
      ...untoldIn(asked, read, understanding),
    ],
    assumed,
    intention: { intent, share, ofReports, soundsLike },
    isConcern: isHeard,
    ...(instead?.isOwned ? { isCorrection: true as const } : {}),
    spokenOf: spokenOf(asked, previous),
    before: previous
      ? instead?.asked.intent === 'library' || isPassing(asked, read, follows, askedBefore(previous))
        ? askedBefore(previous)
        : null
      : asked.intent === 'unclear' && asked.why === 'elsewhere'
        ? inWhere(askedAs('passages', read, understanding), EVERYWHERE)
        : null,
  }
}

/** A query in the place and time that options name beside it: what they say comes before what the message says. */
export function askedWithin(asked: Asked, { councils, reports, period }: Where): Asked {
  if (asked.intent === 'citation' || asked.intent === 'unclear') return asked
  const isTimed = period.years.length > 0 || period.order !== null
  return {
    ...asked,
    where: {
      ...asked.where,
      councils: councils.length > 0 ? councils : asked.where.councils,
      reports: reports.length > 0 ? reports : asked.where.reports,
      period: isTimed ? period : asked.where.period,
    },
  } as Asked
}

/** What the reader is told of how names were taken, of each once. */
export function readingsOf({ councils, tokens }: Entities): Reading[] {
  const told = new Map<string, Reading>()
  for (const { value, from, to } of councils) {
    const { council, how, place } = value
    const said = place ?? saidBy(tokens, { value: null, from, to })
    if (how !== 'name') told.set(said.toLowerCase(), { said, meant: council.name, how })
  }
  return [...told.values()]
}

/** What is asked of all councils and no table tells, where something else stands in its place: who runs their services, which of them border which. */
function untoldIn(asked: Asked, { entities }: ReadMessage, { recogniser }: Understanding): Reading[] {
  const [border] = entities.neighbours.filter(({ value: [how] }) => how === 'borders')
  if (border && 'where' in asked && asked.where.neighboursOf !== null)
    return [{ said: saidBy(entities.tokens, border), meant: '', how: 'borders' }]
  const [runBy] = recogniser.names.in('run-by', entities.tokens)
  return runBy && asked.intent === 'mentions' && asked.subject === runBy.value[0]
    ? [{ said: saidBy(entities.tokens, runBy), meant: asked.subject, how: 'run-by' }]
    : []
}

/** Names of a comparison that are no council's: the others are compared without them, and that is said. */
const unknownReadings = ({ unknown }: Entities): Reading[] =>
  unknown.map(({ value }) => ({ said: value, meant: '', how: 'unknown' }))

/**
 * What somebody typed, as it is read: without signs that show nothing, or that only turn or deck out the others, and no
 * longer than a message can sensibly be. Whatever is typed, reading it takes no longer than reading this much.
 */

/** Characters that are read of a message or an option: as many as Discord lets most people write. */
const LONGEST_MESSAGE = 2000
/** Looked at before what shows nothing is taken away. */
const LOOKED_AT = 5 * LONGEST_MESSAGE

const PLAIN = /^[\n\x20-\x7e]*$/
/** Hyphens that look like the one on the keyboard; joined words are told by that. */
const HYPHEN = /\u2010/g
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g
/** Marks of direction, joiners and blanks of no width, soft hyphens; control characters part words. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu
const CONTROL = /[^\P{Cc}\n]/gu
/** Accents and all else that is heaped upon letters of our alphabet, figures and signs. */
const HEAPED = /(^|[\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}\n])\p{M}+/gu
/** Other alphabets need marks, but not this many on one letter. */
const TOWER = /(\p{M}{4})\p{M}+/gu

/** A typed text as Pilcrow reads it; a plain one that is not too long stays as it is. */
export function normalised(typed: string): string {
  const begun = typed.slice(0, LOOKED_AT)
  if (PLAIN.test(begun)) return begun.slice(0, LONGEST_MESSAGE)
  return begun
    .replace(LINE_BREAK, '\n')
    .replace(CONTROL, ' ')
    .replace(UNSEEN, '')
    .replace(HEAPED, '$1')
    .slice(0, LONGEST_MESSAGE)
    .normalize('NFKD')
    .replace(HEAPED, '$1')
    .replace(TOWER, '$1')
    .normalize('NFKC')
    .replace(HYPHEN, '-')
    .slice(0, LONGEST_MESSAGE)
}
