import { paragraphsWith, whichParagraph } from '../src/answer/cite.js'
import { type Command, councilOption, yearOption } from '../src/command/command.js'
import { resolveWhere, typed } from '../src/command/resolve.js'
import type { Reply } from '../src/model/reply.js'
import type { Report } from '../src/model/report.js'
import { reply, words } from '../src/reply/build.js'
import { paragraphsAsked } from '../src/understand/citation.js'

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
