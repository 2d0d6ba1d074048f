import type { Framework } from '../model/report.js'
import { type Authority, authorities, authorityPrinted } from '../vocabulary/authorities.js'
import { oneSpaced } from './parse/signs/fold.js'
import type { Line } from './read/line.js'

/** A file that is no inspection report of children's services. The message is a sentence that says what it is. */
export class NotAReport extends Error {
  override readonly name = 'NotAReport'
}

export interface Recognised {
  readonly framework: Framework
  readonly authority: Authority
  /** As printed, in one line. */
  readonly title: string
}

/** A report names itself within this many lines that have words. */
const HEAD_LINES = 40

/** A letter with a title like a report's says within so many lines of it what it is. */
const BENEATH_TITLE = 4

/** The title that each framework prints, most particular first. The last two are ILACS's: of a trust, of a council. */
const titles: readonly { framework: Framework; pattern: RegExp }[] = [
  { framework: 'SLAC', pattern: /^inspection of safeguarding and looked[ -]after children services/i },
  { framework: 'LAC', pattern: /^inspection of (services for )?looked[ -]after children( services)?$/i },
  {
    framework: 'SIF',
    pattern:
      /^(re-?)?inspection of services for children in need of help and protection,? children looked after and care leavers(.{0,5}\band\b.{0,5}review of the effectiveness of the local safeguarding children board)?/i,
  },
  { framework: 'LSCB', pattern: /^review of the effectiveness of the local safeguarding children board/i },
  {
    framework: 'ILACS',
    pattern: /^(re-?)?inspection of .{0,80}?children.{0,20} trust$/i,
  },
  {
    framework: 'ILACS',
    pattern: /^(re-?)?inspection of .{0,80}?(local authority )?children['’]?s (social care )?services/i,
  },
]

/** What else bears a likeness: the words that give it away, and what it is. */
const others: readonly { pattern: RegExp; what: string }[] = [
  {
    pattern: /\bmonitoring visit\b/i,
    what: 'the letter of a monitoring visit; it makes no graded judgements',
  },
  { pattern: /\bfocused visit\b/i, what: 'the letter of a focused visit; it makes no graded judgements' },
  { pattern: /\bjoint targeted area inspection\b|\bjtai\b/i, what: 'a joint targeted area inspection' },
  {
    pattern: /\binspection of local authority arrangements for the protection of children\b/i,
    what: 'a child protection inspection of 2012 and 2013, which follows a framework that Pilcrow does not read',
  },
  {
    pattern: /\binspection of contact, referral and assessment\b/i,
    what: 'an unannounced inspection of contact, referral and assessment; it makes no graded judgements',
  },
  {
    pattern: /\barea send inspection\b|special educational needs and\/or disabilities .{0,40}inspection/i,
    what: 'an area SEND inspection',
  },
  {
    pattern:
      /\b(independent fostering|voluntary adoption|adoption support) agency\b|\bsecure training centre\b/i,
    what: 'the report of an agency or a centre, not of a local authority',
  },
  {
    pattern: /\bchildren['’]s homes? (inspection|[-–] )|\binspection of .{0,40}children['’]s home\b/i,
    what: 'the report of a children’s home',
  },
  {
    pattern:
      /\b(school report|inspection of [^.]{0,60}(school|academy|college|nursery)|unique reference number)\b/i,
    what: 'the report of a school or another provider',
  },
]

const markup = /^\s*<(!doctype html|html|head|\?xml)/i

/** The file's first words as they stand in it, marks included. */
const opening = (lines: readonly Line[]): string =>
  lines
    .slice(0, HEAD_LINES)
    .flatMap(({ spans }) => spans.map(({ source }) => source))
    .join('')

const refusal = (what: string): NotAReport =>
  new NotAReport(
    `This is ${what}. Pilcrow takes Ofsted's inspection reports of a local authority's children's services.`,
  )

/** The title of a report among the lines at its head, which may wrap over several. */
function titleIn(head: readonly string[]): { framework: Framework; title: string; at: number } | null {
  for (const [at] of head.entries()) {
    for (const count of [6, 5, 4, 3, 2, 1]) {
      const joined = oneSpaced(head.slice(at, at + count).join(' '))
      for (const { framework, pattern } of titles) {
        const match = pattern.exec(joined)
        if (match) return { framework, title: match[0], at }
      }
    }
  }
  return null
}

/** The authority that the head of a report names: inside the title, or on a line of its own around it. */
function authorityIn(
  title: string,
  head: readonly string[],
  known: readonly Authority[],
): Authority | undefined {
  const inTitle = /inspection of (?:services (?:for|in) )?(.+)$/i.exec(title)?.[1] ?? ''
  const candidates = [
    inTitle,
    ...head.flatMap((line, at) => [line, oneSpaced(`${line} ${head[at + 1] ?? ''}`)]),
  ]
  for (const candidate of candidates) {
    const found = authorityPrinted(candidate, known)
    if (found) return found
  }
  return undefined
}

/**
 * Which framework a report follows and whose services it inspects, from what it says at its head: never from its
 * file name or its date. Throws NotAReport for anything else.
 */
export function recognise(lines: readonly Line[], known: readonly Authority[] = authorities()): Recognised {
  const head = lines
    .filter((line) => line.text !== '')
    .slice(0, HEAD_LINES)
    .map((line) => line.text)
  if (head.length === 0) throw refusal('a file without any words')
  if (markup.test(opening(lines))) throw refusal('an HTML page, not a report')
  const title = titleIn(head)
  // A letter names its own kind before it names the inspection that it follows; only ILACS's title has words of letters.
  const end = title === null ? HEAD_LINES : title.framework === 'ILACS' ? title.at + BENEATH_TITLE : title.at
  const around = oneSpaced(head.slice(0, end).join(' '))
  const other = others.find(({ pattern }) => pattern.test(around))
  if (other) throw refusal(other.what)
  if (!title) throw refusal('no report of a kind that Pilcrow knows')
  const authority = authorityIn(title.title, head, known)
  if (!authority) {
    throw new NotAReport(
      'This is an inspection report, but it names no local authority that Pilcrow knows. Add the name it prints to data/authorities.csv.',
    )
  }
  return { framework: title.framework, authority, title: title.title }
}
