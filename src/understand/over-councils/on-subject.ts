import { memoisedByObject } from '../../collections/collections.js'
import type { Asked, AskedFor, Having, Tone, ToneNamed } from '../../model/query.js'
import { isLongPast, isSendReport, stepOf } from '../../model/report.js'
import { mentionsOfSubject, subjectMarked } from '../counted-asked.js'
import type { Entities } from '../entities/entities.js'
import { judgementKey, judgementOf } from '../entities/grades.js'
import { type NamesOf, type Token, wordsTaken } from '../entities/named.js'
import { conditionedOn, passagesAsked, passagesOn, SURELY_NAMED, withoutConditions } from '../passages.js'
import { type ReadMessage, SURELY_RECOMMENDED } from '../read-message.js'
import { BEHIND_GRADE, namesRecommended, TONE_OF_LIST } from '../slots.js'
import { bare, subjectAsked } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { conditionsIn } from './conditions.js'
import { atAnyTime, councilsAsked } from './councils.js'

/** What is asked of a subject over all councils, and is told otherwise than by the paragraphs that answer best. */

/** What such a question may sound like by its words alone. */
const MAY_SOUND_LIKE: ReadonlySet<string> = new Set(
  'passages councils figures reasons definition mentions comparison recommendations history off-topic'.split(
    ' ',
  ),
)

/**
 * 'What do the best do about neglect that the bad ones do not', 'in which councils do inspectors say that visits are late': null for
 * what is asked of one council, of the table of grades, or on no subject.
 */
export function onSubjectOver(label: string, read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, slots, isOfTable } = read
  const { recogniser } = understanding
  const { where, overCouncils } = slots
  if (overCouncils === BEHIND_GRADE && label !== 'recommendations')
    return behindGradeOver(read, understanding)
  if (!namesCouncils(read, understanding)) return null
  // 'Which reports recommend improving the response to homelessness' asks for what they recommend.
  if (label === 'recommendations' && read.intention.share >= SURELY_RECOMMENDED && namesRecommended(entities))
    return null
  const isPlaced = where.reports.length > 0 || where.neighboursOf !== null
  // What else a message intends stands, unless a list on a subject is surely asked for.
  const isOfElse =
    label !== 'passages' &&
    overCouncils in TONE_OF_LIST &&
    !slots.isSurelyOverCouncils &&
    (label === 'councils' || !entities.tokens.some(asksWho))
  if (
    isOfElse ||
    overCouncils === 'none' ||
    overCouncils === 'most-recommended' ||
    areOfOwnJudgements(entities) ||
    entities.inspectors.length > 0 ||
    isPlaced ||
    isOfTable ||
    entities.quoted.length > 0 ||
    !MAY_SOUND_LIKE.has(label)
  )
    return null
  const subject = subjectMarked(entities, understanding)
  if (subject === '' || isSendAlone(subject, understanding)) return null
  if (overCouncils === 'tone') return mentionsOfSubject(read, understanding)
  const learnt = TONE_OF_LIST[overCouncils]
  // 'Which inadequate councils': of those alone.
  const { having } = conditionedOn(entities, where, recogniser)
  // 'Every report in which': not each council's newest alone.
  const isOfEvery = asksOfEveryReport(entities, recogniser.names)
  const listOf = (of: string, whose: Pick<AskedFor<'passages'>, 'where'>, how: Tone): Asked => ({
    ...passagesOn(of, { where: isOfEvery ? atAnyTime(whose.where) : whose.where, having }, { tone: how }),
    isByCouncil: true,
  })
  // What is asked for by a name is counted; of anything else all that is said of the councils tells which they are.
  if (learnt === 'neither')
    return label === 'passages'
      ? listOf(allSaid(withoutConditions(entities, recogniser), understanding), { where }, slots.tone)
      : null
  const tone = learnt && slots.tone !== 'neither' ? slots.tone : learnt
  if (tone) {
    // 'Which recent inspections'
    const plain = passagesAsked(read, understanding)
    const whose = plain.intent === 'passages' ? plain : { where }
    return isOfJudgement(subject, entities) && isLatelyMade(entities, understanding)
      ? worstFirst(tone, read)
      : listOf(subject, whose, tone)
  }
  // 'So many outstanding, so many good' is counted.
  if (slots.wording.figures.length > 0) return null
  const [better, worse] = sidesOf(entities)
  return { ...passagesOn(subject, { where, having: [better] }, { tone: 'praise' }), beside: [worse] }
}

/**
 * 'What do the outstanding councils do for care leavers', 'why do councils end up inadequate': what is said behind that grade of each that has it, or
 * of another subject in its report. Null where no grade is named and no end of the scale, or one of two.
 */
function behindGradeOver(read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, slots } = read
  const { where, extreme } = slots
  const [condition, ...others] = conditionsIn(entities)
  const grades = condition?.grades ?? GRADE_AT_END.get(extreme ?? '')
  if (grades === undefined || others.length > 0 || where.councils.length + where.reports.length > 0)
    return null
  const judgement = condition?.judgement ?? judgementOf(entities)
  const { tokens, judged } = entities
  const { names } = understanding.recogniser
  // 'Care leavers judged inadequate - where?' asks for places.
  if (slots.answer === 'place') return null
  // 'What are inadequate councils told about supervision' asks what was recommended.
  if (names.in('told', tokens).length > 0) return null
  const nouns = names.in('council-noun', tokens)
  const taken = wordsTaken([...entities.grades, ...slots.wording.extremes, ...nouns])
  const isOfSubject = ({ word, ofSubject = 0 }: Token, at: number): boolean =>
    ofSubject >= SURELY_NAMED && !taken.has(at) && !understanding.vocabulary.stopWords.has(word)
  // 'Quality assurance' was graded once, and is a subject like others now.
  const isJudged = judgement !== null && isLatelyMade(entities, understanding)
  const isOfMore = tokens.some((token, at) => isOfSubject(token, at) && !(isJudged && judged.words.has(at)))
  if (!isOfMore) return { intent: 'reasons', where, judgement, grades: [...grades], tone: 'neither' }
  // 'In reports where leadership was inadequate' says whose reports are asked.
  const conditioned = conditionedOn(entities, where, understanding.recogniser)
  const having = conditioned.having.length > 0 ? conditioned.having : [graded(...grades)]
  const isOfCondition = (at: number): boolean =>
    judged.words.has(at) && having.some((one) => one.judgement !== null)
  const subject = tokens
    .filter((token, at) => isOfSubject(token, at) && !isOfCondition(at))
    .map(({ word }) => word)
    .join(' ')
  if (subject === '') return { intent: 'reasons', where, judgement, grades: [...grades], tone: 'neither' }
  const tone = grades.some((grade) => best([grade]) <= GOOD) ? 'praise' : 'criticism'
  return passagesOn(subject, { where: conditioned.where, having }, { tone })
}

const GRADE_AT_END: ReadonlyMap<string, Having['grades']> = new Map([
  ['best', ['Outstanding']],
  ['worst', ['Inadequate']],
])

/** 'Every report', 'all inspections': each of them, whichever is the newest. */
const asksOfEveryReport = ({ tokens, period }: Entities, names: NamesOf): boolean =>
  !period.isNow &&
  tokens.some(
    ({ word }, at) =>
      EACH_AND_EVERY.has(word) && names.at('inspection-noun', [tokens[at + 1]?.word ?? ''], 0) !== null,
  )
const EACH_AND_EVERY = new Set(['every', 'all'])

/** Words of no subject that turn what is said about: 'not enough foster carers'. */
const TURNING: ReadonlySet<string> = new Set(
  'not no few less too enough without never dont doesnt didnt cant wont isnt arent wasnt'.split(' '),
)

const turned = memoisedByObject(
  (stopWords: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...stopWords].filter((word) => !TURNING.has(word))),
)

/** What is asked of the councils, without the words that ask which they are: 'arent enough foster carers', 'family hub'. */
function allSaid(entities: Entities, understanding: Understanding): string {
  const { stopWords } = understanding.vocabulary
  const asked = subjectAsked(entities, ['mentions', 'councils'], understanding)
  return bare(asked, stopWords) === ''
    ? subjectMarked(entities, understanding)
    : bare(asked, turned(stopWords))
}

/** 'Good leadership with inadequate care leavers services': two grades, each of a judgement. */
const areOfOwnJudgements = (entities: Entities): boolean => {
  const named = conditionsIn(entities).map(({ judgement }) => judgement?.label)
  return named.length > 1 && !named.includes(undefined) && new Set(named).size > 1
}

/** 'Who has had a bad SEND one' is told by how those inspections ended. */
const isSendAlone = (subject: string, { vocabulary: { judgements } }: Understanding): boolean =>
  judgements.some((one) => isSendReport(one) && one.names.some((name) => name.toLowerCase() === subject))

/** 'Which councils are good for care leavers' is told by their grades. */
const isOfJudgement = (subject: string, { judged, tokens }: Entities): boolean =>
  subject.split(' ').every((word) => [...judged.words].some((at) => tokens[at]?.word === word))

/** Whether inspections of the last frameworks judge what is named: not 'quality assurance', which has been none of its own since 2013. */
function isLatelyMade(entities: Entities, { vocabulary }: Understanding): boolean {
  const keys = new Set(judgementOf(entities)?.keys)
  return vocabulary.judgements.some((one) => !isLongPast(one) && keys.has(judgementKey(one)))
}

/** 'Which councils are bad for care leavers': all by their grades, the worst first; null for what names a grade or an end itself. */
function worstFirst(tone: Tone, { entities, slots }: ReadMessage): Asked | null {
  const asked = councilsAsked(entities, slots)
  const isOfAll = asked.having.length === 0 && asked.movement === null && asked.extreme === null
  return tone === 'criticism' && isOfAll ? { ...asked, isWorstFirst: true } : null
}

/** Whether councils are spoken of at all: by a noun, by how they were graded, as who does something, or as is told so surely of a message that names none: 'where do health checks get missed'. */
const namesCouncils = (
  { entities: { tokens, grades, councils }, slots }: ReadMessage,
  { recogniser: { names } }: Understanding,
): boolean =>
  slots.overCouncils === 'tone' ||
  (slots.overCouncils in TONE_OF_LIST &&
    councils.length === 0 &&
    // 'Which reports criticise councillors for weak scrutiny'
    (slots.isSurelyOverCouncils ||
      tokens.some(asksWho) ||
      names.in('inspection-noun', tokens).some(({ from }) => tokens[from - 1]?.word === 'which'))) ||
  grades.length + slots.wording.extremes.length > 0 ||
  slots.wording.groups.some(({ value }) => value === 'council') ||
  names.in('council-noun', tokens).length > 0

const asksWho = ({ word }: Token): boolean => WHO_DOES.has(word)
const WHO_DOES = new Set(['who', 'whos', 'whose'])

const graded = (...grades: Having['grades']): Having => ({ judgement: null, grades, period: null })

/** The grades whose reports are set beside each other, the better first: those that are named, and where one is not the other end of the scale. */
function sidesOf({ grades }: Entities): readonly [Having, Having] {
  const named = grades
    .map(({ value }) => value.grades)
    .filter(([first]) => first !== undefined && first !== 'Not judged')
    .toSorted((one, other) => best(one) - best(other))
  const [first, ...others] = named
  const last = others.at(-1)
  if (first && last) return [graded(...first), graded(...last)]
  if (first && best(first) > GOOD) return [graded('Outstanding'), graded(...first)]
  return [graded(...(first ?? ['Outstanding'])), graded('Inadequate')]
}

const best = (grades: readonly Having['grades'][number][]): number => Math.min(...grades.map(stepOf))

const GOOD = stepOf('Good')

/** Whose reports a query sets beside each other, asked of one side alone: of the worse where criticism is wanted. */
export function oneSide(asked: AskedFor<'passages'>, tone: ToneNamed): AskedFor<'passages'> {
  const { beside = [], ...rest } = asked
  return { ...rest, tone, having: tone === 'praise' ? asked.having : beside, page: 0 }
}
