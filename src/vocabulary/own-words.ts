import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageData, readList, readRows, several } from './data.js'

/** What Pilcrow says in words of its own, never about a council: from data/, where anybody can change it. */
export interface OwnWords {
  /** By topic, which is the name of its file in data/asides. */
  readonly asides: ReadonlyMap<string, string>
  readonly helplines: readonly Helpline[]
  readonly definitions: readonly Definition[]
}

/** Where somebody in danger can turn. */
interface Helpline {
  readonly name: string
  readonly contact: string
  /** Whom it is for, as the end of 'if …'. */
  readonly for: string
  /** ISO date on which the number was checked. */
  readonly checked: string
}

/** A word of the sector, explained. */
export interface Definition {
  readonly term: string
  /** What people type for it beside the term itself. */
  readonly names: readonly string[]
  readonly definition: string
}

const loadAsides = (): Map<string, string> => {
  const folder = join(packageData(), 'asides')
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .map((file) => [file.replace(/\.md$/, ''), readList(join(folder, file)).trim()]),
  )
}

/** Throws a sentence where a file is missing or broken. */
export const loadOwnWords = (): OwnWords => ({
  asides: loadAsides(),
  helplines: readRows(join(packageData(), 'helplines.csv'), ['name', 'contact', 'for', 'checked']).map(
    ({ cells }) => ({
      name: cells.name ?? '',
      contact: cells.contact ?? '',
      for: cells.for ?? '',
      checked: cells.checked ?? '',
    }),
  ),
  definitions: readRows(join(packageData(), 'definitions.csv'), ['term', 'names', 'definition']).map(
    ({ cells }) => ({
      term: cells.term ?? '',
      names: several(cells.names),
      definition: cells.definition ?? '',
    }),
  ),
})
