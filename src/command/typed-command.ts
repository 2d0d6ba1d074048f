import type { Command, Option, OptionValues } from './command.js'
import { matchOption, type TypedToken } from './option-words.js'
import type { World } from './world.js'

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
export function parseTypedCommand(command: Command, rest: string, world: World): TypedCommand {
  const { asked, left } = namedValues(command.options, rest)
  const open = command.options.filter(({ name }) => asked[name] === undefined)
  const whole = open.find(({ kind }) => kind === 'question')
  if (whole) {
    if (left.trim() !== '') asked[whole.name] = unquote(left.trim())
    return { name: command.name, asked, leftOver: '' }
  }
  const tokens = tokeniseCommand(left)
  const unknown = assignTokens(open, tokens.slice(0, MAX_TOKENS), asked, world)
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
  world: World,
): TypedToken[] {
  const left: TypedToken[] = []
  for (let at = 0; at < tokens.length; ) {
    const open = options.filter(({ name }) => asked[name] === undefined)
    const known = firstMatch(open, tokens, at, world)
    if (known) {
      asked[known.name] = known.taken.value
      at += known.taken.tokens
      continue
    }
    const end = tokens[at]?.quoted ? at + 1 : nextMatchAt(open, tokens, at + 1, world)
    const unknown = tokens.slice(at, end)
    const lost = open.find(
      (option) => option.required && nextMatchAt([option], tokens, end, world) === tokens.length,
    )
    if (lost) asked[lost.name] = joinTokens(unknown)
    else left.push(...unknown)
    at = end
  }
  return left
}

/** What the first option takes at a place that takes anything there. */
function firstMatch(open: readonly Option[], tokens: readonly TypedToken[], at: number, world: World) {
  for (const { kind, name } of open) {
    const taken = matchOption(kind, tokens, at, world)
    if (taken) return { name, taken }
  }
  return null
}

/** Where words begin that some option knows: those before them belong together. */
function nextMatchAt(
  open: readonly Option[],
  tokens: readonly TypedToken[],
  from: number,
  world: World,
): number {
  for (let at = from; at < tokens.length; at++) if (firstMatch(open, tokens, at, world)) return at
  return tokens.length
}
