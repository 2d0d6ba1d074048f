import type { GradeRow } from '../model/reply.js'
import type { Strand } from '../model/report.js'

/** The words of a row of grades that every screen shares. */

export const STRAND_IN_WORDS: Readonly<Record<Strand, string>> = {
  safeguarding: 'safeguarding',
  'looked-after-children': 'looked after children',
}

export const NO_JUDGEMENT = 'no such judgement in this report'
export const DISPUTED = 'disputed: the report prints more than one grade'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** `2012`; `August 2015` where the authority has two reports of one year, which the report's id tells. */
export function whenOf({ report, year }: Pick<GradeRow, 'report' | 'year'>): string {
  const month = /-\d{4}-(0[1-9]|1[0-2])$/.exec(report)?.[1]
  return month === undefined ? `${year}` : `${MONTH.format(new Date(`2000-${month}-01`))} ${year}`
}

/** `Northumberland 2012`, `Surrey August 2015` */
export const reportOf = (row: GradeRow): string => `${row.authority} ${whenOf(row)}`
