import type { Framework } from '../../model/report.js'
import { type Authority, authorityPrinted } from '../../vocabulary/authorities.js'
import { oneSpaced } from '../parse/signs/fold.js'

export interface Title {
  readonly framework: Framework
  /** As printed, in one line. */
  readonly title: string
  /** Index of its first line among those at the head. */
  readonly at: number
}

/** The title that each framework prints, most particular first. The last two are ILACS's: of a trust, of a council. */
const titles: readonly { framework: Framework; pattern: RegExp }[] = [
  { framework: 'SLAC', pattern: /^inspection of safeguarding and looked[ -]after children services/i },
  { framework: 'LAC', pattern: /^inspection of (services for )?looked[ -]after children( services)?$/i },
  {
    framework: 'SIF',
    pattern:
      /^(re-?)?inspection of services for children in need of help and protection,? children looked after and care leavers(.{0,5}\band\b.{0,5}review of the effectiveness of the local safeguarding children board)?/i,
  },
  {
    framework: 'SIF',
    pattern: /^single inspection of (?:la|local authority|council) children['’‘]?s services\b.*/i,
  },
  { framework: 'SEND', pattern: /^area SEND (?:full )?inspection of .{2,90}?\blocal area partnership\b/i },
  { framework: 'LSCB', pattern: /^review of the effectiveness of the local safeguarding children board/i },
  {
    framework: 'ILACS',
    pattern: /^(re-?)?inspection of .{0,80}?children.{0,20} trust$/i,
  },
  {
    framework: 'ILACS',
    pattern: /^(re-?)?inspection of .{0,80}?(local authority )?children['’‘]?s (social care )?services/i,
  },
]

/** A title that says which framework it is of. */
function framedTitle(head: readonly string[]): Title | null {
  for (const [at] of head.entries()) {
    const joined = [6, 5, 4, 3, 2, 1].map((count) => oneSpaced(head.slice(at, at + count).join(' ')))
    for (const { framework, pattern } of titles) {
      const [match] = joined.flatMap((line) => pattern.exec(line) ?? [])
      if (match) return { framework, title: match, at }
    }
  }
  return null
}

/** The whole title of a report on a trust whose name does not say so: 'Inspection of Slough Children First'. */
const ofTrust = /^(?:re-?)?inspection of (?<name>.{0,80}\bchildren\b.{0,80})$/i

function trustTitle(head: readonly string[], known: readonly Authority[]): Title | null {
  for (const [at] of head.entries()) {
    for (const count of [3, 2, 1]) {
      const joined = oneSpaced(head.slice(at, at + count).join(' '))
      const name = ofTrust.exec(joined)?.groups?.name
      if (name && authorityPrinted(name, known)) return { framework: 'ILACS', title: joined, at }
    }
  }
  return null
}

/** The title of a report among the lines at its head, which may wrap over several; null where there is none. */
export const titleIn = (head: readonly string[], known: readonly Authority[]): Title | null =>
  framedTitle(head) ?? trustTitle(head, known)
