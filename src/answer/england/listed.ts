import { isDeepStrictEqual } from 'node:util'
import { distinctBy, memoisedByObject } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import { byNewestInspection } from '../../library/library.js'
import type { Alongside, AskedFor, JudgementAsked, Movement } from '../../model/query.js'
import type {
  BlockOf,
  Choice,
  CouncilRow,
  FigureRow,
  GradeRow,
  Reply,
  ReportWords,
  Total,
} from '../../model/reply.js'
import { type Finding, findingOf, type Judgement, type Report } from '../../model/report.js'
import { inWords, reportName } from '../../quotation/quote.js'
import { choices, noneOf, pagedWords, reply, words } from '../../reply/build.js'
import { daysBetween, listInWords, rangeInWords, spanInWords } from '../../text/in-words.js'
import { isOfAny, isOverallAsked } from '../../understand/entities/grades.js'
import { MOST_LINES } from '../../understand/over-councils/layout.js'
import { gradeRows, notMade } from '../grades.js'
import { judgementMeant } from '../judgement-meant.js'
import type { CourseStep } from './movement.js'
import {
  type CouncilInspection,
  councilsWithin,
  gradesGiven,
  type HeldCouncil,
  kindJudging,
  kinJudgedIn,
  reportsOfKind,
  standing,
} from './population.js'

/** A list over councils: its lines, how a page of it is drawn, since when each is so. */

/** Grades of one report for one line: where its halves differ, or its own places disagree, each grade that it gives. */
const gradeRowsOf = (report: Report, judgements: readonly Judgement[]): GradeRow[] =>
  judgements.flatMap((judgement) => gradeRows(report, judgement))

/** A line of a list, drawn where its page is shown: finding where each grade stands takes longer than finding the grade. */
export interface CouncilLine {
  readonly council: string
  /** The report that it ends with, and the grade that it is listed for; null where there is no such grade. */
  readonly report: string
  readonly grade: Finding | null
  /** The slug of the judgement that gives it; null where none does. */
  readonly judgement: string | null
  drawn(): CouncilRow
}

/**
 * A line for what one inspection gave for each judgement asked; one that it does not make is said so.
 * @param wanted of each judgement the grades that answer, or none where any does; of a half of the report, or a place in it,
 * that gives another nothing is shown
 */
export function inspectionLine(
  { council, report }: CouncilInspection,
  asked: readonly JudgementAsked[],
  judgements: readonly (readonly Judgement[])[],
  wanted: readonly (readonly Finding[])[] = [],
): CouncilLine {
  const isShown = (grade: Finding | null, at: number) => {
    const answering = wanted[at] ?? []
    return grade === null || answering.length === 0 || answering.includes(grade)
  }
  const grade = gradesGiven(judgements[0] ?? []).find((one) => isShown(one, 0)) ?? null
  return {
    council: council.slug,
    report: report.id,
    grade,
    judgement: giving(grade, judgements[0] ?? []),
    drawn() {
      const rows = asked.flatMap((one, at) => {
        const made = gradeRowsOf(report, judgements[at] ?? [])
        return made.length > 0
          ? made.filter((row) => isShown(findingOf(row), at))
          : notMadeWithOthers(report, one, asked)
      })
      return {
        council: council.slug,
        name: council.name,
        // A grade that meets two conditions, 'overall' and 'every judgement', is told once.
        grades: distinctBy(
          rows,
          ({ strand, judgement, grade, outcome }) => `${strand} ${judgement} ${grade} ${outcome}`,
          'last',
        ),
      }
    },
  }
}

/** That a report does not make a judgement; where it is the overall one, with those that it does make, unless they are asked for too. */
function notMadeWithOthers(
  report: Report,
  one: JudgementAsked,
  asked: readonly JudgementAsked[],
): readonly GradeRow[] {
  const isOfWhole = isOverallAsked(one) && asked.length === 1
  return [notMade(report, one), ...(isOfWhole ? gradeRowsOf(report, report.judgements) : [])]
}

/** The judgement that gives a grade. */
export const giving = (grade: Finding | null, judgements: readonly Judgement[]): string | null =>
  judgements.find((one) => grade !== null && gradesGiven([one]).includes(grade))?.judgement ?? null

/**
 * A line for one judgement from inspection to inspection, oldest first; of one inspection at least.
 * @param asked what was followed, where a step may be one that does not judge it
 */
export function overTimeLine(
  { slug, name }: HeldCouncil,
  steps: readonly CourseStep[],
  asked: JudgementAsked | null = null,
): CouncilLine {
  const last = steps.at(-1)
  const grade = gradesGiven(last?.judgements ?? []).at(-1) ?? null
  return {
    council: slug,
    report: last?.report.id ?? '',
    grade,
    judgement: giving(grade, last?.judgements ?? []),
    drawn: () => ({
      council: slug,
      name,
      grades: steps.flatMap(({ report, judgements }) => {
        const made = gradeRowsOf(report, judgements)
        return made.length > 0 || asked === null ? made : [notMade(report, asked)]
      }),
    }),
  }
}

/** The judgements in short by slug: 'Leadership' for the impact of leaders on social work practice. */
const shortLabels = memoisedByObject(
  ({ vocabulary }: AnswerContext): Readonly<Record<string, string>> =>
    Object.fromEntries(vocabulary.judgements.map(({ slug, short }) => [slug, short])),
)

/** How many there are, what share, how they are spread. */
export type FiguresAsked = AskedFor<'figures'>

/** What figures over councils found. */
export interface Figured extends Omit<CouncilList, 'lines' | 'order'> {
  readonly title: string
  readonly rows: readonly FigureRow[]
}

/** Which councils meet some conditions. */
export type CouncilsAsked = AskedFor<'councils'>

/** What a list over councils found, before it is cut into pages. */
export interface CouncilList {
  /** What was counted, in one sentence with its full stop. */
  readonly lead: string
  /** The words of reports that stand in it. */
  readonly naming?: readonly ReportWords[]
  readonly lines: readonly CouncilLine[]
  readonly total: Total
  readonly order: 'side-by-side' | 'over-time'
  readonly notes: readonly string[]
  /** What else may have been meant. */
  readonly offers?: readonly Choice[]
  /** How a grade went that was counted, where none went so as it was asked. */
  readonly followed?: Movement
}

/** Fewer councils than these are seen at a glance in the list. */
const WORTH_A_MAP = 3

/** One page of a list, with the way to the next. */
export function listReply(listed: CouncilList, asked: CouncilsAsked, context: AnswerContext): Reply {
  const { lead, naming, total, order, notes, offers = [] } = listed
  const isSince = asked.alongside?.includes('since') === true
  const since = isSince ? sinceWhen(listed.lines, asked, context) : new Map<CouncilLine, Since>()
  const lines = isSince ? longestSoFirst(listed.lines, since, context) : listed.lines
  const from = asked.page * MOST_LINES
  const shown = lines.slice(from, from + MOST_LINES)
  const range = lines.length > MOST_LINES && shown.length > 0 ? rangeInWords(from, shown.length) : ''
  const next =
    from + MOST_LINES < lines.length ? { more: commandFor({ ...asked, page: asked.page + 1 }, context) } : {}
  const told = pagedWords(`${lead}${longestInWords(lines, since, context)}`, range, naming)
  const noted = isSince ? [...notes, SINCE_WHEN] : notes
  const command = commandFor(asked, context)
  if (lines.length === 0)
    return { ...reply('none', [told, choices(offers)], noted), total: noneOf(total), command }
  const took =
    order === 'over-time' && asked.alongside?.includes('time') ? words(tookInWords(shown, context)) : []
  const drawn = drawnLines(shown, order, context, asked, since)
  return {
    ...reply('grades', [told, drawn, took, mapOf(lines), choices(offers)], noted),
    total,
    command,
    ...next,
  }
}

const SINCE_WHEN =
  'Since when is told by the inspections that are here: the last day of the first of those in a row that gave the same grade.'

/** A line a council, with what else it is to tell of the inspection that it ends with. */
export function drawnLines(
  lines: readonly CouncilLine[],
  order: CouncilList['order'],
  context: AnswerContext,
  { alongside, having = [] }: Partial<Pick<CouncilsAsked, 'alongside' | 'having'>> = {},
  since: ReadonlyMap<CouncilLine, Since> = new Map(),
): BlockOf<'councils'>[] {
  const rows = lines.map((line) => {
    const row = withInspection(line.drawn(), alongside ?? [], context)
    const of = since.get(line)
    return of ? { ...row, since: of } : row
  })
  const slugs = new Set(rows.flatMap(({ grades }) => grades.map(({ judgement }) => judgement)))
  const labels = Object.fromEntries(Object.entries(shortLabels(context)).filter(([slug]) => slugs.has(slug)))
  const isNamed = having.some(({ judgement }) => judgement !== null && isOfAny(judgement))
  return rows.length === 0
    ? []
    : [{ block: 'councils', rows, order, labels, ...(isNamed ? { isNamed } : {}) }]
}

/** `How long it took: Norfolk 12 years and 7 months, from Norfolk 2013 (to 12 July 2013) to Norfolk 2026 (to 6 February 2026).` */
function tookInWords(lines: readonly CouncilLine[], { library }: AnswerContext): string {
  const said = lines.flatMap((line) => {
    const { name, grades } = line.drawn()
    const [first, last] = [grades[0], grades.at(-1)].map((row) => library.byId(row?.report ?? ''))
    if (!first || !last || first === last) return []
    const span = spanInWords(first.inspected.to, last.inspected.to)
    return [
      `${name} ${span} (${reportName(first)} ended on ${inWords(first.inspected.to)}, ${reportName(last)} on ${inWords(last.inspected.to)})`,
    ]
  })
  return said.length === 0 ? '' : `How long it took: ${said.join('; ')}.`
}

function withInspection(
  row: CouncilRow,
  alongside: readonly Alongside[],
  { library }: AnswerContext,
): CouncilRow {
  const report = library.byId(row.grades.at(-1)?.report ?? '')
  if (!report) return row
  return {
    ...row,
    ...(alongside.includes('dates') ||
    (alongside.includes('time') && row.grades.every((one) => one.report === report.id))
      ? { inspected: report.inspected }
      : {}),
    ...(alongside.includes('inspector') ? { leadInspector: report.leadInspector } : {}),
  }
}

/** Of each council in the list the grade that it is listed for. */
export function mapOf(lines: readonly CouncilLine[]): BlockOf<'map'>[] {
  const marks = lines.map(({ council, report, judgement, grade }) => ({ council, report, judgement, grade }))
  return lines.length < WORTH_A_MAP ? [] : [{ block: 'map', marks }]
}

/** Since when a council has had the grade that it is listed for: the first of the inspections in a row that gave it. */
type Since = NonNullable<CouncilRow['since']>

/** The judgement that a list is about: what its first condition is on. */
const judgementOfList = (
  { having: [first], judgement, where }: AskedFor<'councils'>,
  context: AnswerContext,
): JudgementAsked => judgement ?? first?.judgement ?? judgementMeant(where, context, first?.grades)

/** Of each line that ends with a grade; nothing for one whose report gives none. */
function sinceWhen(
  lines: readonly CouncilLine[],
  asked: AskedFor<'councils'>,
  context: AnswerContext,
): ReadonlyMap<CouncilLine, Since> {
  const judgement = judgementOfList(asked, context)
  const kind = kindJudging([judgement])
  const anywhere = { ...asked.where, councils: lines.map(({ council }) => council) }
  const held = new Map(councilsWithin(anywhere, context).map((council) => [council.slug, council]))
  const found = lines.flatMap((line): [CouncilLine, Since][] => {
    const council = held.get(line.council)
    const steps = (council ? reportsOfKind(council, kind) : [])
      .toSorted(byNewestInspection)
      .map((report) => ({ report, at: standing({ judgements: [kinJudgedIn(report, judgement, context)] }) }))
      .filter(({ at }) => Number.isFinite(at))
    const place = steps.findIndex(({ report }) => report.id === line.report)
    const own = place < 0 ? [] : steps.slice(place)
    const [last] = own
    if (!last) return []
    const end = own.findIndex(({ at }) => at !== last.at)
    const run = end < 0 ? own : own.slice(0, end)
    const first = run.at(-1) ?? last
    const next = steps.slice(0, place).findLast(({ at }) => at !== last.at)
    return [
      [
        line,
        {
          day: first.report.inspected.to,
          ...(next ? { until: next.report.inspected.to } : {}),
          inspections: run.length,
          isFirstHeld: run.length === own.length,
        },
      ],
    ]
  })
  return new Map(found)
}

/** The longest so first, of what is so still until the newest inspection that is held of anybody; what has no such day comes last. */
const longestSoFirst = (
  lines: readonly CouncilLine[],
  since: ReadonlyMap<CouncilLine, Since>,
  { library }: AnswerContext,
): CouncilLine[] => {
  const newest = library.reports[0]?.inspected.to ?? ''
  const days = new Map([...since].map(([line, { day, until = newest }]) => [line, daysBetween(day, until)]))
  return lines.toSorted((one, other) => (days.get(other) ?? -1) - (days.get(one) ?? -1))
}

/** ` The longest so: Slough, since 11 December 2013.` */
function longestInWords(
  lines: readonly CouncilLine[],
  since: ReadonlyMap<CouncilLine, Since>,
  { vocabulary }: AnswerContext,
): string {
  const [first] = lines
  const of = first && since.get(first)
  if (of === undefined || lines.length < 2) return ''
  const names = new Map(vocabulary.authorities.map(({ slug, name }) => [slug, name]))
  const longest = lines.filter((line) => isDeepStrictEqual(since.get(line), of))
  const named = listInWords(longest.map(({ council }) => names.get(council) ?? council))
  const time =
    of.until === undefined ? `since ${inWords(of.day)}` : `from ${inWords(of.day)} to ${inWords(of.until)}`
  return ` The longest so: ${named}, ${time}.`
}
