import { answerHistory } from '../src/answer/history.js'
import { resolveJudgement, resolveReports } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, judgementOption } from '../src/command/options.js'

export const history: Command = {
  name: 'history',
  description: 'A council’s grades from inspection to inspection',
  options: [authorityOption, { ...judgementOption, description: 'One judgement alone', required: false }],
  example: '/history north-lincolnshire',
  run({ authority, judgement }, world) {
    const place = resolveReports(authority, undefined, world, (slug) =>
      `/history ${slug} ${judgement ?? ''}`.trim(),
    )
    if (place.reply) return place.reply
    if (judgement === undefined) return answerHistory(place.is.reports, null, world)
    const named = resolveJudgement(judgement, world, (slug) => `/history ${place.is.authority.slug} ${slug}`)
    return named.reply ?? answerHistory(place.is.reports, named.is, world)
  },
}
