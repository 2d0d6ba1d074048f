import { type AnswerContext, yearsOf } from '../../command/command.js'
import { isOutcome } from '../../model/finding.js'
import type { AskedFor, Having } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { noneOf, reply, words } from '../../reply/build.js'
import { overall } from '../other-grades.js'
import { answerCouncils } from './councils.js'
import { countingExplained, notesOnSendLeftOut } from './explained.js'
import { answerFigures } from './figures.js'
import { noteOnNeighbours } from './notes.js'
import { populationOf } from './population.js'
import { councilsCalled, gradesInWords, inspectionsInWords, periodInWords, whereInWords } from './said.js'

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
