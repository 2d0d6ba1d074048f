import type { Reading } from '../model/query.js'
import type { Entities } from './entities/entities.js'
import { saidBy } from './entities/tokens.js'

/** What the reader is told of how names were taken, of each once. */
export function readingsOf({ councils, tokens }: Entities): Reading[] {
  const told = new Map<string, Reading>()
  for (const { value, from, to } of councils) {
    const { council, how, place } = value
    const said = place ?? saidBy(tokens, { value: null, from, to })
    if (how !== 'name') told.set(said.toLowerCase(), { said, meant: council.name, how })
  }
  return [...told.values()]
}

/** Names of a comparison that are no council's: the others are compared without them, and that is said. */
export const unknownReadings = ({ unknown }: Entities): Reading[] =>
  unknown.map(({ value }) => ({ said: value, meant: '', how: 'unknown' }))
