import { memoisedByObject } from '../collections/memoise.js'
import { Grade } from '../model/report.js'
import { wordsOf } from '../search/terms.js'
import type { Definition } from '../vocabulary/own-words.js'
import { type Parted, partedByAsking } from './asking.js'
import { clausesOf, subjectWithout } from './carriers.js'
import { type CitedPlace, citationsIn, shortened } from './citation.js'
import { type Share, shareOf, sharesOf, subjectFeaturesOf } from './classify/classifier.js'
import { type Entities, entitiesAbout, entitiesIn, subjectOf } from './entities/entities.js'
import { wordsTaken } from './entities/named.js'
import { type Intention, intentionOf } from './intention.js'
import { isOfTableAlone } from './over-councils/asked.js'
import { type Slots, slotsOf } from './slots.js'
import type { Understanding } from './understanding.js'

/** Terms in one answer: 'the difference between ILACS and SIF' names two. */
const MOST_TERMS_DEFINED = 3

/** Every name of the glossary as it is compared, with what it names; the longest first. */
const namesIn = memoisedByObject((definitions: readonly Definition[]) =>
  definitions
    .flatMap((one) => [one.term, ...one.names].map((name) => ({ one, name: wordsOf(name).join(' ') })))
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length),
)

/** The names of the glossary that stand in a text, longest first, none within another. */
function definitionsNamed(text: string, definitions: readonly Definition[]) {
  const padded = ` ${wordsOf(text).join(' ')} `
  const named = namesIn(definitions).filter(
    ({ name }) => padded.includes(` ${name} `) || padded.includes(` ${name}s `),
  )
  const kept: typeof named = []
  for (const found of named)
    if (!kept.some(({ name }) => ` ${name} `.includes(` ${found.name} `))) kept.push(found)
  return kept
}

/** The words of the glossary that a text names, longest names first. */
export const definitionsIn = (text: string, definitions: readonly Definition[]): Definition[] =>
  [...new Set(definitionsNamed(text, definitions).map(({ one }) => one))].slice(0, MOST_TERMS_DEFINED)

/** Whether a message is a word of the glossary and nothing else: 'staying put'. */
const isTerm = ({ tokens }: Entities, definitions: readonly Definition[]): boolean => {
  const said = tokens.map(({ word }) => word).join(' ')
  return namesIn(definitions).some(({ name }) => name === said)
}

/** What a message would have defined: a framework too, which elsewhere says where to look; no word of the glossary is how it is asked. */
export function termIn(entities: Entities, understanding: Understanding): string {
  const { definitions } = understanding.vocabulary.ownWords
  const whole = { ...entities, frameworks: [] }
  const subject = subjectOf(whole)
  const asked = new Set(subjectWithout(whole, ['definition'], understanding).split(' '))
  const named = new Set(definitionsNamed(subject, definitions).flatMap(({ name }) => name.split(' ')))
  return subject
    .split(' ')
    .filter((word) => asked.has(word) || named.has(word.toLowerCase()))
    .join(' ')
}

/** The grades that a message names; outcomes are none. */
export function gradesNamed({ grades, tokens }: Entities): Grade[] {
  const gradesOf = (some: Entities['grades']) =>
    some.flatMap(({ value }) => value.named.flatMap((one) => Grade.safeParse(one).data ?? []))
  // 'Is requires improvement a fail?' names one grade, and asks whether it fails.
  const outright = grades.filter(
    ({ from, to }) => !tokens.slice(from, to).some(({ word }) => FAILS.test(word)),
  )
  return gradesOf(outright.length > 0 ? outright : grades)
}

const FAILS = /^fail/

/** Whether a message asks what grades mean, and about nothing else: 'what is good practice' is about practice. */
export function asksOfGrades(
  entities: Entities,
  term: string,
  { recogniser, vocabulary }: Understanding,
): boolean {
  const { grades, tokens, judged } = entities
  const scale = recogniser.names.in('scale', tokens)
  if (grades.length === 0 && scale.length === 0) return false
  if (grades.length > 0 && gradesNamed(entities).length === 0) return false
  const nouns = [
    ...recogniser.names.in('council-noun', tokens),
    ...recogniser.names.in('inspection-noun', tokens),
  ]
  const named = [...wordsTaken([...grades, ...scale, ...nouns]), ...judged.words]
  const words = new Set(named.map((at) => tokens[at]?.word))
  return term
    .split(' ')
    .map((word) => word.toLowerCase())
    .every(
      (word) =>
        words.has(word) ||
        vocabulary.stopWords.has(word) ||
        vocabulary.faintWords.has(word) ||
        // 'Actualy' is a slip, and names nothing.
        !recogniser.isWord(word),
    )
}

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
  const parted = isWhole ? null : partedByAsking(whole, understanding)
  if (parted === null) return isWhole ? all : heard(all, understanding)
  if (parted.isLeaning) return leaning(all, parted, understanding)
  return heedful(readOf(parted.asking, [], understanding), all, readOf(parted.told, [], understanding))
}

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

/** So likely what grades mean is asked for, and not who has them: 'is adequate the same as requires improvement'. */
const MEANING = 0.5

function readOf(
  entities: Entities,
  citations: readonly CitedPlace[],
  understanding: Understanding,
): ReadMessage {
  const { recogniser, models, vocabulary, lexicon } = understanding
  const shares = sharesOf(models.intent, subjectFeaturesOf(entities, lexicon))
  const term = termIn(entities, understanding)
  const ofGrades = asksOfGrades(entities, term, understanding)
  const slots = slotsOf(entities, models, recogniser.names)
  const isMeaning = ofGrades && shareOf(shares, 'definition') >= MEANING
  const isOfTable =
    !namesCouncilsAlone(entities) &&
    isOfTableAlone(entities, slots, vocabulary) &&
    !isMeaning &&
    !isTerm(entities, vocabulary.ownWords.definitions)
  const isDefined =
    ofGrades ||
    entities.frameworks.length > 0 ||
    definitionsIn(term, vocabulary.ownWords.definitions).length > 0
  return {
    entities,
    shares,
    intention: intentionOf(shares, entities, recogniser, vocabulary.stopWords, {
      isCiting: citations.length > 0,
      isOfTable,
      isDefined: isDefined && (entities.councils.length === 0 || ofGrades),
    }),
    slots,
    citations,
    isOfTable,
  }
}
