import { resolveWhere } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, yearOption } from '../src/command/options.js'

export const report: Command = {
  name: 'report',
  description: 'One inspection: dates, lead inspector, all grades, recommendations in brief',
  options: [authorityOption, { ...yearOption, description: 'One inspection; without it, the newest' }],
  example: ({ reports }) => `/report ${reports.at(-1)?.authority.slug ?? 'leeds'}`,
  query({ authority, year }, world) {
    const place = resolveWhere(authority, year, world, (slug, when) => `/report ${slug} ${when}`.trim())
    if (place.reply) return place
    const { where, readings } = place.is
    return { is: { asked: { intent: 'report', where, part: 'whole', instead: null }, readings } }
  },
}
