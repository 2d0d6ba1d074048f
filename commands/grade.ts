import { whichJudgement } from '../src/answer/grade.js'
import {
  type AnswerContext,
  type Command,
  type CommandQuery,
  councilOption,
  examplesOf,
  judgementOption,
  optional,
  regionOption,
  yearOption,
} from '../src/command/command.js'
import { whereAsked } from '../src/command/over-councils/read.js'
import type { FindOptions } from '../src/command/over-councils/written.js'
import { resolveJudgement, resolveWhere } from '../src/command/resolve.js'
import type { Reply } from '../src/model/reply.js'
import type { Result } from '../src/model/result.js'

export const slashGrade: Command = {
  name: 'grade',
  description: 'A grade, and the words that state it',
  options: [
    councilOption,
    judgementOption,
    { ...yearOption, description: 'One inspection; without it, all of them' },
  ],
  example: (library) => `/grade ${examplesOf(library).slug} ${examplesOf(library).subject}`,
  query({ council, judgement, year }, context) {
    const place = resolveWhere(council, year, context, (slug, when) =>
      `/grade ${slug} ${judgement ?? ''} ${when}`.trim(),
    )
    if (place.refusal) return place
    const { where, readings, reports } = place.value
    if (judgement === undefined) return { refusal: whichJudgement(reports, year) }
    const named = resolveJudgement(judgement, context, (slug) =>
      `/grade ${council} ${slug} ${year ?? ''}`.trim(),
    )
    if (named.refusal) return named
    return { value: { asked: { intent: 'grade', where, judgement: named.value, grades: [] }, readings } }
  },
}

export const slashHistory: Command = {
  name: 'history',
  description: 'Grades over the years',
  options: [
    regionOption,
    optional(councilOption),
    { ...judgementOption, description: 'One judgement alone', required: false },
  ],
  example: ({ reports }) => `/history ${reports.at(-1)?.authority.slug ?? 'leeds'}`,
  query({ council, judgement, region }, context) {
    if (council === undefined) return historyOverCouncils({ judgement, region }, context)
    const place = resolveWhere(council, undefined, context, (slug) =>
      `/history ${slug} ${judgement ?? ''}`.trim(),
    )
    if (place.refusal) return place
    const { where, readings } = place.value
    const [slug] = where.councils
    const named =
      judgement === undefined
        ? null
        : resolveJudgement(judgement, context, (other) => `/history ${slug} ${other}`)
    if (named?.refusal) return named
    return { value: { asked: { intent: 'history', where, judgement: named?.value ?? null }, readings } }
  },
}

/** Of all England, or of a region. */
function historyOverCouncils(
  options: Pick<FindOptions, 'judgement' | 'region'>,
  context: AnswerContext,
): Result<CommandQuery, Reply> {
  const where = whereAsked({ region: options.region }, context)
  if (where.refusal) return where
  const named =
    options.judgement === undefined
      ? null
      : resolveJudgement(options.judgement, context, (slug) => `/history judgement:${slug}`)
  if (named?.refusal) return named
  return { value: { asked: { intent: 'history', where: where.value, judgement: named?.value ?? null } } }
}
