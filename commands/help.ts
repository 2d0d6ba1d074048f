import { greeting } from '../src/answer/aside.js'
import { groupsOf } from '../src/collections/collections.js'
import type { AnswerContext, Command } from '../src/command/command.js'
import { typed } from '../src/command/refusals.js'
import { choices, facts, heading, reply, words } from '../src/reply/build.js'

/** What only a chat in Discord has, and the terminal does not. */
const IN_DISCORD: Readonly<Record<string, string>> = {
  settings:
    'In Discord: the council that questions without one are about, channels where every question is answered, who sees answers; for whoever manages the server, or for yourself in a direct message.',
  follow: 'In Discord: be told when a new report on a council comes; /following lists, /unfollow ends it.',
}

/** They are named together, for /help is to fit a phone. */
const NAMED_IN_DISCORD = ['/settings, /follow', 'In Discord: your council, and news'] as const

/** The one command that tells of the others, so it is given them. */
export const slashHelp = (others: readonly Command[]): Command => {
  const help: Command = {
    name: 'help',
    description: 'What Pilcrow can do',
    options: [{ name: 'command', kind: 'command', description: 'One command to explain', required: false }],
    example: () => '/help',
    query({ command }, context) {
      const all = [...others, help]
      if (command === undefined) {
        const { blocks } = greeting(context)
        const lines = Object.fromEntries([
          ...all.map(({ name, description }) => [`/${name}`, description] as const),
          NAMED_IN_DISCORD,
        ])
        return {
          refusal: reply('help', [
            blocks.flatMap((block) => (block.block === 'words' ? [block] : [])),
            facts(lines),
            choices(all.slice(0, 5).map((one) => exampleOf(one, context))),
          ]),
        }
      }
      const called = command.replace(/^\//, '').toLowerCase()
      const ofDiscord = IN_DISCORD[called]
      if (ofDiscord) return { refusal: reply('help', [heading(`/${called}`), words(ofDiscord)]) }
      const known = all.find(({ name }) => name === called)
      if (!known)
        return {
          refusal: reply('error', [words(`There is no command called ${typed(command)}. /help lists them.`)]),
        }
      return {
        refusal: reply('help', [
          heading(usage(known)),
          words(known.description),
          facts(optionLines(known)),
          choices([exampleOf(known, context)]),
        ]),
      }
    },
  }
  return help
}

const exampleOf = ({ example }: Command, { library }: AnswerContext) => {
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
