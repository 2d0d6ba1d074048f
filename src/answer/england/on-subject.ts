import { groupsOf } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { byNewestInspection } from '../../library/library.js'
import {
  type AskedFor,
  EVER,
  type Having,
  isPeriodNamed,
  NEWEST_OF_EACH,
  type ToneNamed,
  type Where,
} from '../../model/query.js'
import { type BlockOf, distinctNotes, type Excerpt, type Reply, type ReplyOf } from '../../model/reply.js'
import type { Report } from '../../model/report.js'
import { reportName } from '../../quotation/quote.js'
import { excerpts, heading, reply, words } from '../../reply/build.js'
import type { Document } from '../../search/engine.js'
import type { Hit } from '../../search/rank/rank.js'
import { listInWords } from '../../text/in-words.js'
import { bare } from '../../understand/subject.js'
import { excerptOf, notesOnCopies } from '../excerpt.js'
import { gradeGiven, gradeTold } from '../judgement-meant.js'
import { hasFewCouncils, hitsOn, isLikelyOnSubject, passagesOnPage, withoutTone } from '../passages/hits.js'
import type { Scope } from '../scope.js'
import { reportsMeeting } from './by-own-reports.js'
import { type Condition, conditionsOf, judgedIn } from './conditions.js'
import { conditionsInWords } from './said.js'
import {
  degreesOf,
  isRecommendation,
  mentioning,
  sentencesInTone,
  TONE_HEADINGS,
  TONE_TOLD,
} from './speaking.js'

/** What praises a subject, or finds fault with it, over many reports: which councils, or those of one grade beside those of another. */

type ToldOverCouncils = AskedFor<'passages'>

interface Toned {
  readonly document: Document
  readonly sentences: readonly number[]
  readonly degree: number
}

/** The paragraphs of some reports that come nearest to what is asked in a tone. */
const answeringInTone = (
  asked: ToldOverCouncils,
  tone: ToneNamed,
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): readonly Hit[] => hitsOn({ ...asked, tone }, reports, { ...scope, reports }, context).answering

/**
 * Of each of some reports what praises a subject most, or finds most fault: among the paragraphs that come nearest to it, and among all
 * that speak of it, in a sentence that names it. The newest inspections come first.
 */
function inToneOfEach(
  nearest: readonly Hit[],
  asked: ToldOverCouncils,
  tone: ToneNamed,
  reports: readonly Report[],
  context: AnswerContext,
): Toned[] {
  const near = nearest.map(({ document, sentences, onSubject }) => ({ document, sentences, onSubject }))
  const subject = subjectCalled(asked, context)
  const held = mentioning({ subject, phrases: [], of: 'paragraphs' }, reports, context).map(
    ({ document, sentences }) => ({ document, sentences: sentences(), onSubject: 1 }),
  )
  const degreeOf = degreesOf(tone, subject, context)
  const toned = [...near, ...held].flatMap(({ onSubject, ...one }) =>
    tonedPart(one, degreeOf).map((own) => ({ ...own, degree: own.degree * onSubject })),
  )
  const inOrder = toned.sort((one, other) => other.degree - one.degree)
  return newestInspectionFirst(groupsOf(inOrder, ({ document }) => document.report).map(([best]) => best))
}

const newestInspectionFirst = (toned: readonly Toned[]): Toned[] =>
  toned.toSorted((one, other) => byNewestInspection(one.document.report, other.document.report))

/** What of a paragraph is in a tone, the surest sentence first; nothing of a recommendation. */
function tonedPart(
  { document, sentences }: Pick<Toned, 'document' | 'sentences'>,
  degreeOf: (sentence: string) => number,
): Toned[] {
  const own = isRecommendation({ document }) ? [] : sentencesInTone(document.text, sentences, degreeOf)
  const [best] = own
  return best ? [{ document, sentences: own.map(({ at }) => at), degree: best.degree }] : []
}

/** The subject without the words of its tone, and the small words around it. */
function subjectCalled({ subject }: ToldOverCouncils, context: AnswerContext): string {
  const own = withoutTone(subject, context)
  return bare(own, context.vocabulary.stopWords) || own
}

const tonedExcerpts = (toned: readonly Toned[]): Excerpt[] =>
  toned.map(({ document: { report, paragraph }, sentences, degree }) =>
    excerptOf(report, paragraph, {
      sentences: sentences.slice(0, SENTENCES_OF_EACH).toSorted((one, other) => one - other),
      score: degree,
    }),
  )

/** Sentences shown of a paragraph. */
const SENTENCES_OF_EACH = 2
/** Excerpts of each side, where two are set beside each other. */
const OF_EACH_SIDE = 3

/** Each council's newest report, where no time is named. */
const nowOr = (where: Where): Where =>
  isPeriodNamed(where.period) ? where : { ...where, period: NEWEST_OF_EACH }

/** What is asked of a subject over all councils in one tone, or of those of one grade beside those of another; null for what is asked otherwise, or where nothing sounds so. */
export const answerInTone = (asked: ToldOverCouncils, scope: Scope, context: AnswerContext): Reply | null =>
  asked.beside
    ? answerBeside(asked, scope, context)
    : asked.isByCouncil
      ? answerByCouncil(asked, scope, context)
      : answerOfMany(asked, scope, context)

/** Which councils are praised, or criticised, for something: how many are found, which, and what says so; null where none is. */
function answerByCouncil(asked: ToldOverCouncils, scope: Scope, context: AnswerContext): Reply | null {
  const { tone } = asked
  if (tone === 'neither') return null
  const meeting = reportsMeeting(nowOr(asked.where), asked.having, context)
  const found = inToneOfMany(asked, tone, meeting.reports, scope, context)
  if (found.length === 0) return null
  const reports = found.map(({ document }) => document.report)
  const verb = tone === 'praise' ? 'praise' : 'find fault with'
  const one = tone === 'praise' ? 'praises' : 'finds fault with'
  const lead = `${found.length} of ${meeting.which} ${found.length === 1 ? one : verb} “${subjectCalled(asked, context)}”, as far as I can tell.`
  const which = `${reports.length === 1 ? 'It is' : 'They are'} ${listInWords(reports.slice(0, MOST_TONED_NAMED).map(reportName))}${reports.length > MOST_TONED_NAMED ? ` and ${reports.length - MOST_TONED_NAMED} more` : ''}.`
  const made = excerptsInTone(found, [words(lead), asked.page === 0 ? words(which) : []], meeting, asked)
  return { ...made, total: { what: 'reports', count: found.length, of: meeting.reports.length } }
}

/** A page of what is praised, or criticised, under what leads it in. */
function excerptsInTone(
  found: readonly Toned[],
  lead: readonly BlockOf<'words'>[][],
  { notes }: Pick<ReturnType<typeof reportsMeeting>, 'notes'>,
  asked: ToldOverCouncils,
): ReplyOf<'excerpts'> {
  const onPage = passagesOnPage(asked)
  // Of so many as are asked for, those that sound most like it.
  const inOrder = asked.most === undefined ? found : found.toSorted((one, other) => other.degree - one.degree)
  const from = asked.page * onPage
  const shown = inOrder.slice(from, from + onPage)
  const made = reply(
    'excerpts',
    [
      ...(shown.length === 0 ? [words('That was all that I found on it.')] : lead),
      excerpts(tonedExcerpts(shown)),
    ],
    [...notes, TONE_TOLD, ...notesOnCopies(shown.map(({ document }) => document.report))],
  )
  return from + onPage < found.length ? { ...made, more: 'more' } : made
}

/** What is surely in a tone is quoted alone from so many councils on. */
const LEAST_TONED = 3

/**
 * 'Good examples of reflective supervision': of many councils what praises it most, or finds most fault, each council's newest report by one excerpt;
 * null in a small library, where what is nearest says more, and where few reports surely do.
 */
function answerOfMany(asked: ToldOverCouncils, scope: Scope, context: AnswerContext): Reply | null {
  const { tone } = asked
  if (tone === 'neither' || scope.authorities.length > 0 || hasFewCouncils(context.library)) return null
  const meeting = reportsMeeting(nowOr(asked.where), asked.having, context)
  const found = inToneOfMany(asked, tone, meeting.reports, scope, context)
  return found.length < LEAST_TONED ? null : excerptsInTone(found, [], meeting, asked)
}

/** As {@link inToneOfEach}; where few reports name the subject so, those beside them in which what comes nearest to it is in that tone. */
function inToneOfMany(
  asked: ToldOverCouncils,
  tone: ToneNamed,
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): Toned[] {
  const nearest = answeringInTone(asked, tone, reports, scope, context)
  const named = inToneOfEach(nearest, asked, tone, reports, context)
  if (named.length >= LEAST_TONED) return named
  const near = nearestInTone(nearest, tone, context)
  const isNew = ({ document }: Toned): boolean =>
    named.every((one) => one.document.report !== document.report)
  return newestInspectionFirst([...named, ...near.filter(isNew)])
}

/** Where no sentence names all of a subject, 'supervision that is reflective and not just task focused': what comes nearest and is in the tone. */
function nearestInTone(nearest: readonly Hit[], tone: ToneNamed, context: AnswerContext): Toned[] {
  const toned = nearest
    .filter(isLikelyOnSubject)
    .flatMap((hit) => tonedPart(hit, (sentence) => context.search.surelyOf(tone, sentence)))
  return groupsOf(toned, ({ document }) => document.report).map(([best]) => ({ ...best, degree: 1 }))
}

/** That nothing is found which surely praises, or finds fault, where that was asked for of councils; empty for what was not. */
export function notInTone(asked: ToldOverCouncils, context: AnswerContext): string {
  if (!asked.isByCouncil || asked.tone === 'neither') return ''
  const does = asked.tone === 'praise' ? 'surely praises' : 'surely finds fault with'
  return `I found nothing that ${does} “${subjectCalled(asked, context)}” in ${reportsMeeting(nowOr(asked.where), asked.having, context).which}. What comes nearest:`
}

/** Reports named in one list. */
const MOST_TONED_NAMED = 40

/** Whose reports are looked through for one side: those of a grade now, and where none of them says anything all that ever gave it. */
function sideOf(
  asked: ToldOverCouncils,
  having: readonly Having[],
  tone: ToneNamed,
  scope: Scope,
  context: AnswerContext,
) {
  const of = (where: Where) => {
    const meeting = reportsMeeting(where, having, context)
    const nearest = answeringInTone(asked, tone, meeting.reports, scope, context)
    return { tone, having, meeting, found: inToneOfEach(nearest, asked, tone, meeting.reports, context) }
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
function answerBeside(asked: ToldOverCouncils, scope: Scope, context: AnswerContext): Reply | null {
  const { beside = [], having } = asked
  const sides = [
    sideOf(asked, having, 'praise', scope, context),
    sideOf(asked, beside, 'criticism', scope, context),
  ]
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
          : [...heading(`${TONE_HEADINGS[tone]}, ${said}`, naming), ...excerpts(tonedExcerpts(own))]
      }),
    ],
    distinctNotes([...sides.flatMap(({ meeting }) => meeting.notes), TONE_TOLD]),
  )
  const isMore = sides.some(({ found }) => found.length > (asked.page + 1) * OF_EACH_SIDE)
  return isMore ? { ...made, more: 'more' } : made
}
