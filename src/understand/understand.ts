import { type Asked, type Assumed, EVERYWHERE, type Query, type Where } from '../model/query.js'
import { askedAs } from './asked.js'
import { lacksCouncil, readAsOf } from './assumed.js'
import type { Share } from './classify/classifier.js'
import { isConcern, readInPlace } from './follow-up/conversation.js'
import { askedAfter, askedFirst, followsAs, spokenOf } from './follow-up/follow-up.js'
import { objection } from './follow-up/objection.js'
import { askedBefore, inWhere, isPeriodNamed, type Previous, withoutYearNotHeld } from './follow-up/shown.js'
import { normalised } from './normalise.js'
import { unheardIn } from './over-councils/unheard.js'
import { type ReadMessage, readMessage } from './read-message.js'
import { readingsOf, unknownReadings } from './readings.js'
import type { Understanding } from './understanding.js'

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
  const previous = answered && withoutYearNotHeld(answered, understanding)
  const read = readMessage(normalised(message), understanding)
  const about = previous ? readInPlace(read, previous, understanding) : read
  const { intent, share, soundsLike } = about.intention
  const askedIn = (whole: ReadMessage, inPlace: ReadMessage, follows: Share) =>
    previous
      ? askedAfter(whole, inPlace, follows, previous, understanding)
      : askedFirst(whole, follows, understanding)
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
  const asked = instead?.asked ?? (assumed ? own : placeless)
  const isToldWhereToTurn =
    (asked.intent === 'aside' && asked.aside === 'danger') ||
    (asked.intent === 'councils' && asked.where.inspector !== null)
  const isHeard = previous
    ? !isToldWhereToTurn && isConcern(read, !isByItself, understanding)
    : read.intention.isConcern
  return {
    asked,
    readings: [
      ...readingsOf(read.entities),
      ...(asked.intent === 'comparison' ? unknownReadings(read.entities) : []),
      ...unheardIn(asked, read, understanding),
    ],
    assumed,
    intention: { intent, share, soundsLike },
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
