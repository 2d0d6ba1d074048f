import type { World } from '../../command/world.js'
import { isNewest } from '../../library/library.js'
import type { Reply } from '../../model/reply.js'
import type { Grade, Report } from '../../model/report.js'
import { matchesYear, yearOf } from '../../model/year.js'
import { asksForFacts } from '../../understand/cues.js'
import type { NamedJudgement } from '../../understand/judgements.js'
import { meantIn } from '../../understand/judgements.js'
import type { Question } from '../../understand/question.js'
import { reportsOf } from '../../understand/year.js'
import { answerCompare } from '../compare.js'
import { answerFind } from '../find.js'
import { answerGrade } from '../grade.js'
import { answerHistory } from '../history.js'
import { answerReport } from '../report.js'
import { whichAuthority } from '../resolve.js'
import { noSuchYear } from './other-year.js'
import { overall } from './overall.js'
import type { Scope } from './scope.js'

/** A word beyond the names and the frame makes it a question about the text, unless the question asks for grades outright. */
const STRAY_WORDS = 1

/** Answers a question whose answer is a grade or several; null for one that is about something else. */
export function answerByGrades(question: Question, scope: Scope, world: World): Reply | null {
  const { wants, judgement, beyond } = question
  const asksOutright = wants.has('grade') || wants.has('comparison') || wants.has('history')
  if (isAboutText(question)) return null
  if (wants.has('definition') || (wants.has('recommendations') && !wants.has('grade'))) return null
  if (wants.has('weaknesses') && !wants.has('grade') && !judgement && !question.grades) return null
  if (beyond.length > (asksOutright && judgement ? STRAY_WORDS : 0)) return null
  const named = judgement ?? (asksOutright || question.grades ? null : undefined)
  if (isBare(question, scope)) return whose(question, world)
  if (named === undefined && scope.authorities.length === 0 && !wants.has('extreme')) return null
  if (scope.strayYears.length > 0) return noSuchYear(question, scope, world)
  if (scope.authorities.length > 1) return compare(question, scope, world)
  if (scope.authorities.length === 1) return ofOne(question, scope, world)
  return ofAll(question, scope, world)
}

/** Whether a question wants what the text alone says: a number, a person, a place, a reason. */
function isAboutText({ text, wants, grades, judgement, authorities }: Question): boolean {
  if (/^\W*why\b/i.test(text)) return authorities.length > 0
  if (wants.has('comparison') && judgement && authorities.length > 1) return false
  return !wants.has('grade') && !wants.has('extreme') && !grades && asksForFacts(text)
}

/** 'What grade did they get?' names neither council nor judgement. */
const isBare = ({ wants, judgement, grades }: Question, { authorities }: Scope): boolean =>
  wants.has('grade') && authorities.length === 0 && !judgement && !grades && !wants.has('extreme')

/** The overall grades of the year that is named, else a council to pick. */
function whose(question: Question, world: World): Reply {
  const ofYears = world.library.reports.filter((report) =>
    question.years.some((year) => matchesYear(report, year)),
  )
  if (ofYears.length > 0) return answerFind({ grades: null, named: overall(world), reports: ofYears }, world)
  return whichAuthority(world, (slug) => `/report ${slug}`)
}

/** Authorities side by side: each by the year asked for where it has one, else by its newest inspection. */
function compare(question: Question, { authorities }: Scope, world: World): Reply | null {
  const reports = authorities.flatMap((slug) => {
    const held = world.library.ofAuthority(slug)
    const ofYears = question.years.flatMap((year) => reportsOf(held, year))
    return ofYears.length > 0 ? ofYears : judging(held, question.judgement ?? overall(world)).slice(0, 1)
  })
  return answerCompare(reports, question.judgement ?? overall(world), world)
}

/** Reports that make a judgement before those that do not. */
const judging = (reports: readonly Report[], named: NamedJudgement): readonly Report[] => {
  const making = reports.filter((report) => meantIn(report, named).length > 0)
  return making.length > 0 ? making : reports
}

function ofOne(question: Question, scope: Scope, world: World): Reply | null {
  const { judgement, grades, wants, years } = question
  const reports = scope.reports
  const held = world.library.ofAuthority(scope.authorities[0] ?? '')
  if (wants.has('history') || years.length > 1)
    return answerHistory(
      spanned(held, years, wants.has('history')),
      judgement ?? graded(question, world),
      world,
    )
  if (wants.has('extreme'))
    return answerFind(
      { grades: extreme(reports, question.text, judgement), named: judgement, reports },
      world,
    )
  if (judgement) {
    const makesIt = reports.some((report) => meantIn(report, judgement).length > 0)
    return makesIt || wants.has('grade') || grades || isOfReportsAlone(question)
      ? answerGrade(reports, judgement, world)
      : null
  }
  if (grades && IS_IT.test(question.text)) return answerGrade(reports, overall(world), world)
  if (grades) return answerFind({ grades, named: null, reports }, world)
  if (/\boverall\b/i.test(question.text)) return answerGrade(reports, overall(world), world)
  const [report] = reports
  if (!report) return null
  return answerReport(
    report,
    held.filter((other) => other !== report),
    world,
  )
}

/** 'Is Essex good?' asks for the grade of Essex, whatever it is; 'is anything in Essex good?' for whatever is good. */
const IS_IT = /^\W*(?:is|was|are|were)\b(?!.*\b(?:any|anything|which|what|something)\b)/i

/** People, of whom reports speak whether or not they grade what is done for them. */
const PEOPLE = new Set(['care-leavers', 'in-care', 'in-care-and-care-leavers'])

/**
 * Whether a judgement is named as reports name it ('overall effectiveness'), and not by what everybody talks of
 * ('education', 'care leavers').
 */
const isOfReportsAlone = ({ subject, judgement }: Question): boolean =>
  judgement?.names.some(
    ({ slug }) =>
      !PEOPLE.has(slug) &&
      ((slug.includes('-') && subject.includes(slug.replaceAll('-', ' '))) ||
        (slug === 'overall-effectiveness' && /\boverall\b/.test(subject))),
  ) ?? false

/** A question about 'the grade' over time that names no judgement means the overall one. */
const graded = (question: Question, world: World): NamedJudgement | null =>
  /\b(overall|grade|rating|rated|judged|better|worse)\b/i.test(question.text) ? overall(world) : null

/** The inspections between the years named, from the one year named on, or of the years named alone; else all of them. */
function spanned(held: readonly Report[], years: readonly number[], isSpan: boolean): readonly Report[] {
  if (years.length === 0) return held
  if (years.length > 1 && !isSpan) {
    const named = held.filter((report) => years.some((year) => reportsOf(held, year).includes(report)))
    return named.length > 1 ? between(held, years) : held
  }
  return between(held, years)
}

function between(held: readonly Report[], years: readonly number[]): readonly Report[] {
  const from = Math.min(...years)
  const to = years.length > 1 ? Math.max(...years) : Number.POSITIVE_INFINITY
  const isNamed = (report: Report) => years.some((year) => matchesYear(report, year))
  const inYears = held.filter((report) => isNamed(report) || (yearOf(report) >= from && yearOf(report) <= to))
  // What has changed since a year is told from the inspection before it.
  const before = inYears.some(isNamed) ? undefined : held.find((report) => yearOf(report) < from)
  return inYears.length > 0 ? [...inYears, ...(before ? [before] : [])] : held
}

/** Asks how things are, and not how they ever were. */
const TODAY = /\b(?:current|currently|now|still|today|nowadays|at the moment|these days)\b/i

function ofAll(question: Question, scope: Scope, world: World): Reply | null {
  const { judgement, grades, wants } = question
  const reports = TODAY.test(question.text)
    ? scope.reports.filter((report) => isNewest(report, world.library))
    : scope.reports
  if (wants.has('extreme') && !grades) {
    const named = judgement ?? overall(world)
    const sought = extreme(reports, question.text, named)
    const lead = `“${named.names[0]?.label}” graded ${sought[0]}, of whatever year and framework`
    return answerFind({ grades: sought, named, reports, lead }, world)
  }
  if (!grades && !(judgement && (wants.has('grade') || question.years.length > 0))) return null
  return answerFind({ grades, named: judgement, reports }, world)
}

const ORDER: readonly Grade[] = ['Outstanding', 'Good', 'Adequate', 'Requires improvement', 'Inadequate']

/** The best or the worst grade that the reports give. */
function extreme(reports: readonly Report[], text: string, named: NamedJudgement | null): Grade[] {
  const judged = reports.flatMap((report) => (named ? meantIn(report, named) : report.judgements))
  const given = new Set(judged.flatMap(({ grade }) => grade ?? []))
  const inOrder = ORDER.filter((grade) => given.has(grade))
  const one = /\b(weakest|worst|lowest|poorest)\b/i.test(text) ? inOrder.at(-1) : inOrder[0]
  return one ? [one] : []
}
