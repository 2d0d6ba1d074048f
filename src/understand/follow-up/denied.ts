import { type ReadMessage, readMessage, type Understanding } from '../read-message.js'

/** Words that deny the name after them: 'no, I meant Leeds not Leicester', 'social care, not SEND'. */
const DENYING = new Set(['not', 'isnt', 'wasnt', 'forget'])

/** The same message without the councils and judgements that it denies; 'not SEND' asks of the council's own services. */
export function withoutDenied(read: ReadMessage, understanding: Understanding): ReadMessage {
  const { tokens, councils, judged } = read.entities
  const denied = [...councils, ...judged.all].filter(({ from }) => DENYING.has(tokens[from - 1]?.word ?? ''))
  if (denied.length === 0) return read
  const isLeft = (_: unknown, at: number) => !denied.some(({ from, to }) => at >= from - 1 && at < to)
  const rest = tokens
    .filter(isLeft)
    .map(({ said }) => said)
    .join(' ')
  const left = readMessage(rest, understanding)
  const isOfSend = judged.all.some(
    ({ from, value }) =>
      DENYING.has(tokens[from - 1]?.word ?? '') && value.some(({ framework }) => framework === 'SEND'),
  )
  return isOfSend
    ? { ...left, slots: { ...left.slots, where: { ...left.slots.where, framework: 'ILACS' } } }
    : left
}
