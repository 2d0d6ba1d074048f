import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import { consoleGreeting, conversation } from './conversation.js'
import { completeOptions, typedWords } from './option-completion.js'
import { drawReply } from './reply.js'
import { type Environment, type Output, screenOf } from './screen.js'

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

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/**
 * The lines of a stream of UTF-8 as they come. A line ends at a line feed, with or without a carriage return before
 * it, and nowhere else (node:readline also breaks at U+2028); the last one counts without. A byte order mark is dropped.
 */
export async function* inputLines(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let held = ''
  let first = true
  for await (const chunk of input) {
    const parts = (held + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n')
    held = parts.pop() ?? ''
    for (const part of parts) {
      yield withoutReturn(first ? part.replace(/^\uFEFF/, '') : part)
      first = false
    }
  }
  held += decoder.end()
  if (held !== '') yield withoutReturn(first ? held.replace(/^\uFEFF/, '') : held)
}

/** The person's end of a chat. */
export interface Seat {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Output
  readonly env: Environment
}

const REMEMBERED_LINES = 500

/** Talks until the person leaves: line by line at a terminal, else through all lines that are piped in. */
export const chat = (pilcrow: Pilcrow, seat: Seat): Promise<void> =>
  seat.input.isTTY && seat.output.isTTY ? typedChat(pilcrow, seat) : pipedChat(pilcrow, seat)

async function pipedChat(pilcrow: Pilcrow, { input, output, env }: Seat): Promise<void> {
  const answer = conversation(pilcrow)
  let answered = false
  for await (const line of inputLines(input)) {
    const turn = await answer(line)
    if (turn === null) return
    output.write(`${answered ? '\n' : ''}${drawReply(turn.reply, screenOf(output, env))}\n`)
    answered = true
  }
}

function typedChat(pilcrow: Pilcrow, { input, output, env }: Seat): Promise<void> {
  const welcome = consoleGreeting(pilcrow.library)
  const answer = conversation(pilcrow, welcome)
  const complete = completer(pilcrow)
  const { colours } = screenOf(output, env)
  const prompt = createInterface({
    input,
    output,
    terminal: true,
    prompt: `${colours.cyan('¶')} `,
    completer: (line: string, done: (error: null, completion: Completion) => void) =>
      complete(line).then(
        (completion) => done(null, completion),
        () => done(null, [[], line]),
      ),
    historySize: REMEMBERED_LINES,
    removeHistoryDuplicates: true,
  })
  output.write(`${drawReply(welcome, screenOf(output, env))}\n\n`)
  prompt.prompt()

  return new Promise((leave) => {
    let farewell = '\nGoodbye.\n'
    let isOpen = true
    let hasLeft = false
    const answerLine = async (line: string): Promise<void> => {
      if (hasLeft) return
      const turn = await answer(line)
      if (turn === null) {
        hasLeft = true
        farewell = 'Goodbye.\n'
        prompt.close()
        return
      }
      const picked = turn.message === line ? '' : `${colours.dim(turn.message)}\n`
      output.write(`${picked}\n${drawReply(turn.reply, screenOf(output, env))}\n\n`)
      if (isOpen) prompt.prompt()
    }
    // A line that is typed while an answer is made waits for its turn.
    let answering = Promise.resolve()
    prompt.on('line', (line) => {
      answering = answering.then(() => answerLine(line))
    })
    prompt.on('SIGINT', () => prompt.close())
    prompt.on('close', async () => {
      isOpen = false
      await answering
      output.write(farewell)
      leave()
    })
  })
}
