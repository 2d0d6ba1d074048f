import { basename, extname } from 'node:path'
import { storedCopies } from './copies.js'
import { type Held, heldReports } from './held.js'
import { type Log, openLog } from './log.js'
import { openSeen, type Seen } from './seen.js'

/** A library while files go into it. */
export interface Store {
  /** Its folder, absolute. */
  readonly library: string
  readonly held: Map<string, Held>
  /** Ids of extracts that are damaged: their reports get them back when they come again. */
  readonly damaged: ReadonlySet<string>
  /** Copies of sources by sha256. */
  readonly copies: Map<string, string>
  /** A sentence for each file of the library that cannot be used. */
  readonly problems: readonly string[]
  readonly log: Log
  readonly seen: Seen
  /** The library says that somebody is writing to it. */
  marked: boolean
  /** Why nothing more can be written; null while something can. */
  full: string | null
}

/** Opens a library for files to go into; an absent folder is an empty library. `reader` is the reader's version. */
export async function openStore(library: string, reader: string): Promise<Store> {
  const seen = await openSeen(library, reader)
  const [reports, copies, log] = await Promise.all([
    heldReports(library, seen),
    storedCopies(library, seen),
    openLog(library, reader),
  ])
  const { files, problems } = copies
  return { library, ...reports, copies: files, problems, log, seen, marked: false, full: null }
}

/** The report that a content was read as, or undefined. */
export const heldAs = (store: Store, sha256: string): Held | undefined =>
  [...store.held.values()].find((report) => report.source.sha256 === sha256)

/** The damaged extract that was made of a content: its copy bears the id. */
export function damagedOf({ damaged, copies }: Store, sha256: string): string | null {
  const copy = copies.get(sha256)
  const name = copy === undefined ? '' : basename(copy, extname(copy))
  const ids = [name, name.replace(/-[0-9a-f]{8}$/, '')]
  return ids.find((id) => damaged.has(id)) ?? null
}
