import { type Command, councilOption, exampleQuestion, optional, yearOption } from '../src/command/command.js'
import { resolveWhere } from '../src/command/resolve.js'
import { ANY_TIME, EVERYWHERE } from '../src/model/query.js'
import { reply, words } from '../src/reply/build.js'
import { askedWithin, understand } from '../src/understand/understand.js'

export const slashAsk: Command = {
  name: 'ask',
  description: 'A question in your own words',
  options: [
    { name: 'question', kind: 'question', description: 'Your question, in your own words', required: true },
    optional(councilOption),
    yearOption,
  ],
  example: (library) => `/ask what do inspectors say about ${exampleQuestion(library)}?`,
  query({ question, council, year }, context) {
    if (question === undefined || question.trim() === '')
      return {
        refusal: reply('error', [
          words(`There is no question after /ask. Try: ${slashAsk.example(context.library)}`),
        ]),
      }
    const query = understand(
      question,
      undefined,
      context.understanding,
      council === undefined ? context.here : null,
    )
    if (council === undefined) {
      const period = year === undefined ? ANY_TIME : { ...ANY_TIME, years: [Number(year)].filter(Boolean) }
      return { value: { ...query, asked: askedWithin(query.asked, { ...EVERYWHERE, period }) } }
    }
    const place = resolveWhere(council, year, context, (slug, when) =>
      `/ask question:"${question.replaceAll('"', '')}" council:${slug} ${when === '' ? '' : `year:${when}`}`.trim(),
    )
    if (place.refusal) return place
    const { where, readings } = place.value
    return {
      value: { ...query, asked: askedWithin(query.asked, where), readings: [...query.readings, ...readings] },
    }
  },
}
