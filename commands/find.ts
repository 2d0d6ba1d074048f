import { choices, reply, words } from '../src/answer/build.js'
import { resolveJudgement, resolveWhere, resolveYear, typed } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, judgementOption, optional, yearOption } from '../src/command/options.js'
import { Grade } from '../src/model/report.js'

export const find: Command = {
  name: 'find',
  description: 'Every judgement that was given a grade',
  options: [
    {
      name: 'grade',
      kind: 'grade',
      description: 'Outstanding, Good, Adequate, Requires improvement, Inadequate',
      required: true,
    },
    optional(judgementOption),
    { ...optional(authorityOption), description: 'Only this council' },
    { ...yearOption, description: 'Only inspections of this year' },
  ],
  example: () => '/find inadequate',
  query({ grade, judgement, authority, year }, world) {
    const wanted = grade === undefined ? [] : world.names.gradesIn(grade)
    if (wanted.length === 0) {
      const offered = Grade.options.map((each) => ({ label: each, message: `/find "${each}"` }))
      const asks = grade === undefined ? 'Which grade?' : `${typed(grade)} is no grade. These are:`
      return { reply: reply('choices', [words(asks), choices(offered)]) }
    }
    const again = (...options: readonly (string | undefined)[]): string =>
      [`/find "${grade}"`, ...options.filter((option) => option)].join(' ')
    const named =
      judgement === undefined
        ? null
        : resolveJudgement(judgement, world, (slug) => again(slug, authority, year))
    if (named?.reply) return named
    const place =
      authority === undefined
        ? resolveYear(year, world)
        : resolveWhere(authority, year, world, (slug, when) => again(judgement, slug, when))
    if (place.reply) return place
    const { where, readings } = place.is
    return {
      is: {
        asked: { intent: 'judgements', where, judgement: named?.is ?? null, grades: wanted },
        readings,
      },
    }
  },
}
