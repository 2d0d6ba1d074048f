import { join } from 'node:path'
import { z } from 'zod'
import { MEBIBYTE, readBounded } from '../../bounded-file.js'
import { Held } from './held.js'
import { isSettled, type Stamp, stampOf } from './stamp.js'
import { writeWhole } from './write.js'

/** What is worth keeping in mind of a file: what a source's bytes come to, or what an extract holds. */
const Told = z.union([
  z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ held: Held }),
])
type Told = z.infer<typeof Told>

const Kept = z.strictObject({
  reader: z.string(),
  /** By absolute path. */
  files: z.record(z.string(), z.strictObject({ mark: z.string(), told: Told })),
})

/**
 * What files said when a run last read them, so that the next need not read those that nobody has touched since. It stands
 * in index/, for it can always be made again: a file that it does not know, or not so, is read.
 */
export interface Seen {
  /** The sha256 of a file that is still as it was. */
  sha256(file: string): string | undefined
  /** What an extract that is still as it was holds. */
  held(file: string): Held | undefined
  /** Keeps what a file says that had this stamp before it was read. */
  read(file: string, stamp: Stamp | null, told: Told): void
  /** Keeps what a file says that was written just now. */
  wrote(file: string, told: Told): void
  /** Writes it down at a run's end, of sources only those that are known. Never throws. */
  save(isKnown: (sha256: string) => boolean): Promise<void>
}

const LARGEST = 64 * MEBIBYTE

const seenFile = (library: string): string => join(library, 'index', 'seen.json')

async function keptIn(library: string, reader: string): Promise<z.infer<typeof Kept>['files']> {
  try {
    const kept = Kept.parse(JSON.parse(await readBounded(seenFile(library), LARGEST)))
    return kept.reader === reader ? kept.files : {}
  } catch {
    return {}
  }
}

/** Opens what a library keeps in mind for one version of the reader; what another version has told is forgotten. */
export async function openSeen(library: string, reader: string): Promise<Seen> {
  const before = new Map(Object.entries(await keptIn(library, reader)))
  const now = new Map<string, { stamp: Stamp; told: Told; by: 'others' | 'us' }>()

  const recalled = (file: string): Told | undefined => {
    const known = before.get(file)
    const stamp = known && stampOf(file)
    if (!stamp || stamp.mark !== known.mark) return undefined
    now.set(file, { stamp, told: known.told, by: 'others' })
    return known.told
  }
  const keep = (file: string, stamp: Stamp | null, told: Told, by: 'others' | 'us'): void => {
    if (stamp) now.set(file, { stamp, told, by })
    else now.delete(file)
  }

  return {
    sha256(file) {
      const told = recalled(file)
      return told && 'sha256' in told ? told.sha256 : undefined
    },
    held(file) {
      const told = recalled(file)
      return told && 'held' in told ? told.held : undefined
    },
    read: (file, stamp, told) => keep(file, stamp, told, 'others'),
    wrote: (file, told) => keep(file, stampOf(file), told, 'us'),
    async save(isKnown) {
      const end = Date.now()
      // What we wrote ourselves nobody else has written at that very time; only what comes after the run may.
      const settled = [...now].filter(([, { stamp, by }]) =>
        isSettled(stamp, by === 'us' ? end : stamp.taken),
      )
      // Extracts all come each time, sources only those that were asked for.
      const others = [...before].filter(([file, { told }]) => !now.has(file) && 'sha256' in told)
      const files = [
        ...others,
        ...settled.map(([file, { stamp, told }]) => [file, { mark: stamp.mark, told }] as const),
      ].filter(([, { told }]) => !('sha256' in told) || isKnown(told.sha256))
      const isAsBefore = files.every(([file, { mark }]) => before.get(file)?.mark === mark)
      if (isAsBefore && files.length === before.size) return
      const text = JSON.stringify({ reader, files: Object.fromEntries(files) })
      await writeWhole(library, seenFile(library), text).catch(() => undefined)
    },
  }
}
