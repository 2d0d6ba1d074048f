import type { AnswerContext } from '../../command/command.js'
import { type Finding, GOOD_OR_BETTER } from '../../model/finding.js'
import type { JudgementAsked } from '../../model/query.js'
import type { FigureRow } from '../../model/reply.js'
import { countInWords } from '../../text/in-words.js'
import { judging, meets } from './conditions.js'
import type { Figured, FiguresAsked } from './figured.js'
import { isOfThePast } from './held.js'
import { noteOnScales } from './notes.js'
import { type CouncilInspection, populationOf } from './population.js'
import { endsInWords, ranked, topInWords } from './ranked.js'
import {
  councilsCounted,
  gradesInWords,
  inspectionsInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** Which judgement was given a grade most often, or is good or better most often: a row for each, of the reports that make it. */
export function byJudgement(asked: FiguresAsked, context: AnswerContext): Figured {
  const { where, figure, of, having } = asked
  const { inspections, isOneEach } = populationOf(where, context, { always: of === 'reports' })
  const grades: readonly Finding[] = having[0]?.grades ?? GOOD_OR_BETTER
  // Of the newest reports only what is still judged: a handful of old ones would come first with one of one.
  const made = judgementsMade(inspections, context).filter((one) => !isOneEach || !isOfThePast([one]))
  const rows = made.map((judgement): FigureRow => {
    const condition = { judgement, grades, period: null }
    const { judged } = judging(inspections, [judgement])
    const meant = judged.filter((one) => meets(one, [condition]))
    return {
      label: judgement.label,
      count: meant.length,
      of: judged.length,
      councils: [...new Set(meant.map(({ council }) => council.slug))],
      parts: [],
    }
  })
  const sum = (number: (row: FigureRow) => number) => rows.reduce((all, row) => all + number(row), 0)
  const top = having.length === 0 ? endsInWords(rows) : topInWords(rows, figure)
  const whole = isOneEach
    ? `${councilsCounted(inspections.length, where)}${inspectionsInWords(where)}${whereInWords(where, context)}${reportMeant(where)}`
    : `${countInWords(inspections.length, 'inspection')}${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period)}`
  return {
    lead: `${top}${gradesInWords(grades)}, by judgement: ${whole}.`,
    title: 'By judgement',
    rows: ranked(rows, figure),
    total: { what: 'grades', count: sum(({ count }) => count), of: sum((row) => row.of ?? 0) },
    notes: noteOnScales(inspections.map(({ report }) => report)),
  }
}

/** What some reports judge, each once by the name that it has in short. */
export function judgementsMade(
  inspections: readonly CouncilInspection[],
  { vocabulary, names }: AnswerContext,
): JudgementAsked[] {
  const made = new Set(
    inspections.flatMap(({ report: { framework, judgements } }) =>
      judgements.map(({ judgement }) => `${framework} ${judgement}`),
    ),
  )
  const shorts = vocabulary.judgements.flatMap(({ framework, slug, short }) =>
    made.has(`${framework} ${slug}`) ? [short] : [],
  )
  const asked = [...new Set(shorts)].flatMap((short) => names.judgementIn(short) ?? [])
  return [...new Map(asked.map((one) => [one.keys.join(), one])).values()]
}
