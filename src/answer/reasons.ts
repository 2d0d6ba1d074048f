import type { AnswerContext } from '../command/command.js'
import { type Finding, findingOf, isPraise } from '../model/finding.js'
import type { AskedFor } from '../model/query.js'
import { distinctNotes, excerptsOf, gradesOf, noteText, type Reply } from '../model/reply.js'
import {
  isMeaningOfGrades,
  isSendReport,
  type Judgement,
  type Paragraph,
  type Report,
} from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { choices, excerpts, grades, reply, withBefore, words } from '../reply/build.js'
import { sentencesOf } from '../text/tokens.js'
import { isSendAsked } from '../understand/entities/grades.js'
import { excerptOf, notesOn, notesOnGrades } from './excerpt.js'
import { meantIn } from './families.js'
import { answerGrade } from './grade.js'
import { stating } from './grade-stated.js'
import { gradeRows } from './grades.js'
import { isOverall, overall } from './other-grades.js'
import { onPremise } from './premise.js'
import { answerRecommendations } from './recommendations.js'
import type { Scope } from './scope.js'
import { summaryIn } from './summary.js'

/** Paragraphs quoted as reasons, and of a part of a report that gives them without naming the grade. */
const MOST_REASONS = 5
const OF_A_PART = 3
/** Of a summary beside what comes first. */
const OF_A_SUMMARY = 1

/** Why a judgement was graded as it was: the paragraphs behind the grade, whole. */
export function answerReasons(asked: AskedFor<'reasons'>, scope: Scope, context: AnswerContext): Reply {
  if (asked.where.councils.length > 1) return reasonsOfEach(asked, scope, context)
  const { judgement, grades: wanted, tone } = asked
  const [newest, ...older] = scope.reports
  // Of area SEND the one judgement is of the whole report.
  const whole =
    judgement === null ? newest : isSendAsked(judgement) ? scope.reports.find(isSendReport) : undefined
  if (whole && tone !== 'neither' && wanted.length === 0 && !asked.isShort) {
    const most = answerMost(tone, whole, context)
    if (most) return most
    // Where nothing is found fault with, what is wrong with a council is what it was told to improve.
    if (tone === 'criticism' && whole === newest) return answerRecommendations(newest, {}, older, context)
  }
  const meant = scope.reports.map((report) => ({
    report,
    meant: meantIn(report, judgement ?? overall(context)),
  }))
  const fits = (judgement: Judgement): boolean => {
    const finding = findingOf(judgement)
    return wanted.length === 0 || (finding !== null && wanted.includes(finding))
  }
  const isOfNone = judgement === null && wanted.length > 0 && wanted.every((one) => one === 'Not judged')
  if (newest && isOfNone && meantIn(newest, overall(context)).length === 0)
    return answerGrade([newest], overall(context), context)
  // 'Why is there no overall grade?'
  if (judgement !== null && meant.every((one) => one.meant.length === 0)) {
    const made = answerGrade(scope.reports, judgement, context)
    const [why, ...others] = made.notes
    return { ...withBefore(words(why === undefined ? '' : noteText(why)), made), notes: others }
  }
  // 'Why not outstanding?' asks what falls short now, whatever was graded so before.
  const isShort = asked.isShort === true || (tone === 'criticism' && wanted.length > 0)
  const withGrade = (all: typeof meant) => (isShort ? undefined : all.find(({ meant }) => meant.some(fits)))
  // What kept a report from better grades that gives none of the whole is what it was told to improve.
  if (asked.isShort && judgement === null && newest && meant.every((one) => one.meant.length === 0))
    return answerRecommendations(newest, {}, older, context)
  // 'Why is it inadequate?' may well speak of a judgement that is, where the whole is not.
  const anyJudgement = () => scope.reports.map((report) => ({ report, meant: [...report.judgements] }))
  const found =
    withGrade(meant) ??
    (judgement ? undefined : withGrade(anyJudgement())) ??
    meant.find((one) => one.meant.length > 0) ??
    anyJudgement()[0]
  const fitting = found?.meant.filter(fits) ?? []
  const reasons =
    found && reasonsIn(found.report, fitting.length > 0 ? fitting : found.meant, isShort, context)
  if (!reasons) return reply('none', [words('The reports do not give reasons for that.')])
  // 'Why is Norfolk inadequate?' of a council that is so no longer.
  const isOfThePast = fitting.length > 0 && found?.report !== newest && asked.where.period.years.length === 0
  if (isOfThePast && wanted.length > 0)
    return withBefore(onPremise(wanted, judgement ?? overall(context), scope.reports, context), reasons)
  if (wanted.length === 0 || fitting.length > 0) return reasons
  // Where one judgement is asked about, another of the report may well have been graded so.
  const led =
    judgement || asked.isShort
      ? onPremise(wanted, judgement ?? overall(context), [found.report], context)
      : words(wasNotGraded(found.report, wanted))
  return withBefore(led, reasons)
}

/** Of each of several councils what is first behind its grade. */
function reasonsOfEach(asked: AskedFor<'reasons'>, scope: Scope, context: AnswerContext): Reply {
  const made = asked.where.councils.map((slug) => {
    const reports = scope.reports.filter(({ authority }) => authority.slug === slug)
    const where = { ...asked.where, councils: [slug] }
    return answerReasons({ ...asked, where }, { ...scope, reports }, context)
  })
  return reply(
    'grades',
    [
      ...made.flatMap((one) => [
        gradesOf(one).length > 0 ? grades(gradesOf(one)) : [],
        excerpts(excerptsOf(one).slice(0, 1)),
      ]),
      choices(
        asked.where.councils.flatMap((slug) => {
          const [report] = scope.reports.filter(({ authority }) => authority.slug === slug)
          return report ? [{ label: `All on ${reportName(report)}`, message: `/report ${report.id}` }] : []
        }),
      ),
    ],
    distinctNotes(made.flatMap(({ notes }) => notes)),
  )
}

const wasNotGraded = (report: Report, wanted: AskedFor<'reasons'>['grades']): string =>
  `No judgement of ${reportName(report)} was graded ${wanted.map((grade) => grade.toLowerCase()).join(' or ')}.`

function reasonsIn(
  report: Report,
  meant: readonly Judgement[],
  isShort: boolean,
  context: AnswerContext,
): Reply | null {
  const of = isShort ? shortcomings : reasonsFor
  const reasons = [...new Set(meant.flatMap((judgement) => of(judgement, report, context)))].slice(
    0,
    MOST_REASONS,
  )
  if (reasons.length === 0) return null
  return reply(
    'grades',
    [
      grades(meant.flatMap((judgement) => gradeRows(report, judgement))),
      excerpts(reasons.map((paragraph) => excerptOf(report, paragraph))),
      choices([{ label: 'What must improve', message: `/recommendations ${report.id}` }]),
    ],
    notesOnGrades([report], context.library),
  )
}

/**
 * The paragraphs that name the grade, and where these do no more than that, those of the part of the report which it is
 * about that sound most like it: of weaknesses under Inadequate, of strengths under Outstanding.
 */
function reasonsFor(judgement: Judgement, report: Report, context: AnswerContext): Paragraph[] {
  const finding = findingOf(judgement)
  const behind = new Set(judgement.evidence.flatMap(({ paragraph }) => paragraph ?? []))
  const printing = report.paragraphs.filter(({ key }) => behind.has(key))
  if (isOverall(judgement)) {
    // Newer reports name the grade of the whole in their table alone, and say what they think of it in their summary.
    const [first, ...rest] = summaryIn(report).filter((paragraph) => !printing.includes(paragraph))
    const isSaid = printing.some(({ text }) => text.length >= LEAST_OF_WHOLE)
    if (isSaid || !first) return printing
    // Under a bad grade a summary may well begin with what has become better.
    const isPraised = isPraise(finding)
    if (printing.length === 0 && !isPraised)
      return inToneOf(finding, [first, ...rest], context).slice(0, 1 + OF_A_SUMMARY)
    const before = printing.length > 0 ? printing : [first]
    const others = printing.length > 0 ? [first, ...rest] : rest
    return [...before, ...inToneOf(finding, others, context).slice(0, OF_A_SUMMARY)]
  }
  const naming = [...new Set(stating(report, judgement).map(({ paragraph }) => paragraph))]
  if (naming.some(({ text }) => text.length >= LEAST_OF_REASONS)) return naming
  const part = partOf(judgement, printing, report).filter((paragraph) => !naming.includes(paragraph))
  const made = [...naming, ...inToneOf(finding, part, context).slice(0, OF_A_PART)]
  return made.length > 0 ? made : printing
}

/**
 * What falls short in the part of a report that a judgement is about: the paragraphs that find most fault, and of the whole what must
 * improve. What is found fault with least in a good report is praise: there, what must improve is all.
 */
function shortcomings(judgement: Judgement, report: Report, context: AnswerContext): Paragraph[] {
  const finding = findingOf(judgement)
  const isOfWhole = isOverall(judgement)
  const recommending = new Set(report.recommendations.map(({ key }) => key))
  const improvements = report.paragraphs.filter(({ key }) => recommending.has(key))
  const isTelling = isOfWhole || improvements.length <= FEW_TO_IMPROVE
  const told = isTelling ? improvements.slice(0, FEW_TO_IMPROVE) : []
  if (isOfWhole && told.length > 0 && isPraise(finding)) return told
  const part = isOfWhole ? summaryIn(report) : partOf(judgement, [], report)
  const faults = inToneOf('Inadequate', part, context).slice(0, OF_A_PART)
  return isOfWhole ? [...told, ...faults] : [...faults, ...told]
}

/** So few improvements a report asks for that each of them tells what kept it from a better grade. */
const FEW_TO_IMPROVE = 2

/** Letters of what may say more of the whole than its grade. */
const LEAST_OF_WHOLE = 200

/** Letters of a paragraph that may say more than the grade. */
const LEAST_OF_REASONS = 350

/** The part of a report that a judgement is about, without what is recommended; of area SEND all that it found. */
function partOf({ label }: Judgement, printing: readonly Paragraph[], report: Report): Paragraph[] {
  const { paragraphs, sections, recommendations } = report
  const recommending = new Set(recommendations.map(({ key }) => key))
  const found = paragraphs.filter(({ key }) => !recommending.has(key))
  if (isSendReport(report)) return found
  const within = new Set(sections.filter(({ title }) => title === label).map(({ key }) => key))
  const titled = found.filter(({ locator, section }) => locator === label || within.has(section))
  // A heading may call it otherwise than its table: 'The experience and progress of care leavers'.
  const beside = new Set(printing.map(({ section }) => section))
  return titled.length > 0 ? titled : found.filter(({ section }) => beside.has(section))
}

/** The longer paragraphs, those first that find fault or praise as the grade does; as they stand where it does neither. */
function inToneOf(
  finding: Finding | null,
  paragraphs: readonly Paragraph[],
  { search }: AnswerContext,
): readonly Paragraph[] {
  const long = paragraphs.filter(({ text }) => text.length >= LEAST_OF_REASONS)
  if (finding === null || finding === 'Not judged' || long.length === 0) return paragraphs
  const way = isPraise(finding) ? 1 : -1
  const toned = long.map((paragraph) => {
    const sentences = sentencesOf(paragraph.text)
    const sum = sentences.reduce((tone, sentence) => tone + search.toneOf(sentence), 0)
    return { paragraph, tone: (way * sum) / sentences.length }
  })
  return toned.sort((one, other) => other.tone - one.tone).map(({ paragraph }) => paragraph)
}

/** Paragraphs quoted for what they praise, or find fault with. */
const MOST_QUOTED = 5

/** A sentence that praises, or finds fault, less than this tells facts. */
const IN_TONE = 0.2

/** A shorter sentence leaves what it speaks of to the one before. */
const LEAST_LETTERS = 50

/** With what a sentence goes on from the one before, that says who is meant. */
const GOES_ON = /^(?:They|Th(?:is|ese|ose|eir)|It|Its|However)\b/

type ToneOfWords = Exclude<AskedFor<'reasons'>['tone'], 'neither'>

/**
 * What a report praises most, or finds most fault with, wherever it does: the sentences that sound most as those of outstanding, or
 * of inadequate, services do. No recommendation, and nothing that says what a grade means; null where nothing sounds so.
 */
function answerMost(tone: ToneOfWords, report: Report, context: AnswerContext): Reply | null {
  // An outcome of area SEND is stated in the same words of every area.
  const outcomes = isSendReport(report) ? report.judgements.flatMap(({ evidence }) => evidence) : []
  const apart = new Set([
    ...report.recommendations.map(({ key }) => key),
    ...outcomes.flatMap(({ paragraph }) => paragraph ?? []),
  ])
  const found = report.paragraphs
    .filter((paragraph) => !apart.has(paragraph.key) && !isMeaningOfGrades(paragraph, report))
    .map((paragraph) => mostToned(tone, paragraph, context))
    .filter((one) => one.tone >= IN_TONE)
    .sort((one, other) => other.tone - one.tone)
    .slice(0, MOST_QUOTED)
  if (found.length === 0) return null
  const improve =
    tone === 'criticism' && report.recommendations.length > 0
      ? choices([{ label: 'What must improve', message: `/recommendations ${report.id}` }])
      : []
  return reply(
    'excerpts',
    [
      words(`Among what ${reportName(report)} ${tone === 'praise' ? 'praises' : 'finds fault with'}:`),
      excerpts(
        found.map((one) => excerptOf(report, one.paragraph, { sentences: one.sentences, score: one.tone })),
      ),
      improve,
    ],
    notesOn([report], context.library),
  )
}

/** The sentence of a paragraph that sounds most so; with the one before where it goes on from that. */
function mostToned(wanted: ToneOfWords, paragraph: Paragraph, { search }: AnswerContext) {
  const all = sentencesOf(paragraph.text)
  const way = wanted === 'praise' ? 1 : -1
  const tones = all.map((sentence) => (sentence.length < LEAST_LETTERS ? 0 : way * search.toneOf(sentence)))
  const tone = Math.max(0, ...tones)
  const at = tones.indexOf(tone)
  return { paragraph, tone, sentences: at > 0 && GOES_ON.test(all[at] ?? '') ? [at - 1, at] : [at] }
}
