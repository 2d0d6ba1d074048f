import type { Framework } from '../model/report.js'
import { type Authority, authorities, authorityPrinted, foldName } from '../vocabulary/authorities.js'
import { frameworkSpecs } from './frameworks/frameworks.js'
import { oneSpaced, type SourceLine } from './read/line.js'

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
function authorityAtHead(
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

interface ReportTitle {
  readonly framework: Framework
  /** As printed, in one line. */
  readonly title: string
  /** Index of its first line among those at the head. */
  readonly at: number
}

/** A title that says which framework it is of. */
function framedTitle(head: readonly string[]): ReportTitle | null {
  for (const [at] of head.entries()) {
    const joined = [6, 5, 4, 3, 2, 1].map((count) => oneSpaced(head.slice(at, at + count).join(' ')))
    for (const { framework, titles } of Object.values(frameworkSpecs)) {
      for (const pattern of titles) {
        const [match] = joined.flatMap((line) => pattern.exec(line) ?? [])
        if (match) return { framework, title: match, at }
      }
    }
  }
  return null
}

/** A title that says so only by the name of an authority or a trust in it. */
function titleByAuthority(head: readonly string[], known: readonly Authority[]): ReportTitle | null {
  for (const { framework, titleOfAuthority } of Object.values(frameworkSpecs)) {
    for (const [at] of titleOfAuthority ? head.entries() : []) {
      for (const count of [3, 2, 1]) {
        const joined = oneSpaced(head.slice(at, at + count).join(' '))
        const name = titleOfAuthority?.exec(joined)?.groups?.name
        if (name && authorityPrinted(name, known)) return { framework, title: joined, at }
      }
    }
  }
  return null
}

/** The title of a report among the lines at its head, which may wrap over several; null where there is none. */
const titleIn = (head: readonly string[], known: readonly Authority[]): ReportTitle | null =>
  framedTitle(head) ?? titleByAuthority(head, known)

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

/** A line of a cover is no longer than this; a longer one at the very head is a page that has lost its line breaks. */
const LONGEST_COVER_LINE = 400
const OPENING_LINES = 3

/** How many lines may say of what other kind a file is. */
function endOfKind(title: ReportTitle | null): number {
  if (title === null) return HEAD_LINES
  return frameworkSpecs[title.framework].sharesTitleWithLetters ? title.at + BENEATH_TITLE : title.at
}

const namesInspection = /\binspection of\b|\binspection dates?\b|\blead inspector\b/i

/** Whether a text, which a PDF is not, begins with a page in one line, or stands in one altogether. */
const lacksLines = (lines: readonly SourceLine[]): boolean =>
  lines
    .filter(({ text }) => text !== '')
    .slice(0, OPENING_LINES)
    .some(({ page, text }) => page === null && text.length > LONGEST_COVER_LINE && namesInspection.test(text))

const NO_LINES =
  'This copy has lost its line breaks: whole pages stand in one line, so that headings, grades and numbers cannot be told apart. Give the PDF, or a text that keeps the lines of the page.'

const htmlOpening = /^\s*<(!doctype html|html|head|\?xml)/i

/** The file's first words as they stand in it, marks included. */
const sourceOpening = (lines: readonly SourceLine[]): string =>
  lines
    .slice(0, HEAD_LINES)
    .flatMap(({ spans }) => spans.map(({ source }) => source))
    .join('')

const notAReport = (what: string): NotAReport =>
  new NotAReport(
    `This is ${what}. Pilcrow takes Ofsted's inspection reports of a local authority's children's services.`,
  )

/**
 * Which framework a report follows and whose services it inspects, from what it says at its head: never from its
 * file name or its date. Throws NotAReport for anything else.
 */
export function recogniseReport(
  lines: readonly SourceLine[],
  known: readonly Authority[] = authorities(),
): Recognised {
  const head = lines
    .filter((line) => line.text !== '')
    .slice(0, HEAD_LINES)
    .map((line) => line.text)
  if (head.length === 0) throw notAReport('a file without any words')
  if (htmlOpening.test(sourceOpening(lines))) throw notAReport('an HTML page, not a report')
  if (lacksLines(lines)) throw new NotAReport(NO_LINES)
  const title = titleIn(head, known)
  // A letter names its own kind before it names the inspection that it follows, unless its title is a report's too.
  const around = oneSpaced(head.slice(0, endOfKind(title)).join(' '))
  const other = otherKindOf(around)
  if (other) throw notAReport(other)
  if (!title) throw notAReport('no report of a kind that Pilcrow knows')
  const cover = head.slice(0, title.at + BENEATH_TITLE)
  const facts = cover.findIndex((line) => /^(inspection|review) dates?\b/i.test(line))
  const authority = authorityAtHead(title.title, head, facts < 0 ? cover : cover.slice(0, facts), known)
  if (!authority) {
    throw new NotAReport(
      'This is an inspection report, but it names no local authority that Pilcrow knows. Add the name it prints to data/authorities.csv.',
    )
  }
  return { framework: title.framework, authority, title: title.title }
}

/** What else bears a likeness: the words that give it away, and what it is. */
const otherKinds: readonly { pattern: RegExp; what: string }[] = [
  {
    pattern: /\bmonitoring visit\b/i,
    what: 'the letter of a monitoring visit; it makes no graded judgements',
  },
  {
    pattern: /\barea send monitoring inspection\b|\bmonitoring inspection of (?:area )?send\b/i,
    what: 'a monitoring inspection of area SEND; it gives no outcome of its own',
  },
  { pattern: /\bfocused visit\b/i, what: 'the letter of a focused visit; it makes no graded judgements' },
  {
    pattern: /\bjoint targeted area inspection\b|\bjtai\b|\bmulti-agency arrangements\b/i,
    what: 'a joint targeted area inspection',
  },
  {
    pattern: /\bannual report of (her|his) majesty|\bofsted annual report\b/i,
    what: 'Ofsted’s annual report',
  },
  { pattern: /\bcafcass\b/i, what: 'the report of an inspection of Cafcass' },
  { pattern: /\bsupported accommodation\b/i, what: 'the report of supported accommodation' },
  {
    pattern: /\binspection of local authority arrangements for the protection of children\b/i,
    what: 'a child protection inspection of 2012 and 2013, which follows a framework that Pilcrow does not read',
  },
  {
    pattern: /\binspection of contact, referral and assessment\b/i,
    what: 'an unannounced inspection of contact, referral and assessment; it makes no graded judgements',
  },
  {
    pattern:
      /\barea send\b|\bspecial educational needs\b.{0,60}\binspection\b|\binspection\b.{0,80}\bspecial educational needs\b/i,
    what: 'the letter on an area SEND inspection of before 2023; it gives no outcome',
  },
  {
    pattern: /\bassurance visit\b/i,
    what: 'the letter of an assurance visit; it makes no graded judgements',
  },
  { pattern: /\bfostering (agency|service)\b/i, what: 'the report of a fostering agency or service' },
  {
    pattern: /\badoption (support )?(agency|service)\b/i,
    what: 'the report of an adoption agency or service',
  },
  { pattern: /\bsecure training centre\b/i, what: 'the report of a secure training centre' },
  { pattern: /\bresidential family centre\b/i, what: 'the report of a residential family centre' },
  { pattern: /\bresidential holiday scheme\b/i, what: 'the report of a residential holiday scheme' },
  {
    pattern:
      /\bchildren['’]s homes? (inspection|report|[-–] )|\binformation about this children['’]s home\b|\binspection (report )?(of|for) .{0,40}children['’]s home\b/i,
    what: 'the report of a children’s home',
  },
  {
    pattern:
      /\b(school report|inspection of [^.]{0,60}(school|academy|college|nursery|childminder)|unique reference number)\b/i,
    what: 'the report of a school or another provider',
  },
  {
    pattern:
      /\b(primary|infant|junior|secondary|high|grammar|nursery|special|community) school\b|\bacademy\b|\bfurther education college\b/i,
    what: 'the report of a school or another provider',
  },
  {
    pattern: /\bsocial care common inspection framework\b/i,
    what: 'the report of a children’s home or another provider of social care',
  },
  { pattern: /\bDear \p{Lu}\p{Ll}/u, what: 'a letter' },
  {
    pattern: /\bdear (mr|mrs|ms|miss|dr|sir|madam|director|colleague)\b/i,
    what: 'a letter',
  },
]

/** What a text is that is no report of a council's services, in words that follow 'This is'; null where it gives nothing away. */
const otherKindOf = (text: string): string | null =>
  otherKinds.find(({ pattern }) => pattern.test(text))?.what ?? null
