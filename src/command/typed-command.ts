import type { Query } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Result } from '../model/result.js'
import { choices, reply, words } from '../reply/build.js'
import { nearestWords } from '../text/fuzzy.js'
import { askedAs } from '../understand/asked.js'
import { withoutTags } from '../understand/entities/entities.js'
import { type ReadMessage, readMessage } from '../understand/read-message.js'
import { subjectWithout } from '../understand/subject.js'
import { readingsOf } from '../understand/understand.js'
import { type AnswerContext, type Command, type Option, type OptionValues, queryOf } from './command.js'
import { matchOption, type TypedToken } from './option-words.js'
import { typed } from './refusals.js'

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
  { here, vocabulary }: Pick<AnswerContext, 'here' | 'vocabulary'>,
): Result<{ readonly asked: OptionValues; readonly assumed: AnswerContext['here'] }, Reply> {
  if (here === null || !missesCouncilOption(command, asked)) return { value: { asked, assumed: null } }
  const [council, ...others] = here.councils
  if (others.length === 0) return { value: { asked: { ...asked, council }, assumed: here } }
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [`${name}:"${value}"`] : []))
  const offered = here.councils.map((slug) => ({
    label: vocabulary.authorities.find((one) => one.slug === slug)?.name ?? slug,
    message: [`/${command.name} council:${slug}`, ...given].join(' '),
  }))
  return { refusal: reply('choices', [words('Choose a council.'), choices(offered)]) }
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
  context: AnswerContext,
): Result<Query, Reply> | null {
  const begun = commandWord(message)
  if (!begun) return null
  const command = commandCalled(begun.name, commands)
  if (!command) return { refusal: noSuchCommand(begun.name, begun.rest, commands) }
  const { asked, leftOver } = parseTypedCommand(command, begun.rest, context)
  if (leftOver !== '') return inOtherWords(command, begun.rest, leftOver, context)
  const own = withAssumedCouncil(command, asked, context)
  if (own.refusal) return own
  const made = command.query(own.value.asked, context)
  if (!made.refusal)
    return { value: queryOf({ ...made.value, assumed: made.value.assumed ?? own.value.assumed }) }
  return (COMMANDS_OF_LISTS.has(command.name) && understoodAs(command, begun.rest, context)) || made
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
function understoodAs(command: Command, rest: string, context: AnswerContext): Result<Query, Reply> | null {
  const intent = INTENT_OF_COMMAND.get(command.name)
  const read = readMessage(rest, context.understanding)
  if (intent === undefined || rest.trim() === '' || unknownIn(read, intent, context).length > 0) return null
  const asked = askedAs(intent, read, context.understanding)
  if (asked.intent === 'comparison' && asked.where.councils.length < 2) return null
  return { value: queryOf({ asked, readings: readingsOf(read.entities) }) }
}

/** Words in another order or form than the options are typed in. */
function inOtherWords(
  command: Command,
  rest: string,
  leftOver: string,
  context: AnswerContext,
): Result<Query, Reply> {
  const understood = understoodAs(command, rest, context)
  if (understood) return understood
  return {
    refusal: reply('error', [
      words(
        `I did not understand ${typed(leftOver)} in /${command.name}. An example that works: ${command.example(context.library)}`,
      ),
      choices([{ label: `/help ${command.name}`, message: `/help ${command.name}` }]),
    ]),
  }
}

/** Words typed after a command that name nothing and carry nothing. */
function unknownIn(
  { whole: entities }: ReadMessage,
  intent: string,
  { vocabulary, understanding }: AnswerContext,
): string[] {
  const wordsOf = (some: ReadMessage['whole']): string[] =>
    subjectWithout(some, [intent], understanding).split(' ')
  // A word that is none is not understood, however little it sounds like a subject.
  const strange = wordsOf(withoutTags(entities)).filter((word) => !understanding.recogniser.isWord(word))
  const named = new Set([...entities.judged.words].map((at) => entities.tokens[at]?.word))
  const graded = new Set(
    entities.grades.flatMap(({ from, to }) => entities.tokens.slice(from, to).map(({ word }) => word)),
  )
  return [...wordsOf(entities), ...strange].filter(
    (word) => word !== '' && !named.has(word) && !graded.has(word) && !vocabulary.stopWords.has(word),
  )
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

/** A slash command as typed: which command, what its options hold, and what was left over. */
export interface TypedCommand {
  readonly name: string
  readonly asked: OptionValues
  /** Words that no option took. */
  readonly leftOver: string
}

/** Phones type curly quotation marks. */
const QUOTED_VALUE = '"([^"]*)"?|“([^”]*)”?'

const TYPED_TOKEN = new RegExp(`${QUOTED_VALUE}|\\S+`, 'g')

/** Four times what twenty-five paragraphs take; words beyond them are left over, for each is tried as each option. */
const MAX_TOKENS = 100

/** The command word of a message and the text after it; null for a message that is no command. */
export function commandWord(message: string): { name: string; rest: string } | null {
  const match = message.trim().match(/^\/(\S+)\s*([\s\S]*)$/)
  return match?.[1] ? { name: match[1].toLowerCase(), rest: match[2] ?? '' } : null
}

/**
 * Reads typed words as a command's options: `name:value` first; then each run of words goes to the first option, in their
 * order, whose vocabulary knows it, as long as it can be.
 */
export function parseTypedCommand(command: Command, rest: string, context: AnswerContext): TypedCommand {
  const { asked, left } = namedValues(command.options, rest)
  const open = command.options.filter(({ name }) => asked[name] === undefined)
  const whole = open.find(({ kind }) => kind === 'question')
  if (whole) {
    if (left.trim() !== '') asked[whole.name] = unquote(left.trim())
    return { name: command.name, asked, leftOver: '' }
  }
  const tokens = tokeniseCommand(left)
  const unknown = assignTokens(open, tokens.slice(0, MAX_TOKENS), asked, context)
  const leftOver = joinTokens([...unknown, ...tokens.slice(MAX_TOKENS)])
  const topic = open.find(({ kind }) => kind === 'topic')
  if (topic === undefined || leftOver === '') return { name: command.name, asked, leftOver }
  return { name: command.name, asked: { ...asked, [topic.name]: leftOver }, leftOver: '' }
}

const joinTokens = (tokens: readonly TypedToken[]): string => tokens.map(({ text }) => text).join(' ')

const unquote = (text: string): string => text.match(/^"([^"]*)"$/)?.[1] ?? text

const tokeniseCommand = (text: string): TypedToken[] =>
  [...text.matchAll(TYPED_TOKEN)].map(([all, straight, curly]) => ({
    text: straight ?? curly ?? all,
    quoted: all !== (straight ?? curly ?? all),
  }))

/** Takes the `name:value` pairs out of a text. */
function namedValues(
  options: readonly Option[],
  text: string,
): { asked: Record<string, string>; left: string } {
  const asked: Record<string, string> = {}
  const nameOf = new Map(
    options.flatMap(({ name, formerly = name }) => [
      [name, name],
      [formerly, name],
    ]),
  )
  const names = [...nameOf.keys()].join('|')
  if (names === '') return { asked, left: text }
  const left = text.replace(
    new RegExp(`(?<=^|\\s)(${names}):\\s*(${QUOTED_VALUE}|\\S+)`, 'gi'),
    (_, name, value, straight, curly) => {
      asked[nameOf.get(name.toLowerCase()) ?? name] = straight ?? curly ?? value
      return ' '
    },
  )
  return { asked, left }
}

/**
 * Gives each option its words, whatever their order; returns the words that are left over. Words that no option knows
 * belong to a required one that knows nothing of what follows either, so that its answer can say what was not understood.
 */
function assignTokens(
  options: readonly Option[],
  tokens: readonly TypedToken[],
  asked: Record<string, string>,
  context: AnswerContext,
): TypedToken[] {
  const left: TypedToken[] = []
  for (let at = 0; at < tokens.length; ) {
    const open = options.filter(({ name }) => asked[name] === undefined)
    const known = firstMatch(open, tokens, at, context)
    if (known) {
      asked[known.name] = known.taken.value
      at += known.taken.tokens
      continue
    }
    const end = tokens[at]?.quoted ? at + 1 : nextMatchAt(open, tokens, at + 1, context)
    const unknown = tokens.slice(at, end)
    const lost = open.find(
      (option) => option.required && nextMatchAt([option], tokens, end, context) === tokens.length,
    )
    if (lost) asked[lost.name] = joinTokens(unknown)
    else left.push(...unknown)
    at = end
  }
  return left
}

/** What the first option takes at a place that takes anything there. */
function firstMatch(
  open: readonly Option[],
  tokens: readonly TypedToken[],
  at: number,
  context: AnswerContext,
) {
  for (const { kind, name } of open) {
    const taken = matchOption(kind, tokens, at, context)
    if (taken) return { name, taken }
  }
  return null
}

/** Where words begin that some option knows: those before them belong together. */
function nextMatchAt(
  open: readonly Option[],
  tokens: readonly TypedToken[],
  from: number,
  context: AnswerContext,
): number {
  for (let at = from; at < tokens.length; at++) if (firstMatch(open, tokens, at, context)) return at
  return tokens.length
}
