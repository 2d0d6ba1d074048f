import type { Pilcrow } from '../../pilcrow.js'
import type { Stored } from '../stored.js'
import { storedAt } from '../stored.js'

/**
 * A report and a paragraph of it as people cite them while they talk: 'Northumberland 2012 ¶75'. The sign of the paragraph
 * is what tells it from other numbers.
 */
const CITATION =
  /(?:\p{Lu}[\p{L}’'-]*(?:,? (?:and|of|on|upon|the|with) | |, )){1,6}(?:SEND )?20\d\d(?: SEND)? ¶ ?\d{1,4}(?!\d)/gu

/** Citations of one message that are looked up. */
const MOST = 3

/** The first paragraph that a message cites as Pilcrow does, of a report that there is; null where it cites none. */
export async function citedInTalk(
  words: string,
  { respond, look }: Pick<Pilcrow, 'respond' | 'look'>,
): Promise<Stored | null> {
  for (const [citation] of [...words.matchAll(CITATION)].slice(0, MOST)) {
    const { query, reply } = await respond(citation)
    const block = reply.blocks.find((one) => one.block === 'excerpt')
    if (query?.asked.intent !== 'citation' || block?.block !== 'excerpt') continue
    const { report, key } = block.excerpt
    const stored = await look(({ library }) => storedAt(library, report, key))
    if (typeof stored !== 'string') return stored
  }
  return null
}
