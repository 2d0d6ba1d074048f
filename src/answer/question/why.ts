import type { World } from '../../command/world.js'
import type { Reply } from '../../model/reply.js'
import type { Judgement, Paragraph, Report } from '../../model/report.js'
import { asksWhy } from '../../understand/cues.js'
import { meantIn } from '../../understand/judgements.js'
import type { Question } from '../../understand/question.js'
import { choices, excerpts, grades, reply } from '../build.js'
import { excerptOf } from '../excerpt.js'
import { gradeRows } from '../grades.js'
import { notesOnGrades } from '../notes.js'
import { overall } from './overall.js'
import type { Scope } from './scope.js'

/** Paragraphs quoted as reasons, and of a part of a report that gives them without naming the grade. */
const MOST = 5
const OF_A_PART = 2

/** Answers why a judgement was graded as it was with the paragraphs behind the grade, whole; null for any other question. */
export function answerWhy(question: Question, scope: Scope, world: World): Reply | null {
  const { text, judgement, grades: wanted, beyond, wants } = question
  if (!asksWhy(text) || scope.authorities.length !== 1 || beyond.length > 0) return null
  if (scope.strayYears.length > 0 || !(judgement || wanted || wants.has('grade'))) return null
  const asked = scope.reports.map((report) => ({
    report,
    meant: judgement ? meantIn(report, judgement) : meantIn(report, overall(world)),
  }))
  const fits = ({ grade }: Judgement): boolean =>
    wanted === null || (grade !== null && wanted.includes(grade))
  const withGrade = (all: typeof asked) => all.find(({ meant }) => meant.some(fits))
  // 'Why is it inadequate?' may well speak of a judgement that is, where the whole is not.
  const anyJudgement = () => scope.reports.map((report) => ({ report, meant: [...report.judgements] }))
  const found =
    withGrade(asked) ?? (judgement ? asked.find(({ meant }) => meant.length > 0) : withGrade(anyJudgement()))
  if (!found) return null
  const fitting = found.meant.filter(fits)
  return reasonsIn(found.report, fitting.length > 0 ? fitting : found.meant, world)
}

function reasonsIn(report: Report, meant: readonly Judgement[], world: World): Reply | null {
  const reasons = [...new Set(meant.flatMap((judgement) => reasonsFor(judgement, report)))].slice(0, MOST)
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
function reasonsFor({ evidence, judgement, label }: Judgement, { paragraphs }: Report): Paragraph[] {
  const behind = new Set(evidence.flatMap(({ paragraph }) => paragraph ?? []))
  const naming = paragraphs.filter(({ key }) => behind.has(key))
  if (naming.length > 0) return naming
  // Newer reports say what they think of the whole before the first heading, and name its grade in their table alone.
  const opens = ({ key, locator }: Paragraph) =>
    judgement === 'overall-effectiveness' ? /^s1p\d+$/.test(key) : locator === label
  return paragraphs.filter(opens).slice(0, OF_A_PART)
}
