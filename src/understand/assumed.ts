import type { Asked, Assumed, Where } from '../model/query.js'
import { type ReadMessage, readAbout } from './read-message.js'
import type { Understanding } from './understanding.js'

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
  (isAboutCouncils(asked) ||
    (asked.intent === 'unclear' && asked.why === 'no-place') ||
    (isOfOneToo(asked, own, read) && !asksOfCouncils(read, understanding)))

/** A message as if it had named these councils. */
export const readAsOf = (
  read: ReadMessage,
  { councils }: Assumed,
  understanding: Understanding,
): ReadMessage => councils.reduce((named, slug) => readAbout(named, slug, understanding) ?? named, read)
