import { shareOf, sharesOf } from '../learnt/models.js'
import type { Asked, AskedFor } from '../model/query.js'
import { isSendReport } from '../model/report.js'
import { askedAs } from './asked.js'
import { isWithinName, POINTING, pointsAtThose, saysWhat } from './asking.js'
import { featuresOf } from './classify/classifier.js'
import { mentionsOfSubject, subjectMarked } from './counted-asked.js'
import type { Entities } from './entities/entities.js'
import { onSubjectOver } from './over-councils/on-subject.js'
import { bothAsked, JOINS, namesGrading, passagesAsked, passagesOn, SURE_OF_HALF } from './passages.js'
import { type ReadMessage, readPart } from './read-message.js'
import { TONE_OF_LIST } from './slots.js'
import { between, contentWordsIn, hasOpening, picked } from './subject.js'
import { sinceNamed } from './subject-over-time.js'
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

/** Words of a question at least. */
const SHORTEST_QUESTION = 3
/** Nobody asks two questions in more words. */
const LONGEST_OF_TWO = 80
/** So surely each half must ask something. */
const SURELY_A_QUESTION = 0.8

/** What can be asked of a council beside something else. */
const ASKED_TOGETHER: ReadonlySet<string> = new Set(
  'passages recommendations reasons report history definition comparison grade'.split(' '),
)

/** What can be asked beside anything, and of no council: what a word means, what Pilcrow is and keeps, what it has. */
const ASKED_OF_NONE: ReadonlySet<string> = new Set(
  'definition about privacy trust help limits library up-to-date next-inspection how-inspected export'.split(
    ' ',
  ),
)

/** The two questions of a message about one council or none, where it surely has two; null where it has one, or both have one answer. */
export function twoAsked(read: ReadMessage, understanding: Understanding): TwoAsked | null {
  const { entities, citations, isOfTable, intention } = read
  // Who tells of themselves and then asks what Pilcrow can do for them asks that alone.
  if (intention.intent === 'help' && intention.share >= SURELY_A_QUESTION) return null
  if (
    entities.tokens.length > LONGEST_OF_TWO ||
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
  const councilsIn = ({ councils }: Entities): number =>
    new Set(councils.map(({ value }) => value.council.slug)).size
  const named = councilsIn(entities)
  const sure = splitsOf(entities)
    .filter(([, from]) => begins(from))
    // Of several councils both ask where one half names all.
    .filter(
      ([to, from]) =>
        named < 2 ||
        [between(entities, 0, to), between(entities, from, entities.tokens.length)].some(
          (half) => councilsIn(half) === named,
        ),
    )
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
  return tokens.flatMap(({ word, surface }, at): (readonly [number, number])[] => {
    const isJoin = JOINS.has(word)
    const isEnd = at + 1 < tokens.length && ENDS.test(surface) && tokens[at + 1]?.surface !== surface
    if ((!isJoin && !isEnd) || isWithinName(at, entities)) return []
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
  const term = subjectMarked(first.entities, understanding)
  const { tone, where } = rest.slots
  const isOfTerm = rest.entities.tokens.some(({ word }) => POINTING.has(word))
  // 'And who does it well'
  if (term !== '' && isOfTerm && tone !== 'neither' && where.councils.length === 0) {
    const ofCouncils = onSubjectOver('passages', rest, understanding)
    const isOfCouncils = rest.slots.overCouncils in TONE_OF_LIST
    const isByCouncil = isOfCouncils || (ofCouncils?.intent === 'passages' && ofCouncils.isByCouncil)
    const second = passagesOn(term, { where }, { tone })
    return {
      first: askedAs('definition', first, understanding),
      second: isByCouncil ? { ...second, isByCouncil } : second,
    }
  }
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
    (isOfNumber && then?.intention.intent === 'history') ||
    // 'What is the LADO and was it working' asks why nothing was graded so.
    (OF_SUBJECT.has(of?.intention.intent ?? '') &&
      then?.intention.intent === 'reasons' &&
      then.entities.grades.length === 0)
  // 'What grade did it get, and how does that compare with the last one'; 'what is a MASH, and how are they doing with it'
  const isOfGrade =
    of?.intention.intent === 'grade' ||
    (of?.intention.intent === 'passages' && then?.intention.intent === 'grade')
  if ((isOfWords || isOfGrade) && pointsBack(between(entities, from, entities.tokens.length), understanding))
    return null
  const [first, other] = halves.map((half) => askedAs(half.intention.intent, half, understanding))
  // 'Mums and dads who drink. What does Hull do for the kids in those houses'
  if (first?.intent === 'passages' && other?.intent === 'passages' && then && pointsAtThose(then.entities))
    return null
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

/** So surely the second half of a message asks what became of what the first half asks about. */
const SURELY_OVER_TIME = 0.5

/**
 * 'What did they say about neglect in 2015, and does the later report say it is mended?': the second half asks of nothing else, but of
 * another time. What each inspection says of the subject; null where no half does, or where one inspection is held.
 */
export function overTimeToo(read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, citations, isOfTable, slots } = read
  const [council, ...others] = slots.where.councils
  if (council === undefined || others.length > 0 || citations.length > 0 || isOfTable) return null
  const isSend = slots.where.framework === 'SEND'
  if (understanding.ofCouncil(council).filter((one) => isSendReport(one) === isSend).length < 2) return null
  for (const [to, from] of splitsOf(entities)) {
    const end = entities.tokens.length
    const second = between(entities, from, end)
    // 'What grades did it get at its newest inspection' asks nothing of a subject.
    if (!pointsBack(second, understanding) || namesGrading(second, understanding)) continue
    if (shareOf(placed(entities, from, end, understanding).shares, 'history') < SURELY_OVER_TIME) continue
    const first = passagesAsked(placed(entities, 0, to, understanding), understanding)
    if (first.intent !== 'passages' || tellingOf(first, understanding).length === 0) continue
    const where = { ...first.where, period: sinceNamed(first.where.period) }
    return { ...first, where, judgement: null, answer: 'topic', isOverTime: true }
  }
  return null
}

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
  'subject' in asked ? contentWordsIn(asked.subject, vocabulary).filter(lexicon.isOfReports) : []

/** Whether two questions have answers of their own: each says what it is about, unless it asks for what needs no subject. */
function haveOwnAnswers(one: Asked, other: Asked, understanding: Understanding): boolean {
  const needsSubject = ({ intent }: Asked): boolean => intent === 'passages'
  if ([one, other].some((asked) => needsSubject(asked) && tellingOf(asked, understanding).length === 0))
    return false
  return JSON.stringify(one) !== JSON.stringify(other)
}

type MentionsAsked = AskedFor<'mentions'>

/**
 * Two counts in one message, of which the second says only what is counted: 'how many reports mention curfews and how many
 * truancy', 'reports that mention curfews versus truancy'. Both are of the same reports; null where one thing is counted, or none.
 */
export function countedBeside(
  { entities, citations, isOfTable }: ReadMessage,
  understanding: Understanding,
): { readonly first: MentionsAsked; readonly second: MentionsAsked } | null {
  if (citations.length > 0 || isOfTable) return null
  for (const { to, from } of secondCounts(entities, understanding)) {
    const one = readPart(between(entities, 0, to), understanding)
    const other = readPart(between(entities, from, entities.tokens.length), understanding)
    const first = askedAs(one.intention.intent, one, understanding)
    const own = other.isOfTable ? null : mentionsOfSubject(other, understanding)
    if (first.intent !== 'mentions' || own?.intent !== 'mentions') continue
    const second: MentionsAsked = { ...first, subject: own.subject, phrases: own.phrases }
    if (namesWhatIsCounted(first) && namesWhatIsCounted(second)) return { first, second }
  }
  return null
}

const namesWhatIsCounted = ({ subject, phrases }: MentionsAsked): boolean =>
  subject !== '' || phrases.length > 0

/** Words between what joins two counts and the number that the second asks for: 'and in how many'. */
const BEFORE_A_COUNT = 1

/** Where a second count may begin, behind 'and how many' or 'versus', and where the first ends. */
function secondCounts(
  { tokens }: Entities,
  { recogniser: { names } }: Understanding,
): { readonly to: number; readonly from: number }[] {
  const counts = names.in('figure', tokens).filter(({ value: [figure] }) => figure === 'count')
  const joined = tokens.flatMap(({ word }, at) => {
    const next = counts.find(({ from }) => from > at && from - at <= 1 + BEFORE_A_COUNT)
    return JOINS.has(word) && next ? [{ to: at, from: next.to }] : []
  })
  const isCounted = counts.length > 0 || names.in('mentioning', tokens).length > 0
  const beside = names
    .in('set-beside', tokens)
    .flatMap(({ value: [how], from, to }) =>
      how === 'outright' && isCounted ? [{ to: from, from: to }] : [],
    )
  return [...joined, ...beside].filter(({ to, from }) => to > 1 && from < tokens.length)
}

/**
 * 'What is praised about supervision and what is criticised', 'strengths and areas for improvement': one question for each; null for what is asked of no
 * subject, and of no single council.
 */
export function inBothTones(asked: Asked): TwoAsked | null {
  if (asked.intent === 'passages' && asked.subject !== '' && asked.page === 0)
    return { first: { ...asked, tone: 'praise' }, second: { ...asked, tone: 'criticism' } }
  if (!('where' in asked) || asked.where.councils.length !== 1) return null
  const { where } = asked
  const praised: Asked = { intent: 'reasons', where, judgement: null, grades: [], tone: 'praise' }
  if (asked.intent === 'reasons' && asked.judgement === null && asked.grades.length === 0)
    return { first: praised, second: { ...praised, tone: 'criticism' } }
  const isOfAll = asked.intent === 'recommendations' && asked.subject === '' && asked.number === null
  return isOfAll ? { first: praised, second: asked } : null
}
