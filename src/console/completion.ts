import type { Pilcrow } from '../pilcrow/pilcrow.js'
import { completeOptions, typedWords } from './option-completion.js'

/** What may replace the end of a line, and the end that it replaces: node:readline's form. */
export type Completion = [completions: string[], replaced: string]

type CompletionSource = Pick<Pilcrow, 'commands' | 'look'>

/** Completes commands, and for each option of a command what it may hold. */
export const completer =
  (pilcrow: CompletionSource) =>
  async (line: string): Promise<Completion> => {
    const name = line.match(/^\s*\/(\S+)\s/)
    return name?.[1] === undefined
      ? completeCommandName(pilcrow, line)
      : completeOptionValue(pilcrow, line, name[1], name[0].length)
  }

function completeCommandName({ commands }: CompletionSource, line: string): Completion {
  const typed = line.trimStart().toLowerCase()
  const names = commands.map((command) => `/${command.name}`).filter((name) => name.startsWith(typed))
  return [names.map((name) => `${name} `), line.trimStart()]
}

async function completeOptionValue(
  pilcrow: CompletionSource,
  line: string,
  name: string,
  start: number,
): Promise<Completion> {
  const command = pilcrow.commands.find((candidate) => candidate.name === name.toLowerCase())
  if (!command) return [[], line]
  const words = typedWords(
    line,
    start,
    command.options.map((option) => option.name),
  )
  const end = /\s$/.test(line) || words.length === 0 ? line.length : null
  const { suggestions, from } = await pilcrow.look(({ suggest }) =>
    completeOptions(command, words, end, (option, typed, asked) =>
      suggest(command.name, option, typed, asked),
    ),
  )
  const quote = line[from] === '"' ? '"' : ''
  const values = [...new Set(suggestions.map((suggestion) => `${quote}${suggestion.value}${quote} `))]
  return [values, line.slice(from)]
}
