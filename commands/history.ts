import { resolveJudgement, resolveWhere } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, judgementOption } from '../src/command/options.js'

export const history: Command = {
  name: 'history',
  description: 'A council’s grades from inspection to inspection',
  options: [authorityOption, { ...judgementOption, description: 'One judgement alone', required: false }],
  example: ({ reports }) => `/history ${reports.at(-1)?.authority.slug ?? 'leeds'}`,
  query({ authority, judgement }, world) {
    const place = resolveWhere(authority, undefined, world, (slug) =>
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
