import { between, clausesOf, hasOpening, picked, subjectWithout, tellingIn } from './carriers.js'
import { featuresOf, type Share, shareOf, sharesOf, subjectFeaturesOf } from './classify/classifier.js'
import { type Entities, quotesWords, type Recogniser } from './entities/entities.js'
import { type Mention, wordsTaken } from './entities/named.js'
import type { Understanding } from './understanding.js'

/**
 * Which part of a message asks. People say who they are, what has happened and what they want the answer for, and ask
 * between: 'My grandchildren live in Solihull and I should like to know whether the children's services there are any good.'
 * A classifier tells clauses that ask from those that tell and those that wish; what is told stays out of what is looked for.
 */

/** What is this sure to ask nothing is left out. */
const SURELY_ASKS_NOTHING = 0.75
/** Beside a clause that surely asks and says what, others are taken with it from here on: as sure as it. */
const LIKELY_ASKS = 0.75
/** A part has so many words at least. */
const SHORTEST_PART = 3
/** Shorter messages are taken whole. */
const SHORT = 7

/**
 * Words before which one clause may end and another begin though no sign parts them, and how sure of both halves one must
 * be: a question opens with the first, 'young people who leave care and end up homeless' are one.
 */
const OPENING: ReadonlyMap<string, number> = new Map([
  ...'what whats wot how hows why whos whether do does did any anything'
    .split(' ')
    .map((word) => [word, 0.85] as const),
  ...'and but so because cos coz as or though if im ive weve'.split(' ').map((word) => [word, 0.92] as const),
])

/** So few words that name something narrow what is asked, and tell nothing beside it: 'London only'. */
const FEW_NAMING = 4

const isNameAlone = (
  { tokens, judged, ...named }: Entities,
  { vocabulary: { stopWords } }: Understanding,
): boolean => {
  const { councils, regions, kinds, neighbours, grades, frameworks, inspectors, reports, period } = named
  const names = [councils, regions, kinds, neighbours, grades, frameworks, inspectors, reports]
  const taken = new Set([...wordsTaken([...names.flat(), ...period.mentions]), ...judged.words])
  const others = tokens.filter(({ word }, at) => !taken.has(at) && !stopWords.has(word))
  // 'London only', 'just the counties': 'interview at Hartlepool Weds' tells something.
  return tokens.length <= FEW_NAMING && taken.size > 0 && others.length <= taken.size / 2
}

/** A clause, and how surely it asks, or only wishes: greets, thanks, says what the answer is for; else it tells. Each 0 to 1. */
interface Clause {
  readonly entities: Entities
  readonly from: number
  readonly to: number
  readonly asks: number
  readonly wishes: number
}

/** A message in two: what asks, and what is left out of that; null where it is all taken together. */
export interface Parted {
  readonly asking: Entities
  readonly told: Entities
  /** What asks leaves to what is told what it asks about. */
  readonly isLeaning: boolean
}

/**
 * The clauses of a message that ask, with the places that the others name where these name none; null where
 * none asks, or where those that do say nothing of what they ask about: 'do they mention it'.
 */
export function partedByAsking(entities: Entities, understanding: Understanding): Parted | null {
  if (entities.tokens.length < SHORT) return null
  const clauses = partsOf(entities, understanding)
  // What stands in quotation marks stays in one piece: only 'I was told "it varies"' is left out whole.
  if (quotesWords(entities) && !clauses.some((one) => isTold(one) && quotesWords(one.entities))) return null
  const surely = clauses.filter(({ asks }) => asks >= SURELY_ASKS_NOTHING)
  if (surely.length === 0) return null
  const toldBefore = picked(
    entities,
    clauses.filter((clause) => !surely.includes(clause) && clause.wishes < SURELY_ASKS_NOTHING),
  )
  const isComplete =
    !asksWhatWasTold(clauses, understanding) &&
    surely.some(
      ({ entities: clause }) =>
        (saysWhat(clause, understanding) && !leansOn(toldBefore, clause, understanding)) ||
        needsNoSubject(clause, entities, understanding),
    )
  // What is told says what is asked about, where the question does not; a greeting says nothing of it.
  const kept = clauses.filter(
    ({ entities: clause, asks, wishes }) =>
      isNameAlone(clause, understanding) || (isComplete ? asks >= LIKELY_ASKS : wishes < SURELY_ASKS_NOTHING),
  )
  const told = clauses.filter((clause) => !kept.includes(clause))
  if (!isComplete && toldBefore.tokens.length > 0)
    return { asking: joined(surely, clauses, entities), told: toldBefore, isLeaning: true }
  return told.length === 0
    ? null
    : { asking: joined(kept, clauses, entities), told: picked(entities, told), isLeaning: false }
}

/** 'Leeds care leavers, I remember a figure about those they had lost. What was it?': the last clause asks for what the one before it tells. */
function asksWhatWasTold(clauses: readonly Clause[], understanding: Understanding): boolean {
  const [before, last] = clauses.slice(-2)
  if (!before || !last || last.asks < SURELY_ASKS_NOTHING || !isTold(before)) return false
  const { entities } = last
  const isPointing = entities.tokens.some(({ word }) => POINTING.has(word))
  return isPointing && !saysWhat(entities, understanding) && saysWhat(before.entities, understanding)
}

/** What is asked of a report as a whole. */
const OF_A_WHOLE: ReadonlySet<string> = new Set(['reasons', 'recommendations', 'history'])
/** So surely that is asked by a clause of its own. */
const SURELY_OF_A_WHOLE = 0.5

/** Words that point at what was told before them. */
export const POINTING: ReadonlySet<string> = new Set(
  'it its that this those these them they their she her he his'.split(' '),
)

/** 'What does the report say inspectors liked?' asks of a council's whole report, and 'what did they say about it' does not. */
function needsNoSubject(clause: Entities, whole: Entities, { models, lexicon }: Understanding): boolean {
  const isPlaced = whole.councils.length > 0
  if (!isPlaced || clause.tokens.some(({ word }) => POINTING.has(word))) return false
  const [best] = sharesOf(models.intent, subjectFeaturesOf(clause, lexicon))
  return best !== undefined && OF_A_WHOLE.has(best.label) && best.share >= SURELY_OF_A_WHOLE
}

const isTold = ({ asks }: Clause): boolean => asks <= 1 - SURELY_ASKS_NOTHING

function partsOf(entities: Entities, understanding: Understanding): Clause[] {
  const clause = (from: number, to: number): Clause => {
    const part = between(entities, from, to)
    const shares = sharesOf(understanding.models.clause, featuresOf(part))
    return { entities: part, from, to, asks: shareOf(shares, 'asks'), wishes: shareOf(shares, 'wishes') }
  }
  /** Parted where what stands before surely tells and what stands after surely asks, or the other way round. */
  const parted = (from: number, to: number): Clause[] => {
    const places = Array.from(
      { length: Math.max(0, to - from - 2 * SHORTEST_PART + 1) },
      (_, at) => from + SHORTEST_PART + at,
    )
    const [best] = places
      .flatMap((at) => {
        const least = OPENING.get(entities.tokens[at]?.word ?? '')
        // 'In which councils | does the newest report' asks from its first word on.
        const isOfNoun = ASKING_FOR_A_NOUN.has(entities.tokens[at - 2]?.word ?? '')
        if (least === undefined || isOfNoun || isWithinName(at, entities)) return []
        const halves = [clause(from, at), clause(at, to)] as const
        return differ(halves, least) ? [halves] : []
      })
      .sort((one, other) => apart(other) - apart(one))
    return best ? best.flatMap((one) => parted(one.from, one.to)) : [clause(from, to)]
  }
  const lengths = clausesOf(entities).map(({ tokens }) => tokens.length)
  const ends = lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length, 0))
  const cuts = ends.filter((to) => !isRelative(to, entities) && !isWithinName(to, entities))
  return cuts.flatMap((to, at) => parted(cuts[at - 1] ?? 0, to))
}

const ASKING_FOR_A_NOUN: ReadonlySet<string> = new Set(['which', 'what'])

const RELATIVE: ReadonlySet<string> = new Set(['who', 'whose', 'whom', 'which', 'where', 'when'])

/** Whether a clause goes on at a place: 'my grandson, who was placed with us' asks nobody who. */
const isRelative = (at: number, { tokens }: Entities): boolean =>
  RELATIVE.has(tokens[at]?.word ?? '') && /,$/.test(tokens[at - 1]?.said ?? '')

const apart = ([before, after]: readonly [Clause, Clause]): number => Math.abs(before.asks - after.asks)

const differ = ([one, other]: readonly [Clause, Clause], least: number): boolean =>
  Math.max(one.asks, other.asks) >= least && Math.min(one.asks, other.asks) <= 1 - least

export const isWithinName = (at: number, { councils, judged, frameworks, kinds }: Entities): boolean =>
  [...councils, ...judged.judgements, ...frameworks, ...kinds].some(({ from, to }) => from < at && at < to)

const TOLD_BEFORE: ReadonlySet<string> = new Set(
  'me us him her them this that these those mine ours his hers theirs'.split(' '),
)

/** 'How they treat people like us', 'is there support for us' are about what has been told before. */
const refersBack = ({ tokens }: Entities): boolean =>
  tokens.some(
    ({ word }, at) =>
      (word === 'like' && TOLD_BEFORE.has(tokens[at + 1]?.word ?? '')) ||
      (word === 'for' && (tokens[at + 1]?.word === 'us' || tokens[at + 1]?.word === 'me')),
  )

/** Lists of words that carry no one way of asking. */
const OF_NO_WAY: ReadonlySet<string> = new Set(['everything', 'usual', 'openings', 'beginnings'])

/** 'What is supervision like there' says it in one word; 'does anybody check' leans on what was told. */
const WH: ReadonlySet<string> = new Set('what whats wot how hows why where wheres which who'.split(' '))

/** Words of everybody's talk that leave nothing to what was told before: 'does anybody come to check' has one; one of the field is enough. */
const ENOUGH = 2

/** Whether a clause says what it asks about, and does not leave that to those beside it. */
export function saysWhat(entities: Entities, understanding: Understanding): boolean {
  const { carriers, lexicon, vocabulary } = understanding
  const labels = Object.keys(carriers).filter((label) => !OF_NO_WAY.has(label))
  if (refersBack(entities)) return false
  const telling = tellingIn(subjectWithout(entities, labels, understanding), vocabulary).filter(
    lexicon.isOfReports,
  )
  return (
    entities.judged.judgements.length > 0 ||
    entities.grades.length > 0 ||
    (telling.length > 0 && (WH.has(entities.tokens[0]?.word ?? '') || hasOpening(entities, understanding))) ||
    telling.length >= ENOUGH ||
    telling.some((word) => !carriers.usual?.includes(word))
  )
}

/** Words before a noun that has been spoken of: 'the waits', 'those delays'. */
const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'such'])

/**
 * Whether the one thing that a clause asks about is one that was told of before: 'my son was referred to a speech therapist,
 * what do they say about the waits' asks about waits for that.
 */
function leansOn(told: Entities, asking: Entities, understanding: Understanding): boolean {
  const { lexicon, vocabulary, carriers } = understanding
  const labels = Object.keys(carriers).filter((label) => !OF_NO_WAY.has(label))
  const ofField = (clause: Entities): string[] =>
    tellingIn(subjectWithout(clause, labels, understanding), vocabulary).filter(lexicon.isOfReports)
  const [only, ...others] = ofField(asking)
  if (only === undefined || others.length > 0 || asking.judged.judgements.length > 0) return false
  const at = asking.tokens.findIndex(({ word }) => word === only)
  return DEFINITE.has(asking.tokens[at - 1]?.word ?? '') && ofField(told).length >= ENOUGH
}

/** Some clauses as one message, of the councils and times that the others name where these name no place. */
function joined(asking: readonly Clause[], all: readonly Clause[], whole: Entities): Entities {
  const isPlaced = asking.some(({ entities: { councils, regions, kinds, country, elsewhere } }) =>
    [councils, regions, kinds, country, elsewhere].some(({ length }) => length > 0),
  )
  const isTimed = asking.some(({ entities: { period } }) => period.mentions.length > 0)
  const isOfPlace = ({ entities: { councils, regions, kinds } }: Clause) =>
    councils.length + regions.length + kinds.length > 0
  const others = all.filter((clause) => !asking.includes(clause) && isOfPlace(clause))
  const isWithin = (mention: Mention<unknown>) =>
    others.some(({ from, to }) => from <= mention.from && mention.to <= to)
  const named = [
    ...whole.councils,
    ...whole.regions,
    ...whole.kinds,
    ...(isTimed ? [] : whole.period.mentions),
  ].filter(isWithin)
  return picked(whole, [...asking, ...(isPlaced ? [] : named)])
}

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
