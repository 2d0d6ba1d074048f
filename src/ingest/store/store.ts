import { basename, extname } from 'node:path'
import type { Report } from '../../model/report.js'
import { reasonOf } from '../../reason.js'
import { keepAbout } from '../about/keep.js'
import { storedCopies } from './copies.js'
import { type Held, heldReports } from './held.js'
import { holds, keep, rewrite } from './keep.js'
import { type Log, openLog } from './log.js'
import { openSeen, type Seen } from './seen.js'
import { sweepUnfinished, unmarkRun } from './write.js'

/** A library while files go into it: a folder, or a database. */
export interface Store {
  readonly held: Map<string, Held>
  /** Ids of extracts that are damaged: their reports get them back when they come again. */
  readonly damaged: ReadonlySet<string>
  /** Copies of sources by sha256. */
  readonly copies: Map<string, string>
  /** A sentence for each file of the library that cannot be used. */
  readonly problems: readonly string[]
  readonly log: Log
  /** What earlier runs have learnt of the files that come. */
  readonly seen: Pick<Seen, 'sha256' | 'read'>
  /** Why nothing more can be written; null while something can. */
  readonly full: string | null
  /**
   * Puts a report with its source into the library. `before` is the report whose place it takes. Throws a sentence when
   * the library cannot be written; it is then as it was.
   */
  keep(report: Report, path: string, bytes: Uint8Array, before: Held | undefined): Promise<Held>
  /** Changes the extract of a report that is held. Throws a sentence. */
  rewrite(id: string, change: (report: Report) => Report): Promise<Held>
  /** Whether the library holds exactly this extract. */
  holds(report: Report): Promise<boolean>
  /** Something went in: what the run has learnt of files is kept for the next. */
  tookSome(): Promise<void>
  /** Ends the run. Gives a sentence for each thing that could not be put in order. */
  close(): Promise<string[]>
}

/** A library's folder while files go into it. */
export interface FolderStore extends Store {
  /** Absolute. */
  readonly library: string
  readonly seen: Seen
  /** The library says that somebody is writing to it. */
  marked: boolean
  full: string | null
}

/** Opens a library for files to go into; an absent folder is an empty library. `reader` is the reader's version. */
export async function openStore(library: string, reader: string): Promise<Store> {
  await sweepUnfinished(library)
  const seen = await openSeen(library, reader)
  const [reports, copies, log] = await Promise.all([
    heldReports(library, seen),
    storedCopies(library, seen),
    openLog(library, reader),
  ])
  const { files, problems } = copies
  const store: FolderStore = {
    ...{ library, ...reports, copies: files, problems, log, seen, marked: false, full: null },
    keep: (...report) => keep(store, ...report),
    rewrite: (id, change) => rewrite(store, id, change),
    holds: (report) => holds(store, report),
    tookSome: () => seen.save((hash) => log.entries.has(hash)),
    async close() {
      const fault = await keepAbout(library, store.held, files).then(
        () => [],
        (error: unknown) => [`The library's own about.csv could not be written: ${reasonOf(error)}`],
      )
      await unmarkRun(library)
      await sweepUnfinished(library)
      return fault
    },
  }
  return store
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
