import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import { choices, reply, words } from './build.js'

/** What to say to somebody who has not asked anything yet. */
export function greeting({ library }: World): Reply {
  const names = [...new Set(library.reports.map(({ authority }) => authority.name))]
  const held =
    names.length === 0
      ? 'no report yet'
      : `${library.reports.length} reports, on ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and others' : ''}`
  const first = library.reports.at(-1)
  const tries = first
    ? [`/report ${first.authority.slug}`, `What must ${first.authority.name} improve?`, '/help'].map(
        (message) => ({ label: message, message }),
      )
    : []
  return reply('help', [
    words(
      `I quote Ofsted’s inspection reports of children’s services, and cite the paragraph. I hold ${held}. Ask me a question, or try:`,
    ),
    choices(tries),
  ])
}
