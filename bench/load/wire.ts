import { z } from 'zod'

/** What the generator of the load and the Discord that passes it on tell each other, one JSON text each. */

/** Somebody did something: to be passed on to the bot. */
export const Passed = z.object({
  n: z.int(),
  kind: z.enum(['command', 'autocomplete']),
  data: z.record(z.string(), z.unknown()),
  /** Index of the person. */
  person: z.int(),
})
export type Passed = z.infer<typeof Passed>

/** What the bot did with it: took it up, answered it, or said that it could not. */
export const Heard = z.object({ n: z.int(), did: z.enum(['acknowledged', 'answered', 'apologised']) })
export type Heard = z.infer<typeof Heard>
