import type { Library } from '../library/library.js'
import type { AskedFor, Asked as AskedQuery, Assumed, Query, Reading } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Result } from '../model/result.js'

import type { World } from './world.js'

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
  query(asked: OptionValues, world: World): Result<CommandQuery, Reply>
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
