import { choices, reply, words } from '../answer/build.js'
import type { Resolved } from '../answer/resolve.js'
import type { Asked, Command } from './command.js'
import type { World } from './world.js'

const takesCouncil = ({ options }: Command): boolean =>
  options.some(({ kind, required }) => kind === 'council' && required)

/** A command that is about one council, and whose council nobody gave. */
const lacksCouncil = (command: Command, asked: Asked): boolean =>
  takesCouncil(command) && (asked.council === undefined || asked.council.trim() === '')

/**
 * A command's options with the council of whoever asks, where the command is about one and none is given. Of several
 * councils one is to be chosen.
 */
export function withCouncil(
  command: Command,
  asked: Asked,
  { here, vocabulary }: World,
): Resolved<{ readonly asked: Asked; readonly assumed: World['here'] }> {
  if (here === null || !lacksCouncil(command, asked)) return { is: { asked, assumed: null } }
  const [council, ...others] = here.councils
  if (others.length === 0) return { is: { asked: { ...asked, council }, assumed: here } }
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [`${name}:"${value}"`] : []))
  const offered = here.councils.map((slug) => ({
    label: vocabulary.authorities.find((one) => one.slug === slug)?.name ?? slug,
    message: [`/${command.name} council:${slug}`, ...given].join(' '),
  }))
  return { reply: reply('choices', [words('Choose a council.'), choices(offered)]) }
}
