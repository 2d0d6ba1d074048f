import { ingest } from '../src/ingest/ingest.js'
import { readHere, readInThreads } from '../src/ingest/threads/readers.js'
import type { Run } from './measure.js'

/** Takes a folder into a library with so many threads (0: in the one that everything else runs in) and tells how long it took. */
const [folder = '', library = '', threads = '0'] = process.argv.slice(2)

const readers = Number(threads) > 0 ? readInThreads(Number(threads)) : readHere()
const { outcomes, seconds } = await ingest([folder], { library, readers })

// In KB on every system: Node divides what macOS gives in bytes.
const peakMb = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ files: outcomes.length, seconds, peakMb } satisfies Run))
