import type { Library } from '../library/library.js'
import { excerptsOf, type Reply, recommendationsOf } from '../model/reply.js'
import { standsIn } from '../quotation/quote.js'
import { quotableAt } from '../quotation/scale.js'

/** A quotation that does not stand in its paragraph: a defect of Pilcrow, never something to send. */
export class MisquotedError extends Error {
  override name = 'MisquotedError'
}

/**
 * Looks every quotation of a reply up in the stored paragraph that it cites.
 * @throws MisquotedError for the first that does not stand there
 */
export function verified(reply: Reply, library: Library): Reply {
  for (const { report, key, quote, text, citation } of excerptsOf(reply)) {
    const held = library.byId(report)
    const stored = held && quotableAt(held, key)?.text
    if (quote.trim() === '' || stored === undefined || text !== stored || !standsIn(quote, stored))
      throw new MisquotedError(citation)
  }
  for (const { report, key, text, citation } of recommendationsOf(reply)) {
    const stored = library.byId(report)?.recommendations.some((one) => one.key === key && one.text === text)
    if (!stored) throw new MisquotedError(citation)
  }
  return reply
}
