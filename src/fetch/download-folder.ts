import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '../files/file-errors.js'
import { ABOUT_FILE, formatAboutCsv } from '../ingest/about.js'
import { sha256 } from '../ingest/read/source-files.js'
import { findSourceCopies } from '../ingest/store/library-contents.js'
import { sweepUnfinished, writeAtomically } from '../ingest/store/unfinished.js'
import { formatSources, type ReportSource, readSources, type UnlistedSource } from './sources.js'

/**
 * The folder of a library that keeps what was fetched, byte for byte, so that nothing is fetched twice: the files, an
 * about.csv that says of each when Ofsted published it and where, and a sources.csv of those that the list which comes with
 * Pilcrow lacks or has otherwise. It is a folder of reports like any other: `pilcrow ingest` takes it too.
 */
export interface DownloadFolder {
  /** The library's own list, by address. */
  readonly ownSources: ReadonlyMap<string, ReportSource>
  pathOf(source: UnlistedSource): string
  /** Where a report's file is whole, as a list has it or as it came: here or among the library's copies. Null: nowhere. */
  find(source: ReportSource | UnlistedSource): Promise<string | null>
  /** Keeps what came. Throws a sentence where the library cannot be written. */
  store(source: ReportSource | UnlistedSource, bytes: Uint8Array): Promise<void>
  /** Writes beside the files what is known of them. Throws a sentence likewise. */
  writeAbout(sources: readonly UnlistedSource[]): Promise<void>
}

const listedHash = (source: ReportSource | UnlistedSource): string | null =>
  'sha256' in source ? source.sha256 : null

/** @throws Error with a sentence where the library's own list is broken */
export async function openDownloadFolder(library: string): Promise<DownloadFolder> {
  const folder = join(library, 'fetched')
  const list = join(folder, 'sources.csv')
  const own = new Map((await readSources(list, 'fetched/sources.csv')).map((source) => [source.url, source]))
  const write = (file: string, content: Uint8Array | string): Promise<void> =>
    writeAtomically(library, file, content).catch((error: unknown) => {
      throw new Error(`The library could not be written: ${reasonOf(error)}`)
    })
  const pathOf = ({ file }: UnlistedSource): string => join(folder, file)
  /** Looked through only where a file is not here. */
  let copies: Promise<ReadonlyMap<string, string>> | null = null

  return {
    ownSources: own,
    pathOf,
    async find(source) {
      const sound = [own.get(source.url)?.sha256, listedHash(source)].filter((hash) => hash != null)
      const here = await readFile(pathOf(source)).then(sha256, () => '')
      if (sound.includes(here)) return pathOf(source)
      copies ??= findSourceCopies(library).then(({ files }) => files)
      const among = await copies
      return sound.map((hash) => among.get(hash)).find((copy) => copy !== undefined) ?? null
    },
    async store(source, bytes) {
      await write(pathOf(source), bytes)
      const hash = sha256(bytes)
      if (hash === listedHash(source)) return
      const { file, authority, urn, published, url } = source
      own.set(url, { file, authority, urn, published, url, bytes: bytes.byteLength, sha256: hash })
      await write(list, formatSources([...own.values()]))
    },
    async writeAbout(sources) {
      const here = new Set(await readdir(folder).catch(() => []))
      const about = formatAboutCsv(
        sources
          .filter(({ file }) => here.has(file))
          .map(({ file, published, url }) => ({ file, published, publishedSource: 'ofsted', url })),
      )
      const before = await readFile(join(folder, ABOUT_FILE), 'utf8').catch(() => null)
      if (here.size > 0 && before !== about) await write(join(folder, ABOUT_FILE), about)
    },
  }
}

/** When Ofsted's site was last looked through for new reports stands beside what was fetched, so that a restart does not look again. */
const lastLookFile = (library: string): string => join(library, 'fetched', 'last-look')

/** Null where nobody has looked, or nothing says when. */
export async function lastLook(library: string): Promise<Date | null> {
  const at = new Date((await readFile(lastLookFile(library), 'utf8').catch(() => '')).trim())
  return Number.isNaN(at.getTime()) ? null : at
}

export async function noteLook(library: string, at: Date): Promise<void> {
  await writeAtomically(library, lastLookFile(library), `${at.toISOString()}\n`)
  await sweepUnfinished(library)
}
