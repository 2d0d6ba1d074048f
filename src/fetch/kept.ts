import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ABOUT, csvOf } from '../ingest/about/rows.js'
import { storedCopies } from '../ingest/store/copies.js'
import { sha256 } from '../ingest/store/extract.js'
import { writeWhole } from '../ingest/store/write.js'
import { reasonOf } from '../reason.js'
import { readSources, type Source, sourcesCsv, type Unlisted } from './sources.js'

/**
 * The folder of a library that keeps what was fetched, byte for byte, so that nothing is fetched twice: the files, an
 * about.csv that says of each when Ofsted published it and where, and a sources.csv of those that the list which comes with
 * Pilcrow lacks or has otherwise. It is a folder of reports like any other: `pilcrow ingest` takes it too.
 */
export interface Kept {
  /** The library's own list, by address. */
  readonly own: ReadonlyMap<string, Source>
  pathOf(source: Unlisted): string
  /** Where a report's file is whole, as a list has it or as it came: here or among the library's copies. Null: nowhere. */
  find(source: Source | Unlisted): Promise<string | null>
  /** Keeps what came. Throws a sentence where the library cannot be written. */
  take(source: Source | Unlisted, bytes: Uint8Array): Promise<void>
  /** Writes beside the files what is known of them. Throws a sentence likewise. */
  describe(sources: readonly Unlisted[]): Promise<void>
}

const listedHash = (source: Source | Unlisted): string | null => ('sha256' in source ? source.sha256 : null)

/** @throws Error with a sentence where the library's own list is broken */
export async function openKept(library: string): Promise<Kept> {
  const folder = join(library, 'fetched')
  const list = join(folder, 'sources.csv')
  const own = new Map((await readSources(list, 'fetched/sources.csv')).map((source) => [source.url, source]))
  const write = (file: string, content: Uint8Array | string): Promise<void> =>
    writeWhole(library, file, content).catch((error: unknown) => {
      throw new Error(`The library could not be written: ${reasonOf(error)}`)
    })
  const pathOf = ({ file }: Unlisted): string => join(folder, file)
  /** Looked through only where a file is not here. */
  let copies: Promise<ReadonlyMap<string, string>> | null = null

  return {
    own,
    pathOf,
    async find(source) {
      const sound = [own.get(source.url)?.sha256, listedHash(source)].filter((hash) => hash != null)
      const here = await readFile(pathOf(source)).then(sha256, () => '')
      if (sound.includes(here)) return pathOf(source)
      copies ??= storedCopies(library).then(({ files }) => files)
      const among = await copies
      return sound.map((hash) => among.get(hash)).find((copy) => copy !== undefined) ?? null
    },
    async take(source, bytes) {
      await write(pathOf(source), bytes)
      const hash = sha256(bytes)
      if (hash === listedHash(source)) return
      const { file, authority, urn, published, url } = source
      own.set(url, { file, authority, urn, published, url, bytes: bytes.byteLength, sha256: hash })
      await write(list, sourcesCsv([...own.values()]))
    },
    async describe(sources) {
      const here = new Set(await readdir(folder).catch(() => []))
      const about = csvOf(
        sources
          .filter(({ file }) => here.has(file))
          .map(({ file, published, url }) => ({ file, published, publishedSource: 'ofsted', url })),
      )
      const before = await readFile(join(folder, ABOUT), 'utf8').catch(() => null)
      if (here.size > 0 && before !== about) await write(join(folder, ABOUT), about)
    },
  }
}
