import type { AskedFor } from '../model/query.js'
import type { Option } from './command.js'

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
