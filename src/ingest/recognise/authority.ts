import { type Authority, authorityPrinted, foldName } from '../../vocabulary/authorities.js'
import { oneSpaced } from '../read/line.js'

/** Shorter names are abbreviations, which other words may be too: 'MK'. */
const MIN_NAME_LENGTH = 4

/** A name folded, in no genitive: 'Norfolk's children's services'. */
const foldedName = (words: string): string => foldName(words.replace(/['’‘]s\b/g, ' '))

interface NameMatch {
  readonly authority: Authority
  readonly from: number
  readonly to: number
}

function occurrences(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at)
  return places
}

/** Whether one name stands in the midst of a longer one: 'Gloucestershire' in 'South Gloucestershire'. */
const isInsideLonger = (one: NameMatch, other: NameMatch): boolean =>
  one !== other && one.from >= other.from && one.to <= other.to && one.to - one.from < other.to - other.from

/** The one authority that a few words name, whatever stands around its name; undefined for none, and for several. */
function soleAuthorityNamed(words: string, known: readonly Authority[]): Authority | undefined {
  const text = ` ${foldedName(words)} `
  const found = known.flatMap((authority): NameMatch[] =>
    [authority.name, ...authority.names]
      .map(foldedName)
      .filter((name) => name.length >= MIN_NAME_LENGTH)
      .flatMap((name) =>
        occurrences(text, ` ${name} `).map((from) => ({ authority, from, to: from + name.length + 2 })),
      ),
  )
  const whole = found.filter((one) => !found.some((other) => isInsideLonger(one, other)))
  const [first, ...others] = new Set(whole.map(({ authority }) => authority))
  return others.length === 0 ? first : undefined
}

/** What the first of some texts gives that gives anything. */
function firstDefined<T>(texts: readonly string[], give: (text: string) => T | undefined): T | undefined {
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
export function authorityAtHead(
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
  const first = firstDefined(candidates, (candidate) => authorityPrinted(candidate, known))
  const within = soleAuthorityNamed(cover.join(' '), known)
  // A line may hold no more than the end of a longer name: 'Bath and North East', 'Somerset'.
  if (!first || within?.name.includes(first.name)) return within
  if (first.now.length === 0) return first
  // A trust keeps the name of a county that is gone; the report names the council of today beside it.
  const today = firstDefined(candidates, (candidate) => {
    const found = authorityPrinted(candidate, known)
    return found && first.now.includes(found.slug) ? found : undefined
  })
  return today ?? first
}
