import { memoisedByObject } from '../collections/collections.js'
import { byNewestInspection, type Library } from '../library/library.js'
import type { AskedFor, Asked as AskedQuery, Assumed, Query, Reading } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import type { Result } from '../model/result.js'
import { yearOf } from '../model/year.js'
import { inWords, reportName } from '../quotation/quote.js'
import type { Search } from '../search/search.js'
import { countInWords, uncapitalised } from '../text/in-words.js'
import type { Names } from '../understand/option-names.js'
import type { Understanding } from '../understand/understanding.js'
import { shortLabel } from '../vocabulary/judgements.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'

/**
 * All that an answer may look at: the reports, the words of the field, the index over the paragraphs, the names that
 * people may type.
 */
export interface AnswerContext {
  readonly library: Library
  readonly vocabulary: Vocabulary
  readonly search: Search
  readonly names: Names
  readonly understanding: Understanding
  /** The councils of whoever asks, for what names no place; null where they have chosen none. */
  readonly here: Assumed | null
}

/** What can be asked of the library that is served: every example and every hint is made of these. */
interface Examples {
  /** A council's name, and what it is called in a command. */
  readonly council: string
  readonly slug: string
  readonly year: string
  /** A judgement that its report makes, in short and in small letters: 'care leavers'. */
  readonly subject: string
}

/** Where there is no report at all: what a report would be about. */
const NONE: Examples = { council: 'Leeds', slug: 'leeds', year: '2022', subject: 'care leavers' }

/** The newest report that judges something besides the whole, else the newest. */
export const examplesOf = memoisedByObject(({ reports }: Library): Examples => examplesAmong(reports))

function examplesAmong(reports: readonly Report[]): Examples {
  const newest = reports.toSorted(byNewestInspection).map((report) => ({
    report,
    part: report.judgements.find(({ judgement }) => judgement !== 'overall-effectiveness'),
  }))
  const chosen = newest.find(({ part }) => part !== undefined) ?? newest[0]
  if (!chosen) return NONE
  const { authority } = chosen.report
  const subject = chosen.part ? uncapitalised(shortLabel(chosen.part)) : NONE.subject
  return { council: authority.name, slug: authority.slug, year: `${yearOf(chosen.report)}`, subject }
}

const asQuestionOn = ({ subject, council }: Examples): string => `${subject} in ${council}`

/** 'care leavers in Leeds' */
export const exampleQuestion = (library: Library): string => asQuestionOn(examplesOf(library))

/** `2012 to 2026` */
export function yearsOf({ reports }: Pick<Library, 'reports'>): string {
  const years = reports.map(yearOf).sort()
  const [first, last] = [years[0], years.at(-1)]
  return first === undefined ? 'no year' : first === last ? `${first}` : `${first} to ${last}`
}

/** The report of the newest inspection, and when that ended. */
function newestReportEnd({ reports: [newest] }: Library): string {
  return newest ? `${reportName(newest)}, which ended on ${inWords(newest.inspected.to)}` : 'none yet'
}

/**
 * Words of Pilcrow's own with what the library that is served has in place of `{council}`, `{question}`, `{reports}`, `{years}` and `{newest}`.
 * @param slug of the council that a conversation is about, where it is about one: examples are of that, where its reports are held
 */
export function withExamples(text: string, library: Library, slug = ''): string {
  const held = library.ofAuthority(slug)
  const examples = held.length > 0 ? examplesAmong(held) : examplesOf(library)
  return text
    .replaceAll('{council}', examples.council)
    .replaceAll('{question}', asQuestionOn(examples))
    .replaceAll('{reports}', countInWords(library.reports.length, 'report'))
    .replaceAll('{years}', yearsOf(library))
    .replaceAll('{newest}', newestReportEnd(library))
}

/** What an option holds; decides how it is read from typed words, checked, and offered while typing. */
export type OptionKind =
  | 'council'
  | 'report-part'
  | 'judgement'
  | 'year'
  | 'paragraphs'
  | 'question'
  | 'deadline'
  | 'topic'
  | 'grade'
  | 'command'
  /** The options of /find beside those above. */
  | 'condition'
  | 'region'
  | 'council-kind'
  | 'period'
  | 'movement'
  | 'framework'
  | 'inspector'
  | 'shown'
  | 'phrase'
  | 'page'

export interface Option {
  /** Lower case, at most 32 characters: Discord's form for option names. */
  readonly name: string
  readonly kind: OptionKind
  /** At most 100 characters, as Discord shows it. */
  readonly description: string
  readonly required: boolean
  /** Its name in an earlier version: commands that are typed, kept or registered so still work. */
  readonly formerly?: string
}

/** Option values as they came in, by option name: chosen from a list or typed by hand, never yet checked. */
export type OptionValues = Readonly<Record<string, string | undefined>>

/** What a command asks, and how names were taken. */
export interface CommandQuery {
  readonly asked: AskedQuery
  readonly readings?: readonly Reading[]
  readonly assumed?: Assumed | null
  readonly isConcern?: boolean
}

/** The whole query of a command. */
export const queryOf = ({
  asked,
  readings = [],
  assumed = null,
  isConcern = false,
}: CommandQuery): Query => ({
  asked,
  readings: [...readings],
  assumed,
  intention: null,
  isConcern,
  spokenOf: [],
  before: null,
})

/** A slash command: its definition is data, its behaviour the query that its options make, or what is missing for one. */
export interface Command {
  /** Lower case, at most 32 characters. */
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly options: readonly Option[]
  /** A message that works on the library that is served; shown by /help and by what was not understood. */
  example(library: Library): string
  query(asked: OptionValues, context: AnswerContext): Result<CommandQuery, Reply>
}

/** Options that several commands share, said the same way in each. */

export const councilOption: Option = {
  name: 'council',
  formerly: 'authority',
  kind: 'council',
  description: 'The council: its name or a short form of it',
  required: true,
}

export const yearOption: Option = {
  name: 'year',
  kind: 'year',
  description: 'Year of publication or inspection; without one, see each command',
  required: false,
}

export const judgementOption: Option = {
  name: 'judgement',
  kind: 'judgement',
  description: 'What was graded: staying safe, overall effectiveness, care leavers …',
  required: true,
}

export const regionOption: Option = {
  name: 'region',
  kind: 'region',
  description: 'Only councils of this region',
  required: false,
}

export const neighboursOption: Option = {
  name: 'neighbours',
  kind: 'council',
  description: 'The statistical neighbours of this council',
  required: false,
}

export const optional = (option: Option): Option => ({ ...option, required: false })

/** What /report shows of an inspection, as it is typed. */
export const REPORT_PARTS: ReadonlyMap<string, AskedFor<'report'>['part']> = new Map([
  ['about', 'front-page'],
  ['summary', 'summary'],
  ['link', 'link'],
])
