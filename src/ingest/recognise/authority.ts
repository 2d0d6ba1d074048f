import { type Authority, authorityPrinted } from '../../vocabulary/authorities.js'
import { oneSpaced } from '../parse/signs/fold.js'
import { namedWithin } from './named-within.js'

/** What the first of some texts gives that gives anything. */
function firstOf<T>(texts: readonly string[], give: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const given = give(text)
    if (given !== undefined) return given
  }
  return undefined
}

/**
 * The authority that the head of a report names: inside the title, or on a line of its own around it; else the only one
 * that `cover`, the lines of the title and above, names among other words.
 */
export function authorityIn(
  title: string,
  head: readonly string[],
  cover: readonly string[],
  known: readonly Authority[],
): Authority | undefined {
  const inTitle =
    /inspection of (?:services (?:for|in) )?(.+?)(?: local area partnership)?$/i.exec(title)?.[1] ?? ''
  const lines = head.flatMap((_, at) =>
    [3, 2, 1].map((count) => oneSpaced(head.slice(at, at + count).join(' '))),
  )
  const candidates = [inTitle, ...lines]
  const first = firstOf(candidates, (candidate) => authorityPrinted(candidate, known))
  const within = namedWithin(cover.join(' '), known)
  // A line may hold no more than the end of a longer name: 'Bath and North East', 'Somerset'.
  if (!first || within?.name.includes(first.name)) return within
  if (first.now.length === 0) return first
  // A trust keeps the name of a county that is gone; the report names the council of today beside it.
  const today = firstOf(candidates, (candidate) => {
    const found = authorityPrinted(candidate, known)
    return found && first.now.includes(found.slug) ? found : undefined
  })
  return today ?? first
}
