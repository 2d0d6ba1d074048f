import { choices, facts, heading, reply, words } from '../src/answer/build.js'
import { greeting } from '../src/answer/greeting.js'
import { typed } from '../src/answer/resolve.js'
import type { Command } from '../src/command/command.js'
import type { World } from '../src/command/world.js'
import { groupsOf } from '../src/groups.js'

/** The one command that tells of the others, so it is given them. */
export const slashHelp = (others: readonly Command[]): Command => {
  const help: Command = {
    name: 'help',
    description: 'What Pilcrow can do',
    options: [{ name: 'command', kind: 'command', description: 'One command to explain', required: false }],
    example: () => '/help',
    query({ command }, world) {
      const all = [...others, help]
      if (command === undefined) {
        const { blocks } = greeting(world)
        const lines = Object.fromEntries(all.map(({ name, description }) => [`/${name}`, description]))
        return {
          reply: reply('help', [
            blocks.filter(({ block }) => block === 'words'),
            facts(lines),
            choices(all.slice(0, 5).map((one) => exampleOf(one, world))),
          ]),
        }
      }
      const known = all.find(({ name }) => name === command.replace(/^\//, '').toLowerCase())
      if (!known)
        return {
          reply: reply('error', [words(`There is no command called ${typed(command)}. /help lists them.`)]),
        }
      return {
        reply: reply('help', [
          heading(usage(known)),
          words(known.description),
          facts(optionLines(known)),
          choices([exampleOf(known, world)]),
        ]),
      }
    },
  }
  return help
}

const exampleOf = ({ example }: Command, { library }: World) => {
  const message = example(library)
  return { label: message, message }
}

/** `/grade council judgement [year]` */
const usage = ({ name, options }: Command): string =>
  [
    `/${name}`,
    ...groupsOf(options, ({ description }) => description).map(([option, ...others]) => {
      const named = others.length > 0 ? `${option.name} …` : option.name
      return option.required ? named : `[${named}]`
    }),
  ].join(' ')

const optionLines = ({ options }: Command): Record<string, string> =>
  Object.fromEntries(
    groupsOf(options, ({ description }) => description).map(([first, ...others]) => [
      [first.name, ...others.slice(-1).map(({ name }) => name)].join(' … '),
      first.required ? first.description : `${first.description} (may be left out)`,
    ]),
  )
