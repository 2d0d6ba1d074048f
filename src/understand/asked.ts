import type { Finding } from '../model/finding.js'
import { type Asked, isDated, type JudgementAsked, type Where } from '../model/query.js'
import type { Strand } from '../model/report.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import {
  bare,
  between,
  subjectAsked,
  subjectWithout,
  tellingIn,
  tellingWithout,
  withoutOpenings,
  withoutWords,
} from './carriers.js'
import { shareOf } from './classify/classifier.js'
import { asksOfGrades, gradesNamed, type ReadMessage, readPart, termIn } from './definitions.js'
import { type Entities, entitiesIn, quotesWords, subjectOf } from './entities/entities.js'
import { isSendAsked, judgementKeyIn, judgementOf, overallAsked, sendAsked } from './entities/grades.js'
import type { NamesOf } from './entities/named.js'
import { type Mention, wordsTaken } from './entities/named.js'
import { notReckonedIn } from './not-reckoned.js'
import { asksForEach, overCouncilsAsked } from './over-councils/asked.js'
import { conditionsIn, isNegatedForAll } from './over-councils/conditions.js'
import { councilsAsked, isNotInspected } from './over-councils/councils.js'
import { figuresAsked } from './over-councils/figures.js'
import { conditionBehind, gradedBeside } from './over-councils/graded-beside.js'
import { setBeside } from './over-councils/layout.js'
import {
  asksAgain,
  isRecommending,
  mentionedIn,
  mentionsAsked,
  runByAsked,
  withoutIdleClauses,
} from './over-councils/mentions.js'
import { INSPECTIONS, isInspectedOften } from './over-councils/movement.js'
import { givenIn, recommendationsCountedAsked } from './over-councils/of-reports.js'
import {
  bothAsked,
  citationAsked,
  conditionedOn,
  isNoLanguage,
  MOST_REPEATED,
  passagesAsked,
  passagesOn,
  unclear,
  withoutConditions,
} from './passages.js'
import { deadlineIn, type Slots, whereIn } from './slots.js'
import type { Understanding } from './understanding.js'

/** A first message, which follows nothing, as a query. */
export function askedBy(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, intention, slots } = read
  if (entities.tokens.length === 0) return unclear('empty', '', slots.where)
  if (isNoLanguage(read, understanding))
    return unclear('not-understood', entities.message.slice(0, MOST_REPEATED), slots.where)
  const asked =
    citationAsked(read, understanding) ??
    notReckonedIn(read, understanding.recogniser.names) ??
    bothAsked(read, understanding) ??
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
  if (isNowhere && !(asked.intent === 'aside' && asked.aside === 'danger')) {
    const [place] = entities.elsewhere
    return unclear('elsewhere', place?.value.place ?? '', slots.where, place?.value.country ?? null)
  }
  return asked
}

/** What is looked for in the words of reports. */
const SOUGHT_IN: ReadonlySet<string> = new Set(['passages', 'recommendations', 'definition'])

/** What stands behind these, and is a word of no report, is a place that is not known: all of England is not searched for it. */
const IN_A_PLACE: ReadonlySet<string> = new Set(['in', 'near', 'at'])

/** What is asked of one council, or of several by name. */
const PLACED: ReadonlySet<string> = new Set('grade report reasons history comparison library'.split(' '))

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

/** A message with the intent that it has, or that the command it was typed after gives it. */
export function askedAs(label: string, read: ReadMessage, understanding: Understanding): Asked {
  const meant = isOfRecommendations(label, read, understanding.recogniser) ? 'recommendations' : label
  const intent = isOfMentions(meant, read, understanding) ? 'mentions' : meant
  const { entities, slots } = read
  const { recogniser, vocabulary } = understanding
  const { where } = slots
  const notReckoned = notReckonedIn(read, recogniser.names)
  if (notReckoned) return notReckoned
  // 'The longest gap between Norfolk's inspections'
  if (slots.extreme?.endsWith('gap') && MAY_ASK_OF_TIME_BETWEEN.has(label))
    return councilsAsked(entities, slots)
  const runBy = OVER_ALL.has(label) ? runByAsked(entities, where, understanding) : null
  // 'Is Birmingham run by a trust' is asked of its reports.
  if (runBy && where.councils.length === 1)
    return passagesOn(runBy.subject, { where: { ...where, neighboursOf: null } })
  if (runBy) return runBy
  const counted = MAY_COUNT.has(label) ? recommendationsCountedAsked(read, understanding) : null
  if (counted) return counted
  // 'Compare the SEND inspections of Kent and Essex': what these judge, where nothing else is named.
  const judgement =
    judgementOf(entities) ?? (where.framework === 'SEND' ? sendAsked(vocabulary.judgements) : null)
  const grades = entities.grades.flatMap(({ value }) => value.grades)
  const asksOfJudgements = recogniser.names.in('judgement-noun', entities.tokens).length > 0
  const named = OF_WORDS_ALONE.has(intent) ? withoutConditions(entities, recogniser) : entities
  const mentioned = intent === 'mentions' ? mentionedIn(named, understanding) : null
  const content = mentioned
    ? withoutOpenings(withoutIdleClauses(mentioned.entities, vocabulary), understanding)
    : named
  const subject = bare(subjectAsked(content, [intent], understanding), vocabulary.stopWords)
  const isWhose = entities.neighbours.length > 0 && where.councils.length === 0
  if (isWhose && (intent === 'councils' || intent === 'figures' || intent === 'comparison'))
    return unclear('no-place', '', where)
  switch (intent) {
    case 'grade': {
      // 'Has Leicester failed unaccompanied minors?' asks of them, and not of Leicester's grade.
      if (isUnlikelyGrade(read) && saysMore(subject, entities, vocabulary))
        return passagesAsked(read, understanding)
      // 'Care leavers judged inadequate – where?' is of all councils; how Norfolk's neighbours are rated is not asked of Norfolk.
      const isOverSeveral = where.regions.length + where.kinds.length > 0 || where.neighboursOf !== null
      const isOfOthers = where.councils.length === 0 || where.neighboursOf !== null
      // 'A full house of outstandings', 'inadequates': of several too.
      const isOfAll = entities.judged.isEvery || entities.judged.isAny || areSeveral(entities)
      if (isOfOthers && (isOverSeveral || (grades.length > 0 && (judgement || isOfAll))))
        return askedAs('councils', read, understanding)
      // 'Is Essex good?' asks for the grade of Essex, whatever it is; 'what was good in Essex?' for what was.
      const isYesOrNo = slots.answer === 'yes-no' || grades.every((grade) => grade === 'Good')
      const isSupposed = isYesOrNo || (!asksWhich(entities) && statesGrade(entities, recogniser.names))
      const isOfWhole = judgement === null && grades.length > 0 && isSupposed && !asksOfJudgements
      return {
        intent,
        where,
        judgement: isOfWhole ? overallAsked(vocabulary.judgements) : judgement,
        grades: asksHowGood(entities) ? [] : grades,
      }
    }
    case 'councils': {
      // 'The spread for leadership, and say where it was not judged' is the spread, which says that beside it.
      if (isSpreadRemarked(read, recogniser)) return spreadAsked(read)
      if (asksOfTheirWords(read, understanding) || isMereWord(read, understanding))
        return passagesAsked(read, understanding)
      // 'How does Wirral compare with its neighbours' sets Wirral beside them.
      if (isBesideNeighbours(read)) return askedAs('comparison', read, understanding)
      const over = overCouncilsAsked(entities, slots)
      // What a report prints as not judged is another thing than what its framework does not judge.
      if (isPrintedUngraded(read, recogniser))
        return { intent: 'judgements', where, judgement, grades, extreme: null }
      const isOfJudgements =
        asksOfJudgements &&
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
        !(isDated(where.period) && judgement === null && grades.length === 0 && namesInspections(entities)) &&
        // 'The grades right now in the East of England' are each council's.
        !asksForEach(entities, slots)
      return isOfJudgements ? { intent: 'judgements', where, judgement, grades, extreme: null } : over
    }
    case 'figures':
      if (isMereWord(read, understanding)) return passagesAsked(read, understanding)
      if (isSpreadRemarked(read, recogniser)) return spreadAsked(read)
      return asksForEach(entities, slots) ? councilsAsked(entities, slots) : figuresAsked(entities, slots)
    case 'comparison': {
      if (setBeside(entities, slots.wording) !== null) return figuresAsked(entities, slots)
      const beside = subjectBeside(read, understanding)
      if (beside !== null) return passagesOn(beside, { where }, { tone: slots.tone })
      const [only, ...others] = where.councils
      const isOfOne = only !== undefined && others.length === 0 && entities.unknown.length === 0
      if (!isOfOne || namesSeveral(entities)) return { intent, where, judgement }
      // One council beside itself is its history, and beside none that is named it is held against those like it.
      return where.period.years.length > 1
        ? { intent: 'history', where, judgement }
        : { intent, where: { ...where, neighboursOf: only }, judgement }
    }
    case 'history':
      return { intent, where, judgement }
    case 'report': {
      // 'Who had the first ILACS inspection', 'show me the inspections of 2023': of no council, it is one of all, or they all are.
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
      const asked = { intent, where: inSendReport(where, judgement), part: slots.part, instead: null }
      // 'Who led each Norfolk inspection'
      const isOfEach = slots.part === 'front-page' && isOfOne && asksForEveryOne(entities, recogniser.names)
      return isOfEach ? { ...asked, isOfEach } : asked
    }
    case 'library':
      if (
        isNotInspected(entities, slots) ||
        where.isOnly ||
        (where.neighboursOf !== null && entities.neighbours.length > 0) ||
        isInspectedOften(entities, slots.wording) ||
        (where.councils.length === 0 && asksGradeOfEach(read, recogniser))
      )
        return councilsAsked(entities, slots)
      return { intent, where, page: 0 }
    case 'recommendations': {
      if (asksAgain(entities)) return askedAs('mentions', read, understanding)
      const due = deadlineIn(entities.message)
      return {
        intent,
        ...conditionedOn(entities, where, recogniser),
        subject:
          tellingIn(subject, vocabulary).length === 0
            ? ''
            : bare(withoutWords(subject, due?.said ?? ''), vocabulary.stopWords),
        strand: entities.judged.strand as Strand | null,
        deadline: due?.deadline ?? null,
        isOfOneReport: false,
        number: numberAfter(entities, 'recommendation'),
        page: 0,
      }
    }
    case 'reasons':
      // Strengths and weaknesses of what all reports speak of: 'emergency duty teams, strengths and weaknesses'.
      if (where.councils.length + where.reports.length === 0 && tellingIn(subject, vocabulary).length > 0)
        return passagesAsked(read, understanding)
      if (asksOfJudgements && grades.length === 0 && (slots.extreme === 'best' || slots.extreme === 'worst'))
        return { intent: 'judgements', where, judgement, grades, extreme: slots.extreme }
      // 'Why is Devon so bad' asks what is behind its grade, and 'what is bad in Devon' for what must improve.
      return {
        ...{ intent, where, judgement, grades: isMerePraise(grades, slots) ? [] : grades },
        tone:
          slots.answer === 'reason' && slots.tone === 'criticism' && !grades.some(isPraising)
            ? 'neither'
            : slots.tone,
      }
    case 'mentions': {
      const behind = conditionBehind(entities)
      if (behind) {
        const alone = askedAs(
          label,
          readPart(between(entities, 0, behind.from), understanding),
          understanding,
        )
        const having = conditionsIn(between(entities, behind.from, entities.tokens.length))
        if (alone.intent === 'mentions' && having.length > 0)
          return { ...alone, having: [...alone.having, ...having] }
      }
      const beside = gradedBeside(entities, recogniser.names)
      if (beside) {
        const alone = readPart(between(entities, 0, beside.from), understanding)
        const counted = askedAs(label, alone, understanding)
        if (counted.intent === 'mentions')
          return { ...counted, graded: beside.judgement ?? overallAsked(vocabulary.judgements) }
      }
      // What stands in quotation marks is looked for, and names nothing: 'county lines' are no counties.
      const around = entities.quoted.reduce((text, phrase) => text.replace(phrase, ' '), entities.message)
      return {
        intent,
        ...conditionedOn(
          entities,
          entities.quoted.length > 0 ? whereIn(entitiesIn(around, recogniser)) : where,
          recogniser,
        ),
        ...mentionsOf(entities, content, subject, understanding),
        ...(mentioned?.by ? { by: mentioned.by, of: 'reports' as const } : {}),
        page: 0,
      }
    }
    case 'definition': {
      const term = termIn(entities, understanding)
      const isOfGrades = asksOfGrades(entities, term, understanding)
      // 'SEND reports have no grade?': what they have in its place is a word of the glossary.
      if (isOfGrades && where.framework === 'SEND')
        return {
          intent,
          where: { ...where, framework: null },
          term: SEND_OUTCOMES,
          grades: null,
          ofBoard: false,
        }
      return {
        intent,
        where,
        term: term.trim(),
        grades: isOfGrades ? gradesNamed(entities) : null,
        ofBoard: entities.tokens.some(({ word }) => ['lscb', 'lscbs', 'board', 'boards'].includes(word)),
      }
    }
    case 'passages':
      if (asksAgain(entities)) return askedAs('mentions', read, understanding)
      return ofGradesWhere(passagesAsked(read, understanding), read)
    default:
      return {
        intent: 'aside',
        aside: intent,
        where: judgement?.keys.some((key) => key.startsWith('SEND/'))
          ? { ...where, framework: 'SEND' }
          : where,
      }
  }
}

/** 'Each inspection', 'every Norfolk inspection', 'all the inspections', 'the lead inspectors'. */
const asksForEveryOne = ({ tokens }: Entities, names: NamesOf): boolean =>
  names.in('each', tokens).some(({ value }) => value[0] === 'each') ||
  tokens.some(({ word }) => ALL.has(word) || word === 'inspectors' || word === 'inspections')

/** So likely what the reports say is asked for beside a comparison of grades. */
const SPOKEN_OF_TOO = 0.1

/** Judgements of the frameworks of before 2014 alone. */
const NO_LONGER_MADE = /^S?LAC\//

/** What councils are compared on where it is no judgement: 'compare Kent and Essex on missing children'; null where it is all of them, or their grades. */
function subjectBeside(read: ReadMessage, understanding: Understanding): string | null {
  const { entities, slots, shares } = read
  const { carriers, lexicon, vocabulary } = understanding
  const isOfNamed = slots.where.councils.length > 1 && !namesSeveral(entities) && entities.grades.length === 0
  const judgement = judgementOf(entities)
  // 'The virtual school': what no report of theirs judges they may speak of.
  const reports = slots.where.councils.flatMap(understanding.ofCouncil)
  const isMade = reports.some((report) =>
    report.judgements.some((one) => judgement?.keys.includes(judgementKeyIn(report, one))),
  )
  const isOfOld = !isMade && judgement?.keys.every((key) => NO_LONGER_MADE.test(key)) === true
  if (!isOfNamed || (judgement !== null && !isOfOld)) return null
  if (!isOfOld && shareOf(shares, 'passages') < SPOKEN_OF_TOO) return null
  const subject = subjectWithout(entities, ['comparison', 'grade'], understanding)
  const isOfField = (word: string) => lexicon.isOfReports(word) && !carriers.everything?.includes(word)
  return tellingIn(subject, vocabulary).some(isOfField) ? bare(subject, vocabulary.stopWords) : null
}

/** What is counted; where all of it carries the question elsewhere ('covid', which many count), it is the subject all the same. */
function mentionsOf(entities: Entities, content: Entities, subject: string, understanding: Understanding) {
  const asked = mentionsAsked(entities, subject, understanding)
  const isEmpty = asked.subject === '' && asked.phrases.length === 0
  const whole = bare(subjectOf(content), understanding.vocabulary.stopWords)
  return isEmpty ? mentionsAsked(entities, whole, understanding) : asked
}

/** Whether one council is set beside its neighbours, whatever they were graded. */
const isBesideNeighbours = ({ entities, slots: { where, wording } }: ReadMessage): boolean =>
  where.neighboursOf !== null &&
  entities.grades.length === 0 &&
  wording.moves.length === 0 &&
  wording.beside.some(({ value }) => value === 'outright')

/** 'Outstandings', 'inadequates' are the councils that were graded so. */
const areSeveral = ({ grades, tokens }: Entities): boolean =>
  grades.some(({ to }) => tokens[to - 1]?.word.endsWith('s') === true)

/** 'Where in Yorkshire is SEND working well': where no more is named than what is judged, the councils by what it was graded. */
function ofGradesWhere(asked: Asked, { entities, slots }: ReadMessage): Asked {
  // 'Who surrounds Bristol' asks nothing but which they are.
  if (asked.intent === 'grade' && asked.where.neighboursOf !== null && entities.neighbours.length > 0)
    return councilsAsked(entities, slots)
  const isWhere = slots.answer === 'place' || slots.answer === 'group'
  if (asked.intent !== 'passages' || asked.judgement === null || !isWhere) return asked
  return asked.where.councils.length + asked.having.length > 0 ? asked : councilsAsked(entities, slots)
}

/** 'Where did they decide not to give a grade, i.e. not judged': of whatever judgement, or of one that is named. */
const isPrintedUngraded = ({ entities }: ReadMessage, { names }: Understanding['recogniser']): boolean =>
  entities.grades.every(({ value }) => value.named.every((grade) => grade === 'Not judged')) &&
  names.in('printed-ungraded', entities.tokens).length > 0 &&
  !entities.judged.judgements.some(({ value }) => value.some(({ slug }) => slug === OVERALL))

const OVERALL = 'overall-effectiveness'

/** 'Distribution of the care leavers judgement, flagging who was not graded on it': no grade is named but that there was none. */
const isSpreadRemarked = (read: ReadMessage, recogniser: Understanding['recogniser']): boolean =>
  read.slots.wording.figures.some(({ value }) => value === 'distribution') &&
  read.entities.grades.length > 0 &&
  isPrintedUngraded(read, recogniser)

/** The spread over the grades, of those that were given. */
const spreadAsked = ({ entities, slots }: ReadMessage): Asked =>
  figuresAsked({ ...entities, grades: [] }, { ...slots, movement: 'none', figure: 'distribution' })

/** 'Inspected before 2016, with the grade each got': a list that tells a grade of each. */
const asksGradeOfEach = (
  { entities: { tokens, grades } }: ReadMessage,
  { names }: Understanding['recogniser'],
): boolean =>
  grades.length === 0 && (['scale', 'grading'] as const).some((kind) => names.in(kind, tokens).length > 0)

/**
 * 'Caseloads in councils that are inadequate': the grade says only whose reports are asked, and what they are asked about
 * stands beside it. Who asks which councils, or how many, asks for them.
 */
function asksOfTheirWords(
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
  return movement === 'none' && tellingIn(content, vocabulary).length > 0
}

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
function isMereWord({ entities, isOfTable }: ReadMessage, understanding: Understanding): boolean {
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
  return isNoun && tellingWithout(entities, ['councils', 'figures'], understanding).length > 1
}

/** Openings of a question that asks for councils. */
const LISTING = new Set(['which', 'who', 'whos', 'list', 'name', 'any', 'count', 'are', 'is', 'how'])

/** Intents whose conditions say whose reports are asked, and are no part of what is looked for. */
const OF_WORDS_ALONE: ReadonlySet<string> = new Set(['recommendations', 'mentions'])

/**
 * Whether what the reports say is to be counted, whatever the words around it are likest to: 'how many inadequate councils
 * mention turnover', 'do outstanding councils talk about "edge of care"', 'every recommendation about visits'.
 */
function isOfMentions(label: string, read: ReadMessage, understanding: Understanding) {
  const { entities, slots, isOfTable } = read
  const { names } = understanding.recogniser
  const { tokens, councils } = entities
  if (isOfTable || councils.length === 1) return false
  if (label === 'passages')
    return (
      quotesWords(entities) ||
      asksWhoUses(read, understanding) ||
      // 'How many reports talk about' counts them.
      (slots.wording.figures.some(({ value, from }) => value === 'count' && from <= 1) &&
        tokens.some(({ word }) => word === 'reports' || word === 'councils') &&
        names.in('mentioning', tokens).length > 0) ||
      (LISTING_VERBS.has(tokens[0]?.word ?? '') && names.in('mentioning', tokens).length > 0)
    )
  if (label === 'recommendations') {
    // 'Young carers in the recommendations, which councils' asks for each of them too.
    const isOfWhich = slots.wording.groups.some(
      ({ value, from }) => value === 'council' && /^wh(?:ich|at)$/.test(tokens[from - 1]?.word ?? ''),
    )
    const isOfAll =
      isOfWhich ||
      asksWhichReports(entities) ||
      slots.wording.figures.some(({ value }) => value === 'count') ||
      tokens.some(({ word }) => ALL.has(word))
    return isOfAll && tellingWithout(entities, [label], understanding).length > 0
  }
  return (label === 'councils' || label === 'figures') && names.in('mentioning', tokens).length > 0
}

/** As data/definitions.csv names what area SEND inspections end in. */
const SEND_OUTCOMES = 'SEND outcomes'

/** 'Which councils use family group conferences', 'lifelong links, who uses it': all of them are asked for, and not the best paragraph. */
function asksWhoUses({ entities, slots }: ReadMessage, understanding: Understanding): boolean {
  const { tokens, grades } = entities
  // 'Who runs the youth bus' asks for somebody's name.
  const isOfCouncils = ({ value: [by], from }: Mention<readonly [string, ...string[]]>) =>
    (by === 'anybody' && tokens[from - 1]?.word === 'who') ||
    slots.wording.groups.some(({ value, to }) => value === 'council' && to === from)
  const using = understanding.recogniser.names.in('using', tokens).find(isOfCouncils)
  if (!using || slots.tone !== 'neither' || grades.length > 0) return false
  const telling = tellingWithout(entities, ['mentions'], understanding)
  return telling.length > 0 && telling.length <= MOST_USED
}

/** Words of a name that is counted: more are a question. */
const MOST_USED = 4

const ALL = new Set(['all', 'every', 'everyone', 'everybody'])
const LISTING_VERBS = new Set(['which', 'list', 'count', 'find'])

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

/** 'Which SEND reports recommend' */
const asksWhichReports = ({ tokens }: Pick<Entities, 'tokens'>): boolean =>
  /^wh(?:ich|at)$/.test(tokens[0]?.word ?? '') &&
  tokens.slice(1, 4).some(({ word }) => word === 'reports' || word === 'inspections')

/** 'Recommendations for inadequate councils' counts no councils. */
const isOfRecommendations = (
  label: string,
  { entities: { tokens, councils }, slots: { wording }, isOfTable }: ReadMessage,
  { names }: Understanding['recogniser'],
): boolean => {
  if (isOfTable) return false
  // 'Which councils have been told to sort out how they deal with homeless teenagers'
  const isOfWhich = wording.groups.some(
    ({ value, from }) =>
      value === 'council' &&
      (from === 1 || (from === 2 && /^wh(?:ich|at)$/.test(tokens[from - 1]?.word ?? ''))),
  )
  // 'Private fostering recs, everyone who got one'
  const isOfAll = councils.length === 0 && tokens.some(({ word }) => ALL.has(word))
  // 'How many of the SEND reports tell the area to cut waits'
  const isOfMany = wording.figures.some(({ value, from }) => value === 'count' && from <= 1)
  const isOfEach = isOfMany || asksWhichReports({ tokens })
  if (label === 'passages' && (isOfWhich || isOfEach) && councils.length === 0)
    return names.in('told', tokens).length > 0 || tokens.some(({ word }) => isRecommending(word))
  return (
    (label === 'councils' || label === 'figures' || (label === 'passages' && isOfAll)) &&
    tokens.some(({ word }) => isRecommending(word))
  )
}

/** 'What is so good about Essex?' asks for what is praised, whatever its grade. */
const isMerePraise = (grades: readonly Finding[], { tone }: Slots): boolean =>
  tone === 'praise' && grades.every((grade) => grade === 'Good')

/** 'Why only good', 'why not outstanding' ask what falls short, as 'why inadequate' asks what is behind the grade. */
const isPraising = (grade: Finding): boolean => grade === 'Good' || grade === 'Outstanding'

/** So likely a grade is asked for, whatever else is named. */
const GRADE_WHATEVER_ELSE = 0.5

/** Whether what the reports say may be asked for as well as a grade. */
const isUnlikelyGrade = ({ intention, shares }: ReadMessage): boolean =>
  intention.share < GRADE_WHATEVER_ELSE && shareOf(shares, 'passages') >= intention.share / 2

/** Whether a subject has words that are of no grade, no judgement and not of everyday talk. */
function saysMore(subject: string, { tokens, grades, judged }: Entities, vocabulary: Vocabulary): boolean {
  const named = new Set([...wordsTaken(grades), ...judged.words].map((at) => tokens[at]?.word))
  return tellingIn(subject, vocabulary).some((word) => !named.has(word))
}

/** 'The SEND report on Lancashire': what SEND inspections alone judge says which report is meant. */
const inSendReport = (where: Where, judgement: JudgementAsked | null): Where =>
  isSendAsked(judgement) ? { ...where, framework: 'SEND' } : where

/** Whether a message names several councils at once: a region, a kind of them, those near one, all. */
const namesSeveral = ({ regions, kinds, neighbours, country }: Entities): boolean =>
  regions.length + kinds.length + neighbours.length + country.length > 0

const namesInspections = ({ tokens }: Entities): boolean => tokens.some(({ word }) => INSPECTIONS.has(word))

/** Whether councils are asked for, and not every judgement of theirs: 'councils with inadequate leadership judgements'. */
const isOfCouncils = ({ entities, slots: { wording } }: ReadMessage): boolean =>
  entities.judged.judgements.length > 0 ||
  entities.kinds.length > 0 ||
  wording.groups.some(({ value }) => value === 'council')

function numberAfter({ tokens }: Entities, noun: string): number | null {
  const at = tokens.findIndex(({ word }) => word === noun)
  const number = Number(tokens[at + 1]?.word)
  return at >= 0 && Number.isInteger(number) ? number : null
}
