import { memoisedByObject } from '../collections/memoise.js'
import type { Library } from '../library/library.js'
import type { Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { inWords, reportName } from '../quotation/quote.js'
import { countInWords, uncapitalised } from '../text/in-words.js'
import { shortLabel } from '../vocabulary/judgements.js'

/** What can be asked of the library that is served: every example and every hint is made of these. */
export interface Examples {
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
  const parts = reports.map((report) => ({
    report,
    part: report.judgements.find(({ judgement }) => judgement !== 'overall-effectiveness'),
  }))
  const newest = parts.toSorted((one, other) =>
    other.report.inspected.to.localeCompare(one.report.inspected.to),
  )
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
export function yearsOf({ reports }: Library): string {
  const years = reports.map(yearOf).sort()
  const [first, last] = [years[0], years.at(-1)]
  return first === undefined ? 'no year' : first === last ? `${first}` : `${first} to ${last}`
}

/** The report of the newest inspection, and when that ended. */
function newestReportEnd({ reports }: Library): string {
  const newest = reports.toSorted((one, other) => other.inspected.to.localeCompare(one.inspected.to))[0]
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
