import { open, readFile } from 'node:fs/promises'
import { failure, type Outcome } from '../ingest/outcome.js'
import { sha256 } from '../ingest/store/extract.js'
import { reasonOf } from '../reason.js'
import type { Kept } from './kept.js'
import { type Get, Halt, LARGEST_FILE } from './polite.js'
import { NotFetched } from './request.js'
import { placeOf, type Sites } from './sites.js'
import type { Source, Unlisted } from './sources.js'

/** What became of the files that were wanted. */
export interface Brought {
  /** Files that are here now, and are PDFs. */
  readonly ready: readonly string[]
  /** Those that cannot be had. */
  readonly failed: readonly Outcome[]
  /** Those that were not asked for any more. */
  readonly untried: readonly Outcome[]
  /** A sentence for each file that is not as the list has it, by its name. */
  readonly differing: ReadonlyMap<string, string>
  readonly arrived: { readonly files: number; readonly bytes: number }
  /** How many needed not be fetched. */
  readonly here: number
  /** Why no more was fetched; null where all was tried. */
  readonly stopped: string | null
}

/** Before a file is fetched; bytes of a file that no list has are not known, and count as none. */
export interface Fetching {
  readonly file: string
  readonly at: number
  readonly files: number
  readonly bytes: number
  readonly ofBytes: number
}

/** A PDF says what it is in its first kilobyte. */
const OPENING = 1024
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes).subarray(0, OPENING).includes('%PDF-')

async function holdsPdf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(OPENING), 0, OPENING, 0)
    return isPdf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

const noPdf = ({ file, url }: Unlisted): Outcome =>
  failure(file, `Its address, ${url}, holds a web page and not a PDF: Ofsted has no report there.`)

const listed = (source: Source | Unlisted): Source | null => ('sha256' in source ? source : null)

/** What is said of a file that is not as the list has it: Ofsted corrects reports, and the newer one counts. */
function difference(source: Source | Unlisted, now: Pick<Source, 'bytes' | 'sha256'>): string[] {
  const then = listed(source)
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
export async function bring(
  wanted: readonly (Source | Unlisted)[],
  kept: Kept,
  sites: Sites,
  get: Get,
  onFile: (fetching: Fetching) => void,
): Promise<Brought> {
  const ready: string[] = []
  const failed: Outcome[] = []
  const untried: Outcome[] = []
  const differing = new Map<string, string>()
  const missing: (Source | Unlisted)[] = []
  let stopped: string | null = null

  for (const source of wanted) {
    const found = await kept.find(source)
    if (found === null) missing.push(source)
    else if (await holdsPdf(found)) {
      if (found !== kept.pathOf(source)) await kept.take(source, await readFile(found))
      ready.push(kept.pathOf(source))
      for (const said of difference(source, kept.own.get(source.url) ?? (source as Source)))
        differing.set(source.file, said)
    } else failed.push(noPdf(source))
  }
  const here = wanted.length - missing.length
  const ofBytes = missing.reduce((sum, source) => sum + (listed(source)?.bytes ?? 0), 0)
  let [files, bytes, past] = [0, 0, 0]

  async function fetched(source: Source | Unlisted): Promise<void> {
    const body = await get(placeOf(sites, source.url), LARGEST_FILE)
    const hash = sha256(body)
    // A page of the site's own, in place of a file that it cannot give just now, is not to stay.
    if (!isPdf(body) && hash !== listed(source)?.sha256) throw new NotFetched(noPdf(source).error ?? '', null)
    await kept.take(source, body).catch((error: unknown) => {
      throw new Halt(reasonOf(error))
    })
    files += 1
    bytes += body.byteLength
    if (!isPdf(body)) failed.push(noPdf(source))
    else ready.push(kept.pathOf(source))
    for (const said of difference(source, { bytes: body.byteLength, sha256: hash }))
      differing.set(source.file, said)
  }

  for (const [at, source] of missing.entries()) {
    if (stopped !== null) {
      untried.push(failure(source.file, `Not fetched: ${stopped}`))
      continue
    }
    onFile({ file: source.file, at, files: missing.length, bytes: past, ofBytes })
    try {
      await fetched(source)
    } catch (error) {
      if (!(error instanceof NotFetched || error instanceof Halt)) throw error
      failed.push(failure(source.file, error.message))
      if (error instanceof Halt) stopped = error.message
    }
    past += listed(source)?.bytes ?? 0
  }
  return { ready, failed, untried, differing, arrived: { files, bytes }, here, stopped }
}
