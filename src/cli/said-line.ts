import { z } from 'zod'
import { Said } from '../reply/json.js'

/** A message, and the answer it follows where it follows one. */
export interface Message {
  readonly message: string
  readonly replyTo?: RepliedTo | undefined
}

/** What a message is understood from of the answer that it follows. */
const RepliedTo = Said.pick({
  message: true,
  excerpts: true,
  recommendations: true,
  grades: true,
  query: true,
}).partial({ query: true })
export type RepliedTo = z.infer<typeof RepliedTo>

/** Fields that other programs keep beside these are passed over. */
const Written = z.object({ message: z.string(), replyTo: RepliedTo.strip().nullish() })

const EXPECTED =
  'A line that begins with { must be {"message": "…"}, with "replyTo": an answer of this command, or none.'

/** A line of `say --json`: a message as it is typed, or a JSON object that holds one. A problem is a sentence. */
export function readSaidLine(line: string): Message | { readonly problem: string } {
  if (!line.trimStart().startsWith('{')) return { message: line }
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { problem: `This line begins as JSON but is not. ${EXPECTED}` }
  }
  const written = Written.safeParse(json)
  if (!written.success) return { problem: EXPECTED }
  return { message: written.data.message, replyTo: written.data.replyTo ?? undefined }
}
