import {
  type Asked,
  type AskedFor,
  type Assumed,
  EVER,
  EVERYWHERE,
  isPeriodNamed,
  type Where,
} from '../model/query.js'
import { entitiesAbout } from './entities/entities.js'
import { judgementOf } from './entities/grades.js'
import { type Mention, wordsTaken } from './entities/named.js'
import { asksWhichInTime } from './follow-up/compared.js'
import { councilsBefore } from './follow-up/conversation.js'
import { mergedWhere } from './follow-up/place-and-conditions.js'
import { askedBefore, at, councilsShown, inWhere, type Previous, whereOf } from './follow-up/shown.js'
import { subjectAfter } from './follow-up/survival.js'
import { isMereTone } from './follow-up/tone-asked.js'
import { wordsKnown } from './over-councils/asked.js'
import { conditionsIn, narrowedBy } from './over-councils/conditions.js'
import { numberNamed } from './over-councils/wording.js'
import { type ReadMessage, readAbout, readPart } from './read-message.js'
import { BEHIND_GRADE } from './slots.js'
import { between, contentWordsIn, picked, subjectWithout } from './subject.js'
import type { Understanding } from './understanding.js'

/** 'And the other one?', 'the second on adoption': a council that a conversation has named is pointed at, and not named again. */

/** The message as if it named the council that it points at; as it stands where it points at none. */
export function withCouncilPointedAt(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): ReadMessage {
  const { entities } = read
  if (entities.councils.length + entities.regions.length + entities.elsewhere.length > 0) return read
  const pointed = pointedAt(read, previous, understanding)
  const council = understanding.vocabulary.authorities.find(({ slug }) => slug === pointed?.slug)
  if (!pointed || !council) return read
  const about = entitiesAbout(entities, council)
  const name = about.councils.map(({ from, to }) => ({ from, to }))
  const rest = { from: pointed.to, to: entities.tokens.length }
  return readPart(picked(about, [{ from: 0, to: pointed.from }, ...name, rest]), understanding)
}

/** The council that is meant, and which words of the message point at it. */
function pointedAt(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): (Omit<Mention<unknown>, 'value'> & { readonly slug: string }) | null {
  const { names } = understanding.recogniser
  const { tokens } = read.entities
  const before = askedBefore(previous)
  const isOfList = before.intent === 'councils' || before.intent === 'figures'
  const councils = isOfList ? councilsShown(previous.shown, understanding) : whereOf(before).councils
  const [other] = names.in('the-other', tokens)
  // 'Which other councils' are all but those that were named.
  if (other && !tokens[other.to - 1]?.word.endsWith('s')) {
    const slug = otherThan(whereOf(before).councils, previous, understanding)
    return slug === undefined ? null : { slug, from: other.from, to: other.to }
  }
  const [ordinal] = names.in('ordinal', tokens)
  // 'Which was inspected last' asks which of them it is.
  if (asksWhichInTime(read, understanding)) return null
  // The second of several paragraphs is one to read, unless something else is asked of it.
  const asksElse =
    before.intent === 'comparison' ||
    read.entities.judged.judgements.length > 0 ||
    (isOfList && (read.slots.extreme === 'best' || read.slots.extreme === 'worst')) ||
    subjectAfter(read, previous, understanding).label === 'new'
  if (!ordinal || councils.length < 2 || !asksElse) return null
  const slug = at(councils, Number(ordinal.value[0]))
  const isOne = between(read.entities, ordinal.to, ordinal.to + 1).tokens.some(({ word }) => word === 'one')
  return slug === undefined ? null : { slug, from: ordinal.from, to: ordinal.to + (isOne ? 1 : 0) }
}

/** Beside the council that is spoken of, the one that was before it; beside the first that was shown, the second. */
function otherThan(
  [council, ...others]: readonly string[],
  { query, shown }: Previous,
  understanding: Understanding,
): string | undefined {
  if (others.length > 0) return undefined
  const known = [...query.spokenOf, ...councilsShown(shown, understanding)]
  return council === undefined
    ? councilsShown(shown, understanding)[1]
    : known.find((slug) => slug !== council)
}

/** What was asked before, asked of other councils: of some of all, or of those near one. */

type OfWords = AskedFor<'passages'> | AskedFor<'recommendations'> | AskedFor<'mentions'>

/** Ways of speaking that carry such a message and name no subject. */
const CARRIERS = ['narrow', 'again', 'example', 'more', 'councils', 'widen', 'reaction', 'recommendations']

/**
 * 'And the requires improvement ones?', after what inadequate councils are told; 'three examples from unitaries', after how many
 * are told so: the same subject, of councils that are graded so or lie there. Null for a message that says anything else.
 */
export function sameOfOthers(read: ReadMessage, before: Asked, understanding: Understanding): OfWords | null {
  const { entities, slots, citations } = read
  const { grades, regions, kinds, councils, quoted, judged } = entities
  if (before.intent !== 'passages' && before.intent !== 'recommendations' && before.intent !== 'mentions')
    return null
  const isOfAll = before.where.councils.length + before.where.reports.length === 0
  const isElsewhere = councils.length + quoted.length + citations.length > 0
  const isConditioned =
    grades.length > 0 &&
    (before.having.length > 0 || before.intent !== 'mentions' || before.graded !== undefined)
  const isNamed = isConditioned || (grades.length === 0 && regions.length + kinds.length > 0)
  if (!isOfAll || isElsewhere || !isNamed || isMereTone(read)) return null
  if (grades.length === 0 && judged.judgements.length > 0) return null
  if (tellingBeside(wordsKnown(entities, slots.wording), read, understanding).length > 0) return null
  const conditions = conditionsIn(entities).map((one) => ({
    ...one,
    judgement: one.judgement ?? before.having[0]?.judgement ?? null,
  }))
  const where = mergedWhere(before.where, slots.where)
  // Each report that was listed with its grade counts by its own.
  const isOfEveryReport = before.intent === 'mentions' && before.graded !== undefined && conditions.length > 0
  const asked = {
    ...before,
    where: isOfEveryReport && !isPeriodNamed(where.period) ? { ...where, period: EVER } : where,
    having: narrowedBy(before.having, conditions),
    page: 0,
  }
  return asked.intent === 'recommendations' ? ofSeveral(asked) : asked
}

/**
 * 'Any others near there?', 'and its neighbours', after what was asked of one council: the same of those that are near it; its grades beside
 * theirs. Null for a message that says anything else.
 */
export function sameOfNeighbours(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { entities, slots } = read
  const { regions, kinds, councils } = slots.where
  const near = [...entities.neighbours, ...understanding.recogniser.names.in('near-there', entities.tokens)]
  const [council, ...others] = councilsBefore(previous, understanding)
  const isElsewhere = councils.length + regions.length + kinds.length > 0
  if (near.length === 0 || council === undefined || others.length > 0 || isElsewhere) return null
  const known = new Set([...wordsTaken(near), ...wordsKnown(entities, slots.wording)])
  if (tellingBeside(known, read, understanding).length > 0) return null
  const before = askedBefore(previous)
  // Of a council of which nothing is held, which are held that lie near it.
  if (understanding.ofCouncil(council).length === 0)
    return { intent: 'report', where: { ...EVERYWHERE, councils: [council] }, part: 'whole', instead: null }
  const where = { ...EVERYWHERE, neighboursOf: council }
  if ('subject' in before && entities.grades.length === 0)
    return inWhere(before.intent === 'recommendations' ? ofSeveral(before) : { ...before, page: 0 }, where)
  const judgement = judgementOf(entities) ?? ('judgement' in before ? before.judgement : null)
  return { intent: 'comparison', where, judgement }
}

/** What tells a subject in a message, beside words that are known to name something else. */
function tellingBeside(
  known: ReadonlySet<number>,
  { entities }: ReadMessage,
  understanding: Understanding,
): string[] {
  const rest = entities.tokens.flatMap(({ word }, at) =>
    known.has(at) || numberNamed(word) > 0 ? [] : [{ from: at, to: at + 1 }],
  )
  return contentWordsIn(
    subjectWithout(picked(entities, rest), CARRIERS, understanding),
    understanding.vocabulary,
  )
}

/** What was recommended in one report, or as one of some, asked of several. */
const ofSeveral = (asked: AskedFor<'recommendations'>): AskedFor<'recommendations'> => ({
  ...asked,
  isOfOneReport: false,
  number: null,
  page: 0,
})

/** Intents that are about one council, or a few; what is asked over councils is never of those of the asker alone. */
const OF_ASKERS_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'judgements',
  'passages',
  'recommendations',
  'reasons',
  'citation',
])

const namesNoPlace = ({ councils, reports, regions, kinds, neighboursOf, inspector }: Where): boolean =>
  councils.length + reports.length + regions.length + kinds.length === 0 &&
  neighboursOf === null &&
  inspector === null

const wheresOf = (asked: Asked): Where[] =>
  asked.intent === 'citation' ? asked.places.map(({ where }) => where) : [asked.where]

/** 'In inadequate councils' is a condition on councils, not one of them. */
const isAboutCouncils = (asked: Asked): boolean =>
  OF_ASKERS_COUNCILS.has(asked.intent) && !('having' in asked && asked.having.length > 0)

/** Words that ask which council it is. */
const WHICH_COUNCILS: ReadonlySet<string> = new Set(['where', 'who', 'which', 'whose'])
/** Words of those who ask about their own. */
const OURS: ReadonlySet<string> = new Set(['we', 'us', 'our', 'ours', 'my', 'mine'])

/** Whether a message asks of councils in so many words: which they are, the best of them, how many. */
const asksOfCouncils = (
  { entities: { tokens }, slots }: ReadMessage,
  { recogniser }: Understanding,
): boolean =>
  !tokens.some(({ word }) => OURS.has(word)) &&
  (slots.extreme !== null ||
    recogniser.names.in('council-noun', tokens).length > 0 ||
    tokens.some(({ word }) => WHICH_COUNCILS.has(word)))

/** Whether a message names no place at all, no region, not 'nationally'. */
const isNowhere = (asked: Asked, { entities }: ReadMessage): boolean =>
  wheresOf(asked).every(namesNoPlace) && entities.country.length + entities.elsewhere.length === 0

/** 'Is adoption good?', 'how has it changed over time?': asked of all councils only where there is none that they can be about. */
const isOfOneToo = (asked: Asked, own: Asked, { intention }: ReadMessage): boolean =>
  asked.intent === 'figures'
    ? asked.figure === 'by-year' && own.intent === 'history'
    : asked.intent === 'councils' && intention.intent === 'grade' && isAboutCouncils(own)

/**
 * Whether a message is about a council and does not say which.
 * @param asked as it stands
 * @param own as if it had named the councils of whoever asks
 */
export const lacksCouncil = (
  asked: Asked,
  own: Asked,
  read: ReadMessage,
  understanding: Understanding,
): boolean =>
  isNowhere(asked, read) &&
  // 'What do the outstanding councils do' asks of whichever they are.
  read.slots.overCouncils !== BEHIND_GRADE &&
  (isAboutCouncils(asked) ||
    (asked.intent === 'unclear' && asked.why === 'no-place') ||
    (isOfOneToo(asked, own, read) && !asksOfCouncils(read, understanding)))

/** A message as if it had named these councils. */
export const readAsOf = (
  read: ReadMessage,
  { councils }: Assumed,
  understanding: Understanding,
): ReadMessage => councils.reduce((named, slug) => readAbout(named, slug, understanding) ?? named, read)
