import type { Command, Option, OptionValues } from '../command/command.js'
import type { World } from '../command/world.js'
import { type Token, take } from './options.js'

/** A slash command as typed: which command, what its options hold, and what was left over. */
export interface Typed {
  readonly name: string
  readonly asked: OptionValues
  /** Words that no option took. */
  readonly leftOver: string
}

/** Phones type curly quotation marks. */
const QUOTED = '"([^"]*)"?|“([^”]*)”?'

const TOKEN = new RegExp(`${QUOTED}|\\S+`, 'g')

/** Four times what twenty-five paragraphs take; words beyond them are left over, for each is tried as each option. */
const MOST_TOKENS = 100

/** The command word of a message and the text after it; null for a message that is no command. */
export function commandWord(message: string): { name: string; rest: string } | null {
  const match = message.trim().match(/^\/(\S+)\s*([\s\S]*)$/)
  return match?.[1] ? { name: match[1].toLowerCase(), rest: match[2] ?? '' } : null
}

/**
 * Reads typed words as a command's options: `name:value` first; then each run of words goes to the first option, in their
 * order, whose vocabulary knows it, as long as it can be.
 */
export function readTyped(command: Command, rest: string, world: World): Typed {
  const { asked, left } = namedValues(command.options, rest)
  const open = command.options.filter(({ name }) => asked[name] === undefined)
  const whole = open.find(({ kind }) => kind === 'question')
  if (whole) {
    if (left.trim() !== '') asked[whole.name] = unquoted(left.trim())
    return { name: command.name, asked, leftOver: '' }
  }
  const tokens = tokensOf(left)
  const unknown = fill(open, tokens.slice(0, MOST_TOKENS), asked, world)
  const leftOver = joined([...unknown, ...tokens.slice(MOST_TOKENS)])
  const topic = open.find(({ kind }) => kind === 'topic')
  if (topic === undefined || leftOver === '') return { name: command.name, asked, leftOver }
  return { name: command.name, asked: { ...asked, [topic.name]: leftOver }, leftOver: '' }
}

const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')

const unquoted = (text: string): string => text.match(/^"([^"]*)"$/)?.[1] ?? text

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map(([all, straight, curly]) => ({
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
    new RegExp(`(?<=^|\\s)(${names}):\\s*(${QUOTED}|\\S+)`, 'gi'),
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
function fill(
  options: readonly Option[],
  tokens: readonly Token[],
  asked: Record<string, string>,
  world: World,
): Token[] {
  const left: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const open = options.filter(({ name }) => asked[name] === undefined)
    const known = firstTaken(open, tokens, at, world)
    if (known) {
      asked[known.name] = known.taken.value
      at += known.taken.tokens
      continue
    }
    const end = tokens[at]?.quoted ? at + 1 : nextKnown(open, tokens, at + 1, world)
    const unknown = tokens.slice(at, end)
    const lost = open.find(
      (option) => option.required && nextKnown([option], tokens, end, world) === tokens.length,
    )
    if (lost) asked[lost.name] = joined(unknown)
    else left.push(...unknown)
    at = end
  }
  return left
}

/** What the first option takes at a place that takes anything there. */
function firstTaken(open: readonly Option[], tokens: readonly Token[], at: number, world: World) {
  for (const { kind, name } of open) {
    const taken = take(kind, tokens, at, world)
    if (taken) return { name, taken }
  }
  return null
}

/** Where words begin that some option knows: those before them belong together. */
function nextKnown(open: readonly Option[], tokens: readonly Token[], from: number, world: World): number {
  for (let at = from; at < tokens.length; at++) if (firstTaken(open, tokens, at, world)) return at
  return tokens.length
}
