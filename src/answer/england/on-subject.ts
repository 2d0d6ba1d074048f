import { distinctBy } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { byNewestInspection } from '../../library/library.js'
import {
  type AskedFor,
  EVER,
  EVERYWHERE,
  type Having,
  isPeriodNamed,
  NEWEST_OF_EACH,
  type Tone,
  type ToneNamed,
  type Where,
} from '../../model/query.js'
import { type BlockOf, distinctNotes, type Excerpt, type Reply, type ReplyOf } from '../../model/reply.js'
import { isSendReport, type Report } from '../../model/report.js'
import { datesInWords, reportName } from '../../quotation/quote.js'
import { excerpts, heading, reply, words } from '../../reply/build.js'
import type { Document } from '../../search/engine.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { sentencesOf } from '../../text/tokens.js'
import { bare } from '../../understand/subject.js'
import { excerptOf, notesOnCopies } from '../excerpt.js'
import { gradeGiven, gradeTold } from '../judgement-meant.js'
import {
  hasFewCouncils,
  passagesOnPage,
  subjectBesideSend,
  withoutTone,
  wordsSought,
} from '../passages/hits.js'
import { NEAREST_FOLLOWS } from '../passages/passages.js'
import type { Scope } from '../scope.js'
import { type Meeting, reportsMeeting } from './by-own-reports.js'
import { type Condition, conditionsOf, judgedIn, populationOf } from './population.js'
import { conditionsInWords } from './said.js'
import { TONE_HEADINGS } from './speaking.js'

/** What is said of a subject over many reports: which councils it is said of, or those of one grade beside those of another. */

type ToldOverCouncils = AskedFor<'passages'>

/** What a report says of its council, as asked. */
interface Told {
  readonly document: Document
  /** Indices of the sentences that say so, in order. */
  readonly sentences: readonly number[]
  /** From 0 to 1. */
  readonly likely: number
}

/**
 * What is listed as surely so is as likely as this at least to be what was asked for: seven in ten of those are. As many less likely ones, of which four to
 * five in ten are, are named apart from them; of all that are so two in three stand in either list (`npm run train:saying`).
 */
const LEAST_SURE = 0.6
const LEAST_LISTED = 0.4

/** What is likelier than this to be so comes near, where few are listed. */
const LEAST_NEAR = 0.2

const isSurelySo = ({ likely }: Told): boolean => likely >= LEAST_SURE
const isInList = ({ likely }: Told): boolean => likely >= LEAST_LISTED
const isPerhapsSo = (told: Told): boolean => isInList(told) && !isSurelySo(told)

/** Of each of some reports what says so, or may, the surest first. What is asked of SEND beside something else is looked for in the reports on it, of which every paragraph is. */
function toldByEach(
  asked: Pick<ToldOverCouncils, 'subject'>,
  tone: Tone,
  reports: readonly Report[],
  context: AnswerContext,
): Told[] {
  const onSend = reports.filter(isSendReport)
  const besideSend = onSend.length === 0 ? null : subjectBesideSend(asked.subject, context)
  const words = wordsSought({ subject: besideSend ?? asked.subject, tone }, context)
  const wanted = tone === 'neither' ? null : tone
  // 'Not enough foster carers' asks for the sentence that finds fault, though for no criticism.
  const quotedIn = wanted ?? (context.search.surelyOf('criticism', words) > 0 ? 'criticism' : null)
  return context.search
    .sayingOfEach({ words, tone: wanted }, besideSend === null ? reports : onSend)
    .filter(({ likely }) => likely >= LEAST_NEAR)
    .map(({ hit: { document, sentences }, likely }) => ({
      document,
      likely,
      sentences: sentencesQuoted(document.text, sentences, quotedIn, context),
    }))
}

/** Of the sentences that answer those that are surely in the tone that is asked for, or the first where none is. */
function sentencesQuoted(
  text: string,
  answering: readonly number[],
  tone: ToneNamed | null,
  { search }: AnswerContext,
): readonly number[] {
  const all = sentencesOf(text)
  const inTone = answering.filter((at) => tone !== null && search.surelyOf(tone, all[at] ?? '') > 0)
  const quoted = inTone.length > 0 ? inTone : answering
  return quoted.slice(0, SENTENCES_OF_EACH).toSorted((one, other) => one - other)
}

/** The reports that a question over councils looks through. */
interface ReportsSearched extends Pick<Meeting, 'which' | 'notes' | 'isOneEach'> {
  /** All of that time, whatever their place and grade: how likely one says so is told beside the others. */
  readonly reports: readonly Report[]
  readonly isAsked: (report: Report) => boolean
  /** How many may say so: councils, or reports where several of one are asked about. */
  readonly count: number
}

/** Those that meet what is asked, among all; of each council the newest on its services and the newest on area SEND, where no grade or time is; of what is asked of SEND the latter alone. */
function reportsSearched(asking: ToldOverCouncils, context: AnswerContext): ReportsSearched {
  const { having } = asking
  const isOfSend = asking.where.framework === null && subjectBesideSend(asking.subject, context) !== null
  const where = nowOr(isOfSend ? { ...asking.where, framework: 'SEND' } : asking.where)
  const { period, framework } = where
  const meeting = reportsMeeting(where, having, context)
  const asked = new Set(meeting.reports)
  if (meeting.isOneEach && having.length === 0) for (const one of ofBothKinds(where, context)) asked.add(one)
  const anywhere = { ...EVERYWHERE, period, framework }
  const all = meeting.isOneEach
    ? [...reportsMeeting(anywhere, [], context).reports, ...ofBothKinds(anywhere, context)]
    : []
  return {
    ...meeting,
    reports: [...new Set([...all, ...asked])],
    isAsked: (report) => asked.has(report),
    count: meeting.reports.length,
  }
}

/** Of each council the report on its services and that on area SEND; none where one kind is asked about. */
const ofBothKinds = (where: Where, context: AnswerContext): Report[] =>
  where.framework === null
    ? (['services', 'send'] as const).flatMap((kind) =>
        populationOf(where, context, { kind }).inspections.map(({ report }) => report),
      )
    : []

/** Of each council, or of each report where several of one council are asked about, what says so most surely. */
function toldByCouncils(
  asked: ToldOverCouncils,
  tone: Tone,
  { reports, isAsked, isOneEach }: ReportsSearched,
  context: AnswerContext,
): Told[] {
  const told = toldByEach(asked, tone, reports, context).filter(({ document }) => isAsked(document.report))
  return isOneEach ? distinctBy(told, ({ document }) => document.report.authority.slug) : told
}

/** As they are, or by the days of their inspections where that is asked: what surely says so before what only may. */
function byDays(told: readonly Told[], { extreme }: ToldOverCouncils): readonly Told[] {
  if (extreme === undefined) return told
  const sign = extreme === 'newest' ? 1 : -1
  const byDay = (one: Told, other: Told): number =>
    sign * byNewestInspection(one.document.report, other.document.report)
  return [...told.filter(isSurelySo).sort(byDay), ...told.filter((one) => !isSurelySo(one))]
}

/** The subject without the words of its tone, and the small words around it. */
function subjectCalled({ subject, tone }: ToldOverCouncils, context: AnswerContext): string {
  if (tone === 'neither') return subject
  const own = withoutTone(subject, context)
  return bare(own, context.vocabulary.stopWords) || own
}

const excerptsOfTold = (told: readonly Told[]): Excerpt[] =>
  told.map(({ document: { report, paragraph }, sentences, likely }) =>
    excerptOf(report, paragraph, { sentences, score: likely }),
  )

/** Sentences shown of a paragraph. */
const SENTENCES_OF_EACH = 2
/** Excerpts of each side, where two are set beside each other. */
const OF_EACH_SIDE = 3

/** Each council's newest report, where no time is named. */
const nowOr = (where: Where): Where =>
  isPeriodNamed(where.period) ? where : { ...where, period: NEWEST_OF_EACH }

/** What is asked of a subject over all councils, or of those of one grade beside those of another; null for what is asked otherwise, or where nothing says so. */
export const answerOnSubject = (
  asked: ToldOverCouncils,
  scope: Scope,
  context: AnswerContext,
): Reply | null =>
  asked.beside
    ? answerBeside(asked, context)
    : asked.isByCouncil
      ? answerByCouncil(asked, context)
      : answerOfMany(asked, scope, context)

/** What reports do of a subject, in each tone, one report and several. */
const TOLD_AS: Readonly<Record<ToneNamed, readonly [string, string]>> = {
  praise: ['praises', 'praise'],
  criticism: ['finds fault with', 'find fault with'],
}

/** Which councils something is said of, or are praised or criticised for it: how many are found, which, and what says so; null where none is. */
function answerByCouncil(asked: ToldOverCouncils, context: AnswerContext): Reply | null {
  const { tone } = asked
  const of = reportsSearched(asked, context)
  const told = byDays(toldByCouncils(asked, tone, of, context), asked)
  const reports = told.filter(isSurelySo).map(({ document }) => document.report)
  const perhaps = told.filter(isPerhapsSo).map(({ document }) => document.report)
  const [first] = reports
  if (!first)
    return asked.isNamesOnly || (perhaps.length > 0 && !isOfOneNamed(asked))
      ? noneSurely(asked, told, of, context)
      : null
  const [one, several] =
    tone === 'neither' ? ['says so of its council', 'say so of their council'] : TOLD_AS[tone]
  const subject = subjectCalled(asked, context)
  const does = reports.length === 1 ? one : several
  const said = tone === 'neither' ? `${does}: “${subject}”` : `${does} “${subject}”`
  const order = asked.extreme === undefined ? 'surest' : asked.extreme
  const surest = reports.length === 1 ? '' : `, the ${order} first`
  const lead = isOfOneNamed(asked)
    ? `Yes: ${reportName(first)} ${said}, as far as I can tell.`
    : `${reports.length} of ${of.which} ${said}, as far as I can tell${surest}${perhaps.length > 0 ? `; ${perhaps.length} more may` : ''}.`
  const most = asked.isNamesOnly ? reports.length : MOST_SAYING_NAMED
  const also = perhaps.length > 0 ? ` Perhaps also ${namesInList(perhaps, most)}.` : ''
  const which = `${reports.length === 1 ? 'It is' : 'They are'} ${namesInList(reports, most)}.${also}`
  const end =
    asked.extreme === undefined || reports.length === 1
      ? ''
      : `The ${asked.extreme} is ${reportName(first)}, inspected ${datesInWords(first.inspected)}. `
  const led = [words(lead), asked.page === 0 && !isOfOneNamed(asked) ? words(`${end}${which}`) : []]
  const made = asked.isNamesOnly
    ? reply('excerpts', led, [...of.notes, TOLD_BY_MODEL])
    : excerptsOfPage(told, led, of, asked)
  const what = of.isOneEach ? 'councils' : 'reports'
  return { ...made, total: { what, count: reports.length, of: of.count } }
}

/** Reports by their names, so many at most. */
const namesInList = (reports: readonly Report[], most: number): string =>
  `${listInWords(reports.slice(0, most).map(reportName))}${reports.length > most ? ` and ${reports.length - most} more` : ''}`

/** 'Is Wirral one of them', after a list. */
const isOfOneNamed = ({ where }: ToldOverCouncils): boolean => where.councils.length === 1

/** That none surely says so, and those that may. */
function noneSurely(
  asked: ToldOverCouncils,
  told: readonly Told[],
  of: ReportsSearched,
  context: AnswerContext,
): ReplyOf<'excerpts'> {
  const perhaps = told.filter(isPerhapsSo)
  const listed = asked.isNamesOnly && perhaps.length === 0 ? told : perhaps
  const names = listed.map(({ document }) => reportName(document.report))
  const less =
    names.length > 0 ? `Less surely ${countInWords(names.length, 'report')}: ${listInWords(names)}.` : ''
  const led = [words(notToldOfAny(asked, context)), words(asked.page === 0 ? less : '')]
  const made = asked.isNamesOnly
    ? reply('excerpts', led, [...of.notes, TOLD_BY_MODEL])
    : excerptsOfPage(told, led, of, asked)
  return { ...made, total: { what: of.isOneEach ? 'councils' : 'reports', count: 0, of: of.count } }
}

/** A page of what says so, under what leads it in. */
function excerptsOfPage(
  told: readonly Told[],
  lead: readonly BlockOf<'words'>[][],
  { notes }: Pick<ReportsSearched, 'notes'>,
  asked: ToldOverCouncils,
): ReplyOf<'excerpts'> {
  const onPage = passagesOnPage(asked)
  const from = asked.page * onPage
  const shown = told.slice(from, from + onPage)
  // Where nothing is claimed of them all, the less sure ones stand with the others.
  const isClaimed = (one: Told): boolean => lead.length === 0 || isSurelySo(one)
  const near = shown.filter((one) => !isClaimed(one) && isPerhapsSo(one))
  const nearest = shown.filter((one) => !isClaimed(one) && !isPerhapsSo(one))
  const made = reply(
    'excerpts',
    [
      ...(shown.length === 0 ? [words('That was all that I found on it.')] : lead),
      excerpts(excerptsOfTold(shown.filter(isClaimed))),
      ...(near.length > 0 ? [words('Less surely so:'), excerpts(excerptsOfTold(near))] : []),
      ...(nearest.length > 0 ? [words(NEAREST_FOLLOWS), excerpts(excerptsOfTold(nearest))] : []),
    ],
    [...notes, TOLD_BY_MODEL, ...notesOnCopies(shown.map(({ document }) => document.report))],
  )
  return from + onPage < told.length ? { ...made, more: 'more' } : made
}

/** That a model told it. */
const TOLD_BY_MODEL =
  'Which reports say so is told by a small model, learnt from passages that somebody judged, and not always right; recommendations are left out.'

/** What is surely in a tone is quoted alone from so many councils on. */
const LEAST_TOLD = 3

/**
 * 'Good examples of reflective supervision': of many councils what praises it most, or finds most fault, each council by one excerpt;
 * null in a small library, where what is nearest says more, and where few reports do.
 */
function answerOfMany(asked: ToldOverCouncils, scope: Scope, context: AnswerContext): Reply | null {
  const { tone } = asked
  if (tone === 'neither' || scope.authorities.length > 0 || hasFewCouncils(context.library)) return null
  const of = reportsSearched(asked, context)
  const told = toldByCouncils(asked, tone, of, context)
  return told.length < LEAST_TOLD ? null : excerptsOfPage(told, [], of, asked)
}

/** That nothing is found which says so of the councils that it was asked of. */
export function notToldOfAny(asked: ToldOverCouncils, context: AnswerContext): string {
  const { which, reports, isAsked } = reportsSearched(asked, context)
  const subject = `“${subjectCalled(asked, context)}”`
  const [one, several] = asked.tone === 'neither' ? ['says so:', 'say so:'] : TOLD_AS[asked.tone]
  const own = reports.filter(isAsked)
  if (isOfOneNamed(asked) && own.length > 0)
    return `No: ${listInWords(own.map(reportName))} ${own.length === 1 ? 'is not one' : 'are not any'} of those that ${several} ${subject}, as far as I can tell.`
  return `I found nothing that surely ${one} ${subject} in ${which}.`
}

/** Reports named in one list. */
const MOST_SAYING_NAMED = 40

/** Whose reports are looked through for one side: those of a grade now, and where none of them says anything all that ever gave it. */
function sideOf(asked: ToldOverCouncils, having: readonly Having[], tone: ToneNamed, context: AnswerContext) {
  const of = (where: Where) => {
    const meeting = reportsMeeting(where, having, context)
    const found = toldByEach(asked, tone, meeting.reports, context).filter(isInList)
    return { tone, having, meeting, found }
  }
  const now = of(nowOr(asked.where))
  return now.found.length > 0 || isPeriodNamed(asked.where.period)
    ? now
    : of({ ...asked.where, period: EVER })
}

/** By which grades some reports were chosen, `graded Good or Outstanding overall`, with what each of them gives; any grade is none that is told. */
function gradesMet(reports: readonly Report[], conditions: readonly Condition[]) {
  const said = `graded ${conditionsInWords(conditions)}`
  const given = reports.flatMap((report) =>
    conditions.flatMap(({ judgement, grades }) =>
      judgedIn(report, judgement)
        .flatMap((one) => gradeGiven(report, one))
        .filter(({ finding }) => grades.includes(finding) && said.includes(finding)),
    ),
  )
  return { said, naming: given.map((one) => gradeTold(one, said)) }
}

/**
 * What is praised of a subject in the reports of councils of one grade beside what is criticised in those of another: null where
 * neither side says anything.
 */
function answerBeside(asked: ToldOverCouncils, context: AnswerContext): Reply | null {
  const { beside = [], having } = asked
  const sides = [sideOf(asked, having, 'praise', context), sideOf(asked, beside, 'criticism', context)]
  if (sides.every(({ found }) => found.length === 0)) return null
  const shown = sides.map(({ found }) => {
    const from = asked.page * OF_EACH_SIDE
    return found.slice(from, from + OF_EACH_SIDE)
  })
  const lead = sides
    .map(({ tone, found, meeting }) => {
      const what = tone === 'praise' ? 'Praised' : 'criticised'
      return `${what} in ${found.length} of ${meeting.which}`
    })
    .join('; ')
  const made = reply(
    'excerpts',
    [
      words(`“${subjectCalled(asked, context)}”, as far as I can tell. ${lead}.`),
      ...sides.map(({ tone, having: conditions }, at) => {
        const own = shown[at] ?? []
        const reports = own.map(({ document }) => document.report)
        const { said, naming } = gradesMet(reports, conditionsOf(conditions, context))
        return own.length === 0
          ? []
          : [...heading(`${TONE_HEADINGS[tone]}, ${said}`, naming), ...excerpts(excerptsOfTold(own))]
      }),
    ],
    distinctNotes([...sides.flatMap(({ meeting }) => meeting.notes), TOLD_BY_MODEL]),
  )
  const isMore = sides.some(({ found }) => found.length > (asked.page + 1) * OF_EACH_SIDE)
  return isMore ? { ...made, more: 'more' } : made
}
