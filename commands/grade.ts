import { answerGrade, whichJudgement } from '../src/answer/grade.js'
import { resolveJudgement, resolveReports } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, judgementOption, yearOption } from '../src/command/options.js'

export const grade: Command = {
  name: 'grade',
  description: 'The grade of one judgement, the words around it, and where it stands',
  options: [
    authorityOption,
    judgementOption,
    { ...yearOption, description: 'One inspection; without it, all of them' },
  ],
  example: '/grade northumberland staying-safe',
  run({ authority, judgement, year }, world) {
    const place = resolveReports(authority, year, world, (slug, when) =>
      `/grade ${slug} ${judgement ?? ''} ${when}`.trim(),
    )
    if (place.reply) return place.reply
    if (judgement === undefined) return whichJudgement(place.is.reports[0])
    const named = resolveJudgement(judgement, world, (slug) =>
      `/grade ${authority} ${slug} ${year ?? ''}`.trim(),
    )
    return named.reply ?? answerGrade(place.is.reports, named.is, world)
  },
}
