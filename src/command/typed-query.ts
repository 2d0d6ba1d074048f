import type { Query } from '../model/query.js'
import { choices, reply, words } from '../reply/build.js'
import { askedAs } from '../understand/asked.js'
import { subjectWithout } from '../understand/carriers.js'
import { type ReadMessage, readMessage } from '../understand/read-message.js'
import { readingsOf } from '../understand/understand.js'
import { nearestWords } from '../vocabulary/typos.js'
import { type Command, type OptionValues, queryOf } from './command.js'
import { type Resolved, typed } from './resolve.js'
import { commandWord, parseTypedCommand } from './typed-command.js'
import type { World } from './world.js'

const takesCouncil = ({ options }: Command): boolean =>
  options.some(({ kind, required }) => kind === 'council' && required)

/** A command that is about one council, and whose council nobody gave. */
const missesCouncilOption = (command: Command, asked: OptionValues): boolean =>
  takesCouncil(command) && (asked.council === undefined || asked.council.trim() === '')

/**
 * A command's options with the council of whoever asks, where the command is about one and none is given. Of several
 * councils one is to be chosen.
 */
export function withAssumedCouncil(
  command: Command,
  asked: OptionValues,
  { here, vocabulary }: Pick<World, 'here' | 'vocabulary'>,
): Resolved<{ readonly asked: OptionValues; readonly assumed: World['here'] }> {
  if (here === null || !missesCouncilOption(command, asked)) return { is: { asked, assumed: null } }
  const [council, ...others] = here.councils
  if (others.length === 0) return { is: { asked: { ...asked, council }, assumed: here } }
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [`${name}:"${value}"`] : []))
  const offered = here.councils.map((slug) => ({
    label: vocabulary.authorities.find((one) => one.slug === slug)?.name ?? slug,
    message: [`/${command.name} council:${slug}`, ...given].join(' '),
  }))
  return { reply: reply('choices', [words('Choose a council.'), choices(offered)]) }
}

/** The intent of what is typed after a command that its options do not take: '/find outstanding london'. */
const INTENT_OF_COMMAND: ReadonlyMap<string, string> = new Map([
  ['grade', 'grade'],
  ['report', 'report'],
  ['recommendations', 'recommendations'],
  ['compare', 'comparison'],
  ['history', 'history'],
  ['find', 'councils'],
  ['reports', 'library'],
])

/** A message that begins with a command, as a query; null for any other message. */
export function typedQuery(
  message: string,
  commands: readonly Command[],
  world: World,
): Resolved<Query> | null {
  const begun = commandWord(message)
  if (!begun) return null
  const command = commandCalled(begun.name, commands)
  if (!command) return { reply: noSuchCommand(begun.name, begun.rest, commands) }
  const { asked, leftOver } = parseTypedCommand(command, begun.rest, world)
  if (leftOver !== '') return inOtherWords(command, begun.rest, leftOver, world)
  const own = withAssumedCouncil(command, asked, world)
  if (own.reply) return own
  const made = command.query(own.is.asked, world)
  if (!made.reply) return { is: queryOf({ ...made.is, assumed: made.is.assumed ?? own.is.assumed }) }
  return (COMMANDS_OF_LISTS.has(command.name) && understoodAs(command, begun.rest, world)) || made
}

/** The command of this name, or the only one whose name begins so. */
function commandCalled(name: string, commands: readonly Command[]): Command | undefined {
  const exactly = commands.find((command) => command.name === name)
  if (exactly || name.length < 2) return exactly
  const [only, ...others] = commands.filter((command) => command.name.startsWith(name))
  return others.length === 0 ? only : undefined
}

/** Commands of several names, which people type with words between them: '/compare norfolk vs essex'. */
const COMMANDS_OF_LISTS: ReadonlySet<string> = new Set(['compare', 'find'])

/** What is typed after a command, read as a message is, with the command's intent; null where some of it is not understood. */
function understoodAs(command: Command, rest: string, world: World): Resolved<Query> | null {
  const intent = INTENT_OF_COMMAND.get(command.name)
  const read = readMessage(rest, world.understanding)
  if (intent === undefined || rest.trim() === '' || unknownIn(read, intent, world).length > 0) return null
  const asked = askedAs(intent, read, world.understanding)
  if (asked.intent === 'comparison' && asked.where.councils.length < 2) return null
  return { is: queryOf({ asked, readings: readingsOf(read.entities) }) }
}

/** Words in another order or form than the options are typed in. */
function inOtherWords(command: Command, rest: string, leftOver: string, world: World): Resolved<Query> {
  const understood = understoodAs(command, rest, world)
  if (understood) return understood
  return {
    reply: reply('error', [
      words(
        `I did not understand ${typed(leftOver)} in /${command.name}. An example that works: ${command.example(world.library)}`,
      ),
      choices([{ label: `/help ${command.name}`, message: `/help ${command.name}` }]),
    ]),
  }
}

/** Words typed after a command that name nothing and carry nothing. */
function unknownIn(
  { entities }: ReadMessage,
  intent: string,
  { vocabulary, understanding }: World,
): string[] {
  const subject = subjectWithout(entities, [intent], understanding)
  const named = new Set([...entities.judged.words].map((at) => entities.tokens[at]?.word))
  const graded = new Set(
    entities.grades.flatMap(({ from, to }) => entities.tokens.slice(from, to).map(({ word }) => word)),
  )
  return subject
    .split(' ')
    .filter((word) => word !== '' && !named.has(word) && !graded.has(word) && !vocabulary.stopWords.has(word))
}

/** Commands about a server or a person, which are Discord's alone and never come here from it. */
const OF_DISCORD: ReadonlySet<string> = new Set(['settings', 'follow'])

/** No command is called so: the nearest ones, with what was typed after it. */
function noSuchCommand(name: string, rest: string, commands: readonly Command[]) {
  if (OF_DISCORD.has(name))
    return reply('error', [words(`/${name} works in Discord, as a command chosen from its list.`)])
  const names = commands.map((command) => command.name)
  // In the plural too: '/gardes'.
  const near =
    [name, name.replace(/s$/, '')]
      .map((each) => nearestWords(each, names))
      .find((found) => found.length > 0) ?? []
  const asked = rest.trim() === '' ? [] : ['ask']
  const offered = [...(near.length > 0 ? near : asked), ...(near.length > 0 ? [] : ['help'])].map((each) => {
    const message = each === 'help' ? '/help' : `/${each} ${rest}`.trim()
    return { label: message.slice(0, 80), message }
  })
  return reply('error', [words(`There is no command ${typed(`/${name}`)}.`), choices(offered)])
}
