import { closest } from 'fastest-levenshtein'
import { type Authority, authorityPrinted } from '../vocabulary/authorities.js'
import { WrongUsage } from './usage.js'

const NAMED = new Intl.ListFormat('en-GB')

/** The longest of a command line's next words that together name a council, and how many they are. */
function councilAt(words: readonly string[], known: readonly Authority[]): [Authority, number] | null {
  for (let count = words.length; count > 0; count--) {
    const found = authorityPrinted(words.slice(0, count).join(' '), known)
    if (found) return [found, count]
  }
  return null
}

/**
 * The slugs of the councils that words of the command line name, in quotation marks or not; null for no words.
 * @throws WrongUsage for words that name none, and for a council that is no more
 */
export function councilsNamed(words: readonly string[], known: readonly Authority[]): string[] | null {
  if (words.length === 0) return null
  const slugs: string[] = []
  for (let at = 0; at < words.length; ) {
    const [found, count] = councilAt(words.slice(at), known) ?? [undefined, 0]
    if (found === undefined) {
      const near = closest(
        words[at]?.toLowerCase() ?? '',
        known.map(({ slug }) => slug),
      )
      throw new WrongUsage(`“${words[at]}” names no council; the nearest name is ${near}.`)
    }
    if (found.now.length > 0)
      throw new WrongUsage(
        `There is no ${found.name} any more; its place was taken by ${NAMED.format(found.now)}.`,
      )
    slugs.push(found.slug)
    at += count
  }
  return slugs
}
