import { paragraphsWith, whichParagraph } from '../src/answer/cite.js'
import { type Command, councilOption, optional, REPORT_PARTS, yearOption } from '../src/command/command.js'
import { typed } from '../src/command/refusals.js'
import { resolveWhere, resolveYear } from '../src/command/resolve.js'
import type { Reply } from '../src/model/reply.js'
import type { Report } from '../src/model/report.js'
import { choices, reply, words } from '../src/reply/build.js'
import { paragraphsAsked } from '../src/understand/citation.js'

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

export const slashRecommendations: Command = {
  name: 'recommendations',
  description: 'What must improve, and by when',
  options: [
    councilOption,
    { ...yearOption, description: 'One inspection; without it, the newest' },
    {
      name: 'deadline',
      kind: 'deadline',
      description: 'Only those due: immediately, within three months …',
      required: false,
    },
    {
      name: 'about',
      kind: 'topic',
      description: 'Only those about this: fostering, care leavers …',
      required: false,
    },
  ],
  example: ({ reports }) =>
    `/recommendations ${reports.find((report) => report.recommendations.length > 0)?.authority.slug ?? 'leeds'}`,
  query({ council, year, deadline, about }, context) {
    const place = resolveWhere(council, year, context, (slug, when) =>
      `/recommendations ${slug} ${when} ${deadline ?? ''} ${about ?? ''}`.replace(/\s+/g, ' ').trim(),
    )
    if (place.refusal) return place
    const { where, readings } = place.value
    return {
      value: {
        asked: {
          intent: 'recommendations',
          where,
          having: [],
          subject: about ?? '',
          strand: null,
          deadline: deadline ?? null,
          number: null,
          isOfOneReport: true,
          page: 0,
        },
        readings,
      },
    }
  },
}

export const slashCite: Command = {
  name: 'cite',
  description: 'Paragraphs whole, by number',
  options: [
    councilOption,
    {
      name: 'paragraph',
      kind: 'paragraphs',
      description: 'Numbers as printed: 75, or 12-14, 17',
      required: true,
    },
    { ...yearOption, description: 'One inspection; without it, the newest' },
  ],
  example: ({ reports }) =>
    `/cite ${reports[0]?.authority.slug ?? 'leeds'} ${reports[0]?.paragraphs.at(-1)?.key ?? '12'}`,
  query({ council, paragraph, year }, context) {
    const place = resolveWhere(council, year, context, (slug, when) =>
      `/cite ${slug} ${paragraph ?? ''} ${when}`.trim(),
    )
    if (place.refusal) return place
    const { where, readings, reports } = place.value
    const keys = paragraphsAsked(paragraph ?? '')
    if (paragraph === undefined) return { refusal: whichParagraph(reports[0]) }
    if (keys === null)
      return { refusal: paragraphsWith(paragraph, reports[0], context) ?? noNumber(paragraph, reports[0]) }
    return {
      value: {
        asked: { intent: 'citation', places: [{ where, keys, heading: null }], isWhole: true },
        readings,
      },
    }
  },
}

/** 'Write 12, or 12-14, 17', of numbers that the report has; of one without, the name of a passage. */
function howNamed({ paragraphs }: Report): string {
  const numbers = paragraphs.flatMap(({ number }) => number ?? [])
  const [first, second] = numbers
  const last = numbers.at(-1)
  return first === undefined || second === undefined || last === undefined
    ? `A passage is named ${paragraphs[0]?.key ?? 's1p1'}.`
    : `Write ${first}, or ${first}-${second}, ${last}.`
}

const noNumber = (text: string, report: Report): Reply =>
  reply('error', [words(`${typed(text)} is no paragraph number. ${howNamed(report)}`)])
