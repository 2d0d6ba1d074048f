import { reply, words } from '../src/answer/build.js'
import { resolveWhere } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, optional, yearOption } from '../src/command/options.js'
import { ANY_TIME, EVERYWHERE } from '../src/model/query.js'
import { askedWithin, understand } from '../src/understand/understand.js'

export const ask: Command = {
  name: 'ask',
  description: 'Ask in your own words: the excerpts that answer, quoted and cited',
  options: [
    { name: 'question', kind: 'question', description: 'Your question, in your own words', required: true },
    optional(authorityOption),
    yearOption,
  ],
  example: ({ reports }) =>
    `/ask what do inspectors say about care leavers in ${reports[0]?.authority.name ?? 'Leeds'}?`,
  query({ question, authority, year }, world) {
    if (question === undefined || question.trim() === '')
      return {
        reply: reply('error', [
          words('There is no question after /ask. Try: /ask what do inspectors say about bullying?'),
        ]),
      }
    const query = understand(
      question,
      undefined,
      world.understanding,
      authority === undefined ? world.here : null,
    )
    if (authority === undefined) {
      const period = year === undefined ? ANY_TIME : { ...ANY_TIME, years: [Number(year)].filter(Boolean) }
      return { is: { ...query, asked: askedWithin(query.asked, { ...EVERYWHERE, period }) } }
    }
    const place = resolveWhere(authority, year, world, (slug, when) =>
      `/ask question:"${question.replaceAll('"', '')}" authority:${slug} ${when === '' ? '' : `year:${when}`}`.trim(),
    )
    if (place.reply) return place
    const { where, readings } = place.is
    return {
      is: { ...query, asked: askedWithin(query.asked, where), readings: [...query.readings, ...readings] },
    }
  },
}
