import { type Command, councilOption, optional, REPORT_PARTS, yearOption } from '../src/command/command.js'
import { resolveWhere, resolveYear, typed } from '../src/command/resolve.js'
import { choices, reply, words } from '../src/reply/build.js'

export const slashReport: Command = {
  name: 'report',
  description: 'One inspection on a page',
  options: [
    councilOption,
    { ...yearOption, description: 'One inspection; without it, the newest' },
    {
      name: 'show',
      kind: 'report-part',
      description: 'about: dates, framework, licence; summary: its own words; link: where to read it',
      required: false,
    },
  ],
  example: ({ reports }) => `/report ${reports.at(-1)?.authority.slug ?? 'leeds'}`,
  query({ council, year, show }, context) {
    const again = (slug: string, when: string) =>
      `/report ${slug} ${when} ${show === undefined ? '' : `show:${show}`}`.replace(/\s+/g, ' ').trim()
    const place = resolveWhere(council, year, context, again)
    if (place.refusal) return place
    const { where, readings } = place.value
    const part = show === undefined ? 'whole' : REPORT_PARTS.get(show.trim().toLowerCase())
    if (part === undefined)
      return {
        refusal: reply('error', [
          words(`I do not know what ${typed(show ?? '')} of a report is. It is one of these:`),
          choices(
            [...REPORT_PARTS.keys()].map((name) => ({
              label: name,
              message: `/report ${where.reports[0] ?? where.councils[0]} show:${name}`,
            })),
          ),
        ]),
      }
    return { value: { asked: { intent: 'report', where, part, instead: null }, readings } }
  },
}

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
