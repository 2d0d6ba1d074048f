import { MAY_BEGIN, type Parted, partedByAsking, SHORTEST_PART } from './asking.js'
import { clausesOf } from './carriers.js'
import { type CitedPlace, citationsIn, shortened } from './citation.js'
import { type Share, shareOf, sharesOf, subjectFeaturesOf } from './classify/classifier.js'
import { type Entities, entitiesAbout, entitiesIn } from './entities/entities.js'
import { asksOfGrades, definitionsIn, isTerm, termIn } from './glossary.js'
import { type Intention, intentionOf } from './intention.js'
import { isOfTableAlone } from './over-councils/asked.js'
import { type Slots, slotsOf } from './slots.js'
import type { Understanding } from './understanding.js'
/** A message as it is read before anything is decided: what it names, what it may intend, what else it says. */
export interface ReadMessage {
  readonly entities: Entities
  readonly shares: readonly Share[]
  readonly intention: Intention
  readonly slots: Slots
  readonly citations: readonly CitedPlace[]
  /** Nothing but what the table of grades tells of several councils. */
  readonly isOfTable: boolean
}

/** Whatever is cited has a number. */
const WITH_NUMBER = /\d/

/** No citation is longer; a question may be. */
const LONGEST_CITATION = 600

export function readMessage(typed: string, understanding: Understanding): ReadMessage {
  const mayCite = typed.length <= LONGEST_CITATION && WITH_NUMBER.test(typed)
  const message = mayCite ? shortened(typed) : typed
  const citations = mayCite ? citationsIn(message) : []
  const whole = entitiesIn(message, understanding.recogniser)
  const all = readOf(whole, citations, understanding)
  // Where every word is of the table, or the words that are counted, no clause of it tells: 'how many were good, south west only'.
  const isWhole = citations.length > 0 || all.isOfTable || asksForAll(all)
  const parted = isWhole || !hasParts(whole) ? null : partedByAsking(whole, understanding)
  if (parted === null) return isWhole ? all : heard(all, understanding)
  if (parted.isLeaning) return leaning(all, parted, understanding)
  return heedful(readOf(parted.asking, [], understanding), all, readOf(parted.told, [], understanding))
}

/** Whether something ends or may begin within a message, so that one part of it may tell and another ask. */
const hasParts = (entities: Entities): boolean =>
  clausesOf(entities).length > 1 ||
  entities.tokens.slice(SHORTEST_PART).some(({ word }) => MAY_BEGIN.has(word))

/**
 * 'My grandson was in a home that was not registered. Which inspections criticised councils for that?': what is looked for is in
 * all of it, and what is wanted, how and in what tone is in what asks alone.
 */
function leaning(all: ReadMessage, { asking, told }: Parted, understanding: Understanding): ReadMessage {
  const { shares, intention, slots, isOfTable } = readOf(asking, [], understanding)
  const isOfWords = intention.intent === 'passages' && intention.share >= SURE_OF_WHAT_ASKS
  if (!isOfWords || isOfTable || NEEDS.has(all.intention.intent)) return heard(all, understanding)
  const { answer, tone } = slots
  const asked = { ...all, shares, intention, slots: { ...all.slots, answer, tone } }
  return heedful(asked, all, readOf(told, [], understanding))
}

/** So sure what asks must be of what it wants. */
const SURE_OF_WHAT_ASKS = 0.5

/** Whether what is counted stands in all of a message, which is one sentence: 'reports mentioning county lines or modern slavery'. */
const asksForAll = ({ intention, entities: { tokens } }: ReadMessage): boolean =>
  intention.intent === 'mentions' &&
  tokens.length <= LONGEST_LIST &&
  tokens.slice(0, -1).every(({ said }) => !/[.!?]$/.test(said))

/** Words of a list of things that are counted. */
const LONGEST_LIST = 15

/** So sure a cry for help is all that there is to answer; else what is asked of a council is answered as well. */
const SURELY_CRIES = 0.85

/** 'Is Devon any good? My partner beat me last night': a cry for help in a clause of its own is heard, though the whole is likelier to ask. */
function heard(all: ReadMessage, understanding: Understanding): ReadMessage {
  const { intention, entities } = all
  const clauses = clausesOf(entities)
  if (intention.isConcern || intention.intent === 'danger' || clauses.length < 2) return all
  const isCry = clauses.some((clause) => {
    const shares = sharesOf(understanding.models.intent, subjectFeaturesOf(clause, understanding.lexicon))
    return clause.tokens.length >= FEWEST_OF_CRY && shareOf(shares, 'danger') >= SURELY_CRIES
  })
  return isCry ? { ...all, intention: { ...intention, isConcern: true } } : all
}

/** Words of a cry for help that stands beside a question. */
const FEWEST_OF_CRY = 4

/** What is told of somebody's own need, and is answered to whatever is asked beside it that is not of reports. */
const NEEDS: ReadonlySet<string> = new Set(['homeless', 'sadness'])

/** What asks of a message that tells more, with the cry for help that may be in what it tells. */
function heedful(asking: ReadMessage, whole: ReadMessage, told: ReadMessage): ReadMessage {
  const { intention } = whole
  const isTold = told.intention.intent === 'danger' && told.intention.share >= SURELY_CRIES
  const isCry = intention.intent === 'danger'
  const asksOfReports = asking.slots.where.councils.length > 0 && asking.intention.intent === 'passages'
  if (isCry && intention.share >= SURELY_CRIES && !asksOfReports) return whole
  // 'I am 16 and sleep on a friend's sofa, who sorts that out?'
  if (!asksOfReports && NEEDS.has(told.intention.intent) && told.intention.share >= SURELY_CRIES)
    return { ...whole, intention: told.intention }
  return isCry || isTold || intention.isConcern
    ? { ...asking, intention: { ...asking.intention, isConcern: true } }
    : asking
}

/** The same message as it would be read if it named a council at its end: one after an answer about Devon is of Devon. */
export function readAbout(read: ReadMessage, slug: string, understanding: Understanding): ReadMessage | null {
  const council = understanding.vocabulary.authorities.find((one) => one.slug === slug)
  return council ? readOf(entitiesAbout(read.entities, council), read.citations, understanding) : null
}

/** A part of a message, read by itself. */
export const readPart = (entities: Entities, understanding: Understanding): ReadMessage =>
  readOf(entities, [], understanding)

/** 'What about missing children in Leeds': one council or several are named, and no grade, so the table of grades is not asked. */
const namesCouncilsAlone = ({ councils, regions, kinds, country, neighbours, grades }: Entities): boolean =>
  councils.length > 0 && [regions, kinds, country, neighbours, grades].every(({ length }) => length === 0)

/** Beside a council nothing is explained but what its grades mean. */
const namesGrades = ({ grades, tokens }: Entities, { names }: Understanding['recogniser']): boolean =>
  grades.length > 0 || names.in('scale', tokens).length > 0

/** So likely what grades mean is asked for, and not who has them: 'is adequate the same as requires improvement'. */
const MEANING = 0.5

function readOf(
  entities: Entities,
  citations: readonly CitedPlace[],
  understanding: Understanding,
): ReadMessage {
  const { recogniser, models, vocabulary, lexicon } = understanding
  const shares = sharesOf(models.intent, subjectFeaturesOf(entities, lexicon))
  const isOfCouncil = entities.councils.length > 0
  const term = isOfCouncil && !namesGrades(entities, recogniser) ? null : termIn(entities, understanding)
  const ofGrades = term !== null && asksOfGrades(entities, term, understanding)
  const slots = slotsOf(entities, models, recogniser.names)
  const isMeaning = ofGrades && shareOf(shares, 'definition') >= MEANING
  const isOfTable =
    !namesCouncilsAlone(entities) &&
    isOfTableAlone(entities, slots, vocabulary) &&
    !isMeaning &&
    !isTerm(entities, vocabulary.ownWords.definitions)
  const isExplained = (said: string): boolean =>
    entities.frameworks.length > 0 || definitionsIn(said, vocabulary.ownWords.definitions).length > 0
  return {
    entities,
    shares,
    intention: intentionOf(shares, entities, recogniser, vocabulary.stopWords, {
      isCiting: citations.length > 0,
      isOfTable,
      isDefined: ofGrades || (!isOfCouncil && term !== null && isExplained(term)),
    }),
    slots,
    citations,
    isOfTable,
  }
}
