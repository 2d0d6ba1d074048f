import { ingest } from '../src/ingest/ingest.js'
import { inProcessReader, workerPool } from '../src/ingest/readers/pool.js'
import type { Run } from './measure.js'

/** Takes a folder into a library with so many processes that read (0: in this one) and tells how long it took. */
const [folder = '', library = '', processes = '0'] = process.argv.slice(2)

const readers = Number(processes) > 0 ? workerPool(Number(processes)) : inProcessReader()
const { outcomes, seconds } = await ingest([folder], { library, readers })

// In KB on every system: Node divides what macOS gives in bytes.
const peakMb = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ files: outcomes.length, seconds, peakMb } satisfies Run))
