import { once } from 'node:events'
import { inputLines } from '../console/chat.js'
import { answerOrApology } from '../console/conversation.js'
import { drawReply } from '../console/reply.js'
import { type Output, screenOf } from '../console/screen.js'
import { type Answered, type Pilcrow, previousOf } from '../pilcrow.js'
import { replyJson } from '../reply/json.js'
import { replyText } from '../reply/text.js'
import { allPages, answerCsv } from '../spreadsheet/answer-tables.js'
import { jsonLine } from '../text/control-characters.js'
import type { Previous } from '../understand/follow-up/shown.js'
import { chosenEncoder } from './chosen-encoder.js'
import { explained } from './explain-query.js'
import { pilcrowAt } from './open.js'
import { type Message, type RepliedTo, readSaidLine } from './said-line.js'
import { type Given, OK, type Run, type Shell } from './shell.js'
import { WrongUsage } from './usage.js'

/** Who answers. */
export type Sayer = Pick<Pilcrow, 'respond' | 'library'>

/** `pilcrow say`: one message, or each line of standard input, as text or as JSON. */
export const run: Run = async (given, shell) => {
  await sayAll(await pilcrowAt(given, shell.errors, await chosenEncoder(shell.env)), given, shell)
  return OK
}

export async function sayAll(sayer: Sayer, { words, flags }: Given, shell: Shell): Promise<void> {
  const messages = words.length > 0 ? [words.join(' ')] : inputLines(shell.input)
  const read = flags.json === true && words.length === 0 ? readSaidLine : (message: string) => ({ message })
  let first = true
  if (flags.csv && (flags.json || flags.explain))
    throw new WrongUsage('An answer comes as CSV or as JSON: say --csv, or say --json.')
  for await (const line of messages) {
    const began = performance.now()
    const asked = read(line)
    const said = 'problem' in asked ? wrongLine(asked.problem) : await respond(sayer, asked)
    if (flags.csv) {
      await writeTable(said, sayer, shell)
      continue
    }
    const { query, reply } = said
    const message = 'problem' in asked ? line : asked.message
    const text = flags.json
      ? jsonLine(replyJson(reply, message, query, performance.now() - began))
      : (first ? '' : '\n') +
        (flags.explain === true ? explained(query) : drawReply(reply, screenOf(shell.output, shell.env)))
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

const respond = (sayer: Sayer, { message, replyTo }: Message): Promise<Answered> =>
  answerOrApology(async () => {
    const previous = replyTo && (await previousSaid(replyTo, sayer))
    return previous === undefined ? sayer.respond(message) : sayer.respond(message, previous)
  })

/** The answer that a message follows: what it showed, and its query, made again where it came without one. */
async function previousSaid(
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
