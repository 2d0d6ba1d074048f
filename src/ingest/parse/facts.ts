import type { Inspector } from '../../model/report.js'
import { yearIn } from '../../model/year.js'
import {
  type DateRange,
  type DoubtfulDateRange,
  isOnlyDays,
  parseDate,
  parseDateRange,
  parseDoubtfulRange,
} from '../../text/dates.js'
import { oneSpaced, type SourceLine } from '../read/line.js'

/** Words of which ranks are made: 'Senior Her Majesty's Inspector', 'Social Care Regulatory Inspector', 'HMI (Seconded)'. */
const rankWord =
  /^(?:senior|lead|her|his|majesty(?:['’‘]?s)?|inspectors?|inspection|hmi|shmi|hmci|ai|oi|ri|ofsted|social|care|regulatory|regional|national|area|assistant|associate|additional|contracted|seconded|acting|deputy|principal|director|manager|officer|specialist|advis[eo]r|operational|operations|consultant|head|reporting|team|education|health|quality|cqc|for|and|of|the|children(?:['’‘]?s)?|services)$/i

const stripPunctuation = (word: string): string => word.replace(/^[("]+|[)".,;:]+$/g, '')

/** Whether words are nothing but a rank, as on a line of their own under the name. */
export function isRank(text: string): boolean {
  const words = oneSpaced(text)
    .split(' ')
    .map(stripPunctuation)
    .filter((word) => word !== '')
  return words.length > 0 && words.length <= 8 && words.every((word) => rankWord.test(word))
}

/** Words of a name; the second may read like a rank: 'John Senior'. */
const FEWEST_NAME_WORDS = 2

/** 'Dr Ann B. van der Lee' */
const MOST_NAME_WORDS = 6

/** Where a second name begins, or what is said of the first. */
const nameSeparator = /\s*(?:,|;|\(|\/|&|\band\b|\bwith\b|\s[-–—]\s|[-–—]\s)/

/** A word of a name: it begins with a capital, or is one of those that join names. */
const nameWord = /^(?:\p{Lu}[\p{L}.'’‘\-‑]*|de|del|della|da|di|du|la|le|van|von|der|den|ap|al|el|bin|y)$/u

/** A rank that stands before the name: 'HMI Ann Lee'. */
const rankBefore = /^(?:(?:s?hmi|senior hmi|(?:her|his) majesty['’‘]?s inspector)\b[\s,:–-]*)+(?=\p{L})/iu

/** The first name of 'Neil Penswick HMI' or 'Jan Edwards, His Majesty's Inspector', without rank; null for no name. */
export function nameWithoutRank(printed: string): string | null {
  const [first = ''] = oneSpaced(printed).replace(rankBefore, '').split(nameSeparator)
  const words = first.split(' ')
  const rankAt = words.findIndex(
    (word, at) => at >= FEWEST_NAME_WORDS && rankWord.test(stripPunctuation(word)),
  )
  const named = words.slice(0, rankAt < 0 ? words.length : rankAt)
  const name = named.join(' ').replace(/[.,:]+$/, '')
  const isName =
    named.length <= MOST_NAME_WORDS && named.every((word) => nameWord.test(word.replace(/[,:]$/, '')))
  return isName && /^\p{Lu}/u.test(name) && !isRank(name) ? name : null
}

/** Words of a cover that are no name, although they begin with capitals. */
const noName = /\b(?:judge?ments?|grades?|inspections?|reports?|overall|council|services|age group)\b/i

/** The lead inspector that these words name; `below` is the next line, on which a name may go on. Null for none. */
function parseLeadInspector(words: string, below: string): string | null {
  if (noName.test(words)) return null
  const isFact = [inspectionDatesLabel, publicationLabel].some(({ sure }) => afterLabel(below, sure) !== null)
  const alone = /^\p{Lu}[\p{L}'’‘\-‑]*$/u.test(words.trim())
  const goesOn = alone && !isFact && !noName.test(below) && !isRank(below)
  return (goesOn ? nameWithoutRank(`${words} ${below}`) : null) ?? nameWithoutRank(words)
}

const teamHeading = /^inspection team$/i

/** What an inspector is, behind the name; it says of which body, and ends what a line may say of one of them. */
const ofOfsted = /\b(ofsted|hmi|his majesty['’‘]?s inspectors?|her majesty['’‘]?s inspectors?)\b/i
const ofCqc = /\b(cqc|care quality commission|children['’‘]?s services inspectors?)\b/i
const leads = /\blead\b|\bleading\b/i

/** Where, on a line that a copy has not cut into columns, the second inspector's name begins. */
const betweenTwo =
  /(?<=\b(?:inspectors?|hmi|ofsted|\(seconded\)|lead)\b\)?)\s+(?=\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]*\.?)*\s\p{Lu}[\p{L}'’-]+,?\s)/u

const rankOnly = /^(?:hmi|ofsted|cqc|inspector|his|her|lead|senior|the|and|of|care)$/i

function inspectorOf(words: string, column: number): Inspector[] {
  const name = nameWithoutRank(words)
  const role = name === null ? '' : words.slice(words.indexOf(name) + name.length)
  if (name === null || role.trim() === '' || name.split(' ').some((word) => rankOnly.test(word))) return []
  const body = ofCqc.test(role) ? 'CQC' : ofOfsted.test(role) ? 'Ofsted' : column === 1 ? 'CQC' : 'Ofsted'
  return [{ name, body, leads: leads.test(role) }]
}

/** The words of a row, one inspector each. */
const teamColumns = ({ cells, text }: SourceLine): string[] =>
  cells ? cells.map(oneSpaced) : oneSpaced(text).split(betweenTwo)

/**
 * The inspectors that a report lists under 'Inspection team', in two columns: of Ofsted on the left, of the Care Quality Commission
 * on the right. Those of Ofsted come first, and of each body those that lead.
 */
export function inspectionTeam(lines: readonly SourceLine[]): Inspector[] {
  const at = lines.findIndex(({ text }) => teamHeading.test(oneSpaced(text)))
  if (at < 0) return []
  const found = lines
    .slice(at + 1)
    .flatMap((line) => teamColumns(line).flatMap((words, column) => inspectorOf(words, column)))
  const order = ({ body, leads: first }: Inspector): number => (body === 'CQC' ? 2 : 0) + (first ? 0 : 1)
  return [...found].sort((one, other) => order(one) - order(other))
}

/** What a line of a cover says that its words are. Some names mean it only where nothing but days follows: 'Date: …'. */
interface FieldLabel {
  readonly sure: RegExp
  readonly likely?: RegExp
}

const inspectionDatesLabel: FieldLabel = {
  sure: /^(?:dates?\s+of\s+(?:the\s+|this\s+)?(?:inspection|review)|(?:re-?)?(?:inspection|review)\s+(?:\w+\s+)?dates?)\b(?:\s*\([^)]*\))*\s*:?/i,
  likely:
    /^(?:dates?(?:\s+[a-z]+){0,3}|(?:(?:this|the)\s+)?(?:re-?)?(?:inspection|inspected|review|on-?site|fieldwork)(?:\s+[a-z-]+){0,4})\b\s*:?/i,
}

const publicationLabel: FieldLabel = {
  sure: /^(?:(?:this\s+|the\s+)?(?:report\s+)?(?:was\s+)?(?:first\s+)?publi(?:shed|cation)(?:\s+date)?(?:\s+on)?|date\s+(?:of\s+publication|(?:report\s+)?published))\b\s*:?/i,
}

const inspectorLabel: FieldLabel = {
  sure: /^(?:joint\s+)?(?:lead|reporting)\s+(?:inspectors?|s?hmi|(?:her|his)\s+majesty['’‘]?s\s+inspectors?)\b(?:\s*\/\s*s|\s*\(s\))?\s*(?:\([^)]*\)\s*)?:?/i,
}

/** Where the next fact begins, where a copy has set two on one line. */
const nextField =
  /\s+(?=(?:(?:lead|reporting)\s+(?:inspectors?|hmi)|(?:report\s+)?publi(?:shed|cation)(?:\s+date)?\s*:|(?:inspection|review)\s+dates?|age\s+group)\b)/i

/** What stands behind a fact's name on its line; null for a line of another name. */
function afterLabel(text: string, name: RegExp): string | null {
  if (!name.test(text)) return null
  const [words = ''] = text
    .replace(name, '')
    .replace(/^[\s:–—-]+/, '')
    .split(nextField)
  return words.trim()
}

/** What a report says of itself, on its cover or at its end. */
interface ReportFacts {
  readonly inspected: DateRange | null
  readonly published: string | null
  /** The first named, without rank. */
  readonly leadInspector: string | null
  /** The offset after the last fact on the cover. */
  readonly end: number
  /** A sentence for what is printed with a slip. */
  readonly warnings: readonly string[]
}

interface LocatedFact<T> {
  readonly value: T
  /** The offset of the last line that it takes. */
  readonly at: number
}

/** What the words of a fact say; null where they do not say it. */
type FactParser<T> = (words: string, below: string) => T | null

/**
 * The first fact of a name that says something: behind the name on its line, or on the next that has words; with the
 * lines that go on with it.
 */
function findFact<T>(
  lines: readonly SourceLine[],
  name: RegExp,
  goesOn: (text: string) => boolean,
  read: FactParser<T>,
): LocatedFact<T> | null {
  for (const [named, { text }] of lines.entries()) {
    let words = afterLabel(text, name)
    if (words === null) continue
    const next = lines.findIndex((each, here) => here > named && each.text !== '')
    let at = words === '' && next >= 0 ? next : named
    if (at > named) words = lines[at]?.cells ? '' : (lines[at]?.text ?? '')
    for (; goesOn(lines[at + 1]?.text ?? ''); at += 1) words = `${words} ${lines[at + 1]?.text}`
    const value = read(words, lines[at + 1]?.text ?? '')
    if (value !== null) return { value, at }
  }
  return null
}

const COVER_LINES = 80

/** A cover may print the days of its inspection without saying what they are; a single day is that of publication. */
function unlabelledRange(cover: readonly SourceLine[]): DateRange | null {
  const spans = cover.map(({ text }) => (isOnlyDays(text) ? parseDateRange(text) : null))
  return spans.find((span) => span !== null && span.from < span.to) ?? null
}

const rangeAlone = (words: string): DateRange | null => (isOnlyDays(words) ? parseDateRange(words) : null)

/** The days as they are named; as they are likely to be meant; as they stand without a name; with a slip in them. */
function findInspectionRange(
  cover: readonly SourceLine[],
): LocatedFact<DateRange | DoubtfulDateRange> | null {
  const { sure, likely = sure } = inspectionDatesLabel
  const unnamed = () => {
    const value = unlabelledRange(cover)
    return value && { value, at: -1 }
  }
  return (
    findFact(cover, sure, isOnlyDays, parseDateRange) ??
    findFact(cover, likely, isOnlyDays, rangeAlone) ??
    unnamed() ??
    findFact(cover, sure, isOnlyDays, parseDoubtfulRange)
  )
}

/** 'published in March' goes on with a sentence; a date that is the report's own stands alone, or behind a colon. */
const publishedOn = (words: string): string | null =>
  isOnlyDays(words.replace(/\.$/, '')) || /^[^(]{6,30}\(/.test(words) ? parseDate(words) : null

/** The facts on a cover stand together; what stands further down than this many lines, or overleaf, is on no cover any more. */
const FACTS_WITHIN = 15

/** The offsets of the facts that stand with the first of them. */
function clusteredOffsets(
  facts: readonly (LocatedFact<unknown> | null)[],
  lines: readonly SourceLine[],
): number[] {
  const found = facts.flatMap((fact) => (fact && fact.at >= 0 ? [fact.at] : []))
  const first = Math.min(...found)
  return found.filter((at) => at <= first + FACTS_WITHIN && lines[at]?.page === lines[first]?.page)
}

/** Ofsted has inspected children's services since 2005. */
const FIRST_YEAR = 2005

/** A sentence for each printed day on which no inspection or publication can have been: a slip in its year, most likely. */
function unlikelyDays(inspected: DateRange | null, published: string | null): string[] {
  const last = new Date().getUTCFullYear() + 1
  const unlikely = (day: string | null): boolean =>
    day !== null && (yearIn(day) < FIRST_YEAR || yearIn(day) > last)
  return [
    ...(inspected && (unlikely(inspected.from) || unlikely(inspected.to))
      ? [`The inspection is dated ${inspected.from} to ${inspected.to}, which cannot be: look at the report.`]
      : []),
    ...(unlikely(published) ? [`The report is dated ${published}, which cannot be: look at it.`] : []),
  ]
}

export function extractFacts(lines: readonly SourceLine[]): ReportFacts {
  const cover = lines.slice(0, COVER_LINES)
  const days = findInspectionRange(cover)
  const published = findFact(cover, publicationLabel.sure, isOnlyDays, publishedOn)
  const lead = findFact(cover, inspectorLabel.sure, isRank, parseLeadInspector)
  const named = lead ?? findFact(lines, inspectorLabel.sure, isRank, parseLeadInspector)
  return {
    inspected: days && { from: days.value.from, to: days.value.to },
    published: published?.value ?? null,
    leadInspector: named?.value ?? null,
    end: 1 + Math.max(-1, ...clusteredOffsets([days, published, lead], lines)),
    warnings: [
      ...(days && 'fault' in days.value ? [days.value.fault] : []),
      ...unlikelyDays(days?.value ?? null, published?.value ?? null),
    ],
  }
}
