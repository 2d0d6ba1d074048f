import { once } from 'node:events'
import { answered } from '../console/answered.js'
import { draw } from '../console/draw.js'
import { inputLines } from '../console/input-lines.js'
import { jsonLine, type Output, screenOf } from '../console/screen.js'
import type { Reply } from '../model/reply.js'
import { replyJson, type Said } from '../reply/json.js'
import { openPilcrow } from './open.js'
import { type Message, readSaidLine } from './said-line.js'
import { type Given, OK, type Run, type Shell } from './shell.js'

/** Who answers; `replyTo` is the answer that a message follows. */
export interface Sayer {
  say(message: string, replyTo?: Said): Reply
}

/** `pilcrow say`: one message, or each line of standard input, as text or as JSON. */
export const run: Run = async (given, shell) => {
  await sayAll(await openPilcrow(given.library, shell.errors), given, shell)
  return OK
}

export async function sayAll(sayer: Sayer, { words, flags }: Given, shell: Shell): Promise<void> {
  const messages = words.length > 0 ? [words.join(' ')] : inputLines(shell.input)
  const read = flags.json === true && words.length === 0 ? readSaidLine : (message: string) => ({ message })
  let first = true
  for await (const line of messages) {
    const began = performance.now()
    const asked = read(line)
    const reply = 'problem' in asked ? wrongLine(asked.problem) : answer(sayer, asked)
    const message = 'problem' in asked ? line : asked.message
    const text = flags.json
      ? jsonLine(replyJson(reply, message, performance.now() - began))
      : (first ? '' : '\n') + draw(reply, screenOf(shell.output, shell.env))
    await write(shell.output, `${text}\n`)
    first = false
  }
}

const answer = (sayer: Sayer, { message, replyTo }: Message): Reply =>
  answered(() => (replyTo === undefined ? sayer.say(message) : sayer.say(message, replyTo)))

const wrongLine = (problem: string): Reply => ({
  kind: 'error',
  blocks: [{ block: 'words', text: problem }],
  notes: [],
})

/** Waits where the reader is slower than the answers. */
async function write(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain')
}
