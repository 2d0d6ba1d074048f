import { answerHistory } from '../src/answer/history.js'
import { resolveReports } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption } from '../src/command/options.js'

export const history: Command = {
  name: 'history',
  description: 'A council’s grades from inspection to inspection',
  options: [authorityOption],
  example: '/history north-lincolnshire',
  run({ authority }, world) {
    const place = resolveReports(authority, undefined, world, (slug) => `/history ${slug}`)
    return place.reply ?? answerHistory(place.is.reports, null, world)
  },
}
