import { shareOf } from '../classify/classifier.js'
import { CONCERN } from '../intention.js'
import { type ReadMessage, readAbout, type Understanding } from '../read-message.js'

/** Cries for help in the middle of a conversation. */

const dangerIn = ({ shares }: ReadMessage): number => shareOf(shares, 'danger')

/**
 * How likely a message cries for help. Few words make a cry of what goes on from an answer ('no I mean social services'), so
 * that is weighed as it stands and as a question about a council; what stands by itself is heard as a first message is.
 */
export function cryIn(read: ReadMessage, follows: boolean, understanding: Understanding): number {
  const [council] = understanding.vocabulary.authorities
  const placed = follows && council ? readAbout(read, council.slug, understanding) : null
  return placed ? (dangerIn(read) + dangerIn(placed)) / 2 : dangerIn(read)
}

/** From this share on where to turn is said beside an answer to what follows the one before. */
const CONCERN_AFTER = 0.35

/** Whether where to turn is said beside the answer. */
export const isConcern = (read: ReadMessage, follows: boolean, understanding: Understanding): boolean =>
  cryIn(read, follows, understanding) >= (follows ? CONCERN_AFTER : CONCERN)
