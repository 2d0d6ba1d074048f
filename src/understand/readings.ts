import type { Reading } from '../model/query.js'
import type { Entities } from './entities/entities.js'
import { saidBy } from './entities/tokens.js'

/** What the reader is told of how names were taken. */
export const readingsOf = ({ councils, tokens }: Entities): Reading[] =>
  councils.flatMap(({ value: { council, how }, from, to }) =>
    how === 'name' ? [] : [{ said: saidBy(tokens, { value: null, from, to }), meant: council.name, how }],
  )

/** Names of a comparison that are no council's: the others are compared without them, and that is said. */
export const unknownReadings = ({ unknown }: Entities): Reading[] =>
  unknown.map(({ value }) => ({ said: value, meant: '', how: 'unknown' }))
