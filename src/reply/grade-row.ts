import type { GradeRow } from '../model/reply.js'

/** The words of a row of grades that every screen shares. */

export const NO_JUDGEMENT = 'no such judgement in this report'
export const DISPUTED = 'disputed: the report prints more than one grade'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** `2012`; `August 2015` where the authority has two reports of one year, `2024 SEND` for area SEND, as the report's id tells. */
export function whenOf({ report, year }: Pick<GradeRow, 'report' | 'year'>): string {
  const [, kind, month] = /-\d{4}(-send)?(?:-(0[1-9]|1[0-2]))?$/.exec(report) ?? []
  const when = month === undefined ? `${year}` : `${MONTH.format(new Date(`2000-${month}-01`))} ${year}`
  return kind === undefined ? when : `${when} SEND`
}

/** `Northumberland 2012`, `Surrey August 2015` */
export const reportOf = (row: GradeRow): string => `${row.authority} ${whenOf(row)}`

/** A citation without the name of its report: `¶75`, `Record of main findings`. */
const placeAlone = (citation: string, report: string): string =>
  citation.startsWith(`${report} ¶`) || citation.startsWith(`${report}, `)
    ? citation.slice(report.length).replace(/^,? /, '')
    : citation

/** Where a grade stands, its report named once: `Northumberland 2012 ¶75; Record of main findings`. */
export const placesOf = (row: GradeRow): string =>
  row.citations.map((citation, at) => (at === 0 ? citation : placeAlone(citation, reportOf(row)))).join('; ')
