import {
  type Command,
  type CommandQuery,
  councilOption,
  judgementOption,
  optional,
  regionOption,
} from '../src/command/command.js'
import { whereAsked } from '../src/command/over-councils/read.js'
import type { FindOptions } from '../src/command/over-councils/written.js'
import { type Resolved, resolveJudgement, resolveWhere } from '../src/command/resolve.js'
import type { World } from '../src/command/world.js'

export const slashHistory: Command = {
  name: 'history',
  description: 'Grades over the years',
  options: [
    regionOption,
    optional(councilOption),
    { ...judgementOption, description: 'One judgement alone', required: false },
  ],
  example: ({ reports }) => `/history ${reports.at(-1)?.authority.slug ?? 'leeds'}`,
  query({ council, judgement, region }, world) {
    if (council === undefined) return historyOverCouncils({ judgement, region }, world)
    const place = resolveWhere(council, undefined, world, (slug) =>
      `/history ${slug} ${judgement ?? ''}`.trim(),
    )
    if (place.reply) return place
    const { where, readings } = place.is
    const [slug] = where.councils
    const named =
      judgement === undefined
        ? null
        : resolveJudgement(judgement, world, (other) => `/history ${slug} ${other}`)
    if (named?.reply) return named
    return { is: { asked: { intent: 'history', where, judgement: named?.is ?? null }, readings } }
  },
}

/** Of all England, or of a region. */
function historyOverCouncils(
  options: Pick<FindOptions, 'judgement' | 'region'>,
  world: World,
): Resolved<CommandQuery> {
  const where = whereAsked({ region: options.region }, world)
  if (where.reply) return where
  const named =
    options.judgement === undefined
      ? null
      : resolveJudgement(options.judgement, world, (slug) => `/history judgement:${slug}`)
  if (named?.reply) return named
  return { is: { asked: { intent: 'history', where: where.is, judgement: named?.is ?? null } } }
}
