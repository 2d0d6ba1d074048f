import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import type { AskedFor, Movement, Where } from '../../model/query.js'
import type { BlockOf, Choice, FigureRow, Reply, ReportWords, Total } from '../../model/reply.js'
import type { Finding } from '../../model/report.js'
import { choices, figures, noneOf, reply, words } from '../../reply/build.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { asCouncilList } from '../../understand/over-councils/councils.js'
import { mentionsOn } from '../../understand/over-councils/mentions.js'
import { judgementMeant } from '../judgement-meant.js'
import { byDate } from './by-date.js'
import { byGroup } from './by-group.js'
import { byMovement, gradesNamedBy, pairsMade } from './by-movement.js'
import { listCouncils } from './councils.js'
import { byJudgement, commonGround, distribution } from './distribution.js'
import { drawnLines, type Figured, type FiguresAsked } from './listed.js'
import { conditionsOf, councilsWithin, type Reach, type ReportKind, reportsOfKind } from './population.js'
import { recommendationsCounted } from './recommendations-counted.js'
import {
  conditionsInWords,
  councilsCalled,
  councilsCounted,
  gradesInWords,
  movementInWords,
  whereInWords,
} from './said.js'

/** How many councils or reports, what share of them, how they are spread: each number with what it is of. */
export function answerFigures(asked: FiguresAsked, context: AnswerContext): Reply {
  const { figure } = asked
  // How those are spread that moved so, no table tells.
  const isCounted =
    figure === 'count' || figure === 'share' || (figure === 'distribution' && asked.movement !== null)
  const isOfRecommendations = asked.of === 'recommendations'
  if (isCounted && !isOfRecommendations) return answerCount(asked, context)
  const {
    lead,
    naming = [],
    title,
    rows,
    total,
    notes,
    offers = [],
  } = isOfRecommendations
    ? recommendationsCounted(asked, context)
    : figure === 'distribution' && asked.by === 'judgement'
      ? commonGround(asked, context)
      : figure === 'distribution'
        ? distribution(asked, context)
        : figure === 'by-way'
          ? byWay(asked, context)
          : asked.by === 'judgement'
            ? byJudgement(asked, context)
            : byGroup(asked, context)
  const counted = [words(lead, [...naming, ...namedIn(lead, rows)]), figures(title, [...rows])]
  const behind =
    figure === 'distribution' && !isOfRecommendations ? councilsBehind(asked, total, context) : []
  const onward = choices(
    asked.by === 'judgement' && figure === 'distribution' ? [whatTheyAreTold(asked, context)] : [...offers],
  )
  const command = commandFor(asked, context)
  return total.count === 0
    ? { ...reply('none', [...counted, onward], notes), total: noneOf(total), command }
    : { ...reply('figures', [...counted, behind, onward], notes), total, command }
}

/** The words of reports in some rows that the sentence over them has as well: who led most of them. */
const namedIn = (lead: string, rows: readonly FigureRow[]): ReportWords[] =>
  rows.flatMap(({ naming = [] }) => naming.filter(({ words }) => lead.includes(words)))

/** What councils that are graded so are told to improve: as far as words have something in common, it stands there. */
const whatTheyAreTold = (asked: FiguresAsked, context: AnswerContext): Choice => ({
  label: 'What they are told to improve',
  message: commandFor(mentionsOn('', asked, 'recommendations'), context),
})

/** Lines that a count shows; whoever asks how many does not ask for more. */
const SHOWN_WITH_A_COUNT = 12

/** Which councils a spread over the grades counts, where they are few. */
function councilsBehind(
  asked: FiguresAsked,
  { what, count }: Total,
  context: AnswerContext,
): BlockOf<'councils'>[] {
  if (what !== 'councils' || count > SHOWN_WITH_A_COUNT || asked.having.length > 0) return []
  const { lines, order } = listCouncils(asCouncilList(asked), context)
  return drawnLines(lines, order, context)
}

function answerCount(asked: FiguresAsked, context: AnswerContext): Reply {
  const list = asCouncilList(asked)
  const isOfReports = asked.of === 'reports'
  const isOfAll = asked.having.length === 0 && asked.judgement === null && asked.movement === null
  const isOfHeld = isOfAll && !isOfReports && isOfPlaceAlone(asked.where)
  const reach: Reach = isOfReports
    ? { always: true, kind: isOfAll ? 'all' : 'services' }
    : isOfHeld
      ? { kind: 'all' }
      : {}
  // Who asks how many councils there are counts those without a grade too.
  const found = isOfAll ? byDate(list, context, reach) : listCouncils(list, context, reach)
  const { total } = found
  const lead = isOfHeld ? leadOfHeld(asked.where, total, context) : found.lead
  const councils = [...new Set(found.lines.map(({ council }) => council))]
  const finding = gradeCountedAlone(asked)
  const row: FigureRow = {
    label: labelCounted({ ...asked, movement: found.followed ?? asked.movement }, context),
    ...(finding === undefined ? {} : { finding }),
    count: total.count,
    of: total.of,
    councils,
    parts: [],
  }
  const shown = found.lines.length <= SHOWN_WITH_A_COUNT ? found.lines : []
  const which = { label: 'Which they are', message: commandFor(list, context) }
  return {
    ...reply(
      'figures',
      [
        words(asked.figure === 'share' ? withShare(lead, total.count, total.of) : lead, found.naming),
        figures('', [row]),
        drawnLines(shown, found.order, context),
        choices(shown.length < found.lines.length ? [which] : []),
      ],
      found.notes,
    ),
    total,
    command: commandFor(asked, context),
  }
}

/** Whether no time, framework or inspector narrows which reports are meant. */
const isOfPlaceAlone = ({ period, framework, inspector, reports, councils }: Where): boolean =>
  framework === null &&
  councils.length < 2 &&
  inspector === null &&
  reports.length + period.years.length === 0 &&
  [period.from, period.to, period.order].every((named) => named === null)

/** `56 of 56 councils have reports here: 43 on children’s services, 20 on area SEND`: one may have both. */
function leadOfHeld(where: Where, { count, of }: Total, context: AnswerContext): string {
  const held = councilsWithin(where, context)
  const ofKind = (kind: ReportKind) =>
    held.filter((council) => reportsOfKind(council, kind).length > 0).length
  const ofKinds = `${ofKind('services')} with one on children’s services, ${ofKind('send')} with one on area SEND.`
  const all = `${count} of ${councilsCounted(of ?? count, { ...where, kinds: [] })} with reports here`
  const kind = where.kinds.length > 0 ? ` ${councilsCalled(count, where)}` : ''
  const among = `${kind}${whereInWords(where, context)}`
  return among === '' ? `${all}: ${ofKinds}` : `${all} ${count === 1 ? 'is' : 'are'}${among}: ${ofKinds}`
}

/** What is counted, in a few words. */
function labelCounted(
  { having, movement, judgement, of, where }: FiguresAsked,
  context: AnswerContext,
): string {
  if (movement !== null)
    return movementInWords(movement, judgement ?? judgementMeant(where, context, gradesNamedBy(movement)))
  if (having.some(({ than }) => than)) return conditionsInWords(conditionsOf(having, context))
  if (having.length > 0) return having.map(({ grades }) => gradesInWords(grades)).join(' and ')
  return of === 'reports' ? 'Reports' : 'Councils'
}

/** The grade that is all that the label names. */
const gradeCountedAlone = ({ having: [first, second], movement }: FiguresAsked): Finding | undefined =>
  movement === null && second === undefined && !first?.than && first?.grades.length === 1
    ? first.grades[0]
    : undefined

const percent = (count: number, of: number): string => `${of === 0 ? 0 : Math.round((100 * count) / of)}%`

const withShare = (lead: string, count: number, of: number | null): string =>
  of === null || of === 0 ? lead : `${percent(count, of)}: ${lead}`

/** Ways in which a grade may have gone at the last inspection, as a row of figures names them, and as a sentence does. */
const WAYS = [
  ['improved', 'Improved', 'improved'],
  ['unchanged', 'Stayed the same', 'stayed the same'],
  ['declined', 'Fell', 'fell'],
] as const

/** How many councils improved, stayed the same and fell at their last inspection; the three add up to all that can be told. */
function byWay(asked: FiguresAsked, context: AnswerContext): Figured {
  const moves = WAYS.map(([kind, label, said]) => {
    const movement: Movement = { kind, from: null, to: null, least: 1, isLast: true, isInARow: false }
    return { label, said, list: byMovement(asCouncilList({ ...asked, movement }), movement, context) }
  })
  const [first] = moves
  const rows: FigureRow[] = moves.map(({ label, list }) => ({
    label,
    count: list.total.count,
    of: list.total.of,
    councils: [...new Set(list.lines.map(({ council }) => council))],
    parts: [],
  }))
  const counted = rows.reduce((sum, { count }) => sum + count, 0)
  const said = listInWords(moves.map(({ said, list }) => `${list.total.count} ${said}`))
  return {
    // What stands behind the number of those that improved says of whom it is told, and who is left out.
    lead: `${said}. ${first?.list.lead ?? ''}${everyPairInWords(asked, context)}`,
    title: 'At their last inspection',
    rows,
    total: { what: 'councils', count: counted, of: first?.list.total.of ?? null },
    notes: [...new Set(moves.flatMap(({ list }) => list.notes))],
  }
}

/** ` Of all 20 pairs of inspections in a row 13 improved, 7 stayed the same and 0 fell.`: a council counts with each of its own. */
function everyPairInWords(asked: FiguresAsked, context: AnswerContext): string {
  const counts = WAYS.map(([kind, , said]) => {
    const movement: Movement = { kind, from: null, to: null, least: 1, isLast: false, isInARow: false }
    return { said, count: pairsMade(asCouncilList({ ...asked, movement }), movement, context).length }
  })
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return all === 0
    ? ''
    : ` Of all ${countInWords(all, 'pair')} of inspections in a row ${listInWords(counts.map(({ said, count }) => `${count} ${said}`))}.`
}

/** How a judgement went over all councils, year by year: of England, a region, a kind of council. */
export function answerHistoryOver({ where, judgement }: AskedFor<'history'>, context: AnswerContext): Reply {
  const trend = answerFigures(
    {
      intent: 'figures',
      where,
      having: [],
      movement: null,
      judgement: judgement ?? judgementMeant(where, context),
      figure: 'by-year',
      of: 'reports',
      by: null,
    },
    context,
  )
  return trend.kind === 'figures' ? { ...trend, kind: 'history' } : trend
}
