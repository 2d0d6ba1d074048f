import { z } from 'zod'
import { Query } from '../model/query.js'
import { packed, unpacked } from './packed.js'

/** How sure an understanding was says nothing of what is to be answered. */
const lean = (query: z.input<typeof Query>) => ({ ...query, intention: null })

/** A query without the conversation before it, and whose council it is: others who see its answer need not be told of that. */
export const alone = (query: Query): Query => ({ ...query, spokenOf: [], before: null, assumed: null })

function read(text: string): Query | null {
  try {
    return Query.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** A query in a few characters; what is decoded is checked like all that comes from outside. */
export const PackedQuery = z.codec(z.string(), Query, {
  decode: (characters, payload) => {
    const query = read(unpacked(characters) ?? '')
    if (query !== null) return query
    payload.issues.push({ code: 'custom', input: characters, message: 'is no packed query' })
    return z.NEVER
  },
  encode: (query) => packed(JSON.stringify(lean(query))),
})

/** A short command stands as it is typed; every other message is packed. */
const PLAIN = /^\/[a-z][ -~]*$/
const PLAIN_LENGTH = 80

/** A message that is said when something is pressed or picked. */
export const PackedMessage = z.codec(z.string(), z.string().min(1), {
  decode: (characters, payload) => {
    const message = PLAIN.test(characters) ? characters : unpacked(characters)
    if (message !== null) return message
    payload.issues.push({ code: 'custom', input: characters, message: 'is no packed message' })
    return z.NEVER
  },
  encode: (message) => (PLAIN.test(message) && message.length <= PLAIN_LENGTH ? message : packed(message)),
})
