import { type AnswerContext, exampleQuestion } from '../command/command.js'
import { notHeld, notInEngland, notKnown, readingWords, typed, whichAuthority } from '../command/refusals.js'
import { byNewestInspection } from '../library/library.js'
import {
  type Asked,
  type AskedFor,
  type Assumed,
  EVER,
  isPeriodNamed,
  type JudgementAsked,
  type Query,
  type Reading,
  type Where,
} from '../model/query.js'
import {
  type Block,
  blocksIn,
  distinctNotes,
  excerptsOf,
  isNoChoice,
  isOwn,
  type Reply,
} from '../model/reply.js'
import { findingOf, isSendReport, type Report } from '../model/report.js'
import {
  choices,
  excerpts,
  grades,
  heading,
  noneOf,
  reply,
  withBefore,
  withWordsHeld,
  words,
} from '../reply/build.js'
import { listInWords } from '../text/in-words.js'
import { includesOverall, isOverallAsked, isSendAsked } from '../understand/entities/grades.js'
import { mentionsOn } from '../understand/over-councils/mentions.js'
import { passagesOn } from '../understand/passages.js'
import { contentWordsIn } from '../understand/subject.js'
import type { Authority } from '../vocabulary/authorities.js'
import { answerAside, whereToTurn, whereToTurnInShort } from './aside.js'
import { bothAnswered } from './both.js'
import { answerCitation, answerOtherYears, ofOtherYear } from './cite.js'
import { answerDefinition } from './definition.js'
import { answerComparisonOver, isOverCouncils, MOST_IN_A_TABLE } from './england/councils.js'
import { answerHistoryOver } from './england/figures.js'
import { answerMentions } from './england/mentions.js'
import { answerOnSubject, notToldOfAny } from './england/on-subject.js'
import { answerOver } from './england/over-councils.js'
import { populationOf } from './england/population.js'
import { inspectionsInWords, periodInWords, whereInWords } from './england/said.js'
import { publishedBetween, publishedSince } from './excerpt.js'
import { answerGrade } from './grade.js'
import { gradeRows } from './grades.js'
import {
  answerComparison,
  answerFind,
  answerGradeAsked,
  answerHistoryAsked,
  extremeOf,
} from './grades-asked.js'
import { kinIn, meantIn, otherReports } from './judgement-meant.js'
import { isSurelySaid } from './passages/hits.js'
import { answerMentioned, answerPassages } from './passages/passages.js'
import { answerReasons, answerReasonsOver } from './reasons.js'
import { allOfNewestReport, answerRecommendationsAsked, noneRecommended } from './recommendations.js'
import {
  answerFrontPage,
  answerFrontPages,
  answerLink,
  answerNoOther,
  answerReport,
  answerReports,
  answerSummary,
} from './report.js'
import {
  hasWordOfSend,
  heldForSendAlone,
  isNoneHeld,
  notHeldForSend,
  ofSend,
  type Scope,
  scopeOf,
} from './scope.js'
import { answerDates } from './shown-again.js'

const OFF_TOPIC = 'off-topic'

const LIMITS = 'limits'

/** To whoever wants something written on a subject, which sounds like what is beyond Pilcrow's limits. */
const WRITES_NOTHING = 'I write nothing of my own. What the reports say of it:'

/** Answers a query; how its names were taken, and where to turn in danger, come before the answer. */
export function answer(query: Query, context: AnswerContext): Reply {
  const { asked, also, subjects = [], readings, assumed, isConcern, need, intention } = query
  // To whoever is in need nothing is quoted that may be beside the point.
  if (need && asked.intent === 'passages' && !isSurelySaid(asked, context))
    return answerAside({ intent: 'aside', aside: need, where: asked.where }, context)
  // What a command asks for is read at a glance.
  const isCommand = intention === null
  const first = answerAsked(asked, readings, context, { isCommand, subjects })
  const isFirstPage = !('page' in asked) || asked.page === 0
  const said =
    also && isFirstPage
      ? bothAnswered([asked, also], first, answerAsked(also, readings, context, { isCommand, subjects: [] }))
      : first
  // 'What is the weather like in Blackpool?', 'write a press release on how great Hull is': no report was silent on something that it could have said.
  const beyond = [OFF_TOPIC, LIMITS].find((aside) => aside === intention?.soundsLike)
  const made =
    beyond && said.kind === 'none' && asked.intent === 'passages'
      ? answerAside({ intent: 'aside', aside: beyond, where: asked.where }, context)
      : said
  const answered = assumed ? { ...made, notes: [whoseCouncils(assumed, context), ...made.notes] } : made
  // Nobody who may be in danger is told, beside where to turn, that the reports do not say; what comes nearest is offered all the same.
  const isAllToSay =
    isConcern && asked.intent === 'passages' && made.kind === 'none' && blocksIn(made).every(isNoChoice)
  if (isAllToSay) return answerAside({ intent: 'aside', aside: 'danger', where: asked.where }, context)
  const isWriting =
    intention?.soundsLike === LIMITS &&
    ((asked.intent === 'passages' && made.kind === 'excerpts') || asked.intent === 'grade')
  const before = [
    ...(isWriting ? words(WRITES_NOTHING) : []),
    ...(need === 'danger' ? whereToTurn(context) : isConcern ? whereToTurnInShort(context) : []),
    ...(need && need !== 'danger' ? words(context.vocabulary.ownWords.asides.get(need) ?? '') : []),
    ...readings.flatMap(readingWords),
  ]
  return before.length === 0 ? answered : withBefore(before, answered)
}

/** `For Devon, the council of this server.` */
function whoseCouncils({ councils, whose }: Assumed, { vocabulary }: AnswerContext): string {
  const names = councils.map((slug) => vocabulary.authorities.find((one) => one.slug === slug)?.name ?? slug)
  const all = listInWords(names)
  const those = councils.length === 1 ? 'council' : 'councils'
  return `For ${all}, ${whose === 'server' ? `the ${those} of this server` : `your ${those}`}.`
}

/** How an answer is made beside what was asked: of a command, which is read at a glance; of several subjects, under each. */
interface Manner {
  readonly isCommand: boolean
  readonly subjects: readonly string[]
}

function answerAsked(
  asked: Asked,
  readings: readonly Reading[],
  context: AnswerContext,
  manner: Manner,
): Reply {
  switch (asked.intent) {
    case 'unclear':
      return answerUnclear(asked, context)
    case 'aside':
      return answerAside(asked, context)
    case 'citation':
      return asked.isOfDates ? answerDates(asked, context) : answerCitation(asked, context)
    default:
      return ledAsAsked(
        answerInScope(asked, readings, scopeOf(asked.where, context), context, manner),
        asked.where,
        context,
      )
  }
}

/** Of inspections that one inspector led: their name, wherever it is told, is held to a report that prints it. */
function ledAsAsked(made: Reply, { inspector }: Where, { library }: AnswerContext): Reply {
  const led =
    inspector === null ? undefined : library.reports.find(({ leadInspector }) => leadInspector === inspector)
  return led?.leadInspector ? withWordsHeld(made, { report: led.id, words: led.leadInspector }) : made
}

/** What is answered in the words of reports. */
const IS_QUOTED: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['passages', 'recommendations'])

type InScope = Exclude<Asked, { intent: 'unclear' | 'aside' | 'citation' }>

function answerInScope(
  asked: InScope,
  readings: readonly Reading[],
  scope: Scope,
  context: AnswerContext,
  { isCommand, subjects }: Manner,
): Reply {
  const { authorities, missing, strayYears } = scope
  if (isNoneHeld(scope))
    return (
      mentionedElsewhere(asked, missing, readings, context) ??
      notHeld(missing, context, (slug) => `/report ${slug}`)
    )
  if (scope.reports.length === 0 && IS_QUOTED.has(asked.intent) && asked.where.regions.length > 0)
    return reply('none', [
      words(`There is no report${whereInWords(asked.where, context)} here.`),
      choices([{ label: 'The reports that are here', message: '/reports' }]),
    ])
  const withoutSend = ofOtherServices(asked, scope, context)
  if (withoutSend) return withoutSend
  const isOfGrades = asked.intent === 'grade' || asked.intent === 'report' || asked.intent === 'reasons'
  const isOfStray = strayYears.length > 0 && authorities.length > 0
  const answered = () => answerFor(asked, scope, context, subjects)
  const made = !isOfStray
    ? answered()
    : isOfGrades
      ? answerOtherYears(asked.where, scope, context)
      : ofOtherYear(answered(), asked.where, scope, context)
  const withoutReport = missing.map(({ name }) => `There is no report on ${name} here.`)
  const sendAlone = onSendAlone(asked, scope, context)
  const before = [...leftOut(asked.where, context), ...withoutReport, ...sendAlone]
  const shown = isCommand ? made : withWordsSince(made, asked, scope, context)
  return {
    ...withBefore(
      before.flatMap((text) => words(text)),
      shown,
    ),
    notes: [
      ...made.notes,
      ...(isCommand && isOfOneJudgement(asked) ? [] : publishedSince(made, asked.where, scope, context)),
      ...(!isCommand && COMPARING_INSPECTIONS.has(asked.intent)
        ? publishedBetween(made, asked.where, context)
        : []),
    ],
  }
}

/** What may be told of several inspections of a council, and compares them. */
const COMPARING_INSPECTIONS: ReadonlySet<InScope['intent']> = new Set<InScope['intent']>([
  'grade',
  'history',
  'report',
])

/** What is told of one inspection or of its words. */
const TOLD_OF_REPORTS: ReadonlySet<InScope['intent']> = new Set<InScope['intent']>([
  'grade',
  'history',
  'passages',
  'reasons',
  'recommendations',
  'report',
])

/**
 * A report on area SEND is asked for, and none is held of the councils named: that it is not, and the one passage of their other reports that
 * comes nearest. Null where one is held, or none is asked for.
 */
function ofOtherServices(asked: InScope, scope: Scope, context: AnswerContext): Reply | null {
  const judgement = 'judgement' in asked ? asked.judgement : null
  const names = notHeldForSend(asked.where, judgement, scope, context)
  if (!TOLD_OF_REPORTS.has(asked.intent) || names.length === 0 || names.length < scope.authorities.length)
    return null
  const telling = 'subject' in asked ? contentWordsIn(asked.subject, context.vocabulary) : []
  const where = { ...asked.where, framework: null }
  const said = answerPassages(
    passagesOn(telling.length > 1 ? telling.join(' ') : SPECIAL_NEEDS, { where }),
    scopeOf(where, context),
    context,
  )
  const [nearest] = excerptsOf(said)
  return reply(
    'none',
    [
      words(`No report on area SEND is here for ${listInWords(names, 'disjunction')}.`),
      nearest ? words(`What comes nearest in ${nearest.authority} ${nearest.when}:`) : [],
      excerpts(nearest ? [nearest] : []),
      choices(otherReports(scope.reports)),
    ],
    said.notes,
  )
}

const SPECIAL_NEEDS = 'support for disabled children'

/** Of which councils nothing but a report on area SEND is here, where something else is asked; a comparison says it itself. */
function onSendAlone(asked: InScope, scope: Scope, context: AnswerContext): string[] {
  if (asked.intent === 'comparison') return []
  const names = heldForSendAlone(asked.where, 'subject' in asked ? asked.subject : '', scope, context)
  return names.length === 0
    ? []
    : [`Of ${listInWords(names)} only a report on area SEND is here, and none on children’s services.`]
}

/** Whether one grade is asked for, and not the overall one: where a command asks, its answer is one screen of a phone, and says its year. */
const isOfOneJudgement = (asked: InScope): boolean =>
  asked.intent === 'grade' && asked.judgement !== null && !isOverallAsked(asked.judgement)

/** Which councils an answer leaves out, as it was told to. */
function leftOut({ except = [] }: Where, { vocabulary }: AnswerContext): string[] {
  const names = except.flatMap((slug) => vocabulary.authorities.find((one) => one.slug === slug)?.name ?? [])
  return names.length === 0 ? [] : [`Without ${listInWords(names)}.`]
}

function answerFor(
  asked: InScope,
  scope: Scope,
  context: AnswerContext,
  subjects: readonly string[] = [],
): Reply {
  const [newest] = scope.reports
  const isOfOne = scope.authorities.length > 0
  const whose = () => whichAuthority(context, (slug) => `/report ${slug}`)
  switch (asked.intent) {
    case 'grade':
      return (
        ungraded(asked, scope, context) ??
        (isOfOne || asked.where.period.years.length > 0 ? answerGradeAsked(asked, scope, context) : null) ??
        (asked.judgement ? whoseGrade(asked.judgement, context) : whose())
      )
    case 'comparison':
      if (isOverCouncils(asked) || scope.authorities.length > MOST_IN_A_TABLE)
        return answerComparisonOver(asked, context)
      return scope.authorities.length > 0
        ? (ungraded(asked, scope, context) ?? answerComparison(asked, scope, context))
        : whose()
    case 'history':
      return isOfOne ? answerHistoryAsked(asked, scope, context) : answerHistoryOver(asked, context)
    case 'reasons':
      if (isOfOne) return reasonsOrSaid(asked, scope, context)
      return asked.grades.length > 0 ? answerReasonsOver(asked, scope, context) : whose()
    case 'report': {
      if (!newest || !(isOfOne || asked.where.reports.length > 0)) return whose()
      const isOfSeveral = asked.isOfEach === true && scope.reports.length > 1
      if (isOfSeveral || (asked.part === 'front-page' && asked.where.reports.length > 1))
        return answerFrontPages(scope.reports)
      const others = context.library.ofAuthority(newest.authority.slug).filter((other) => other !== newest)
      const made = {
        whole: answerReport,
        'front-page': answerFrontPage,
        summary: answerSummary,
        link: answerLink,
      }
      return newest.id === asked.instead
        ? answerNoOther(newest, others, context)
        : made[asked.part](newest, others, context, asked.quoted)
    }
    case 'recommendations': {
      const recommended = answerRecommendationsAsked(asked, ofSend(asked, scope, context) ?? scope, context)
      if (recommended) return recommended
      const isOfSome = asked.having.length > 0 || isOfPlaces(asked.where)
      if (!isOfOne && (asked.subject !== '' || isOfSome)) {
        const counted = answerMentions(asMentions(asked, 'recommendations', context), context)
        if (counted.kind !== 'none') return counted
      }
      const said = answerFor(paragraphsInstead(asked), scope, context)
      if (said.kind === 'none') return allOfNewestReport(asked, scope, context) ?? said
      const isOnSubject = isOfOne && asked.subject !== '' && said.kind === 'excerpts'
      return isOnSubject ? withBefore(words(noneRecommended(asked, scope)), said) : said
    }
    case 'judgements':
      return answerFind(
        {
          grades: asked.extreme
            ? extremeOf(asked, scope.reports)
            : asked.grades.length > 0
              ? asked.grades
              : null,
          named: asked.judgement,
          reports: scope.reports,
        },
        context,
      )
    case 'councils':
    case 'figures':
      return answerOver(asked, context)
    case 'mentions': {
      const counted = answerMentions(asked, context)
      // What no newest report of a grade has letter for letter, one that was so graded before may have.
      const isOfNewest = asked.having.length > 0 && !isPeriodNamed(asked.where.period)
      if (counted.kind === 'none' && asked.phrases.length > 0 && isOfNewest) {
        const ever = answerMentions({ ...asked, where: { ...asked.where, period: EVER } }, context)
        if (ever.kind !== 'none') return withBefore(counted.blocks.filter(isOwn).slice(0, 1), ever)
      }
      if (counted.kind !== 'none' || asked.phrases.length > 0 || asked.isAgain || asked.graded) return counted
      // It is spoken of, and not so.
      const { tone: _, ...inAnyTone } = asked
      if (asked.tone && answerMentions(inAnyTone, context).kind !== 'none') return counted
      // What nobody says in these words may still be spoken of.
      const said = answerFor(paragraphsInstead(asked), scope, context)
      if (said.kind === 'none') return asked.subject === '' ? said : counted
      // None recommends it; what is said of it follows.
      return asked.of === 'recommendations'
        ? withBefore(
            counted.blocks.slice(0, 1).flatMap((block) => (block.block === 'words' ? [block] : [])),
            said,
          )
        : said
    }
    case 'definition':
      return answerDefinition(asked, scope, context)
    case 'library':
      return answerLibrary(asked, scope, context)
    case 'passages': {
      const overAll = isOfOne && !asked.isByCouncil ? null : answerOnSubject(asked, scope, context)
      if (overAll) return overAll
      const inWords = passagesOfServices(asked, subjects, scope, context)
      const lacking = asked.isByCouncil ? notToldOfAny(asked, context) : ''
      if (lacking !== '' && inWords.kind === 'none') return reply('none', [words(lacking)])
      const said = lacking === '' ? inWords : withBefore(words(`${lacking} What comes nearest:`), inWords)
      // What is asked of several councils under a condition is counted, where nothing in particular answers it.
      if (said.kind !== 'none' || asked.having.length === 0 || isOfOne || asked.page > 0) return said
      const counted = answerMentions(asMentions(asked, 'paragraphs', context), context)
      return counted.kind === 'none' ? said : counted
    }
  }
}

/** A judgement that is asked for, of no council: of each of them that judgement. */
const whoseGrade = ({ label }: JudgementAsked, context: AnswerContext): Reply =>
  whichAuthority(context, (slug) => `/grade ${slug} "${label.toLowerCase()}"`)

/**
 * What is said of a subject. Where it has a word of area SEND, those reports come before all others, which are asked where they have the word and
 * these do not answer; that no report on area SEND is held is said where no other has the word.
 */
function passagesOfServices(
  asked: AskedFor<'passages'>,
  subjects: readonly string[],
  scope: Scope,
  context: AnswerContext,
): Reply {
  const send = ofSend(asked, scope, context)
  const ofThose = send && answerPassages(asked, send, context, subjects)
  if (ofThose && ofThose.kind !== 'none') return ofThose
  const ofAll = answerPassages(asked, scope, context, subjects)
  if (scope.authorities.length === 0 || !hasWordOfSend(asked.subject, context.vocabulary)) return ofAll
  if (excerptsOf(ofAll).some(({ text }) => hasWordOfSend(text, context.vocabulary))) return ofAll
  if (ofThose) return excerptsOf(ofThose).length > 0 ? ofThose : ofAll
  const where = { ...asked.where, framework: 'SEND' as const }
  return ofOtherServices({ ...asked, where }, scope, context) ?? ofAll
}

/**
 * What the reports say of a judgement that none of them makes ('is Bolton any good for adoption'), after the grades that a
 * council's newest does make; null where one makes it, or none speaks of it.
 */
function ungraded(
  { intent, judgement, where }: AskedFor<'grade'> | AskedFor<'comparison'>,
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  const isGraded = ({ judgements, ...report }: Report) =>
    judgement !== null && kinIn({ judgements, ...report }, judgement, context).length > 0
  if (judgement === null || includesOverall(judgement) || scope.authorities.length === 0) return null
  if (where.period.years.length > 0 || scope.reports.some(isGraded)) return null
  const said = answerFor(passagesOn(judgement.label, { where }), scope, context)
  if (said.kind !== 'excerpts') return null
  const notMade = intent === 'grade' ? answerGrade(scope.reports, judgement, context) : null
  const notes = distinctNotes([...(notMade?.notes ?? []), ...said.notes])
  const quoted = said.blocks.flatMap((one) => (one.block === 'excerpt' || isOwn(one) ? [one] : []))
  const under = [
    ...words(`None of the reports here grades “${judgement.label}”.`),
    ...heading('What is said of it'),
  ]
  if (notMade?.kind !== 'grades') return { ...said, blocks: [...under, ...quoted], notes }
  const instead = notMade.blocks.filter(({ block }) => block === 'grades')
  return {
    ...said,
    kind: 'grades',
    blocks: [...under, ...quoted, ...heading('What is graded instead'), ...instead],
    notes,
  }
}

/** Paragraphs of a newest inspection behind an older grade: of one council, and of each of several. */
const MOST_SINCE = 2
const MOST_SINCE_OF_EACH = 1

/** Behind grades of what a council's newest inspection judges no more (adoption, the safeguarding board): what that inspection says of it. */
function withWordsSince(made: Reply, asked: InScope, scope: Scope, context: AnswerContext): Reply {
  if (asked.intent !== 'grade' && asked.intent !== 'comparison') return made
  const { judgement, where } = asked
  if (judgement === null || includesOverall(judgement) || isSendAsked(judgement)) return made
  if (isPeriodNamed(where.period)) return made
  if (made.kind !== 'grades' && made.kind !== 'comparison') return made
  const newest = scope.authorities.flatMap((slug) => {
    const [last] = context.library.ofAuthority(slug).filter((report) => !isSendReport(report))
    return last && kinIn(last, judgement, context).length === 0 ? [last] : []
  })
  const most = newest.length > 1 ? MOST_SINCE_OF_EACH : MOST_SINCE
  const isQuoted = ({ id }: Report): boolean => excerptsOf(made).some(({ report }) => report === id)
  const quoted = newest.flatMap((report) => {
    if (isQuoted(report)) return []
    const ofReport = { ...scope, authorities: [report.authority.slug], reports: [report] }
    const said = answerPassages(passagesOn(judgement.label, { where }), ofReport, context)
    return said.kind === 'excerpts' ? excerptsOf(said).slice(0, most) : []
  })
  if (quoted.length === 0) return made
  const isOffered = (block: Block): boolean => !isNoChoice(block)
  const offered = made.blocks.findIndex(isOffered)
  const at = offered < 0 ? made.blocks.length : offered
  const since = [...heading(SAID_SINCE), ...excerpts(quoted)]
  return { ...made, blocks: [...made.blocks.slice(0, at), ...since, ...made.blocks.slice(at)] } as Reply
}

const SAID_SINCE = 'What the newest inspection says of it'

/** Why something was graded so; where nothing stands behind the grade ('not judged'), what the report says of that judgement. */
function reasonsOrSaid(asked: AskedFor<'reasons'>, scope: Scope, context: AnswerContext): Reply {
  const made = answerReasons(asked, scope, context)
  // 'Not the grade, the words' of what no report judges: what they say of it.
  const isJudged = scope.reports.some(
    (one) => asked.judgement !== null && kinIn(one, asked.judgement, context).length > 0,
  )
  if (asked.judgement !== null && !isJudged && asked.grades.length === 0) {
    const said = answerFor(passagesOn(asked.judgement.label, asked, { tone: asked.tone }), scope, context)
    if (said.kind === 'excerpts')
      return withBefore(words(`None of its reports here grades “${asked.judgement.label}”.`), said)
  }
  const [report] = scope.reports.filter((one) => asked.judgement && meantIn(one, asked.judgement).length > 0)
  if (made.kind !== 'none' || asked.judgement === null || !report) return made
  const meant = meantIn(report, asked.judgement)
  const findings = meant.flatMap((one) => findingOf(one) ?? [])
  const subject = [asked.judgement.label, ...new Set(findings)].join(' ').toLowerCase()
  const said = answerFor(passagesOn(subject, asked), { ...scope, reports: [report] }, context)
  const quoted = excerpts(excerptsOf(said))
  if (quoted.length === 0) return made
  const rows = grades(meant.flatMap((one) => gradeRows(report, one)))
  return said.kind === 'excerpts'
    ? { ...said, blocks: [...rows, ...quoted] }
    : reply('grades', [rows, quoted], said.notes)
}

/** What the library holds: of a named council as its years are asked for, of all each report in its one year. */
function answerLibrary({ where, page }: AskedFor<'library'>, scope: Scope, context: AnswerContext): Reply {
  const reports =
    scope.authorities.length > 0
      ? scope.reports
      : populationOf(where, context, { always: true, kind: 'all' })
          .inspections.map(({ report }) => report)
          .sort(byNewestInspection)
  const total = { what: 'reports' as const, count: reports.length, of: context.library.reports.length }
  const made = answerReports(reports, whichInWords(where, scope, context), page)
  return made.kind === 'none' ? { ...made, total: noneOf(total) } : { ...made, total }
}

/** ` from 2012`, `, the latest on each council`, ` on Leeds` */
function whichInWords(where: Where, { authorities, reports }: Scope, context: AnswerContext): string {
  const { order } = where.period
  if (authorities.length === 1) return ` on ${reports[0]?.authority.name}`
  if (order !== null) return `, the ${order} on each council`
  return `${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period, 'from')}`
}

/** A council that is not held may be spoken of by the report of another. */
const mentionedElsewhere = (
  asked: InScope,
  missing: readonly Authority[],
  readings: readonly Reading[],
  context: AnswerContext,
): Reply | null => {
  // 'What did Ofsted say about Southport' asks of the place, whatever its council.
  const isOfPlace = readings.some(({ how, meant }) => how === 'place' && missing[0]?.name === meant)
  if (asked.intent === 'passages') return answerMentioned(asked, missing, readings, context)
  if (asked.intent === 'recommendations')
    return answerMentioned(paragraphsInstead(asked), missing, readings, context)
  return isOfPlace && (asked.intent === 'report' || asked.intent === 'grade')
    ? answerMentioned(passagesOn('', asked), missing, readings, context)
    : null
}

const isOfPlaces = ({ regions, kinds, neighboursOf }: Where): boolean =>
  regions.length + kinds.length > 0 || neighboursOf !== null

/** What is spoken of, counted wherever it is. */
const asMentions = (
  asked: AskedFor<'recommendations'> | AskedFor<'passages'>,
  of: 'recommendations' | 'paragraphs',
  { vocabulary }: AnswerContext,
): AskedFor<'mentions'> => mentionsOn(contentWordsIn(asked.subject, vocabulary).join(' '), asked, of)

/** What no recommendation answers, a paragraph may. */
const paragraphsInstead = (
  asked: Extract<Asked, { intent: 'recommendations' | 'mentions' }>,
): AskedFor<'passages'> =>
  passagesOn(asked.subject === '' ? 'areas for improvement' : asked.subject, asked, { page: asked.page })

function answerUnclear(
  { why, said, country }: Extract<Asked, { intent: 'unclear' }>,
  context: AnswerContext,
): Reply {
  switch (why) {
    case 'empty':
      return reply('error', [words('That message is empty. Ask a question, or try /help.')])
    case 'elsewhere':
      return notInEngland(said, country)
    case 'no-place':
      return whichAuthority(context, (slug) => `/report ${slug}`)
    case 'no-such-council':
      return notKnown(said, context, (slug) => `/report ${slug}`)
    case 'no-item':
      return reply('none', [
        words(`The answer before this has no such item${said === '' ? '' : `: ${typed(said)}`}.`),
      ])
    case 'no-more':
      return reply('none', [words('That was all: the answer before this left nothing out.')])
    case 'nothing-before':
      return reply('help', [
        words(
          `${typed(said)} seems to follow an answer, and there is none before it. Ask by council and subject, for example ‘${exampleQuestion(context.library)}’; to follow an answer, reply to it.`,
        ),
        choices([{ label: '/help', message: '/help' }]),
      ])
    case 'not-understood':
      return reply('none', [words(`I did not understand ${typed(said)}. Try other words, or /help.`)])
  }
}
