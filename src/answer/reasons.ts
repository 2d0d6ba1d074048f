import type { World } from '../command/world.js'
import { findingOf } from '../model/finding.js'
import type { AskedFor } from '../model/query.js'
import { noteText, type Reply } from '../model/reply.js'
import type { Judgement, Paragraph, Report } from '../model/report.js'
import { reportName } from '../quotation/citation.js'
import { choices, excerpts, grades, reply, words } from '../reply/build.js'
import { excerptOf } from './excerpt.js'
import { meantIn } from './families.js'
import { answerGrade } from './grade.js'
import { gradeRows } from './grades.js'
import { notesOnGrades } from './notes.js'
import { overall } from './overall.js'
import { answerPraised } from './praised.js'
import { onPremise } from './premise.js'
import { answerRecommendations } from './recommendations.js'
import type { Scope } from './scope.js'
import { summaryIn } from './summary.js'

/** Paragraphs quoted as reasons, and of a part of a report that gives them without naming the grade. */
const MOST_REASONS = 5
const OF_A_PART = 2

/** Why a judgement was graded as it was: the paragraphs behind the grade, whole. */
export function answerReasons(asked: AskedFor<'reasons'>, scope: Scope, world: World): Reply {
  const { judgement, grades: wanted, tone } = asked
  const [newest, ...older] = scope.reports
  // What is wrong with a council is what it was told to improve.
  if (newest && tone === 'criticism' && judgement === null && wanted.length === 0)
    return answerRecommendations(newest, {}, older, world)
  const praised =
    newest && tone === 'praise' && judgement === null && wanted.length === 0
      ? answerPraised(newest, world)
      : null
  if (praised) return praised
  const meant = scope.reports.map((report) => ({
    report,
    meant: meantIn(report, judgement ?? overall(world)),
  }))
  const fits = (judgement: Judgement): boolean => {
    const finding = findingOf(judgement)
    return wanted.length === 0 || (finding !== null && wanted.includes(finding))
  }
  const isOfNone = judgement === null && wanted.length > 0 && wanted.every((one) => one === 'Not judged')
  if (newest && isOfNone && meantIn(newest, overall(world)).length === 0)
    return answerGrade([newest], overall(world), world)
  // 'Why is there no overall grade?'
  if (judgement !== null && meant.every((one) => one.meant.length === 0)) {
    const { notes, ...made } = answerGrade(scope.reports, judgement, world)
    const [why, ...others] = notes
    return {
      ...made,
      blocks: [...words(why === undefined ? '' : noteText(why)), ...made.blocks],
      notes: others,
    }
  }
  const withGrade = (all: typeof meant) => all.find(({ meant }) => meant.some(fits))
  // 'Why is it inadequate?' may well speak of a judgement that is, where the whole is not.
  const anyJudgement = () => scope.reports.map((report) => ({ report, meant: [...report.judgements] }))
  const found =
    withGrade(meant) ??
    (judgement ? undefined : withGrade(anyJudgement())) ??
    meant.find((one) => one.meant.length > 0) ??
    anyJudgement()[0]
  const fitting = found?.meant.filter(fits) ?? []
  const reasons = found && reasonsIn(found.report, fitting.length > 0 ? fitting : found.meant, world)
  if (!reasons) return reply('none', [words('The reports do not give reasons for that.')])
  // 'Why is Norfolk inadequate?' of a council that is so no longer.
  const isOfThePast = fitting.length > 0 && found?.report !== newest && asked.where.period.years.length === 0
  if (isOfThePast && wanted.length > 0)
    return {
      ...reasons,
      blocks: [...onPremise(wanted, judgement ?? overall(world), scope.reports, world), ...reasons.blocks],
    }
  if (wanted.length === 0 || fitting.length > 0) return reasons
  // Where one judgement is asked about, another of the report may well have been graded so.
  const led = judgement
    ? onPremise(wanted, judgement, [found.report], world)
    : words(wasNotGraded(found.report, wanted))
  return { ...reasons, blocks: [...led, ...reasons.blocks] }
}

const wasNotGraded = (report: Report, wanted: AskedFor<'reasons'>['grades']): string =>
  `No judgement of ${reportName(report)} was graded ${wanted.map((grade) => grade.toLowerCase()).join(' or ')}.`

function reasonsIn(report: Report, meant: readonly Judgement[], world: World): Reply | null {
  const reasons = [...new Set(meant.flatMap((judgement) => reasonsFor(judgement, report)))].slice(
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
    notesOnGrades([report], world.library),
  )
}

/** The paragraphs that name the grade; else those that open the part of the report which it is about. */
function reasonsFor({ evidence, judgement, label }: Judgement, report: Report): Paragraph[] {
  const { paragraphs, sections } = report
  const behind = new Set(evidence.flatMap(({ paragraph }) => paragraph ?? []))
  const naming = paragraphs.filter(({ key }) => behind.has(key))
  if (naming.length > 0) return naming
  // Newer reports name the grade of the whole in their table alone, and say what they think of it in their summary.
  if (judgement === 'overall-effectiveness') return summaryIn(report).slice(0, OF_A_PART)
  const within = new Set(sections.filter(({ title }) => title === label).map(({ key }) => key))
  return paragraphs
    .filter(({ locator, section }) => locator === label || within.has(section))
    .slice(0, OF_A_PART)
}
