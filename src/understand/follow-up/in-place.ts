import type { Asked, Period } from '../../model/query.js'
import { askedAs, askedBy } from '../asked.js'
import { contentIn, tellingIn } from '../carriers.js'
import { subjectOf } from '../entities/entities.js'
import { standsAlone } from '../intention.js'
import { type ReadMessage, readAbout, type Understanding } from '../read-message.js'
import { mergedWith } from './merge.js'
import { askedBefore, councilsShown, inWhere, isPeriodNamed, type Previous, whereOf } from './shown.js'

/** Questions that stand by themselves, asked where the conversation is: its council, its year, its subject. */

/** The councils that a conversation is about: those asked about last, or else those shown. */
export function councilsBefore(previous: Previous, understanding: Understanding): readonly string[] {
  const before = askedBefore(previous)
  const known = whereOf(before).councils
  // A word that was explained in between changes no place.
  if (before.intent === 'definition' && known.length === 0) return previous.query.spokenOf.slice(0, 1)
  return known.length > 0 ? known : councilsShown(previous.shown, understanding)
}

/** What a message asks where the conversation is: of the one council that it is about, until another place is named. */
export function readInPlace(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): ReadMessage {
  const { councils, regions, kinds, neighbours, country, elsewhere, inspectors } = read.entities
  const places = [councils, regions, kinds, neighbours, country, elsewhere, inspectors]
  const [council, ...others] = councilsBefore(previous, understanding)
  const isPlaced = council === undefined || others.length > 0 || places.some(({ length }) => length > 0)
  return isPlaced || standsAlone(read.intention) ? read : (readAbout(read, council, understanding) ?? read)
}

/** Intents that are about one council, or a few: a question that names none keeps those of the conversation. */
export const ABOUT_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'library',
  'passages',
  'recommendations',
  'reasons',
])

/** A question about a word after an answer asks what the reports say of it, unless it surely asks what it means. */
const DEFINING = 0.6

/** 'Virtual school': a term and no word that asks anything of it; 'and' may join it to the answer before. */
const isBareTerm = ({ entities }: ReadMessage, { vocabulary }: Understanding): boolean =>
  entities.tokens.every(({ word }) => word === 'and' || !vocabulary.stopWords.has(word))

/** So unsure of what it intends, a message that says nothing but a place asks what was asked before: 'what does Walsall say?' */
const UNSURE = 0.5

function asksNothing({ intention, entities }: ReadMessage, { vocabulary }: Understanding): boolean {
  const subject = subjectOf(entities)
  const isUnsure = intention.share < UNSURE
  const namesAny = entities.judged.judgements.length + entities.grades.length > 0
  return isUnsure && !namesAny && subject !== '' && tellingIn(subject, vocabulary).length === 0
}

/** A question that stands by itself, where the conversation is: of the council that it was about until another is named. */
export function inPlace(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const defining = read.shares.find(({ label }) => label === 'definition')?.share ?? 0
  const isDefining =
    read.intention.intent === 'definition' &&
    defining >= DEFINING &&
    read.entities.judged.judgements.length === 0
  const meant = isDefining && !isBareTerm(read, understanding) ? read : about
  const own = askedBy(meant, understanding)
  const before = askedBefore(previous)
  // 'What does Walsall say?' leaves its subject to the message before.
  if ('subject' in before && read.slots.where.councils.length > 0 && asksNothing(read, understanding))
    return mergedWith(read, previous, understanding, 'again')
  // 'Where is the waiting worst?' after what is said of a subject asks for no grade.
  const isOfSubject = before.intent === 'passages' && isUnconditional(own)
  const isAboutWord = own.intent === 'definition' && own.grades === null && !isDefining
  const asked = withSubject(
    isOfSubject || isAboutWord ? askedAs('passages', meant, understanding) : own,
    read,
    before,
    understanding,
  )
  if (!ABOUT_COUNCILS.has(asked.intent) || asked.intent === 'citation') return asked
  const { where } = asked
  const isElsewhere =
    meant.entities.country.length > 0 ||
    where.councils.length + where.regions.length + where.kinds.length > 0 ||
    ('having' in asked && asked.having.length > 0)
  const there = { ...where, period: periodAfter(asked, before) }
  if (isElsewhere) return isOfSameCouncils(asked, before) ? inWhere(asked, there) : asked
  const councils = [...councilsBefore(previous, understanding)]
  const areNamed = whereOf(before).councils.length > 0 && OF_SEVERAL.has(asked.intent)
  return councils.length === 1 || areNamed ? inWhere(asked, { ...there, councils }) : asked
}

/** Intents that may be about several councils at once. */
const OF_SEVERAL: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['passages', 'recommendations'])

/** A conversation about one year stays with it until another is named, or change over time is asked for. */
const periodAfter = (asked: Asked, before: Asked): Period => {
  const { period } = whereOf(asked)
  return isPeriodNamed(period) || asked.intent === 'history' ? period : whereOf(before).period
}

/** A question over councils that names no grade, judgement, movement or kind of them. */
const isUnconditional = (asked: Asked): boolean =>
  asked.intent === 'councils' &&
  asked.having.length === 0 &&
  asked.movement === null &&
  asked.judgement === null &&
  asked.where.regions.length + asked.where.kinds.length + asked.where.councils.length === 0

const isOfSameCouncils = (one: Asked, other: Asked): boolean =>
  whereOf(one).councils.join() === whereOf(other).councils.join()

const POINTING: ReadonlySet<string> = new Set(['it', 'that', 'this', 'these', 'those'])

/** 'What were they told to do about it?' leaves its subject to the message before. */
function withSubject(
  asked: Asked,
  { entities: { tokens } }: ReadMessage,
  before: Asked,
  { vocabulary }: Understanding,
): Asked {
  if (asked.intent !== 'recommendations' && asked.intent !== 'passages') return asked
  if (!('subject' in before) || before.subject === '') return asked
  const says = contentIn(asked.subject, vocabulary.stopWords).length > 0
  const isElsewhere = asked.where.councils.length > 0 && !isOfSameCouncils(asked, before)
  // 'And what did they recommend?' asks for all of it, 'what were they told to do about it' of one thing.
  const isOfAll = asked.intent === 'recommendations' && tokens.every(({ word }) => !POINTING.has(word))
  return says || isElsewhere || isOfAll ? asked : { ...asked, subject: before.subject }
}
