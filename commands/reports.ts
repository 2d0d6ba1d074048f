import { type Command, councilOption, optional, yearOption } from '../src/command/command.js'
import { resolveWhere, resolveYear } from '../src/command/resolve.js'

export const slashReports: Command = {
  name: 'reports',
  description: 'What is in the library',
  options: [
    { ...optional(councilOption), description: 'Only the reports on this council' },
    { ...yearOption, description: 'Only inspections of this year' },
  ],
  example: () => '/reports',
  query({ council, year }, context) {
    const place =
      council === undefined
        ? resolveYear(year, context)
        : resolveWhere(council, year, context, (slug, when) => `/reports ${slug} ${when}`.trim())
    if (place.refusal) return place
    const { where, readings } = place.value
    return { value: { asked: { intent: 'library', where, page: 0 }, readings } }
  },
}
