import { once } from 'node:events'
import { z } from 'zod'
import { answerOrApology, inputLines } from '../console/chat.js'
import { drawReply, type Output, screenOf } from '../console/screen.js'
import type { Query } from '../model/query.js'
import type { Result } from '../model/result.js'
import { type Answered, type Pilcrow, previousOf } from '../pilcrow/pilcrow.js'
import { replyJson, SayJson } from '../reply/json.js'
import { replyText } from '../reply/reply-lines.js'
import { allPages, answerCsv } from '../spreadsheet/answer-tables.js'
import { jsonLine } from '../text/fit.js'
import type { Previous } from '../understand/follow-up/shown.js'
import { chosenEncoder, type SayFlags } from './configuration.js'
import { pilcrowAt } from './open.js'
import { OK, type ParsedArguments, type RunCommand, type Shell } from './shell.js'

/** A message, and the answer it follows where it follows one. */
export interface InputMessage {
  readonly message: string
  readonly replyTo?: RepliedTo | undefined
}

/** What a message is understood from of the answer that it follows. */
const RepliedTo = SayJson.pick({
  message: true,
  excerpts: true,
  recommendations: true,
  grades: true,
  query: true,
}).partial({ query: true })
export type RepliedTo = z.infer<typeof RepliedTo>

/** Fields that other programs keep beside these are passed over. */
const InputLine = z.object({ message: z.string(), replyTo: RepliedTo.strip().nullish() })

const EXPECTED_LINE =
  'A line that begins with { must be {"message": "…"}, with "replyTo": an answer of this command, or none.'

/** A line of `say --json`: a message as it is typed, or a JSON object that holds one. Refused in a sentence. */
export function parseInputLine(line: string): Result<InputMessage> {
  if (!line.trimStart().startsWith('{')) return { value: { message: line } }
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { refusal: `This line begins as JSON but is not. ${EXPECTED_LINE}` }
  }
  const written = InputLine.safeParse(json)
  if (!written.success) return { refusal: EXPECTED_LINE }
  return { value: { message: written.data.message, replyTo: written.data.replyTo ?? undefined } }
}

/** A query as `say --explain` prints it: the intent first, then what it holds, without what is empty. */
export const explainQuery = (query: Query | null): string =>
  query === null
    ? 'Not a query: the command lacked something, and its answer says what.'
    : JSON.stringify(query, (_, value) => (isEmptyValue(value) ? undefined : value), 2)

const isEmptyValue = (value: unknown): boolean =>
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isEmptyValue))

/** Who answers. */
export type Sayer = Pick<Pilcrow, 'respond' | 'library'>

/** `pilcrow say`: one message, or each line of standard input, as text or as JSON. */
export const runSay: RunCommand<SayFlags> = async (given, shell) => {
  await sayAll(await pilcrowAt(given, shell.errors, await chosenEncoder(shell.env)), given, shell)
  return OK
}

export async function sayAll(
  sayer: Sayer,
  { words, flags }: ParsedArguments<SayFlags>,
  shell: Shell,
): Promise<void> {
  const messages = words.length > 0 ? [words.join(' ')] : inputLines(shell.input)
  const isOfLines = flags.json && words.length === 0
  let first = true
  for await (const line of messages) {
    const began = performance.now()
    const { value: asked, refusal }: Result<InputMessage> = isOfLines
      ? parseInputLine(line)
      : { value: { message: line } }
    const said = refusal === undefined ? await respondTo(sayer, asked) : wrongLine(refusal)
    if (flags.csv) {
      await writeTable(said, sayer, shell)
      continue
    }
    const { query, reply } = said
    const message = asked?.message ?? line
    const text = flags.json
      ? jsonLine(replyJson(reply, message, query, performance.now() - began))
      : (first ? '' : '\n') +
        (flags.explain ? explainQuery(query) : drawReply(reply, screenOf(shell.output, shell.env)))
    await write(shell.output, `${text}\n`)
    first = false
  }
}

/** The rows of an answer on all its pages; where it has none, that is said beside the output. */
async function writeTable(said: Answered, sayer: Sayer, { output, errors }: Shell): Promise<void> {
  const rows = answerCsv(await allPages(said, sayer.respond), sayer.library)
  if (rows === null) errors.write(`${NO_TABLE}\n${replyText(said.reply)}\n`)
  else await write(output, `${rows.join('\n')}\n`)
}

const NO_TABLE = 'This answer has no rows for a spreadsheet. It is:'

const respondTo = (sayer: Sayer, { message, replyTo }: InputMessage): Promise<Answered> =>
  answerOrApology(async () => {
    const previous = replyTo && (await previousAnswerOf(replyTo, sayer))
    return previous === undefined ? sayer.respond(message) : sayer.respond(message, previous)
  })

/** The answer that a message follows: what it showed, and its query, made again where it came without one. */
async function previousAnswerOf(
  { message, query, ...shown }: RepliedTo,
  sayer: Sayer,
): Promise<Previous | undefined> {
  if (query) return { query, shown }
  const again = previousOf(await sayer.respond(message))
  return again && { ...again, shown }
}

const wrongLine = (problem: string): Answered => ({
  query: null,
  reply: { kind: 'error', blocks: [{ block: 'words', text: problem }], notes: [] },
})

/** Waits where the reader is slower than the answers. */
async function write(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain')
}
