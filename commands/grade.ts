import { whichJudgement } from '../src/answer/grade.js'
import {
  type Command,
  councilOption,
  examplesOf,
  judgementOption,
  yearOption,
} from '../src/command/command.js'
import { resolveJudgement, resolveWhere } from '../src/command/resolve.js'

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
