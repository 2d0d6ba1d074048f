import { reply, words } from '../src/answer/build.js'
import { answerReports } from '../src/answer/report.js'
import { resolveReports, typed } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, optional, yearOption } from '../src/command/options.js'
import { matchesYear } from '../src/model/year.js'

export const reports: Command = {
  name: 'reports',
  description: 'What is in the library',
  options: [
    { ...optional(authorityOption), description: 'Only the reports on this council' },
    { ...yearOption, description: 'Only inspections of this year' },
  ],
  example: '/reports',
  run({ authority, year }, world) {
    if (authority !== undefined) {
      const place = resolveReports(authority, year, world, (slug, when) => `/reports ${slug} ${when}`.trim())
      return place.reply ?? answerReports(place.is.reports, ` on ${place.is.authority.name}`)
    }
    const { reports } = world.library
    if (year === undefined) return answerReports(reports)
    const meant = reports.filter((report) => matchesYear(report, Number(year)))
    return meant.length > 0
      ? answerReports(meant, ` from ${year}`)
      : reply('none', [words(`I hold no report from ${typed(year)}. /reports lists what I hold.`)])
  },
}
