import type { Parsed } from '../parse/parse.js'
import { type Held, numberedIn } from './held.js'

/**
 * Whether a second copy of a report takes the place of the one that is held: it has more of its printed numbers, or
 * it is the same file in a newer form, or the held one's source is gone.
 */
export function copyIsBetter(parsed: Parsed, file: string, held: Held, heldSourceStands: boolean): boolean {
  if (!heldSourceStands) return true
  const [more, less] = [numberedIn(parsed), held.numbered]
  return more > less || (more === less && file === held.source.file)
}
