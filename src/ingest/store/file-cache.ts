import { createHash } from 'node:crypto'
import { type BigIntStats, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { MEBIBYTE, readBounded } from '../../files/files.js'
import { writeAtomically } from '../../library/library.js'
import { authorities } from '../../vocabulary/authorities.js'
import { packageData } from '../../vocabulary/data.js'
import { ReportSummary } from './extracts.js'

/** The code that decides what a file yields, from this file's folder. */
const READER_CODE = [
  '../read',
  '../parse',
  '../recognise',
  '../frameworks',
  './extracts',
  '../../model/report',
  '../../text/dates',
  '../../vocabulary/authorities',
  '../../vocabulary/judgements',
]

const isCodeFile = (name: string): boolean => /(?<!\.d)\.[jt]s$/.test(name)

/** The code files under a name: of a folder all, in the order of their names. */
function codeFiles(name: string): string[] {
  const path = fileURLToPath(new URL(name, import.meta.url))
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    const files = ['.js', '.ts']
      .map((type) => path + type)
      .filter((file) => statSync(file, { throwIfNoEntry: false }))
    if (files.length === 0) throw new Error(`There is no code ${name} whose change could be told.`)
    return files
  }
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return inside
    .filter(isCodeFile)
    .sort()
    .map((file) => join(path, file))
}

/**
 * Names the way in which this Pilcrow reads files: it changes with the code that reads and parses, with the reader of
 * PDF, the judgements and the authorities' names. What another version has read is worth reading again.
 */
export function readerVersion(): string {
  const hash = createHash('sha256')
  for (const file of READER_CODE.flatMap(codeFiles)) hash.update(readFileSync(file))
  hash.update(createRequire(import.meta.url)('pdfjs-dist/package.json').version)
  hash.update(readFileSync(join(packageData(), 'judgements.csv')))
  hash.update(JSON.stringify(authorities().map(({ slug, name, names }) => [slug, name, names])))
  return hash.digest('hex')
}

/** A file's fingerprint: what changes with it whenever somebody writes to it, puts another in its place, or sets its times. */
interface FileFingerprint {
  readonly mark: string
  /** When it was taken, and when the file had last changed; in ms. */
  readonly taken: number
  readonly changed: number
  /** How finely the disk counts its times, in ms. */
  readonly grain: number
}

/** FAT counts two seconds, and older disks whole ones; all others count finer than a tenth of a second. */
const COARSE_CLOCK_MS = 2000
const FINE_CLOCK_MS = 100
const NS_PER_MS = 1_000_000n
const NS_PER_SECOND = 1_000_000_000n

function statFile(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/**
 * The fingerprint of an ordinary file as it is now; null for anything else. One that is taken before a file is read tells later
 * whether it is still what was read.
 */
export function fingerprintOf(file: string): FileFingerprint | null {
  const stats = statFile(file)
  if (!stats?.isFile()) return null
  const { size, ino, mtimeNs, ctimeNs } = stats
  const changed = mtimeNs > ctimeNs ? mtimeNs : ctimeNs
  return {
    mark: `${size} ${mtimeNs} ${ctimeNs} ${ino}`,
    taken: Date.now(),
    changed: Number(changed / NS_PER_MS),
    grain: changed % NS_PER_SECOND === 0n ? COARSE_CLOCK_MS : FINE_CLOCK_MS,
  }
}

/** Whether a change after `time` would show in the fingerprint: who writes twice within the grain of a disk's times leaves no trace. */
export const isSettled = ({ changed, grain }: FileFingerprint, time: number): boolean =>
  time - changed > grain

/** What is cached of a file: what a source's bytes come to, or what an extract holds. */
const FileRecord = z.union([
  z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ held: ReportSummary }),
])

type FileRecord = z.infer<typeof FileRecord>

const CacheFile = z.strictObject({
  reader: z.string(),
  /** By absolute path. */
  files: z.record(z.string(), z.strictObject({ mark: z.string(), told: FileRecord })),
})

/**
 * A cache over files: what they said when a run last read them, so that the next need not read those that nobody has touched since. It stands
 * in index/, for it can always be made again: a file that it does not know, or not so, is read.
 */
export interface FileCache {
  /** The sha256 of a file that is still as it was. */
  sha256(file: string): string | undefined
  /** What an extract that is still as it was holds. */
  summary(file: string): ReportSummary | undefined
  /** Keeps what a file says that had this fingerprint before it was read. */
  recordRead(file: string, fingerprint: FileFingerprint | null, told: FileRecord): void
  /** Keeps what a file says that was written just now. */
  recordWritten(file: string, told: FileRecord): void
  /** Writes it down at a run's end, of sources only those that are known. Never throws. */
  save(isKnown: (sha256: string) => boolean): Promise<void>
}

const CACHE_SIZE_LIMIT = 64 * MEBIBYTE

const cachePath = (library: string): string => join(library, 'index', 'seen.json')

async function readCache(library: string, reader: string): Promise<z.infer<typeof CacheFile>['files']> {
  try {
    const kept = CacheFile.parse(JSON.parse(await readBounded(cachePath(library), CACHE_SIZE_LIMIT)))
    return kept.reader === reader ? kept.files : {}
  } catch {
    return {}
  }
}

/** Opens a library's cache for one version of the reader; what another version has read is dropped. */
export async function openFileCache(library: string, reader: string): Promise<FileCache> {
  const before = new Map(Object.entries(await readCache(library, reader)))
  const now = new Map<string, { fingerprint: FileFingerprint; told: FileRecord; by: 'others' | 'us' }>()

  const cached = (file: string): FileRecord | undefined => {
    const known = before.get(file)
    const fingerprint = known && fingerprintOf(file)
    if (!fingerprint || fingerprint.mark !== known.mark) return undefined
    now.set(file, { fingerprint, told: known.told, by: 'others' })
    return known.told
  }
  const keep = (
    file: string,
    fingerprint: FileFingerprint | null,
    told: FileRecord,
    by: 'others' | 'us',
  ): void => {
    if (fingerprint) now.set(file, { fingerprint, told, by })
    else now.delete(file)
  }

  return {
    sha256(file) {
      const told = cached(file)
      return told && 'sha256' in told ? told.sha256 : undefined
    },
    summary(file) {
      const told = cached(file)
      return told && 'held' in told ? told.held : undefined
    },
    recordRead: (file, fingerprint, told) => keep(file, fingerprint, told, 'others'),
    recordWritten: (file, told) => keep(file, fingerprintOf(file), told, 'us'),
    async save(isKnown) {
      const end = Date.now()
      // What we wrote ourselves nobody else has written at that very time; only what comes after the run may.
      const settledFiles = [...now].filter(([, { fingerprint, by }]) =>
        isSettled(fingerprint, by === 'us' ? end : fingerprint.taken),
      )
      // Extracts all come each time, sources only those that were asked for.
      const others = [...before].filter(([file, { told }]) => !now.has(file) && 'sha256' in told)
      const files = [
        ...others,
        ...settledFiles.map(
          ([file, { fingerprint, told }]) => [file, { mark: fingerprint.mark, told }] as const,
        ),
      ].filter(([, { told }]) => !('sha256' in told) || isKnown(told.sha256))
      const isAsBefore = files.every(([file, { mark }]) => before.get(file)?.mark === mark)
      if (isAsBefore && files.length === before.size) return
      const text = JSON.stringify({ reader, files: Object.fromEntries(files) })
      await writeAtomically(library, cachePath(library), text).catch(() => undefined)
    },
  }
}
