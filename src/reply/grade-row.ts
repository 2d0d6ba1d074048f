import type { GradeRow } from '../model/reply.js'

/** The words of a row of grades that every screen shares. */

export const NO_JUDGEMENT = 'no such judgement in this report'
export const DISPUTED = 'disputed: the report prints more than one grade'

/** `Northumberland 2012`, `Surrey August 2015` */
export const reportOf = ({ authority, when }: Pick<GradeRow, 'authority' | 'when'>): string =>
  `${authority} ${when}`

/** Where a grade stands, its report named once: `Northumberland 2012 ¶75; Record of main findings`. */
export const placesOf = ({ citations, places }: GradeRow): string =>
  [...citations.slice(0, 1), ...places.slice(1)].join('; ')
