import type { Command } from '../command/command.js'
import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import { commandWord, readTyped } from '../understand/typed.js'
import { nearestWords } from '../vocabulary/typos.js'
import { choices, reply, words } from './build.js'
import { answerAsk } from './question/ask.js'
import { typed } from './resolve.js'

/** Answers a message as typed: a command, a citation, or a question. */
export function say(message: string, commands: readonly Command[], world: World): Reply {
  if (message.trim() === '')
    return reply('error', [words('That message is empty. Ask a question, or try /help.')])
  const command = commandWord(message)
  if (!command) return answerAsk(message, world)
  const known = commands.find(({ name }) => name === command.name)
  return known ? sayCommand(known, command.rest, world) : noSuchCommand(command.name, commands)
}

function sayCommand(command: Command, rest: string, world: World): Reply {
  const { asked, leftOver } = readTyped(command, rest, world)
  if (leftOver === '') return command.run(asked, world)
  return reply('error', [
    words(
      `I did not understand ${typed(leftOver)} in /${command.name}. An example that works: ${command.example}`,
    ),
    choices([{ label: `/help ${command.name}`, message: `/help ${command.name}` }]),
  ])
}

function noSuchCommand(name: string, commands: readonly Command[]): Reply {
  const near = nearestWords(
    name,
    commands.map((command) => command.name),
  )
  const offered = (near.length > 0 ? near : ['help']).map((each) => ({
    label: `/${each}`,
    message: each === 'help' ? '/help' : `/help ${each}`,
  }))
  return reply('error', [words(`There is no command ${typed(`/${name}`)}.`), choices(offered)])
}
