import { memoisedByObject } from '../../collections/memoise.js'
import { Finding } from '../../model/finding.js'
import { Grade } from '../../model/report.js'
import { wordsOf } from '../../text/tokens.js'
import type { World } from '../world.js'

/** Names of regions, kinds of council and lead inspectors, as options are typed and offered. */

const sortedNames = (values: Iterable<string | null>): string[] =>
  [...new Set(values)].filter((value) => value !== null).sort()

export const regionNames = memoisedByObject(({ vocabulary }: World) =>
  sortedNames([...vocabulary.councils.values()].map(({ region }) => region)),
)

export const councilKindsOf = memoisedByObject(({ vocabulary }: World) =>
  sortedNames([...vocabulary.councils.values()].map(({ kind }) => kind)),
)

/** Of the library, as the reports name them. */
export const inspectorsNamed = memoisedByObject(({ library }: World) =>
  sortedNames(library.reports.map(({ leadInspector }) => leadInspector)),
)

/** Grades that may be asked for; outcomes where the library holds a report that has one. */
export const gradesOffered = memoisedByObject(({ library }: World): readonly Finding[] =>
  library.reports.some(({ framework }) => framework === 'SEND') ? Finding.options : Grade.options,
)

const key = (name: string): string =>
  wordsOf(name)
    .filter((word) => word !== 'the' && word !== 'and')
    .join(' ')

const called = (list: readonly string[], typed: string): string | undefined =>
  list.find((name) => key(name) === key(typed))

export const regionCalled = (typed: string, world: World): string | undefined =>
  called(regionNames(world), typed)

/** What people call the kinds, by the first word of it. */
const KIND_NAMES: ReadonlyMap<string, string> = new Map([
  ['county', 'County'],
  ['counties', 'County'],
  ['unitary', 'Unitary Authority'],
  ['unitaries', 'Unitary Authority'],
  ['metropolitan', 'Metropolitan District'],
  ['mets', 'Metropolitan District'],
  ['london', 'London Borough'],
  ['borough', 'London Borough'],
  ['boroughs', 'London Borough'],
])

export const councilKindCalled = (typed: string, world: World): string | undefined =>
  called(councilKindsOf(world), typed) ?? KIND_NAMES.get(wordsOf(typed)[0] ?? '')

/** By the whole name, or by a surname that one inspector alone has. */
export function inspectorCalled(typed: string, world: World): string | undefined {
  const all = inspectorsNamed(world)
  const bySurname = all.filter((name) => wordsOf(name).at(-1) === key(typed))
  return called(all, typed) ?? (bySurname.length === 1 ? bySurname[0] : undefined)
}
