import { reply, words } from '../src/answer/build.js'
import { answerAsk } from '../src/answer/question/ask.js'
import type { Command } from '../src/command/command.js'
import { authorityOption, optional, yearOption } from '../src/command/options.js'
import { inBrief } from '../src/understand/question.js'

export const ask: Command = {
  name: 'ask',
  description: 'Ask in your own words: the excerpts that answer, quoted and cited',
  options: [
    { name: 'question', kind: 'question', description: 'Your question, in your own words', required: true },
    optional(authorityOption),
    yearOption,
  ],
  example: '/ask what do inspectors say about private fostering in North Lincolnshire?',
  run({ question, authority, year }, world) {
    if (question === undefined || question.trim() === '')
      return reply('error', [
        words('There is no question after /ask. Try: /ask what do inspectors say about bullying?'),
      ])
    const where = [authority, year]
      .filter((part) => part !== undefined)
      .join(' ')
      .replaceAll('-', ' ')
    return answerAsk(where === '' ? question : `${inBrief(question, where)} ${where}`, world)
  },
}
