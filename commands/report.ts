import { answerReport } from '../src/answer/report.js'
import { resolveReports } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, yearOption } from '../src/command/options.js'

export const report: Command = {
  name: 'report',
  description: 'One inspection: dates, lead inspector, all grades, recommendations in brief',
  options: [authorityOption, { ...yearOption, description: 'One inspection; without it, the newest' }],
  example: '/report south glos',
  run({ authority, year }, world) {
    const place = resolveReports(authority, year, world, (slug, when) => `/report ${slug} ${when}`.trim())
    if (place.reply) return place.reply
    const [newest] = place.is.reports
    const others = world.library.ofAuthority(place.is.authority.slug).filter((other) => other !== newest)
    return answerReport(newest, others, world)
  },
}
