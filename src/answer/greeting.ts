import type { AnswerContext } from '../command/command.js'
import type { Reply } from '../model/reply.js'
import { choices, reply, words } from '../reply/build.js'
import { countInWords, listInWords } from '../text/in-words.js'

/** What to say to somebody who has not asked anything yet. */
export function greeting({ library }: AnswerContext): Reply {
  const names = [...new Set(library.reports.map(({ authority }) => authority.name))]
  const held =
    names.length === 0
      ? 'There is no report here yet.'
      : `Here ${library.reports.length === 1 ? 'is' : 'are'} ${countInWords(library.reports.length, 'report')} on ${names.length > 5 ? countInWords(names.length, 'council') : listInWords(names)}.`
  const first = library.reports.at(-1)
  const tries = first
    ? [`/report ${first.authority.slug}`, `What must ${first.authority.name} improve?`, '/help'].map(
        (message) => ({ label: message, message }),
      )
    : []
  return reply('help', [
    words(
      `I quote Ofsted’s inspection reports of children’s services, and cite the paragraph. ${held} Ask me a question, or try:`,
    ),
    choices(tries),
  ])
}
