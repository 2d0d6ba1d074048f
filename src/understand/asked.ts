import { shareOf } from '../learnt/models.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  isDated,
  isEndOfGap,
  type JudgementAsked,
  type Where,
} from '../model/query.js'
import { isSendReport } from '../model/report.js'
import { matchesYear } from '../model/year.js'
import {
  ALL,
  commonestAsked,
  intentHeard,
  mentionsOfSubject,
  recommendationsAsked,
  subjectMarked,
} from './counted-asked.js'
import { type Entities, isTagged } from './entities/entities.js'
import { isOverallAsked, isSendAsked, judgementsKeyed, overallAsked } from './entities/grades.js'
import type { NamesOf } from './entities/named.js'
import { wordsTaken } from './entities/named.js'
import { followsAs } from './follow-up/survival.js'
import {
  asksGradeOfEach,
  asksGradeOfSeveral,
  asksOfMoreThan,
  asksOfTheirWords,
  comparisonAsked,
  councilsGradedAsked,
  gradeAsked,
  gradedBeyond,
  isBesideNeighbours,
  isMereWord,
  isSpreadRemarked,
  judgementNamed,
  reasonsAsked,
  spreadAsked,
} from './graded-asked.js'
import { asksForEach, figuresAsked, listedByYear } from './over-councils/asked.js'
import { conditionsIn } from './over-councils/conditions.js'
import { councilsAsked, councilsOrTheirNumber, isNotInspected } from './over-councils/councils.js'
import { conditionBehind, gradedBeside, runByAsked } from './over-councils/mentions.js'
import { isInspectedOften } from './over-councils/movement.js'
import { recommendationsCountedAsked, unheardIn, wordsUnheard } from './over-councils/of-reports.js'
import { onSubjectOver } from './over-councils/on-subject.js'
import { numberNamed } from './over-councils/wording.js'
import {
  askedElsewhere,
  bothAsked,
  citationAsked,
  isGrading,
  isNoLanguage,
  MOST_REPEATED,
  passagesAsked,
  passagesOn,
  unclear,
} from './passages.js'
import { isNamedByReports, type ReadMessage, readPart } from './read-message.js'
import { asksAgain } from './slots.js'
import { asksOfGrades, between, contentIn, gradesNamed, subjectWithout, termIn } from './subject.js'
import { sinceNamed, subjectOverTime } from './subject-over-time.js'
import type { Understanding } from './understanding.js'

/** A message that follows no answer, though its words may only make sense after one. */

/** What only follows an answer, and asks nothing by itself. */
const FOLLOWING: ReadonlySet<string> = new Set([
  'more',
  'item',
  'reaction',
  'compare-them',
  'why',
  'source',
  'place',
  'explain',
])

/** So sure, and in so few words, something follows an answer where there is none. */
const SURE_TO_FOLLOW = 0.8
const SUREST = 0.97
export const FEW_FOLLOWING = 4

/** So surely a message is talk to Pilcrow: 'you are useless', and not 'really?'. */
const SURELY_TALK = 0.9

/** A message that follows nothing; one that can only follow an answer ('the second one', 'yes') is told so. */
export function askedFirst(read: ReadMessage, understanding: Understanding): Asked {
  if (
    mayFollow(read) &&
    !isNamedByReports(read.entities, understanding) &&
    surelyFollows(read, understanding)
  )
    return unclear('nothing-before', read.entities.message.slice(0, MOST_REPEATED), read.slots.where)
  return describedToo(askedBy(read, understanding), read, understanding)
}

/** What is long, names something or cries for help stands by itself, however like an answer's successor it sounds. */
function mayFollow({ entities, citations, intention, isOfTable }: ReadMessage): boolean {
  const { tokens, councils, judged, grades, elsewhere, inspectors } = entities
  const isBrief = tokens.length > 0 && tokens.length <= 2 * FEW_FOLLOWING
  const names = [councils, judged.judgements, grades, elsewhere, inspectors, citations]
  const isCry = intention.intent === 'danger' || intention.isConcern
  // A word of the glossary is explained, and what is surely said to Pilcrow itself is answered, whatever came before.
  const isOwn =
    intention.intent === 'definition' || (intention.intent === 'chatter' && intention.share >= SURELY_TALK)
  return isBrief && !isCry && !isOwn && !isOfTable && names.every(({ length }) => length === 0)
}

function surelyFollows(read: ReadMessage, understanding: Understanding): boolean {
  const { label, share } = followsAs(read, undefined, understanding)
  const isFew = read.entities.tokens.length <= FEW_FOLLOWING
  return FOLLOWING.has(label) && share >= (isFew ? SURE_TO_FOLLOW : SUREST)
}

/** A first message, which follows nothing, as a query. */
export function askedBy(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, intention, slots } = read
  if (entities.tokens.length === 0) return unclear('empty', '', slots.where)
  if (isNoLanguage(read, understanding))
    return unclear('not-understood', entities.message.slice(0, MOST_REPEATED), slots.where)
  const [only = '', ...others] = slots.where.councils
  const isOfOne = only !== '' && others.length === 0
  const asked =
    reportsOfOneYear(read, slots.where, understanding) ??
    citationAsked(read, understanding) ??
    bothAsked(read, understanding) ??
    (isOfOne && MAY_RANK.has(intention.intent) ? gradedBeyond(read, only, understanding) : null) ??
    askedAs(intention.intent, read, understanding)
  const unknown = entities.nobodys.filter(
    ({ value, from }) =>
      value.isStyled ||
      PLACED.has(asked.intent) ||
      (SOUGHT_IN.has(asked.intent) && IN_A_PLACE.has(entities.tokens[from - 1]?.word ?? '')),
  )
  const isUnplaced = [entities.councils, entities.regions, entities.elsewhere, entities.inspectors].every(
    ({ length }) => length === 0,
  )
  if (unknown[0] && isUnplaced && slots.where.reports.length === 0 && asked.intent !== 'aside')
    return unclear('no-such-council', unknown[0].value.name, slots.where)
  // 'Do you have Welsh reports? I am leaving Walsall for Cardiff' asks of Wales.
  const isNowhere =
    (slots.where.councils.length + entities.country.length === 0 || asked.intent === 'library') &&
    entities.elsewhere.length > 0
  if (isNowhere && !(asked.intent === 'aside' && asked.aside === 'danger'))
    return askedElsewhere(entities, slots.where)
  return asked
}

/** What a question for councils better than one may sound like. */
const MAY_RANK: ReadonlySet<string> = new Set(['comparison', 'councils', 'figures', 'grade'])

/** Words that ask what some reports are, and name no subject. */
const ASKING_OF_REPORTS = ['library', 'definition', 'report', 'comparison'] as const

/**
 * 'Why are there two', 'what is the difference between the two 2015 reports': what is held of a council and a year, of which there are so many
 * reports; null where another number or a subject is named.
 */
export function reportsOfOneYear(
  { entities, slots }: ReadMessage,
  where: Where,
  understanding: Understanding,
): AskedFor<'library'> | null {
  const [council, ...others] = where.councils
  const [year, ...more] = where.period.years
  if (council === undefined || year === undefined || others.length + more.length > 0) return null
  const { length } = understanding.ofCouncil(council).filter((report) => matchesYear(report, year))
  const isCounted = length > 1 && entities.tokens.some(({ word }) => numberNamed(word) === length)
  if (!isCounted || entities.judged.judgements.length + entities.grades.length > 0) return null
  const { stopWords, faintWords } = understanding.vocabulary
  const subject = contentIn(subjectWithout(entities, ASKING_OF_REPORTS, understanding), stopWords)
  const isOfNone = subject.every(
    (word) => numberNamed(word) > 0 || faintWords.has(word) || !understanding.lexicon.isOfReports(word),
  )
  const period = { ...slots.where.period, years: [year] }
  return isOfNone
    ? { intent: 'library', where: { ...slots.where, councils: [council], period }, page: 0 }
    : null
}

/** What is looked for in the words of reports. */
const SOUGHT_IN: ReadonlySet<string> = new Set(['passages', 'recommendations', 'definition'])

/** What stands behind these, and is a word of no report, is a place that is not known: all of England is not searched for it. */
const IN_A_PLACE: ReadonlySet<string> = new Set(['in', 'near', 'at'])

/** What is asked of one council, or of several by name. */
const PLACED: ReadonlySet<string> = new Set('grade report reasons history comparison library'.split(' '))

/** Words of grading: 'rated', 'grade', 'judged', 'on what scale'. */
const OF_GRADING = ['scale', 'grading', 'graded'] as const

/** A grade that is asked for as surely as this is all that is asked for: 'how did Kent do for leadership'. */
const SURELY_A_GRADE = 0.93

/**
 * 'What's leadership like in Devon', 'adoption, Norfolk': a subject that is a judgement too, of one council, whenever it was, in no
 * word of grading. What inspectors say of it is told, with its grade in a line before. All else is as it was.
 */
function describedToo(asked: Asked, read: ReadMessage, understanding: Understanding): Asked {
  if (asked.intent !== 'grade' || asked.judgement === null || isOverallAsked(asked.judgement)) return asked
  const { tokens, grades } = read.entities
  const { names } = understanding.recogniser
  const isGrading =
    grades.length > 0 ||
    isDated(asked.where.period) ||
    OF_GRADING.some((kind) => names.in(kind, tokens).length > 0)
  const isSure = read.intention.intent === 'grade' && read.intention.share >= SURELY_A_GRADE
  if (isGrading || isSure || asked.where.councils.length !== 1) return asked
  const described = passagesAsked(read, understanding)
  return described.intent === 'passages' ? { ...described, judgement: asked.judgement } : asked
}

/** What a question that counts recommendations may sound like. */
const MAY_COUNT: ReadonlySet<string> = new Set(
  'councils figures recommendations mentions passages grade report library definition comparison history reasons'.split(
    ' ',
  ),
)

/** What is told of all councils by the table of grades. */
const OVER_ALL: ReadonlySet<string> = new Set('councils figures comparison grade library'.split(' '))

/** What a question for the time between two inspections may sound like, of one council as of all. */
const MAY_ASK_OF_TIME_BETWEEN: ReadonlySet<string> = new Set(
  'councils figures grade history report library next-inspection up-to-date'.split(' '),
)

/** So likely change over time is asked about beside what is said: 'what did they say of it then, and does the later report say it is mended'. */
const MAY_BE_OVER_TIME = 0.3

const mayBeOverTime = ({ shares }: ReadMessage): boolean => shareOf(shares, 'history') >= MAY_BE_OVER_TIME

/** What may set a year of one council beside its newest inspection. */
const BETWEEN_TIMES: ReadonlySet<string> = new Set(['grade', 'comparison', 'history'])

/** 'Leadership in 2016 beside the latest': the grades from that year on; null where no year is named, or no other time beside it. */
function besideLatest(read: ReadMessage, understanding: Understanding): Asked | null {
  const { where } = read.slots
  const { years, order } = where.period
  const isBeside = where.councils.length === 1 && years.length === 1 && order === 'latest'
  return isBeside
    ? {
        intent: 'history',
        where: { ...where, period: { ...where.period, order: null } },
        judgement: judgementNamed(read, understanding),
      }
    : null
}

/** 'How are care leavers in Norfolk doing compared to 2018': what each inspection since says of them, or how they were graded; null where no year is set beside. */
function comparedToYear(read: ReadMessage, understanding: Understanding): Asked | null {
  const { where } = read.slots
  if (where.councils.length !== 1 || where.period.years.length !== 1) return null
  if (!read.slots.wording.beside.some(({ value }) => value === 'outright')) return null
  const overTime = subjectOverTime(read, understanding)
  if (overTime) return overTime
  const judgement = judgementNamed(read, understanding)
  return judgement && { intent: 'history', where: { ...where, period: sinceNamed(where.period) }, judgement }
}

/** 'Wirral 2023, has it improved from the one before' asks of both, and of all before. */
function upToNamed(where: Where): Where {
  const { years, order } = where.period
  const [year, ...others] = years
  return order === 'previous' && year !== undefined && others.length === 0
    ? { ...where, period: { ...ANY_TIME, to: year } }
    : where
}

/** A message with the intent that it has, or that the command it was typed after gives it. */
export function askedAs(label: string, read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots } = read
  const { recogniser } = understanding
  const { where } = slots
  // What is said of one council is looked for, and counted nowhere.
  const isOfOne = label === 'passages' && entities.councils.length === 1
  const intent = isOfOne ? label : intentHeard(label, read, understanding)
  const overAll = where.councils.length > 0 ? null : onSubjectOver(label, read, understanding)
  if (overAll) return overAll
  const commonest =
    (where.councils.length > 0 || asksAgain(entities) ? null : commonestAsked(read, understanding)) ??
    notReckonedIn(read, recogniser.names)
  if (commonest) return commonest
  // 'The longest gap between Norfolk's inspections'
  const isOfAverage = recogniser.names.in('average-gap', entities.tokens).length > 0
  if (MAY_ASK_OF_TIME_BETWEEN.has(label) && (isOfAverage || isEndOfGap(slots.extreme)))
    return councilsAsked(
      entities,
      isOfAverage && !isEndOfGap(slots.extreme) ? { ...slots, extreme: 'longest gap' } : slots,
    )
  const overTime = label === 'history' ? subjectOverTime(read, understanding) : null
  const sinceThen = overTime ?? (BETWEEN_TIMES.has(label) ? besideLatest(read, understanding) : null)
  if (sinceThen) return sinceThen
  const runBy = OVER_ALL.has(label) ? runByAsked(entities, where, understanding) : null
  // 'Is Birmingham run by a trust' is asked of its reports.
  if (runBy && where.councils.length === 1)
    return passagesOn(runBy.subject, { where: { ...where, neighboursOf: null } })
  if (runBy) return runBy
  if (where.alsoUnder && MAY_COUNT.has(label)) return withBothReports(read)
  const isOfSome = where.councils.length + where.reports.length > 0
  const counted = MAY_COUNT.has(label) && !isOfSome ? recommendationsCountedAsked(read, understanding) : null
  if (counted) return counted
  // 'The West Midlands: which councils round here' tells where that is.
  const isWhose = entities.neighbours.length > 0 && where.councils.length + where.regions.length === 0
  if (isWhose && (intent === 'councils' || intent === 'figures' || intent === 'comparison'))
    return unclear('no-place', '', where)
  switch (intent) {
    case 'grade':
      if (asksOfMoreThan('grade', read, understanding)) return passagesAsked(read, understanding)
      return asksGradeOfSeveral(read, understanding)
        ? askedAs('councils', read, understanding)
        : gradeAsked(read, understanding)
    case 'councils':
      // 'The spread for leadership, and say where it was not judged' is the spread, which says that beside it.
      if (isSpreadRemarked(read, recogniser)) return spreadAsked(read)
      if (asksOfTheirWords(read, understanding) || isMereWord(read, understanding))
        return passagesAsked(read, understanding)
      // 'How does Wirral compare with its neighbours' sets Wirral beside them.
      return isBesideNeighbours(read)
        ? askedAs('comparison', read, understanding)
        : onWhatIsNotTold(councilsGradedAsked(read, understanding), read, understanding)
    case 'figures':
      if (isMereWord(read, understanding)) return passagesAsked(read, understanding)
      if (isSpreadRemarked(read, recogniser))
        return onSubjectUntold(spreadAsked(read), read, understanding) ?? spreadAsked(read)
      return onWhatIsNotTold(
        asksForEach(entities, slots)
          ? councilsAsked(entities, slots)
          : listedByYear(figuresAsked(entities, slots), entities),
        read,
        understanding,
      )
    case 'comparison':
      return comparisonAsked(read, understanding)
    case 'history':
      // 'How many children in care did Lancashire have at its last inspection' is no grade.
      if (
        slots.answer === 'number' &&
        isTagged(entities, understanding.vocabulary.stopWords) &&
        !isGrading(read, understanding)
      )
        return passagesAsked(read, understanding)
      return { intent, where: upToNamed(where), judgement: judgementNamed(read, understanding) }
    case 'report':
      return asksOfMoreThan('report', read, understanding)
        ? passagesAsked(read, understanding)
        : reportAsked(read, understanding)
    case 'library':
      // 'Do any of these reports tell off councillors' asks for what they say.
      if (!isOfSome && asksOfMoreThan('library', read, understanding))
        return onSubjectOver('passages', read, understanding) ?? passagesAsked(read, understanding)
      return isNotInspected(entities, slots) ||
        where.isOnly ||
        (where.neighboursOf !== null && entities.neighbours.length > 0) ||
        // 'Lancashire has three reports, right?' is told by what they are.
        (where.councils.length !== 1 && isInspectedOften(entities, slots.wording)) ||
        (where.councils.length === 0 && asksGradeOfEach(read, recogniser))
        ? councilsAsked(entities, slots)
        : { intent, where, page: 0 }
    case 'recommendations':
      if (asksAgain(entities)) return askedAs('mentions', read, understanding)
      return recommendationsAsked(read, understanding)
    case 'reasons':
      return asksOfMoreThan('reasons', read, understanding)
        ? passagesAsked(read, understanding)
        : reasonsAsked(read, understanding)
    case 'mentions':
      return mentionedUnderGrade(label, read, understanding) ?? mentionsOfSubject(read, understanding)
    case 'definition':
      return definitionAsked(read, understanding)
    case 'passages':
      if (asksAgain(entities)) return askedAs('mentions', read, understanding)
      return (
        comparedToYear(read, understanding) ??
        (mayBeOverTime(read) ? subjectOverTime(read, understanding) : null) ??
        ofGradesWhere(passagesAsked(read, understanding), read)
      )
    default: {
      const named = judgementNamed(read, understanding)
      const isOfSend = named !== null && judgementsKeyed(named).some(isSendReport)
      return { intent: 'aside', aside: intent, where: isOfSend ? { ...where, framework: 'SEND' } : where }
    }
  }
}

/** So sure of it, whatever words they use, councils are asked for. */
const SURELY_OF_COUNCILS = 0.9

/** 'Which authorities are commended for low caseloads': a list of all, on no condition, tells nothing of what was named. */
function onWhatIsNotTold(asked: Asked, read: ReadMessage, understanding: Understanding): Asked {
  const untold = onSubjectUntold(asked, read, understanding)
  if (untold) return untold
  if (asked.intent !== 'councils') return asked
  const { having, movement, judgement, extreme, most, alongside, where } = asked
  // 'Which council pays agency staff best' asks for no grade.
  const isBestAtIt =
    (extreme === 'best' || extreme === 'worst') &&
    judgement === null &&
    having.length === 0 &&
    movement === null &&
    namesSubjectOutright(read.entities, understanding)
  if (isBestAtIt) {
    const said = passagesAsked(read, understanding)
    return said.intent === 'passages' && where.councils.length === 0
      ? {
          ...said,
          subject: subjectMarked(read.entities, understanding) || said.subject,
          tone: extreme === 'best' ? 'praise' : 'criticism',
          isByCouncil: true,
        }
      : said
  }
  const isOfAll =
    having.length === 0 && movement === null && judgement === null && extreme === null && !most && !alongside
  const isPlaced = where.councils.length > 0 || where.neighboursOf !== null
  // 'Any absolute shockers in there' names nothing that a report could speak of.
  const isOfNothing =
    read.intention.share >= SURELY_OF_COUNCILS && !isTagged(read.entities, understanding.vocabulary.stopWords)
  return isOfAll && !isPlaced && !isOfNothing && unheardIn(asked, read, understanding).length > 0
    ? passagesAsked(read, understanding)
    : asked
}

/** Whether a word surely names a subject that is no council and nothing that is asked of them all: 'the best council for foster carers'. */
function namesSubjectOutright(
  { tokens }: Entities,
  { recogniser, lexicon, vocabulary: { stopWords, faintWords } }: Understanding,
): boolean {
  const nouns = wordsTaken(recogniser.names.in('council-noun', tokens))
  return tokens.some(
    ({ word, ofSubject = 0 }, at) =>
      ofSubject > LIKELY_NAMING &&
      !nouns.has(at) &&
      !stopWords.has(word) &&
      !faintWords.has(word) &&
      !lexicon.isCarrier(word),
  )
}

const LIKELY_NAMING = 0.5

/**
 * 'Inadequate councils and caseloads', 'how many outstanding ones have agency staff': a grade or a place says whose reports are asked, and
 * what is named beside it is in no table. Null where all is told by it, or more is asked of it.
 */
function onSubjectUntold(asked: Asked, read: ReadMessage, understanding: Understanding): Asked | null {
  if ((asked.intent !== 'councils' && asked.intent !== 'figures') || asked.movement !== null) return null
  const { extreme, alongside, figure } = { extreme: null, alongside: undefined, figure: undefined, ...asked }
  const isCounted = figure === 'count' || figure === 'share'
  const isPlain = extreme === null && !alongside && (!figure || isCounted || figure === 'distribution')
  const isOfSome = asked.having.length + asked.where.regions.length + asked.where.kinds.length > 0
  const unheard = new Set(wordsUnheard(asked, read, understanding).flat())
  const tokens = read.entities.tokens.filter(
    ({ word }, at) =>
      unheard.has(word) && understanding.lexicon.isOfReports(word) && !leadsToGrade(at, read, understanding),
  )
  const isSubject = isTagged({ ...read.entities, tokens }, understanding.vocabulary.stopWords)
  if (!isPlain || !isOfSome || !isSubject) return null
  if (!isCounted) return passagesAsked(read, understanding)
  const counted = mentionsOfSubject(read, understanding)
  return counted.intent === 'mentions' && counted.subject !== '' ? { ...counted, of: 'reports' } : null
}

/** 'Sitting at good for care leavers': what stands right before a grade, of what is judged, says that it was given. */
function leadsToGrade(
  at: number,
  { entities: { tokens, grades, judged } }: ReadMessage,
  { vocabulary: { stopWords } }: Understanding,
): boolean {
  const next = tokens.findIndex(({ word }, behind) => behind > at && !stopWords.has(word))
  return judged.judgements.length > 0 && grades.some(({ from, to }) => from <= next && next < to)
}

/** Which councils have reports of two kinds, or how many: whatever their grades. */
function withBothReports({ slots: { where, wording } }: ReadMessage): Asked {
  return councilsOrTheirNumber(
    where,
    wording.figures.some(({ value }) => value === 'count' || value === 'share'),
  )
}

/** 'Where in Yorkshire is SEND working well': where no more is named than what is judged, the councils by what it was graded. */
function ofGradesWhere(asked: Asked, { entities, slots }: ReadMessage): Asked {
  // 'Who surrounds Bristol' asks nothing but which they are.
  if (asked.intent === 'grade' && asked.where.neighboursOf !== null && entities.neighbours.length > 0)
    return councilsAsked(entities, slots)
  const isWhere = slots.answer === 'place' || slots.answer === 'group'
  if (asked.intent !== 'passages' || asked.judgement === null || !isWhere) return asked
  return asked.where.councils.length + asked.having.length > 0 ? asked : councilsAsked(entities, slots)
}

/** What of a report is shown to whoever names a council and asks nothing of it. */
const PART_INSTEAD: ReadonlyMap<string, AskedFor<'report'>['part']> = new Map([
  ['greeting', 'whole'],
  ['limits', 'summary'],
])

/** A report, or several; of no council it is one of all, or they all are: 'who had the first ILACS inspection', 'show me the inspections of 2023'. */
function reportAsked(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots, intention } = read
  const { recogniser } = understanding
  const { where } = slots
  const part = PART_INSTEAD.get(intention.soundsLike ?? '') ?? slots.part
  const isOfOne = where.councils.length + where.reports.length + entities.unknown.length > 0
  const end = slots.wording.occasions[0]?.value ?? slots.extreme
  if (!isOfOne && (end === 'oldest' || end === 'newest' || where.period.order !== null))
    return councilsAsked(entities, { ...slots, extreme: end ?? slots.extreme })
  if (!isOfOne && asksGradeOfEach(read, recogniser)) return councilsAsked(entities, slots)
  // 'When did each London borough last have an inspection'
  if (!isOfOne && where.regions.length + where.kinds.length > 0 && slots.wording.each.length > 0)
    return councilsAsked(entities, {
      ...slots,
      alongside: slots.alongside.length > 0 ? slots.alongside : ['dates'],
    })
  if (!isOfOne && (isDated(where.period) || where.framework !== null))
    return { intent: 'library', where, page: 0 }
  const meant = inSendReport(where, judgementNamed(read, understanding))
  const asked = { intent: 'report' as const, where: meant, part, instead: null }
  // 'Who led each Norfolk inspection'
  const isOfEach = part === 'front-page' && isOfOne && asksForEveryOne(entities, recogniser.names)
  return isOfEach ? { ...asked, isOfEach } : asked
}

/** 'Each inspection', 'every Norfolk inspection', 'all the inspections', 'the lead inspectors'. */
const asksForEveryOne = ({ tokens }: Entities, names: NamesOf): boolean =>
  names.in('each', tokens).some(({ value }) => value[0] === 'each') ||
  tokens.some(({ word }) => ALL.has(word) || word === 'inspectors' || word === 'inspections')

/** 'The SEND report on Lancashire': what SEND inspections alone judge says which report is meant. */
const inSendReport = (where: Where, judgement: JudgementAsked | null): Where =>
  isSendAsked(judgement) ? { ...where, framework: 'SEND' } : where

/** What is mentioned by reports that a grade is a condition on, or that are told with a grade of theirs; null where neither is named. */
function mentionedUnderGrade(label: string, read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities } = read
  const { recogniser, vocabulary } = understanding
  const before = (to: number): Asked =>
    askedAs(label, readPart(between(entities, 0, to), understanding), understanding)
  const behind = conditionBehind(entities)
  if (behind) {
    const alone = before(behind.from)
    const having = conditionsIn(between(entities, behind.from, entities.tokens.length))
    if (alone.intent === 'mentions' && having.length > 0)
      return { ...alone, having: [...alone.having, ...having] }
  }
  const beside = gradedBeside(entities, recogniser.names)
  const counted = beside && before(beside.from)
  return counted?.intent === 'mentions'
    ? { ...counted, graded: beside?.judgement ?? overallAsked(vocabulary.judgements) }
    : null
}

/** What a word means, or a grade. */
function definitionAsked({ entities, slots: { where } }: ReadMessage, understanding: Understanding): Asked {
  const term = termIn(entities, understanding)
  const named = gradesNamed(entities)
  // 'What does outcome 2 mean in Bedford'
  const isOfOutcomes = entities.grades.length > 0 && named.length === 0
  const isOfGrades =
    asksOfGrades(entities, term, understanding) || (named.length > 0 && where.councils.length > 0)
  // 'SEND reports have no grade?': what they have in its place is a word of the glossary.
  if (isOfOutcomes || (isOfGrades && where.framework === 'SEND'))
    return {
      ...{ intent: 'definition', where: { ...where, framework: null } },
      ...{ term: SEND_OUTCOMES, grades: null, ofBoard: false },
    }
  return {
    intent: 'definition',
    where,
    term: term.trim(),
    grades: isOfGrades ? named : null,
    ofBoard: entities.tokens.some(({ word }) => ['lscb', 'lscbs', 'board', 'boards'].includes(word)),
  }
}

/** As data/definitions.csv names what area SEND inspections end in. */
const SEND_OUTCOMES = 'SEND outcomes'

/**
 * 'The average time between inspections', 'the most common recommendation': the topic that says that it is not reckoned, and
 * what is. Null for anything else, and for what is asked of one council.
 */
export function notReckonedIn(
  { entities, slots: { where } }: ReadMessage,
  names: NamesOf,
): AskedFor<'aside'> | null {
  const isOfOne = where.councils.length + where.reports.length > 0
  const aside = isOfOne ? undefined : names.in('not-reckoned', entities.tokens)[0]?.value[0]
  return aside === undefined ? null : { intent: 'aside', aside, where }
}
