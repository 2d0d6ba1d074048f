import { type AnswerContext, yearsOf } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import { type AskedFor, type Having, isDated, isPeriodNamed, type Where } from '../../model/query.js'
import { blocksIn, blocksOf, type Reply } from '../../model/reply.js'
import { isOutcome } from '../../model/report.js'
import { choices, noneOf, reply, words } from '../../reply/build.js'
import { countInWords } from '../../text/in-words.js'
import { judgementMeant, overall } from '../judgement-meant.js'
import { gradesNamedBy } from './by-movement.js'
import { answerCouncils } from './councils.js'
import { answerFigures } from './figures.js'
import type { CouncilsAsked, FiguresAsked } from './listed.js'
import { noteOnNeighbours } from './notes.js'
import {
  conditionsOf,
  councilsWithin,
  type HeldCouncil,
  isInPeriod,
  isOfThePast,
  kindJudging,
  liesWithin,
  populationOf,
  type ReportKind,
  reportsOfKind,
} from './population.js'
import {
  councilsCalled,
  councilsCounted,
  gradesInWords,
  inspectionsInWords,
  periodInWords,
  whereInWords,
} from './said.js'

/** Answers what is asked over councils from the table of their grades. */
export function answerOver(asked: AskedFor<'councils'> | AskedFor<'figures'>, context: AnswerContext): Reply {
  const made = asked.intent === 'councils' ? answerCouncils(asked, context) : answerFigures(asked, context)
  const noted = {
    ...made,
    notes: [...noteOnNeighbours(asked.where, context), ...made.notes, ...notesOnSendLeftOut(asked, context)],
  }
  const told = unlessNoneHeld(unlessContradictory(noted, asked, context), asked, context)
  return asked.isExplained ? countingExplained(asked, told, context) : told
}

/** Of so many reports none would be no answer where no report is held of the councils and the time that were asked for. */
function unlessNoneHeld(
  made: Reply,
  { where }: Pick<AskedFor<'councils'>, 'where'>,
  context: AnswerContext,
): Reply {
  if (made.total?.of !== 0) return made
  if (populationOf(where, context, { kind: 'all', always: true }).inspections.length > 0) return made
  const of = where.kinds.length > 0 ? ` of ${councilsCalled(2, where)}` : ''
  const held = context.library.reports.length === 0 ? '' : ` Those here are from ${yearsOf(context.library)}.`
  const none = reply(
    'none',
    [
      words(
        `There is no report${inspectionsInWords(where)}${of}${whereInWords(where, context)}${periodInWords(where.period)} here.${held}`,
      ),
    ],
    made.notes,
  )
  return { ...none, total: noneOf(made.total) }
}

/**
 * Hardly a report gives one judgement two grades, for each of its halves one. Where two are asked for of the same judgement at
 * the same time and none has both, a judgement was not understood: that is said, for none of so many would be no answer.
 */
function unlessContradictory(
  made: Reply,
  { having }: Pick<AskedFor<'councils'>, 'having'>,
  context: AnswerContext,
): Reply {
  if (made.total && made.total.count > 0) return made
  const keysOf = ({ judgement }: Having): string => (judgement ?? overall(context)).keys.join()
  for (const [at, one] of having.entries())
    for (const other of having.slice(at + 1)) {
      const isOfSame =
        keysOf(one) === keysOf(other) &&
        one.period === null &&
        other.period === null &&
        !one.than &&
        !other.than
      // A grade is of services and an outcome of area SEND, where no judgement is named.
      const areOfOneScale = one.grades.some(isOutcome) === other.grades.some(isOutcome)
      if (!isOfSame || !areOfOneScale || one.grades.some((grade) => other.grades.includes(grade))) continue
      const [first, second] = [one, other].map(({ grades }) => gradesInWords(grades))
      const of =
        one.judgement && keysOf(one) !== overall(context).keys.join()
          ? `for ${one.judgement.label.toLowerCase()}`
          : 'overall'
      return reply('none', [
        words(
          `No report here grades a council ${first} and ${second} ${of} at once. Name the judgement that each is for: “${first} overall and ${second} for leadership”.`,
        ),
      ])
    }
  return made
}

type OverCouncilsAsked = CouncilsAsked | FiguresAsked

/**
 * 'Does that count the SEND ones', 'is that only the newest reports': which reports were looked at and what was left out, and the sentence that was told.
 * @param made the answer itself
 */
function countingExplained(asked: OverCouncilsAsked, made: Reply, context: AnswerContext): Reply {
  const { isExplained: _, ...again } = asked
  if (!made.total) return made
  const lead = blocksIn(made).find((one) => one.block === 'words')
  const how = [whichReports(asked, context), onSend(asked, context), onHeld(asked.where, context)]
  const command = commandFor(again, context)
  return {
    ...reply(
      'figures',
      [
        words(how.filter((one) => one !== '').join(' ')),
        lead ? [lead] : [],
        blocksOf(made, 'figures'),
        choices([{ label: 'The same again', message: command }]),
      ],
      made.notes,
    ),
    total: made.total,
    command,
  }
}

const judgementsNamed = (asked: OverCouncilsAsked, context: AnswerContext) => [
  ...conditionsOf(asked.having, context).map(({ judgement }) => judgement),
  ...(asked.judgement ? [asked.judgement] : []),
]

/** What kinds of report were looked at. */
function kindCounted(asked: OverCouncilsAsked, context: AnswerContext): ReportKind {
  const { where, movement } = asked
  if (where.framework === 'SEND' && !where.isWithout) return 'send'
  const named = judgementsNamed(asked, context)
  if (named.length > 0) return kindJudging(named)
  if (movement) return kindJudging([judgementMeant(where, context, gradesNamedBy(movement))])
  // A count of all councils says itself what each has.
  const isOfAllReports =
    asked.intent === 'figures' &&
    (asked.of !== 'councils' || (asked.figure === 'count' && !isPeriodNamed(where.period)))
  return isOfAllReports && where.framework === null && !where.isWhole ? 'all' : 'services'
}

/** 'Counted is the newest report of each council alone', or every inspection of a time. */
function whichReports(asked: OverCouncilsAsked, context: AnswerContext): string {
  const { where, movement } = asked
  const { period } = where
  const named = `${inspectionsInWords(where)}${periodInWords(period)}`
  if (movement !== null)
    return `Told from every inspection${inspectionsInWords(where)} that is here, each council’s in their order; who had too few of them is counted apart.`
  const isOfReports = asked.intent === 'figures' && asked.of !== 'councils'
  const isEvery =
    period.order === null &&
    (isOfReports ||
      isDated(period) ||
      where.inspector !== null ||
      where.framework !== null ||
      where.reports.length > 0 ||
      isOfThePast(judgementsNamed(asked, context)))
  if (isEvery)
    return `Every inspection${named} counts, and not only each council’s newest: one that had several counts with each.`
  const which = period.order === 'first' ? 'oldest' : period.order === 'previous' ? 'last but one' : 'newest'
  return `Only the ${which} report of each council counts, whichever year it is of${periodInWords(period) === '' ? '' : `, and that must be${periodInWords(period, 'of')}`}.`
}

/** Whether inspections of area SEND are among those counted, and how many there are. */
function onSend(asked: OverCouncilsAsked, context: AnswerContext): string {
  const kind = kindCounted(asked, context)
  const within = councilsWithin(asked.where, context)
  const held = within.flatMap(({ send }) => send).filter((report) => isInPeriod(report, asked.where.period))
  const those = countInWords(held.length, 'inspection')
  if (kind === 'send') return 'Only inspections of area SEND count, and none of children’s services.'
  if (kind === 'all')
    return held.length === 0
      ? 'No inspection of area SEND is among them.'
      : `Those of area SEND count too: ${those}.`
  const alone = isDated(asked.where.period) ? [] : withSendAlone(within)
  const without =
    alone.length === 0
      ? ''
      : ` Of ${councilsCounted(alone.length, { ...asked.where, kinds: [] })} nothing else is here, so ${alone.length === 1 ? 'it is' : 'they are'} not counted at all.`
  return `Inspections of area SEND are not counted, for they give no grades: ${held.length === 0 ? 'none' : those} of that kind ${held.length === 1 ? 'is' : 'are'} here${periodInWords(asked.where.period)}.${without}`
}

/** Councils of which nothing but a report on area SEND is here. */
const withSendAlone = (councils: readonly HeldCouncil[]): HeldCouncil[] =>
  councils.filter(
    (council) => reportsOfKind(council, 'send').length > 0 && reportsOfKind(council, 'boards').length === 0,
  )

/**
 * What a list or a count of ordinary grades leaves out of area SEND, which gives none: councils with no other report here; of a
 * time that is named the inspections of that kind.
 */
function notesOnSendLeftOut(asked: OverCouncilsAsked, context: AnswerContext): string[] {
  const { where, movement } = asked
  const { councils, neighboursOf, framework, inspector, isWhole, period, reports } = where
  const isNarrowed = framework !== null || inspector !== null || isWhole || reports.length > 0
  const isOfNamed = councils.length > 0 || neighboursOf !== null
  if (isNarrowed || isOfNamed || kindCounted(asked, context) !== 'services') return []
  const within = councilsWithin(where, context)
  if (isDated(period) && period.order === null && movement === null) {
    const held = within.flatMap(({ send }) => send).filter((report) => isInPeriod(report, period))
    return held.length === 0
      ? []
      : [
          `${countInWords(held.length, 'inspection')} of area SEND${periodInWords(period)} ${held.length === 1 ? 'is' : 'are'} not counted here: these give no grades.`,
        ]
  }
  const alone = withSendAlone(within)
  return alone.length === 0
    ? []
    : [
        `${countInWords(alone.length, 'more council has', 'more councils have')} a report on area SEND alone here, which gives no grades, and ${alone.length === 1 ? 'is' : 'are'} not counted.`,
      ]
}

/** Of how many councils of the place anything is here. */
function onHeld(where: Where, context: AnswerContext): string {
  const { councils, neighboursOf } = where
  if (councils.length > 0 || neighboursOf !== null) return ''
  const held = councilsWithin(
    { ...where, isOnly: undefined, isWithout: undefined, alsoUnder: undefined },
    context,
  )
  const all = [...context.vocabulary.councils.values()].filter(
    (council) => council.region !== null && liesWithin(council, where),
  )
  const missing = all.length - held.filter(({ region }) => region !== null).length
  return missing > 0
    ? `Reports are here on ${held.length} of the ${councilsCounted(all.length, where)}${where.regions.length === 0 ? ' in England' : whereInWords(where, context)}; the other ${missing} cannot be counted.`
    : ''
}
