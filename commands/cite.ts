import { reply, words } from '../src/answer/build.js'
import { paragraphsWith, whichParagraph } from '../src/answer/cite.js'
import { resolveWhere, typed } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, yearOption } from '../src/command/options.js'
import type { Reply } from '../src/model/reply.js'
import { paragraphsAsked } from '../src/understand/citation.js'

export const cite: Command = {
  name: 'cite',
  description: 'Paragraphs whole, by their numbers, with their full citation',
  options: [
    authorityOption,
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
  query({ authority, paragraph, year }, world) {
    const place = resolveWhere(authority, year, world, (slug, when) =>
      `/cite ${slug} ${paragraph ?? ''} ${when}`.trim(),
    )
    if (place.reply) return place
    const { where, readings, reports } = place.is
    const keys = paragraphsAsked(paragraph ?? '')
    if (paragraph === undefined) return { reply: whichParagraph(reports[0]) }
    if (keys === null) return { reply: paragraphsWith(paragraph, reports[0], world) ?? noNumber(paragraph) }
    return {
      is: {
        asked: { intent: 'citation', places: [{ where, keys, heading: null }], isWhole: true },
        readings,
      },
    }
  },
}

const noNumber = (text: string): Reply =>
  reply('error', [
    words(`${typed(text)} is no paragraph number. Write 75, or 12-14, 17; a passage is named s7p4.`),
  ])
