import { type Share, shareOf, sharesOf } from '../learnt/models.js'
import { MAY_BEGIN, type Parted, POINTING, partedByAsking, pointsAt, SHORTEST_PART } from './asking.js'
import { type CitedPlace, citationsIn, shortened } from './citation.js'
import { subjectFeaturesOf } from './classify/classifier.js'
import {
  type Entities,
  entitiesAbout,
  entitiesIn,
  isTagged,
  mayNameSubject,
  withoutTags,
} from './entities/entities.js'
import { wordsTaken } from './entities/named.js'
import { isOfTableAlone } from './over-councils/asked.js'
import { BEHIND_GRADE, type Slots, slotsOf, TONE_OF_LIST } from './slots.js'
import {
  asksOfGrades,
  clausesOf,
  definitionsIn,
  isTerm,
  isTermFrom,
  termIn,
  withSubjectTagged,
} from './subject.js'
import type { Understanding } from './understanding.js'

/** A message as it is read before anything is decided: what it names, what it may intend, what else it says. */
export interface ReadMessage {
  readonly entities: Entities
  /** The same of the whole message, with what it tells beside what it asks. */
  readonly whole: Entities
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
  const whole = withSubjectTagged(
    entitiesIn(message, understanding.recogniser),
    understanding.models['subject-word'],
    understanding.lexicon,
  )
  const all = readOf(whole, citations, understanding)
  // Where every word is of the table, or the words that are counted, no clause of it tells: 'how many were good, south west only'.
  const isWhole = citations.length > 0 || all.isOfTable || asksForAll(all)
  const parted = isWhole || !hasParts(whole) ? null : partedByAsking(whole, understanding)
  if (parted === null)
    return isWhole ? all : (ofTableApart(all, understanding) ?? withCryForHelp(all, understanding))
  if (parted.isLeaning) return leaning(all, parted, understanding)
  const alone = readOf(parted.asking, [], understanding)
  // 'Moving from Bury to Bolton or Lancashire, which one is better': what is compared is told as well.
  const isOfAll = alone.intention.intent === 'comparison' && parted.told.councils.length > 0
  const asking =
    isOfAll || isOfTheirCouncil(alone, parted.told) ? whereAllIs(alone, all) : { ...alone, whole }
  return heedful(asking, all, readOf(parted.told, [], understanding))
}

/** 'We have had four social workers in Stoke. Do inspectors say anything about that': who tells of one council and asks of none asks of that one. */
function isOfTheirCouncil({ intention, slots }: ReadMessage, told: Entities): boolean {
  const { councils, regions, kinds, neighboursOf } = slots.where
  const isPlaced = councils.length + regions.length + kinds.length > 0 || neighboursOf !== null
  const named = new Set(told.councils.map(({ value }) => value.council.slug))
  return !isPlaced && named.size === 1 && intention.intent === 'passages' && slots.overCouncils === 'none'
}

/** Whether something ends or may begin within a message, so that one part of it may tell and another ask. */
const hasParts = (entities: Entities): boolean =>
  clausesOf(entities).length > 1 ||
  entities.tokens.slice(SHORTEST_PART).some(({ word }) => MAY_BEGIN.has(word))

/**
 * 'I am compiling a register - every authority with outstanding leadership, please': the one clause that asks nothing but what the table
 * of grades tells, where no other names anything. Null where there is none.
 */
function ofTableApart(all: ReadMessage, understanding: Understanding): ReadMessage | null {
  const clauses = clausesOf(all.entities)
  if (clauses.length < 2) return null
  const graded = clauses.filter(({ grades }) => grades.length > 0)
  const [asking, other] = graded
    .map((clause) => readPart(clause, understanding))
    .filter(({ isOfTable }) => isOfTable)
  if (!asking || other) return null
  const others = clauses.filter((clause) => clause !== asking.entities)
  return others.some(namesAnything)
    ? null
    : others.reduce((read, told) => heedful(read, all, readPart(told, understanding)), asking)
}

const namesAnything = ({ period, judged, ...named }: Entities): boolean =>
  [
    ...[named.councils, named.elsewhere, named.regions, named.kinds, named.grades, named.frameworks],
    ...[named.inspectors, named.reports, named.quoted, period.mentions, judged.all],
  ].some(({ length }) => length > 0)

/**
 * 'My grandson was in a home that was not registered. Which inspections criticised councils for that?': what is looked for is in
 * all of it, and what is wanted, how and in what tone is in what asks alone.
 */
function leaning(all: ReadMessage, { asking, told }: Parted, understanding: Understanding): ReadMessage {
  const alone = readOf(asking, [], understanding)
  const { shares, intention, slots, isOfTable } = alone
  const before = readOf(told, [], understanding)
  // 'I wonder how old our figures are. Which councils were last inspected before 2019?'
  const isOfTold = namesAnything(told) || asking.tokens.some(({ word }) => POINTING.has(word))
  if (isOfTable && !isOfTold) return heedful({ ...alone, whole: all.entities }, all, before)
  // 'I have just been made lead member in Solihull. What do I need to know from the last inspection' asks nothing of lead members.
  if (WHOLE_REPORT.has(intention.intent) && before.intention.soundsLike === 'greeting')
    return heedful({ ...alone, whole: all.entities }, all, before)
  // 'I have just been elected in Norfolk and sit on scrutiny. How is our council graded please'
  const isOfGrades = OF_A_COUNCIL.has(intention.intent) && intention.share >= SURELY_OF_GRADES
  if (isOfGrades && told.councils.length > 0 && told.judged.judgements.length + told.grades.length === 0)
    return heedful(whereAllIs(alone, all), all, before)
  // What is told names the subject here, however little it sounds like one; where some words do, those that surely do not name none.
  const naming = isTagged(told, understanding.vocabulary.stopWords)
    ? told.tokens.filter(mayNameSubject)
    : told.tokens
  const whole = { ...all, entities: withoutTags(all.entities, naming) }
  // 'Are they any good at it' asks for no grade.
  const isOfSkill = pointsAt(asking) && !OF_TABLE.has(intention.intent)
  // 'What did the inspectors find', of what was told before.
  const isOfFound =
    isOfSkill || (WHOLE_REPORT.has(intention.intent) && slots.tone === 'neither' && slots.part === 'whole')
  // 'Who does it well', of what was told before; and not 'potholes on the A1, who fixes them'.
  const isOfReports = all.intention.ofReports >= SURE_OF_WHAT_ASKS
  const isOfCouncils = slots.overCouncils in TONE_OF_LIST && !isOfTable && isOfReports
  const isOfWords =
    isOfFound || isOfCouncils || (intention.intent === 'passages' && intention.share >= SURE_OF_WHAT_ASKS)
  // 'They took my brother's children in Leeds, what do I do' asks of what was told, and not of a report.
  const isOfOwnCase = isSurelyOf('complaint', all) && intention.share < SURE_OF_WHAT_ASKS
  if (!isOfWords || isOfTable || isOfOwnCase || NEEDS.has(all.intention.intent))
    return withCryForHelp(whole, understanding)
  const { answer, tone } = slots
  const heardAs = isOfFound || isOfCouncils ? { ...intention, intent: 'passages' } : intention
  const { overCouncils } = isOfCouncils ? slots : all.slots
  // A list is told by the words that surely name its subject.
  const read = isOfCouncils && isTagged(told, understanding.vocabulary.stopWords) ? all : whole
  const asked = { ...read, shares, intention: heardAs, slots: { ...all.slots, answer, tone, overCouncils } }
  return heedful(asked, all, before)
}

/** What is asked of a report as a whole, where it is not asked of what was told. */
const WHOLE_REPORT: ReadonlySet<string> = new Set(['reasons', 'report'])

/** What is asked of a council, and of no subject; and how surely it must be. */
const OF_A_COUNCIL: ReadonlySet<string> = new Set(['grade', 'history'])
const SURELY_OF_GRADES = 0.85

/** What asks of a message, in the places and times that all of it names. */
const whereAllIs = (asking: ReadMessage, all: ReadMessage): ReadMessage => ({
  ...asking,
  whole: all.entities,
  slots: { ...asking.slots, where: all.slots.where },
})

/** So sure what asks must be of what it wants. */
const SURE_OF_WHAT_ASKS = 0.5

/** Whether what is counted stands in all of a message, which is one sentence: 'reports mentioning county lines or modern slavery'. */
const asksForAll = ({ intention, entities: { tokens } }: ReadMessage): boolean =>
  intention.intent === 'mentions' &&
  tokens.length <= LONGEST_LIST &&
  tokens.slice(0, -1).every(({ surface }) => !/[.!?]$/.test(surface))

/** Words of a list of things that are counted. */
const LONGEST_LIST = 15

/** So sure, what must be done is asked for, in whatever words. */
export const SURELY_RECOMMENDED = 0.9

/** So sure a cry for help is all that there is to answer; else what is asked of a council is answered as well. */
const SURELY_CRIES = 0.85

/** 'Is Devon any good? My partner beat me last night': a cry for help in a clause of its own is heard, though the whole is likelier to ask. */
function withCryForHelp(all: ReadMessage, understanding: Understanding): ReadMessage {
  const { intention, entities } = all
  const clauses = clausesOf(entities)
  if (intention.isConcern || intention.intent === 'danger' || clauses.length < 2) return all
  const isCry = clauses.some((clause) => {
    const shares = sharesOf(understanding.models.intent, subjectFeaturesOf(clause, understanding.lexicon))
    return clause.tokens.length >= FEWEST_OF_CRY && shareOf(shares, 'danger') >= SURELY_CRIES
  })
  return isCry ? { ...all, intention: { ...intention, isConcern: true } } : all
}

const isSurelyOf = (intent: string, { intention }: ReadMessage): boolean =>
  intention.intent === intent && intention.share >= SURELY_CRIES

/** Words of a cry for help that stands beside a question. */
const FEWEST_OF_CRY = 4

/** What is told of somebody's own need, and is answered to whatever is asked beside it that is not of reports. */
const NEEDS: ReadonlySet<string> = new Set(['homeless', 'sadness'])

/** What asks of a message that tells more, with the cry for help that may be in what it tells. */
function heedful(asking: ReadMessage, whole: ReadMessage, told: ReadMessage): ReadMessage {
  const { intention } = whole
  const isTold = isSurelyOf('danger', told)
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

/** 'Does inadequate mean that they lose control' names a grade, whatever is said beside it; 'good practice' names none. */
const namesGradeOutright = (
  { grades, tokens, councils }: Entities,
  stopWords: ReadonlySet<string>,
): boolean =>
  grades.some(({ value, to }) => {
    const next = tokens[to]?.word
    const endsThere =
      next === undefined || stopWords.has(next) || next === 'mean' || councils.some(({ from }) => from === to)
    return value.named.some((grade) => grade !== 'Not judged' && (grade !== 'Good' || endsThere))
  })

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
  const ofGrades =
    term !== null &&
    (asksOfGrades(entities, term, understanding) ||
      (shareOf(shares, 'definition') >= MEANING && namesGradeOutright(entities, vocabulary.stopWords)))
  const slots = slotsOf(entities, models, recogniser.names)
  const isMeaning = ofGrades && shareOf(shares, 'definition') >= MEANING
  const isOfTable =
    !namesCouncilsAlone(entities) &&
    // 'What do the outstanding councils do for care leavers' asks for what is said of them.
    slots.overCouncils !== BEHIND_GRADE &&
    isOfTableAlone(entities, slots, vocabulary) &&
    !isMeaning &&
    // 'What must the council improve, according to the latest report', of which each word is of the table.
    shareOf(shares, 'recommendations') < SURELY_RECOMMENDED &&
    !isTerm(entities, vocabulary.ownWords.definitions) &&
    !slots.wording.moves.some((move) => isTermFrom(move, entities, vocabulary.ownWords.definitions))
  const isExplained = (said: string): boolean =>
    entities.frameworks.length > 0 || definitionsIn(said, vocabulary.ownWords.definitions).length > 0
  return {
    entities,
    whole: entities,
    shares,
    intention: intentionOf(shares, entities, understanding, {
      isCiting: citations.length > 0,
      isOfTable,
      isDefined: ofGrades || (!isOfCouncil && term !== null && isExplained(term)),
    }),
    slots,
    citations,
    isOfTable,
  }
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
  'contact',
  'help',
  'about',
  'privacy',
  'trust',
  'limits',
  'not-held',
  'homeless',
  'sadness',
  'single-case',
  'up-to-date',
  'how-inspected',
  'other-language',
])

/** A guard that is surer than this stands even where some words are of the field. */
const SURE_GUARD = 0.6

/** What is less likely than this a message does not ask for, though nothing else that it may ask for is likelier. */
const LIKE_NOTHING = 0.05

/** Guards that stand, if sure, whatever council is named: 'I'm just lonely, Cornwall by the way', 'the best school in Grantham'. */
const SURE_ANYWHERE: ReadonlySet<string> = new Set([
  'orders',
  'other-language',
  'homeless',
  'sadness',
  'not-held',
  'contact',
  'single-case',
])

/** So sure of it, who greets and names a council tells who they are, and who wants something written of it names no subject. */
const SURELY_OF_NO_SUBJECT = 0.9

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

/**
 * Whether something is named that nobody but the reports names: 'what is the UsInCare website for'. They write it with a capital alone, it is no
 * English word, and nobody says it of whatever they ask ('Ofsted').
 */
export const isNamedByReports = (
  { tokens, councils, elsewhere, inspectors }: Entities,
  { recogniser, lexicon }: Understanding,
): boolean => {
  const taken = wordsTaken([...councils, ...elsewhere, ...inspectors])
  return tokens.some(
    ({ word }, at) =>
      !taken.has(at) &&
      word.length >= FEWEST_LETTERS_NAMED &&
      lexicon.isOfReports(word) &&
      !recogniser.isOrdinary(word) &&
      !lexicon.isCarrier(word) &&
      !recogniser.isUsual(word),
  )
}

/** Letters of a name of something; shorter ones are words with an apostrophe lost. */
const FEWEST_LETTERS_NAMED = 3

/** One word beside an inspector's name: 'led', 'inspections'. */
const BESIDE_A_NAME = 1

/** 'What did Ada Byron lead': an inspector is named, no council, and nothing that reports speak of. */
function isOfInspectorAlone(
  entities: Entities,
  { recogniser: { names }, vocabulary: { stopWords } }: Understanding,
): boolean {
  const { inspectors, councils, period, tokens } = entities
  if (inspectors.length === 0 || councils.length > 0) return false
  const named = wordsTaken([...inspectors, ...period.mentions, ...names.in('council-noun', tokens)])
  const others = tokens.filter(({ word }, at) => !named.has(at) && !stopWords.has(word))
  return others.length <= BESIDE_A_NAME
}

const namesYear = ({ period: { period } }: Entities): boolean =>
  period.years.length > 0 || period.from !== null || period.to !== null

/** What else a message has, beside its names. */
interface Possible {
  /** A paragraph's number or key. */
  readonly isCiting: boolean
  /** A grade, a framework or a word of the glossary that can be explained. */
  readonly isDefined: boolean
  /** Nothing but what the table of grades tells of several councils. */
  readonly isOfTable: boolean
}

/** Whether inspectors or what they do are spoken of. */
export const namesInspecting = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => INSPECTING.has(word))

const INSPECTING = new Set([
  ...['inspector', 'inspectors', 'inspect', 'inspects', 'inspected', 'inspecting'],
  ...['inspection', 'inspections', 'ofsted', 'ofsteds'],
])

function intentionOf(
  shares: readonly Share[],
  entities: Entities,
  understanding: Understanding,
  can: Possible,
): Intention {
  const { recogniser, vocabulary } = understanding
  const { stopWords } = vocabulary
  if (can.isOfTable || isOfInspectorAlone(entities, understanding))
    return { intent: 'councils', share: 1, ofReports: 1, isConcern: false, soundsLike: null }
  const danger = shareOf(shares, 'danger')
  const ofReports = shares.reduce((sum, { label, share }) => sum + (OF_THE_REPORTS.has(label) ? share : 0), 0)
  const names = entities.councils.length + entities.regions.length + entities.judged.judgements.length
  const isOfField =
    names > 0 ||
    (entities.grades.length > 0 && entities.tokens.length > 1) ||
    isNamedByReports(entities, understanding)
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
  // 'When was the adoption service last inspected, according to the 2012 report' asks what is said there.
  const isSaidInReport = entities.councils.length > 0 && namesYear(entities)
  // 'Do health visitors talk to social workers' asks nothing of inspectors.
  const isOfInspectors =
    namesInspecting(entities) ||
    !isTagged(entities, stopWords) ||
    entities.tokens.some(({ word }) => word === 'they')
  const possiblyMeant = meant.filter(({ label }) => label !== 'how-inspected' || isOfInspectors)
  const allowed = possiblyMeant.filter(
    ({ label, share }) =>
      !GUARDS.has(label) ||
      (SURE_ANYWHERE.has(label) && share >= SURE_GUARD && !(label === 'not-held' && isSaidInReport)) ||
      (entities.councils.length + entities.inspectors.length === 0 &&
        (share >= SURE_GUARD || (!isOfField && unasked >= SURE_GUARD) || !isKnown)),
  )
  const needsHome = shareOf(shares, 'homeless')
  const cry = allowed.find(({ label, share }) => label === 'danger' && share >= CRY && share >= needsHome)
  // What surely asks for something else of a council is looked for in its reports, and not taken for what it is least unlike.
  const [first] = meant
  const isUnlike = (allowed[0]?.share ?? 0) < LIKE_NOTHING
  const isTurnedAway = first && (first.share >= SURE_GUARD || isUnlike) && !allowed.includes(first)
  // 'Hi, I'm the lead member for children in Blackpool' asks for nothing of it yet, and nobody writes 'a two page briefing on Gateshead': the report is shown.
  const isShownReport =
    first?.label === 'greeting' || (first?.label === 'limits' && !isTagged(entities, stopWords))
  if (isTurnedAway && isShownReport && first.share >= SURELY_OF_NO_SUBJECT)
    return {
      intent: 'report',
      share: first.share,
      ofReports,
      isConcern: danger >= CONCERN,
      soundsLike: first.label,
    }
  // 'Does Ofsted rate the hospital in Reading' is like nothing that a report of a council answers.
  if (isTurnedAway && isUnlike && first.label === 'not-held' && !isSaidInReport)
    return {
      intent: first.label,
      share: first.share,
      ofReports,
      isConcern: danger >= CONCERN,
      soundsLike: null,
    }
  const sought = isTurnedAway ? allowed.filter(({ label }) => label === 'passages') : allowed
  const [best = { label: 'passages', share: 0 }] = cry ? [cry] : sought.length > 0 ? sought : meant
  // Nobody who may be in danger is turned away with a word about something else; who is sad or has no home is told whom to ring.
  if (danger >= CONCERN && GUARDS.has(best.label) && !NEEDS.has(best.label))
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
