import { shareOf } from '../learnt/models.js'
import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isDated,
  isPeriodNamed,
  type JudgementAsked,
} from '../model/query.js'
import { type Finding, findingOf, isLongPast, scaleOf, stepOf } from '../model/report.js'
import type { Entities } from './entities/entities.js'
import {
  areAllAsked,
  isOverallAsked,
  judgementOf,
  judgementsMadeIn,
  overallAsked,
  sendAsked,
} from './entities/grades.js'
import { type NamesOf, wordsTaken } from './entities/named.js'
import { asksForEach, figuresAsked, overCouncilsAsked } from './over-councils/asked.js'
import { isNegatedForAll } from './over-councils/conditions.js'
import { setBeside } from './over-councils/layout.js'
import { INSPECTIONS } from './over-councils/movement.js'
import { givenIn } from './over-councils/of-reports.js'
import { passagesAsked, passagesOn, withoutConditions } from './passages.js'
import type { ReadMessage } from './read-message.js'
import type { Slots } from './slots.js'
import {
  bare,
  contentWordsIn,
  contentWordsWithout,
  isAbbreviation,
  subjectAsked,
  subjectWithout,
} from './subject.js'
import type { Understanding } from './understanding.js'

/** What is asked of grades: one council's, those of several, how councils compare, and why a grade was given. */

/** The judgement that a message names; of the SEND inspections what these judge, where nothing else is named: 'compare the SEND inspections of Kent and Essex'. */
export const judgementNamed = (
  { entities, slots: { where } }: ReadMessage,
  { vocabulary }: Understanding,
): JudgementAsked | null =>
  judgementOf(entities) ?? (where.framework === 'SEND' ? sendAsked(vocabulary.judgements) : null)

const gradesMeant = ({ grades }: Entities): Finding[] => grades.flatMap(({ value }) => value.grades)

const asksOfJudgements = ({ tokens }: Entities, { names }: Understanding['recogniser']): boolean =>
  names.in('judgement-noun', tokens).length > 0

/** 'Care leavers judged inadequate – where?' is of all councils; how Norfolk's neighbours are rated is not asked of Norfolk. */
export function asksGradeOfSeveral(read: ReadMessage, understanding: Understanding): boolean {
  const { entities, slots } = read
  const { where } = slots
  const isOverSeveral = where.regions.length + where.kinds.length > 0 || where.neighboursOf !== null
  const isOfOthers = where.councils.length === 0 || where.neighboursOf !== null
  // 'A full house of outstandings', 'inadequates': of several too.
  const isOfAll = entities.judged.isEvery || entities.judged.isAny || areSeveral(entities)
  const isOfGrade =
    gradesMeant(entities).length > 0 && (judgementNamed(read, understanding) !== null || isOfAll)
  return isOfOthers && (isOverSeveral || isOfGrade)
}

/** The grade of a council. */
export function gradeAsked(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots } = read
  const { recogniser, vocabulary } = understanding
  const judgement = judgementNamed(read, understanding)
  const grades = gradesMeant(entities)
  // 'The overall judgement and the four sub judgements'
  const isOfOthersToo =
    grades.length === 0 &&
    (entities.judged.isEvery || recogniser.names.in('other-judgements', entities.tokens).length > 0)
  if (isOfOthersToo && judgement !== null && isOverallAsked(judgement))
    return { intent: 'grade', where: slots.where, judgement: null, grades }
  // 'Is Essex good?' asks for the grade of Essex, whatever it is; 'what was good in Essex?' for what was.
  const isYesOrNo = slots.answer === 'yes-no' || grades.every((grade) => grade === 'Good')
  const isSupposed = isYesOrNo || (!asksWhich(entities) && statesGrade(entities, recogniser.names))
  const isOfWhole =
    judgement === null && grades.length > 0 && isSupposed && !asksOfJudgements(entities, recogniser)
  return {
    intent: 'grade',
    where: slots.where,
    judgement: isOfWhole ? overallAsked(vocabulary.judgements) : judgement,
    grades: asksHowGood(entities) ? [] : grades,
  }
}

/** Words of a question for whoever is graded better, or worse, than one council. */
const MOST_BEYOND = 10

/**
 * 'Who's better than Essex', 'which councils are worse than that': those that are graded so now; where none can be, those that are graded as it is. Null
 * for what asks otherwise, or of a council without such a grade.
 * @param slug the council that they are held against
 */
export function gradedBeyond(
  read: ReadMessage,
  slug: string,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const { tokens, grades, councils } = read.entities
  const words = tokens.map(({ word }) => word)
  const at = words.findIndex((word, place) => IS_BEYOND.has(word) && words[place + 1] === 'than')
  const [first = '', second = ''] = words
  const asksWho = ASKS_WHO_IS_SO.has(first) || (ASKS_IF_ANY.has(first) && IS_ANY.has(second))
  // 'Any better than it was' asks of one council.
  const isPointed = councils.length === 0 && at + 3 === words.length && THAT_ONE.has(words[at + 2] ?? '')
  const isAgainstIt = at >= 0 && (isPointed || councils.some(({ from }) => from === at + 2))
  if (!isAgainstIt || !asksWho || grades.length > 0 || words.length > MOST_BEYOND) return null
  const judgement = judgementNamed(read, understanding) ?? overallAsked(understanding.vocabulary.judgements)
  const [finding] = understanding
    .ofCouncil(slug)
    .flatMap((report) => judgementsMadeIn(report, judgement).flatMap((one) => findingOf(one) ?? []))
  if (finding === undefined || stepOf(finding) < 0) return null
  const isBetter = words[at] === 'better'
  const beyond = scaleOf(finding)
    .flat()
    .filter((one) => (isBetter ? stepOf(one) < stepOf(finding) : stepOf(one) > stepOf(finding)))
  return {
    intent: 'councils',
    where: { ...EVERYWHERE, except: [slug] },
    having: [{ judgement, grades: beyond.length > 0 ? beyond : [finding], period: null }],
    movement: null,
    judgement,
    extreme: null,
    page: 0,
  }
}

const IS_BEYOND = new Set(['better', 'worse'])
const ASKS_WHO_IS_SO = new Set(['who', 'whos', 'which', 'any', 'anyone', 'anybody'])
const ASKS_IF_ANY = new Set(['is', 'are'])
const IS_ANY = new Set(['there', 'any', 'anyone', 'anybody'])
const THAT_ONE = new Set(['that', 'this', 'them', 'it'])

/** 'Outstandings', 'inadequates' are the councils that were graded so. */
const areSeveral = ({ grades, tokens }: Entities): boolean =>
  grades.some(({ to }) => tokens[to - 1]?.word.endsWith('s') === true)

const WHICH = new Set(['what', 'which', 'where', 'anything', 'everything', 'any', 'all'])

const asksWhich = ({ tokens }: Entities): boolean => tokens.some(({ word }) => WHICH.has(word))

/** 'How good is Essex' supposes no grade. */
const asksHowGood = ({ grades: [grade, ...others], tokens }: Entities): boolean =>
  grade !== undefined && others.length === 0 && tokens[grade.from - 1]?.word === 'how'

const COPULAS = new Set(
  'is are was were be being still remains got gets get isnt wasnt arent werent aint didnt hasnt'.split(' '),
)

/** 'Essex is inadequate, right?', 'Leicester got good, confirm': a grade is said of the council, and not looked for in it. */
const statesGrade = ({ tokens }: Entities, names: NamesOf): boolean =>
  tokens.some(({ word }) => COPULAS.has(word)) || names.in('graded', tokens).length > 0

/** So likely a grade is asked for, whatever else is named. */
const GRADE_WHATEVER_ELSE = 0.5

/** 'Has Leicester failed unaccompanied minors?' asks of them, and not of Leicester's grade or of what is behind it. */
export const asksOfMoreThan = (
  label: 'grade' | 'library' | 'reasons' | 'report',
  read: ReadMessage,
  understanding: Understanding,
): boolean => isUnlikelyGrade(read) && saysMore(label, read.entities, understanding)

/** Whether what the reports say may be asked for as well as a grade. */
const isUnlikelyGrade = ({ intention, shares }: ReadMessage): boolean =>
  intention.share < GRADE_WHATEVER_ELSE && shareOf(shares, 'passages') >= intention.share / 2

/** Whether what is asked about has words that are of no grade, no judgement and not of everyday talk. */
function saysMore(label: string, entities: Entities, understanding: Understanding): boolean {
  const { tokens, grades, judged } = entities
  const named = new Set([...wordsTaken(grades), ...judged.words].map((at) => tokens[at]?.word))
  const subject = subjectAsked(entities, [label], understanding)
  return contentWordsIn(subject, understanding.vocabulary).some((word) => !named.has(word))
}

/** Which councils were graded so, or figures of them; every judgement of theirs, where these are asked for. */
export function councilsGradedAsked(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots } = read
  const { recogniser } = understanding
  const grades = gradesMeant(entities)
  const judgements: Asked = {
    intent: 'judgements',
    where: slots.where,
    judgement: judgementNamed(read, understanding),
    grades,
    extreme: null,
  }
  // What a report prints as not judged is another thing than what its framework does not judge.
  if (isPrintedUngraded(read, recogniser)) return judgements
  const over = overCouncilsAsked(entities, slots)
  const inTone = over.intent === 'councils' ? inToneOfOld(over, read) : null
  if (inTone) return inTone
  const isOfJudgements =
    asksOfJudgements(entities, recogniser) &&
    // 'Everything inspected in 2018, with who led it' are inspections.
    !(slots.alongside.length > 0 && grades.length === 0) &&
    !entities.judged.isEvery &&
    !entities.judged.isAny &&
    entities.grades.every(({ value }) => value.reach === null) &&
    !isNegatedForAll(entities) &&
    over.intent === 'councils' &&
    !over.movement &&
    !over.extreme &&
    !isOfCouncils(read) &&
    // 'Inspections in 2024 and their grades' are inspections.
    !(
      isDated(judgements.where.period) &&
      judgements.judgement === null &&
      grades.length === 0 &&
      namesInspections(entities)
    ) &&
    // 'The grades right now in the East of England' are each council's.
    !asksForEach(entities, slots)
  return isOfJudgements ? judgements : over
}

/** 'Where was quality assurance described as a strength': what no report has judged since 2013 is praised, or found fault with, in words. Null for anything else. */
function inToneOfOld(
  { judgement, having, movement, extreme, where }: AskedFor<'councils'>,
  { entities: { judged, tokens }, slots: { tone } }: ReadMessage,
): Asked | null {
  const isPlain = having.length === 0 && movement === null && extreme === null
  if (!isPlain || tone === 'neither' || judgement === null || isPeriodNamed(where.period)) return null
  if (!areAllAsked(judgement, isLongPast)) return null
  const subject = tokens.flatMap(({ word }, at) => (judged.words.has(at) ? [word] : [])).join(' ')
  return { ...passagesOn(subject, { where }, { tone }), isByCouncil: true }
}

const namesInspections = ({ tokens }: Entities): boolean => tokens.some(({ word }) => INSPECTIONS.has(word))

/** Whether councils are asked for, and not every judgement of theirs: 'councils with inadequate leadership judgements'. */
const isOfCouncils = ({ entities, slots: { wording } }: ReadMessage): boolean =>
  entities.judged.judgements.length > 0 ||
  entities.kinds.length > 0 ||
  wording.groups.some(({ value }) => value === 'council')

/** 'Where did they decide not to give a grade, i.e. not judged': of whatever judgement, or of one that is named. */
const isPrintedUngraded = ({ entities }: ReadMessage, { names }: Understanding['recogniser']): boolean =>
  entities.grades.every(({ value }) => value.named.every((grade) => grade === 'Not judged')) &&
  names.in('printed-ungraded', entities.tokens).length > 0 &&
  !entities.judged.judgements.some(({ value }) => value.some(({ slug }) => slug === OVERALL))

const OVERALL = 'overall-effectiveness'

/** 'Distribution of the care leavers judgement, flagging who was not graded on it': no grade is named but that there was none. */
export const isSpreadRemarked = (read: ReadMessage, recogniser: Understanding['recogniser']): boolean =>
  read.slots.wording.figures.some(({ value }) => value === 'distribution') &&
  read.entities.grades.length > 0 &&
  isPrintedUngraded(read, recogniser)

/** The spread over the grades, of those that were given. */
export const spreadAsked = ({ entities, slots }: ReadMessage): Asked =>
  figuresAsked({ ...entities, grades: [] }, { ...slots, movement: 'none', figure: 'distribution' })

/** 'Inspected before 2016, with the grade each got': a list that tells a grade of each. */
export const asksGradeOfEach = (
  { entities: { tokens, grades } }: ReadMessage,
  { names }: Understanding['recogniser'],
): boolean =>
  grades.length === 0 && (['scale', 'grading'] as const).some((kind) => names.in(kind, tokens).length > 0)

/**
 * 'Caseloads in councils that are inadequate': the grade says only whose reports are asked, and what they are asked about
 * stands beside it. Who asks which councils, or how many, asks for them.
 */
export function asksOfTheirWords(
  { entities, slots, isOfTable }: ReadMessage,
  understanding: Understanding,
): boolean {
  const { recogniser, vocabulary } = understanding
  const given = givenIn(entities, recogniser.names).filter(({ value }) => value.isOfNoun)
  const { wording, movement } = slots
  const isCounted = wording.figures.length + wording.moves.length + wording.most.length > 0
  const isListed = LISTING.has(entities.tokens[0]?.word ?? '')
  if (isOfTable || given.length === 0 || given.length < entities.grades.length || isCounted || isListed)
    return false
  const content = subjectWithout(
    withoutConditions(entities, recogniser),
    ['councils', 'figures', 'passages', 'reasons'],
    understanding,
  )
  return movement === 'none' && contentWordsIn(content, vocabulary).length > 0
}

/** Openings of a question that asks for councils. */
const LISTING = new Set(['which', 'who', 'whos', 'list', 'name', 'any', 'count', 'are', 'is', 'how'])

/** Words that frame a question of grades. */
const FRAMING = [
  'table',
  'scale',
  'grading',
  'council-noun',
  'now',
  'country',
  'direction',
  'movement',
  'last',
  'often',
] as const

/** 'Which councils have good early help': the grade is said of what no report judges, so what reports say of that is asked. */
export function isMereWord({ entities, isOfTable }: ReadMessage, understanding: Understanding): boolean {
  const { recogniser, vocabulary } = understanding
  const { grades, judged, tokens } = entities
  const [only, second] = grades
  if (isOfTable || !only || second || only.value.isGiven || judged.words.size > 0) return false
  const { word = '' } = tokens[only.to] ?? {}
  const { names } = recogniser
  // 'Good grades', 'good nationally' say nothing beside it.
  const isNoun =
    word !== '' &&
    !vocabulary.stopWords.has(word) &&
    FRAMING.every((kind) => names.at(kind, [word], 0) === null)
  return isNoun && contentWordsWithout(entities, ['councils', 'figures'], understanding).length > 1
}

/** Whether one council is set beside its neighbours, whatever they were graded. */
export const isBesideNeighbours = ({ entities, slots: { where, wording } }: ReadMessage): boolean =>
  where.neighboursOf !== null &&
  entities.grades.length === 0 &&
  wording.moves.length === 0 &&
  wording.beside.some(({ value }) => value === 'outright')

/** How councils compare, in their grades or in what is said of a subject. */
export function comparisonAsked(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots } = read
  const { where } = slots
  if (setBeside(entities, slots.wording) !== null) return figuresAsked(entities, slots)
  const beside = subjectBeside(read, understanding)
  if (beside !== null) return passagesOn(beside, { where }, { tone: slots.tone })
  const judgement = judgementNamed(read, understanding)
  const [only, ...others] = where.councils
  const isOfOne = only !== undefined && others.length === 0 && entities.unknown.length === 0
  if (!isOfOne || namesSeveral(entities)) return { intent: 'comparison', where, judgement }
  // One council beside itself is its history, and beside none that is named it is held against those like it.
  return where.period.years.length > 0
    ? { intent: 'history', where, judgement }
    : { intent: 'comparison', where: { ...where, neighboursOf: only }, judgement }
}

/** So likely what the reports say is asked for beside a comparison of grades. */
const SPOKEN_OF_TOO = 0.1
/** So likely a word names the subject that no grade tells. */
const SURELY_SUBJECT = 0.9

/** What councils are compared on where it is no judgement: 'compare Kent and Essex on missing children'; null where it is all of them, or their grades. */
function subjectBeside(read: ReadMessage, understanding: Understanding): string | null {
  const { entities, slots, shares } = read
  const { carriers, lexicon, vocabulary } = understanding
  const isOfNamed = slots.where.councils.length > 1 && !namesSeveral(entities) && entities.grades.length === 0
  const judgement = judgementOf(entities)
  // 'The virtual school': what no report of theirs judges they may speak of.
  const reports = slots.where.councils.flatMap(understanding.ofCouncil)
  const isMade =
    judgement !== null && reports.some((report) => judgementsMadeIn(report, judgement).length > 0)
  const isOfOld = !isMade && judgement !== null && areAllAsked(judgement, isLongPast)
  if (!isOfNamed || (judgement !== null && !isOfOld)) return null
  const subject = subjectWithout(entities, ['comparison', 'grade'], understanding)
  const isOfField = (word: string) =>
    (lexicon.isOfReports(word) && !carriers.everything?.includes(word)) ||
    isAbbreviation(word, vocabulary.sayings)
  // 'Which has lower caseloads'
  const isNamed = entities.tokens.some(
    ({ word, ofSubject = 0 }) =>
      isAbbreviation(word, vocabulary.sayings) ||
      (ofSubject >= SURELY_SUBJECT && isOfField(word) && !vocabulary.faintWords.has(word)),
  )
  if (!isOfOld && !isNamed && shareOf(shares, 'passages') < SPOKEN_OF_TOO) return null
  return contentWordsIn(subject, vocabulary).some(isOfField) ? bare(subject, vocabulary.stopWords) : null
}

/** Whether a message names several councils at once: a region, a kind of them, those near one, all. */
const namesSeveral = ({ regions, kinds, neighbours, country }: Entities): boolean =>
  regions.length + kinds.length + neighbours.length + country.length > 0

/** Why a council was graded so, or what is praised and criticised there. */
export function reasonsAsked(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots } = read
  const { recogniser, vocabulary } = understanding
  const { where } = slots
  const subject = subjectAsked(entities, ['reasons'], understanding)
  // Strengths and weaknesses of what all reports speak of: 'emergency duty teams, strengths and weaknesses'.
  if (where.councils.length + where.reports.length === 0 && contentWordsIn(subject, vocabulary).length > 0)
    return passagesAsked(read, understanding)
  const judgement = judgementNamed(read, understanding)
  const grades = gradesMeant(entities)
  const isOfEnd = slots.extreme === 'best' || slots.extreme === 'worst'
  if (asksOfJudgements(entities, recogniser) && grades.length === 0 && isOfEnd)
    return { intent: 'judgements', where, judgement, grades, extreme: slots.extreme }
  // 'Why is Devon so bad' asks what is behind its grade, and 'what is bad in Devon' for what must improve.
  const isBehindGrade = slots.answer === 'reason' && slots.tone === 'criticism' && !grades.some(isPraising)
  return {
    ...{ intent: 'reasons', where, judgement, grades: isMerePraise(grades, slots) ? [] : grades },
    tone: isBehindGrade ? 'neither' : slots.tone,
  }
}

/** 'What is so good about Essex?' asks for what is praised, whatever its grade. */
const isMerePraise = (grades: readonly Finding[], { tone }: Slots): boolean =>
  tone === 'praise' && grades.every((grade) => grade === 'Good')

/** 'Why only good', 'why not outstanding' ask what falls short, as 'why inadequate' asks what is behind the grade. */
const isPraising = (grade: Finding): boolean => grade === 'Good' || grade === 'Outstanding'
