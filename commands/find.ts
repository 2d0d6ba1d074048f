import { choices, reply, words } from '../src/answer/build.js'
import { answerFind } from '../src/answer/find.js'
import { resolveJudgement, resolveReports, resolveYear, typed } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, judgementOption, optional, yearOption } from '../src/command/options.js'
import { Grade } from '../src/model/report.js'
import { gradesAsked, outcomesAsked } from '../src/understand/grade-words.js'

export const find: Command = {
  name: 'find',
  description: 'Every judgement that was given a grade',
  options: [
    {
      name: 'grade',
      kind: 'grade',
      description: 'Outstanding, Good, Adequate, Requires improvement, Inadequate; in SEND outcome 1 to 3',
      required: true,
    },
    optional(judgementOption),
    { ...optional(authorityOption), description: 'Only this council' },
    { ...yearOption, description: 'Only inspections of this year' },
  ],
  example: '/find inadequate',
  run({ grade, judgement, authority, year }, world) {
    const wanted = grade === undefined ? null : (outcomesAsked(grade) ?? gradesAsked(grade)?.grades)
    if (!wanted) {
      const offered = Grade.options.map((each) => ({ label: each, message: `/find "${each}"` }))
      const asks = grade === undefined ? 'Which grade?' : `${typed(grade)} is no grade. These are:`
      return reply('choices', [words(asks), choices(offered)])
    }
    const again = (...options: readonly (string | undefined)[]): string =>
      [`/find "${grade}"`, ...options.filter((option) => option)].join(' ')
    const named =
      judgement === undefined
        ? null
        : resolveJudgement(judgement, world, (slug) => again(slug, authority, year))
    if (named?.reply) return named.reply
    const place =
      authority === undefined
        ? resolveYear(year, world)
        : resolveReports(authority, year, world, (slug, when) => again(judgement, slug, when))
    if (place.reply) return place.reply
    const reports = 'reports' in place.is ? place.is.reports : place.is
    return answerFind({ grades: wanted, named: named?.is ?? null, reports }, world)
  },
}
