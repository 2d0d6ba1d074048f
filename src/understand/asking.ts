import { shareOf, sharesOf } from '../learnt/models.js'
import { featuresOf, subjectFeaturesOf } from './classify/classifier.js'
import { type Entities, isTagged, quotesWords } from './entities/entities.js'
import { isAfterComma, type Mention, wordsTaken } from './entities/named.js'
import { between, clausesOf, contentWordsWithout, hasOpening, picked } from './subject.js'
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
export const SHORTEST_PART = 3
/** Nobody writes so many words without a sign between them; to try each place to part them would take long. */
const LONGEST_PARTED = 80
/** Shorter messages are taken whole. */
const SHORT = 7

/**
 * Words before which one clause may end and another begin though no sign parts them, and how sure of both halves one must
 * be: a question opens with the first, 'young people who leave care and end up homeless' are one.
 */
export const MAY_BEGIN: ReadonlyMap<string, number> = new Map([
  ...'what whats wot how hows why whos whether do does did any anything'
    .split(' ')
    .map((word) => [word, 0.85] as const),
  ...'and but so because cos coz as or though if im ive weve'.split(' ').map((word) => [word, 0.92] as const),
])

/** So few words that name something narrow what is asked, and tell nothing beside it: 'London only'. */
const FEW_NAMING = 4

const isNameAlone = (
  { entities: { tokens, judged, ...named }, ...clause }: Clause,
  { vocabulary: { stopWords } }: Understanding,
): boolean => {
  const { councils, regions, kinds, neighbours, grades, frameworks, inspectors, reports, period } = named
  const names = [councils, regions, kinds, neighbours, grades, frameworks, inspectors, reports]
  // 'Out of school' tells of a child, and names what was judged once.
  const ofJudged = isTold(clause) ? [] : judged.words
  const taken = new Set([...wordsTaken([...names.flat(), ...period.mentions]), ...ofJudged])
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
  // 'I am doing an essay on early help. What does the report say?'
  const isOpened =
    hasOpening(toldBefore, understanding) &&
    surely.every(({ entities: clause }) => !saysWhat(clause, understanding))
  const isComplete =
    !isOpened &&
    !asksWhatWasTold(clauses, understanding) &&
    surely.some(
      ({ entities: clause }) =>
        (saysWhat(clause, understanding) && !leansOn(toldBefore, clause, understanding)) ||
        (needsNoSubject(clause, entities, understanding) && !leavesToTold(clause, toldBefore, understanding)),
    )
  // What is told says what is asked about, where the question does not; a greeting says nothing of it.
  const kept = clauses.filter(
    (clause) =>
      isNameAlone(clause, understanding) ||
      (isComplete
        ? clause.asks >= LIKELY_ASKS ||
          (clause.asks > 1 - LIKELY_ASKS && isTagged(clause.entities, understanding.vocabulary.stopWords))
        : clause.wishes < SURELY_ASKS_NOTHING),
  )
  const told = clauses.filter((clause) => !kept.includes(clause))
  if (!isComplete && toldBefore.tokens.length > 0)
    return { asking: joined(surely, clauses, entities, understanding), told: toldBefore, isLeaning: true }
  return told.length === 0
    ? null
    : {
        asking: joined(kept, clauses, entities, understanding),
        told: picked(entities, told),
        isLeaning: false,
      }
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

/** 'What does the report say inspectors liked?' asks of a council's whole report, and 'what did they say about it' does not. */
function needsNoSubject(clause: Entities, whole: Entities, { models, lexicon }: Understanding): boolean {
  const isPlaced = whole.councils.length > 0
  if (!isPlaced || clause.tokens.some(({ word }) => POINTING.has(word))) return false
  const [best] = sharesOf(models.intent, subjectFeaturesOf(clause, lexicon))
  return best !== undefined && OF_A_WHOLE.has(best.label) && best.share >= SURELY_OF_A_WHOLE
}

/**
 * 'Waiting fourteen months for a plan in Bury, what did the inspectors find': what they found of that, where a subject is told and the question is for
 * neither praise nor criticism.
 */
function leavesToTold(clause: Entities, told: Entities, { models, vocabulary }: Understanding): boolean {
  const [tone] = sharesOf(models.tone, featuresOf(clause))
  const [best] = sharesOf(models.intent, featuresOf(clause))
  return (
    best?.label !== 'recommendations' && tone?.label === 'neither' && isTagged(told, vocabulary.stopWords)
  )
}

const isTold = ({ asks }: Pick<Clause, 'asks'>): boolean => asks <= 1 - SURELY_ASKS_NOTHING

function partsOf(entities: Entities, understanding: Understanding): Clause[] {
  const clause = (from: number, to: number): Clause => {
    const part = between(entities, from, to)
    const shares = sharesOf(understanding.models.clause, featuresOf(part))
    return { entities: part, from, to, asks: shareOf(shares, 'asks'), wishes: shareOf(shares, 'wishes') }
  }
  /** Parted where what stands before surely tells and what stands after surely asks, or the other way round. */
  const parted = (from: number, to: number): Clause[] => {
    if (to - from > LONGEST_PARTED) return [clause(from, to)]
    const places = Array.from(
      { length: Math.max(0, to - from - 2 * SHORTEST_PART + 1) },
      (_, at) => from + SHORTEST_PART + at,
    )
    const [best] = places
      .flatMap((at) => {
        const least = MAY_BEGIN.get(entities.tokens[at]?.word ?? '')
        // 'In which councils | does the newest report' asks from its first word on.
        const isOfNoun = ASKING_FOR_A_NOUN.has(entities.tokens[at - 2]?.word ?? '')
        if (least === undefined || isOfNoun || isWithinName(at, entities) || isBetweenCouncils(at, entities))
          return []
        const halves = [clause(from, at), clause(at, to)] as const
        return differ(halves, least) ? [halves] : []
      })
      .sort((one, other) => apart(other) - apart(one))
    return best ? best.flatMap((one) => parted(one.from, one.to)) : [clause(from, to)]
  }
  const lengths = clausesOf(entities).map(({ tokens }) => tokens.length)
  const ends = lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length, 0))
  const cuts = ends.filter(
    (to) =>
      !isRelative(to, entities) &&
      !isListed(to, entities) &&
      !isWithinName(to, entities) &&
      !isBetweenCouncils(to, entities),
  )
  return cuts.flatMap((to, at) => parted(cuts[at - 1] ?? 0, to))
}

/** 'Which county', 'what help': a noun follows, and what is asked behind it. */
export const ASKING_FOR_A_NOUN: ReadonlySet<string> = new Set(['which', 'what'])

const RELATIVE: ReadonlySet<string> = new Set(['who', 'whose', 'whom', 'which', 'where', 'when'])

/** Whether a clause goes on at a place: 'my grandson, who was placed with us' asks nobody who. */
const isRelative = (at: number, { tokens }: Entities): boolean =>
  RELATIVE.has(tokens[at]?.word ?? '') && isAfterComma(tokens, at)

/** Whether a comma before a place parts two of a list: 'an education, health and care plan'. */
const isListed = (at: number, { tokens }: Entities): boolean =>
  isAfterComma(tokens, at) && LIST_WORDS.has(tokens[at + 1]?.word ?? '')

const LIST_WORDS: ReadonlySet<string> = new Set(['and', 'or'])

/** Whether a place parts two of some councils, or a word there joins them: 'Cornwall, South Gloucestershire and Somerset'. */
const isBetweenCouncils = (at: number, { councils, tokens }: Entities): boolean => {
  const next = LIST_WORDS.has(tokens[at]?.word ?? '') ? at + 1 : at
  return councils.some(({ to }) => to === at) && councils.some(({ from }) => from === next)
}

const apart = ([before, after]: readonly [Clause, Clause]): number => Math.abs(before.asks - after.asks)

const differ = ([one, other]: readonly [Clause, Clause], least: number): boolean =>
  Math.max(one.asks, other.asks) >= least && Math.min(one.asks, other.asks) <= 1 - least

/** Within a time too: 'in 2023 | or later'. */
export const isWithinName = (
  at: number,
  { councils, judged, frameworks, kinds, period }: Entities,
): boolean =>
  [...councils, ...judged.judgements, ...frameworks, ...kinds, ...period.mentions].some(
    ({ from, to }) => from < at && at < to,
  )

/** Some clauses as one message, of the councils and times that the others name where these name no place. */
function joined(
  asking: readonly Clause[],
  all: readonly Clause[],
  whole: Entities,
  { recogniser: { names } }: Understanding,
): Entities {
  // 'We live in the West Midlands. Which councils round here are good?'
  const isHere = asking.some(({ entities: { tokens } }) => names.in('here', tokens).length > 0)
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
  const here = isHere ? whole.regions.filter(isWithin) : []
  return picked(whole, [...asking, ...(isPlaced ? here : named)])
}

// Whether a clause says itself what it asks about, or leaves that to what was told before it.

/** Words that point at what was told before them. */
export const POINTING: ReadonlySet<string> = new Set(
  'it its that this those these them they their she her he his'.split(' '),
)

/** 'In those houses', 'how do they help them': whether a part of a message is of what another names, within a question of its own. */
export const pointsAtThose = ({ tokens }: Entities): boolean => tokens.some(({ word }) => OF_THOSE.has(word))
const OF_THOSE: ReadonlySet<string> = new Set(['those', 'these', 'them', 'such'])

const TOLD_BEFORE: ReadonlySet<string> = new Set(
  'me us him her them this that these those mine ours his hers theirs'.split(' '),
)

/** 'Are they any good at it' leaves to what has been told at what. */
export const pointsAt = ({ tokens }: Pick<Entities, 'tokens'>): boolean =>
  tokens.some(({ word }, at) => word === 'at' && POINTING.has(tokens[at + 1]?.word ?? ''))

/** 'How they treat people like us', 'is there support for us' are about what has been told before. */
const refersBack = ({ tokens }: Entities): boolean =>
  pointsAt({ tokens }) ||
  tokens.some(
    ({ word }, at) =>
      (word === 'like' && TOLD_BEFORE.has(tokens[at + 1]?.word ?? '')) ||
      (word === 'for' && (tokens[at + 1]?.word === 'us' || tokens[at + 1]?.word === 'me')),
  )

/** Lists of words that carry no one way of asking. */
const OF_NO_WAY: ReadonlySet<string> = new Set(['everything', 'usual', 'openings', 'beginnings'])

/** 'What is supervision like there' says it in one word; 'does anybody check' leans on what was told. */
export const WH: ReadonlySet<string> = new Set(
  'what whats wot how hows why where wheres which who'.split(' '),
)

/** Words of everybody's talk that leave nothing to what was told before: 'does anybody come to check' has one; one of the field is enough. */
const ENOUGH = 2

/** The words of the field that a clause is about, without those that carry any way of asking. */
function wordsOfField(clause: Entities, understanding: Understanding): string[] {
  const labels = Object.keys(understanding.carriers).filter((label) => !OF_NO_WAY.has(label))
  return contentWordsWithout(clause, labels, understanding).filter(understanding.lexicon.isOfReports)
}

/** Whether a clause says what it asks about, and does not leave that to those beside it. */
export function saysWhat(entities: Entities, understanding: Understanding): boolean {
  const { carriers } = understanding
  if (refersBack(entities)) return false
  const telling = wordsOfField(entities, understanding)
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
  const [only, ...others] = wordsOfField(asking, understanding)
  if (only === undefined || others.length > 0 || asking.judged.judgements.length > 0) return false
  const at = asking.tokens.findIndex(({ word }) => word === only)
  return DEFINITE.has(asking.tokens[at - 1]?.word ?? '') && wordsOfField(told, understanding).length >= ENOUGH
}
