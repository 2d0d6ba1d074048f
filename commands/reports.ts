import { answerReports } from '../src/answer/report.js'
import { resolveReports, resolveYear } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, optional, yearOption } from '../src/command/options.js'

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
    const meant = resolveYear(year, world)
    return meant.reply ?? answerReports(meant.is, year === undefined ? '' : whichYear(year))
  },
}

/** ` from 2012`, `, the latest on each council` */
const whichYear = (year: string): string =>
  /^\d/.test(year) ? ` from ${year}` : `, the ${year} on each council`
