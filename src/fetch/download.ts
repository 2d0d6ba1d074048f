import { open, readFile } from 'node:fs/promises'
import { reasonOf } from '../files/file-errors.js'
import { failure, type IngestOutcome } from '../ingest/outcome.js'
import { sha256 } from '../ingest/read/source-files.js'
import type { DownloadFolder } from './download-folder.js'
import { RequestFailed } from './http-request.js'
import { downloadUrl, type OfstedSites } from './ofsted-site.js'
import { FetchHalted, type HttpGet, LARGEST_FILE } from './rate-limit.js'
import type { ReportSource, UnlistedSource } from './sources.js'

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

  async function fetched(source: ReportSource | UnlistedSource): Promise<void> {
    const body = await get(downloadUrl(sites, source.url), LARGEST_FILE)
    const hash = sha256(body)
    // A page of the site's own, in place of a file that it cannot give just now, is not to stay.
    if (!isPdf(body) && hash !== asListedSource(source)?.sha256)
      throw new RequestFailed(webPageAt(source.url), null)
    await downloads.store(source, body).catch((error: unknown) => {
      throw new FetchHalted(reasonOf(error))
    })
    files += 1
    bytes += body.byteLength
    if (!isPdf(body)) failed.push(notAPdf(source))
    else ready.push(downloads.pathOf(source))
    for (const said of difference(source, { bytes: body.byteLength, sha256: hash }))
      differing.set(source.file, said)
  }

  for (const [at, source] of missing.entries()) {
    if (stopped !== null) {
      untried.push(failure(source.file, `Not fetched: ${stopped}`))
      continue
    }
    onFile({ file: source.file, at, files: missing.length, bytes: bytesBehind, ofBytes })
    try {
      await fetched(source)
    } catch (error) {
      if (!(error instanceof RequestFailed || error instanceof FetchHalted)) throw error
      failed.push(failure(source.file, error.message))
      if (error instanceof FetchHalted) stopped = error.message
    }
    bytesBehind += asListedSource(source)?.bytes ?? 0
  }
  return { ready, failed, untried, differing, arrived: { files, bytes }, here, stopped }
}
