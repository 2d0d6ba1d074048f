import { type Share, shareOf } from './classify/classifier.js'
import type { Entities, Recogniser } from './entities/entities.js'
import { wordsTaken } from './entities/named.js'

/** What a message intends, by what was learnt, and what else it may. */
export interface Intention {
  readonly intent: string
  /** 0 to 1, of all that it may be. */
  readonly share: number
  /** How likely it is that something is asked of the reports, whatever it is: 0 to 1. */
  readonly ofReports: number
  /** Somebody may be in danger, whatever else is asked. */
  readonly isConcern: boolean
  /** The guard that it surely sounds like and is not taken for, because it names a council or speaks of the field. */
  readonly soundsLike: string | null
}

/** Intents that turn a message away from the reports. A message about a council or an inspector, or in words of the field, is never one of them. */
const GUARDS: ReadonlySet<string> = new Set([
  'greeting',
  'thanks',
  'chatter',
  'orders',
  'off-topic',
  'help',
  'about',
  'privacy',
  'trust',
  'limits',
  'not-held',
  'sadness',
  'up-to-date',
  'other-language',
])

/** A guard that is surer than this stands even where some words are of the field. */
const SURE_GUARD = 0.6

/** What is less likely than this a message does not ask for, though nothing else that it may ask for is likelier. */
const LIKE_NOTHING = 0.05

/** Guards that stand, if sure, whatever council is named: 'I'm just lonely, Cornwall by the way', 'the best school in Grantham'. */
const SURE_ANYWHERE: ReadonlySet<string> = new Set(['orders', 'other-language', 'sadness', 'not-held'])

/** So likely, with a grade, a judgement or a place named, many councils are asked about, and nobody's danger is told. */
const LIKELY_OVER_COUNCILS = 0.4

/** Intents that ask of many councils at once. */
const OF_TABLE: ReadonlySet<string> = new Set(['councils', 'figures', 'mentions'])

/** Intents that the reports answer. */
const OF_THE_REPORTS: ReadonlySet<string> = new Set([
  ...OF_TABLE,
  'citation',
  'comparison',
  'grade',
  'history',
  'library',
  'passages',
  'reasons',
  'recommendations',
  'report',
])

/** Intents that no place takes part in: of all councils, or of Pilcrow. */
const OF_NO_PLACE: ReadonlySet<string> = new Set([
  ...GUARDS,
  'councils',
  'figures',
  'mentions',
  'library',
  'export',
])

/** Whether a message that names no place surely needs none, whatever it follows. */
export const standsAlone = ({ intent, share }: Intention): boolean =>
  OF_NO_PLACE.has(intent) && share >= SURE_GUARD

/** From this share on where to turn is the whole answer, whatever else is likelier. */
const CRY = 0.35

/** Where to turn is said from this share on: a missed cry for help costs more than a line too many. */
export const CONCERN = 0.15

/** Whether a message names what an intent cannot do without. */
function isPossible(
  intent: string,
  { councils, regions, kinds, neighbours, country, grades, unknown }: Entities,
  can: Possible,
): boolean {
  const named = new Set(councils.map(({ value }) => value.council.slug)).size
  const several = regions.length + kinds.length + neighbours.length + country.length
  switch (intent) {
    case 'citation':
      return can.isCiting
    case 'definition':
      return can.isDefined
    case 'library':
      return grades.length === 0
    case 'comparison':
      return named + unknown.length > 0 || several > 0
    case 'councils':
    case 'figures':
      return named !== 1 || several > 0
    default:
      return true
  }
}

/** One word beside an inspector's name: 'led', 'inspections'. */
const BESIDE_A_NAME = 1

/** 'What did Ada Byron lead': an inspector is named, no council, and nothing that reports speak of. */
function isOfInspectorAlone(entities: Entities, stopWords: ReadonlySet<string>): boolean {
  const { inspectors, councils, period, tokens } = entities
  if (inspectors.length === 0 || councils.length > 0) return false
  const named = wordsTaken([...inspectors, ...period.mentions])
  const others = tokens.filter(({ word }, at) => !named.has(at) && !stopWords.has(word))
  return others.length <= BESIDE_A_NAME
}

/** What else a message has, beside its names. */
export interface Possible {
  /** A paragraph's number or key. */
  readonly isCiting: boolean
  /** A grade, a framework or a word of the glossary that can be explained. */
  readonly isDefined: boolean
  /** Nothing but what the table of grades tells of several councils. */
  readonly isOfTable: boolean
}

export function intentionOf(
  shares: readonly Share[],
  entities: Entities,
  recogniser: Pick<Recogniser, 'isWord'>,
  stopWords: ReadonlySet<string>,
  can: Possible,
): Intention {
  if (can.isOfTable || isOfInspectorAlone(entities, stopWords))
    return { intent: 'councils', share: 1, ofReports: 1, isConcern: false, soundsLike: null }
  const danger = shareOf(shares, 'danger')
  const ofReports = shares.reduce((sum, { label, share }) => sum + (OF_THE_REPORTS.has(label) ? share : 0), 0)
  const names = entities.councils.length + entities.regions.length + entities.judged.judgements.length
  const isOfField = names > 0 || (entities.grades.length > 0 && entities.tokens.length > 1)
  const isKnown = entities.tokens.some(({ word }) => !stopWords.has(word) && recogniser.isWord(word))
  const possible = shares.filter(({ label }) => isPossible(label, entities, can))
  const explained = shareOf(shares, 'definition')
  // What no glossary has is a name in the reports: 'what is the Step-change service'.
  const meant = possible
    .map(({ label, share }) => ({
      label,
      share: label === 'passages' && !can.isDefined ? share + explained : share,
    }))
    .sort((one, other) => other.share - one.share)
  // Without words of the field one of them is meant, whichever, where all are so likely together.
  const unasked = meant.reduce((sum, { label, share }) => sum + (GUARDS.has(label) ? share : 0), 0)
  const allowed = meant.filter(
    ({ label, share }) =>
      !GUARDS.has(label) ||
      (SURE_ANYWHERE.has(label) && share >= SURE_GUARD) ||
      (entities.councils.length + entities.inspectors.length === 0 &&
        (share >= SURE_GUARD || (!isOfField && unasked >= SURE_GUARD) || !isKnown)),
  )
  const needsHome = shareOf(shares, 'homeless')
  const cry = allowed.find(({ label, share }) => label === 'danger' && share >= CRY && share >= needsHome)
  // What surely asks for something else of a council is looked for in its reports, and not taken for what it is least unlike.
  const [first] = meant
  const isUnlike = (allowed[0]?.share ?? 0) < LIKE_NOTHING
  const isTurnedAway = first && (first.share >= SURE_GUARD || isUnlike) && !allowed.includes(first)
  // 'Does Ofsted rate the hospital in Reading' is like nothing that a report of a council answers.
  if (isTurnedAway && isUnlike && first.label === 'not-held')
    return {
      intent: first.label,
      share: first.share,
      ofReports,
      isConcern: danger >= CONCERN,
      soundsLike: null,
    }
  const sought = isTurnedAway ? allowed.filter(({ label }) => label === 'passages') : allowed
  const [best = { label: 'passages', share: 0 }] = cry ? [cry] : sought.length > 0 ? sought : meant
  // Nobody who may be in danger is turned away with a word about something else; who is sad is told whom to ring.
  if (danger >= CONCERN && GUARDS.has(best.label) && best.label !== 'sadness')
    return { intent: 'danger', share: danger, ofReports, isConcern: false, soundsLike: null }
  return {
    intent: best.label,
    share: best.share,
    ofReports,
    // Who asks which councils, or how many, tells of nobody.
    isConcern:
      danger >= (best.label === 'homeless' ? CRY : CONCERN) &&
      best.label !== 'danger' &&
      !(OF_TABLE.has(best.label) && isOfField && best.share >= LIKELY_OVER_COUNCILS),
    soundsLike: isTurnedAway && GUARDS.has(first.label) ? first.label : null,
  }
}
