import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Command, Option, OptionValues } from '../command/command.js'
import type { Library } from '../library/library.js'
import { type Choice, choicesOf, type Reply } from '../model/reply.js'
import { type Answered, type Pilcrow, previousOf, type Suggestion } from '../pilcrow/pilcrow.js'
import { countNoun, drawReply, type Environment, type Output, screenOf } from './screen.js'

/** What may replace the end of a line, and the end that it replaces: node:readline's form. */
type Completion = [completions: string[], replaced: string]

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
interface Seat {
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

/** One word of a command as typed; words in quotation marks are one. */
interface TypedWord {
  /** The option it names (`year:2012`), or null. */
  readonly name: string | null
  /** Without the name and without quotation marks. */
  readonly value: string
  /** Where the value begins in the line, its quotation mark included. */
  readonly from: number
}

const TYPED_WORD = /(?:([a-z0-9]+):)?(?:"([^"]*)"?|([^\s"]+))|([a-z0-9]+):/gi

/** The words of a line from a position on; `name:value` counts as named only for the given options. */
function typedWords(line: string, start: number, options: readonly string[]): TypedWord[] {
  return [...line.slice(start).matchAll(TYPED_WORD)].map((match) => {
    const from = start + match.index
    const [whole, , quoted, bare] = match
    const name = whole.match(/^([a-z0-9]+):/i)?.[1]?.toLowerCase()
    if (name === undefined || !options.includes(name))
      return { name: null, value: quoted ?? bare ?? whole, from }
    const value = whole.slice(name.length + 1).replaceAll('"', '')
    return { name, value, from: from + name.length + 1 }
  })
}

/** What may stand where the cursor is: suggestions for the words typed there, which begin at `from` in the line. */
interface OptionCompletion {
  readonly suggestions: readonly Suggestion[]
  readonly from: number
}

type SuggestValues = (option: string, typed: string, asked: OptionValues) => readonly Suggestion[]

const foldTyped = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

const equalsTyped = ({ name, value }: Suggestion, typed: string): boolean =>
  foldTyped(value) === foldTyped(typed) || foldTyped(name) === foldTyped(typed)

const continuesTyped = ({ name, value }: Suggestion, typed: string): boolean =>
  foldTyped(value).startsWith(foldTyped(typed)) || foldTyped(name).startsWith(foldTyped(typed))

/** The options that may come next: those that may be left out, and the first that may not. */
function nextOptions(options: readonly Option[]): readonly Option[] {
  const required = options.findIndex((option) => option.required)
  return required < 0 ? options : options.slice(0, required + 1)
}

const joinValues = (words: readonly TypedWord[]): string => words.map((word) => word.value).join(' ')

/**
 * Greedy segmentation: decides which option of a command is being typed. Words are taken in the order of the options, as
 * many for each as make one of its values; the words left over at the cursor are the ones being typed.
 *
 * @param words all words after the command's name
 * @param end where the cursor stands, when a space divides it from the last word; null when it touches that word
 */
function completeOptions(
  command: Command,
  words: readonly TypedWord[],
  end: number | null,
  suggest: SuggestValues,
): OptionCompletion {
  const last = words.at(-1)
  const asked: Record<string, string> = {}
  for (const word of words) if (word.name !== null) asked[word.name] = word.value
  if (last?.name && end === null) {
    const { [last.name]: typed = '', ...others } = asked
    return { suggestions: offered([last.name], typed, others, suggest), from: last.from }
  }
  const open = command.options.filter((option) => !(option.name in asked))
  const unnamed = words.filter((word) => word.name === null)
  return completeUnnamed(open, unnamed, end, asked, suggest)
}

function completeUnnamed(
  options: readonly Option[],
  words: readonly TypedWord[],
  end: number | null,
  asked: OptionValues,
  suggest: SuggestValues,
): OptionCompletion {
  const next = nextOptions(options).filter((option) => option.kind !== 'question')
  const names = next.map((option) => option.name)
  const from = words[0]?.from ?? end ?? 0
  if (words.length === 0) return { suggestions: offered(names, '', asked, suggest), from }

  const goOnAfter = (matches: typeof equalsTyped, longest: number): OptionCompletion | null => {
    for (let length = longest; length > 0; length--) {
      const typed = joinValues(words.slice(0, length))
      for (const { name } of next) {
        const value = suggest(name, typed, asked).find((suggestion) => matches(suggestion, typed))?.value
        if (value === undefined) continue
        const rest = options.slice(options.findIndex((option) => option.name === name) + 1)
        return completeUnnamed(rest, words.slice(length), end, { ...asked, [name]: value }, suggest)
      }
    }
    return null
  }
  const complete = end === null ? words.length - 1 : words.length
  const typed = joinValues(words)
  const exact = goOnAfter(equalsTyped, complete)
  if (exact) return exact
  const here = end === null ? offered(names, typed, asked, suggest) : []
  if (here.some((suggestion) => continuesTyped(suggestion, typed))) return { suggestions: here, from }
  const begun = goOnAfter(continuesTyped, complete)
  if (begun) return begun
  return (here.length === 0 ? goOnAfter(() => true, complete) : null) ?? { suggestions: here, from }
}

/** Suggestions that go on from what is typed; where none does, the best guess alone. */
function offered(
  names: readonly string[],
  typed: string,
  asked: OptionValues,
  suggest: SuggestValues,
): Suggestion[] {
  const all = names.flatMap((name) => suggest(name, typed, asked))
  const going = all.filter((suggestion) => continuesTyped(suggestion, typed))
  return going.length > 0 ? going : all.slice(0, 1)
}

/** An answer; where making it fails, one that says so, so that the talk goes on. */
export async function answerOrApology(answer: () => Promise<Answered>): Promise<Answered> {
  try {
    return await answer()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const text = `Pilcrow failed over this message (${reason}), which is a fault of its own. Please report it.`
    return { query: null, reply: { kind: 'error', blocks: [{ block: 'words', text }], notes: [] } }
  }
}

/** Three things that the newest report can answer. */
function thingsToTry({ reports }: Library): Choice[] {
  const newest = reports[0]
  if (!newest) return []
  const { slug, name } = newest.authority
  const judged = newest.judgements.find(({ judgement }) => judgement !== 'overall-effectiveness')
  const grade = judged ? [`/grade ${slug} ${judged.judgement}`] : []
  const messages = [
    `What do inspectors say about care leavers in ${name}?`,
    ...grade,
    `/recommendations ${slug}`,
    `/report ${slug}`,
  ]
  return messages.slice(0, 3).map((message) => ({ label: message, message }))
}

/** What somebody sees first: how much is held, and three things to try. */
export function consoleGreeting(library: Library): Reply {
  const authorities = new Set(library.reports.map((report) => report.authority.slug)).size
  const things = thingsToTry(library)
  if (things.length === 0) {
    const text =
      'No reports are here yet. Leave with “exit”, then bring some in: npx pilcrow ingest FILE-OR-FOLDER'
    return { kind: 'help', blocks: [{ block: 'words', text }], notes: [] }
  }
  const reports = countNoun(library.reports.length, 'inspection report')
  const held = `${reports} of ${countNoun(authorities, 'council')}`
  return {
    kind: 'help',
    blocks: [
      {
        block: 'words',
        text: `${held}, to ask about. Pilcrow quotes them word for word and cites every quotation.`,
      },
      { block: 'heading', text: 'Three things to try, by number or in words of your own:' },
      { block: 'choices', choices: things },
      { block: 'words', text: 'Tab completes, /help lists the commands, “exit” leaves.' },
    ],
    notes: [],
  }
}

interface ChatTurn {
  /** The message that was answered: the line, or what the choice picked by number says. */
  readonly message: string
  readonly reply: Reply
}

const LEAVE_WORD = /^\s*\/?(?:exit|quit)\s*$/i
const CHOICE_NUMBER = /^\s*(\d+)\s*$/

/**
 * Turns a line into an answer, or null where it asks to leave. It remembers the last answer, so that typing 2 says
 * that answer's second choice, and that 'and in 2022?' follows it.
 */
export function conversation(
  pilcrow: Pick<Pilcrow, 'respond'>,
  first?: Reply,
): (line: string) => Promise<ChatTurn | null> {
  let last: Answered | undefined = first && { query: null, reply: first }
  return async (line) => {
    if (LEAVE_WORD.test(line)) return null
    const picked = Number(line.match(CHOICE_NUMBER)?.[1])
    const message = (last && choicesOf(last.reply)[picked - 1]?.message) ?? line
    const previous = last && previousOf(last)
    last = await answerOrApology(() =>
      previous ? pilcrow.respond(message, previous) : pilcrow.respond(message),
    )
    return { message, reply: last.reply }
  }
}
