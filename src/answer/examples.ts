import type { Library } from '../library/library.js'
import { yearOf } from '../model/year.js'
import { remembered } from '../remembered.js'
import { shortLabel } from '../vocabulary/short-label.js'

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

const small = (label: string): string =>
  /^[A-Z]{2}/.test(label) ? label : label.replace(/^./, (letter) => letter.toLowerCase())

/** The newest report that judges something besides the whole, else the newest. */
export const examplesOf = remembered(({ reports }: Library): Examples => {
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
  const subject = chosen.part ? small(shortLabel(chosen.part)) : NONE.subject
  return { council: authority.name, slug: authority.slug, year: `${yearOf(chosen.report)}`, subject }
})

/** 'care leavers in Leeds' */
export const exampleQuestion = (library: Library): string => {
  const { subject, council } = examplesOf(library)
  return `${subject} in ${council}`
}

/** Words of Pilcrow's own with the library's examples in place of `{council}` and `{question}`. */
export const withExamples = (words: string, library: Library): string =>
  words
    .replaceAll('{council}', examplesOf(library).council)
    .replaceAll('{question}', exampleQuestion(library))
