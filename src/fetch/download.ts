import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '../files/files.js'
import { ABOUT_FILE, formatAboutCsv } from '../ingest/about.js'
import { sha256 } from '../ingest/read/source-files.js'
import { failure, type IngestOutcome } from '../ingest/store/extracts.js'
import { findSourceCopies } from '../ingest/store/store.js'
import { sweepUnfinished, writeAtomically } from '../library/library.js'
import { type HttpGet, LARGEST_FILE, type NotHad } from './http-client.js'
import { downloadUrl, type OfstedSites } from './ofsted-site.js'
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

/** What became of the files that were wanted. */
export interface DownloadResult {
  /** Files that are here now, and are PDFs. */
  readonly ready: readonly string[]
  /** Those that cannot be had. */
  readonly failed: readonly IngestOutcome[]
  /** Those that were not asked for any more. */
  readonly untried: readonly IngestOutcome[]
  /** A sentence for each file that is not as the list has it, by its name. */
  readonly differing: ReadonlyMap<string, string>
  readonly arrived: { readonly files: number; readonly bytes: number }
  /** How many needed not be fetched. */
  readonly here: number
  /** Why no more was fetched; null where all was tried. */
  readonly stopped: string | null
}

/** Before a file is fetched; bytes of a file that no list has are not known, and count as none. */
export interface DownloadProgress {
  readonly file: string
  readonly at: number
  readonly files: number
  readonly bytes: number
  readonly ofBytes: number
}

/** A PDF says what it is in its first kilobyte. */
const PDF_HEAD_BYTES = 1024

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes).subarray(0, PDF_HEAD_BYTES).includes('%PDF-')

async function holdsPdf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PDF_HEAD_BYTES), 0, PDF_HEAD_BYTES, 0)
    return isPdf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

const webPageAt = (url: string): string =>
  `Its address, ${url}, holds a web page and not a PDF: Ofsted has no report there.`

const notAPdf = ({ file, url }: UnlistedSource): IngestOutcome => failure(file, webPageAt(url))

const asListedSource = (source: ReportSource | UnlistedSource): ReportSource | null =>
  'sha256' in source ? source : null

/** What is said of a file that is not as the list has it: Ofsted corrects reports, and the newer one counts. */
function difference(
  source: ReportSource | UnlistedSource,
  now: Pick<ReportSource, 'bytes' | 'sha256'>,
): string[] {
  const then = asListedSource(source)
  if (then === null || then.sha256 === now.sha256) return []
  return [
    `It is not as the list has it (${now.bytes} bytes, sha256 ${now.sha256.slice(0, 12)}…; listed are ${then.bytes}, ${then.sha256.slice(0, 12)}…): Ofsted corrects reports, so it was kept.`,
  ]
}

/**
 * Has the files that are wanted in the folder of what was fetched: those that are there stay, the others are fetched, one
 * after another. What fails leaves what is there as it was.
 * @throws the signal's reason where it ends the run; what came until then is kept
 */
export async function downloadSources(
  selected: readonly (ReportSource | UnlistedSource)[],
  downloads: DownloadFolder,
  sites: OfstedSites,
  get: HttpGet,
  onFile: (fetching: DownloadProgress) => void,
): Promise<DownloadResult> {
  const ready: string[] = []
  const failed: IngestOutcome[] = []
  const untried: IngestOutcome[] = []
  const differing = new Map<string, string>()
  const missing: (ReportSource | UnlistedSource)[] = []
  let stopped: string | null = null

  for (const source of selected) {
    const found = await downloads.find(source)
    if (found === null) missing.push(source)
    else if (await holdsPdf(found)) {
      if (found !== downloads.pathOf(source)) await downloads.store(source, await readFile(found))
      ready.push(downloads.pathOf(source))
      for (const said of difference(source, downloads.ownSources.get(source.url) ?? (source as ReportSource)))
        differing.set(source.file, said)
    } else failed.push(notAPdf(source))
  }
  const here = selected.length - missing.length
  const ofBytes = missing.reduce((sum, source) => sum + (asListedSource(source)?.bytes ?? 0), 0)
  let [files, bytes, bytesBehind] = [0, 0, 0]

  /** Why a file is not here; null where it came. */
  async function fetched(source: ReportSource | UnlistedSource): Promise<NotHad | null> {
    const { value: body, refusal } = await get(downloadUrl(sites, source.url), LARGEST_FILE)
    if (refusal) return refusal
    const hash = sha256(body)
    // A page of the site's own, in place of a file that it cannot give just now, is not to stay.
    if (!isPdf(body) && hash !== asListedSource(source)?.sha256)
      return { why: webPageAt(source.url), isLast: false }
    try {
      await downloads.store(source, body)
    } catch (error) {
      return { why: reasonOf(error), isLast: true }
    }
    files += 1
    bytes += body.byteLength
    if (!isPdf(body)) failed.push(notAPdf(source))
    else ready.push(downloads.pathOf(source))
    for (const said of difference(source, { bytes: body.byteLength, sha256: hash }))
      differing.set(source.file, said)
    return null
  }

  for (const [at, source] of missing.entries()) {
    if (stopped !== null) {
      untried.push(failure(source.file, `Not fetched: ${stopped}`))
      continue
    }
    onFile({ file: source.file, at, files: missing.length, bytes: bytesBehind, ofBytes })
    const lacking = await fetched(source)
    if (lacking) failed.push(failure(source.file, lacking.why))
    if (lacking?.isLast) stopped = lacking.why
    bytesBehind += asListedSource(source)?.bytes ?? 0
  }
  return { ready, failed, untried, differing, arrived: { files, bytes }, here, stopped }
}
