import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import type { Alongside, AskedFor } from '../../model/query.js'
import type { BlockOf, Choice, CouncilRow, Reply, ReportWords, Total } from '../../model/reply.js'
import { inWords, reportName } from '../../quotation/quote.js'
import { choices, noneOf, pagedWords, reply, words } from '../../reply/build.js'
import { rangeInWords, spanInWords } from '../../text/in-words.js'
import { isOfAny } from '../../understand/entities/grades.js'
import { MOST_LINES } from '../../understand/over-councils/layout.js'
import { type CouncilLine, shortLabels } from './rows.js'
import { longestInWords, longestSoFirst, type Since, sinceWhen } from './since.js'

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
