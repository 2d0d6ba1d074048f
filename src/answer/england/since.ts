import { isDeepStrictEqual } from 'node:util'
import type { AnswerContext } from '../../command/command.js'
import type { AskedFor, JudgementAsked } from '../../model/query.js'
import type { CouncilRow } from '../../model/reply.js'
import { inWords } from '../../quotation/quote.js'
import { daysBetween, listInWords } from '../../text/in-words.js'
import { judgementMeant } from '../other-grades.js'
import { standing } from './conditions.js'
import { kindJudging, reportsOfKind } from './held.js'
import { kinJudgedIn } from './judged.js'
import { councilsWithin } from './population.js'
import type { CouncilLine } from './rows.js'

/** Since when a council has had the grade that it is listed for: the first of the inspections in a row that gave it. */
export type Since = NonNullable<CouncilRow['since']>

/** The judgement that a list is about: what its first condition is on. */
const judgementOfList = (
  { having: [first], judgement, where }: AskedFor<'councils'>,
  context: AnswerContext,
): JudgementAsked => judgement ?? first?.judgement ?? judgementMeant(where, context, first?.grades)

/** Of each line that ends with a grade; nothing for one whose report gives none. */
export function sinceWhen(
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
      .toSorted((one, other) => other.inspected.to.localeCompare(one.inspected.to))
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
export const longestSoFirst = (
  lines: readonly CouncilLine[],
  since: ReadonlyMap<CouncilLine, Since>,
  { library }: AnswerContext,
): CouncilLine[] => {
  const newest = library.reports.reduce(
    (last, { inspected }) => (inspected.to > last ? inspected.to : last),
    '',
  )
  const days = new Map([...since].map(([line, { day, until = newest }]) => [line, daysBetween(day, until)]))
  return lines.toSorted((one, other) => (days.get(other) ?? -1) - (days.get(one) ?? -1))
}

/** ` The longest so: Slough, since 11 December 2013.` */
export function longestInWords(
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
