import type { Asked } from '../model/query.js'
import { askedAs } from './asked.js'
import { isWithinName, saysWhat } from './asking.js'
import { between, hasOpening, picked, tellingIn } from './carriers.js'
import { shareOf, sharesOf } from './classify/classifier.js'
import { featuresOf } from './classify/features.js'
import type { Entities } from './entities/entities.js'
import { bothAsked, JOINS, passagesAsked, SURE_OF_HALF } from './passages.js'
import { type ReadMessage, readPart } from './read-message.js'
import type { Understanding } from './understanding.js'

/**
 * Two questions in one message: 'Who led the Sutton inspection, and what did they want improved?', 'how many are in care, and
 * how many have left it?', 'what is a MASH and does the one in York work?'. Each is understood by itself, of the one council
 * that either names, and answered after the other.
 */

/** Both questions; the second stands after a word that joins, or after the end of a sentence. */
export interface TwoAsked {
  readonly first: Asked
  readonly second: Asked
}

const ENDS = /[.?!;]["'’”)]*$/
/** With one of these, or an opening that was learnt, a question begins: 'the police and health involved' is none. */
const BEGINS: ReadonlySet<string> = new Set(
  'what whats how hows why who whos whose when where which whether if is are was were has have had do does did can could should will would must'.split(
    ' ',
  ),
)

/** Words of a question at least. */
const SHORTEST_QUESTION = 3
/** Nobody asks two questions in more words. */
const LONGEST_OF_TWO = 80
/** So surely each half must ask something. */
const SURELY_A_QUESTION = 0.8

/** What can be asked beside something else. */
const ASKED_TOGETHER: ReadonlySet<string> = new Set(
  'passages recommendations reasons report history definition'.split(' '),
)

/** The two questions of a message about one council, where it surely has two; null where it has one, or both have one answer. */
export function twoAsked(read: ReadMessage, understanding: Understanding): TwoAsked | null {
  const { entities, citations, isOfTable } = read
  const councils = new Set(entities.councils.map(({ value }) => value.council.slug))
  if (
    entities.tokens.length > LONGEST_OF_TWO ||
    councils.size !== 1 ||
    citations.length > 0 ||
    isOfTable ||
    bothAsked(read, understanding)
  )
    return null
  const asks = (part: Entities): number =>
    shareOf(sharesOf(understanding.models.clause, featuresOf(part)), 'asks')
  const begins = (from: number): boolean =>
    BEGINS.has(entities.tokens[from]?.word ?? '') ||
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
      explainedFirst(read, to, from, understanding) ??
      (other >= SURELY_A_QUESTION ? eachAsked(read, to, from, understanding) : null)
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
  const asked = passagesAsked(saysWhat(rest.entities, understanding) ? rest : read, understanding)
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
  const [first, second] = halves.map((half) => askedAs(half.intention.intent, half, understanding))
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

/** A half that asks for a number or a name surely asks. */
const isSure = ({ intention, slots }: ReadMessage): boolean =>
  ASKED_TOGETHER.has(intention.intent) &&
  (intention.share >= SURE_OF_HALF || slots.answer === 'number' || slots.answer === 'person')

/** Whether two questions have answers of their own: each says what it is about, unless it asks for what needs no subject. */
function haveOwnAnswers(one: Asked, other: Asked, { vocabulary, lexicon }: Understanding): boolean {
  const telling = (asked: Asked): string[] =>
    'subject' in asked ? tellingIn(asked.subject, vocabulary).filter(lexicon.isOfReports) : []
  const needsSubject = ({ intent }: Asked): boolean => intent === 'passages'
  if ([one, other].some((asked) => needsSubject(asked) && telling(asked).length === 0)) return false
  // 'And what did they recommend' after a subject means recommendations on that.
  const isOnFirst = other.intent === 'recommendations' && telling(other).length === 0
  if (isOnFirst && one.intent === 'passages') return false
  return JSON.stringify(one) !== JSON.stringify(other)
}
