import { reasonOf } from '../../files/files.js'
import { roleListing } from '../parse/draft.js'
import type { ParsedReport } from '../parse/parse.js'
import {
  parseReportFile,
  type VerifiableExtract,
  type Verification,
  verifyAgainstSource,
} from './read-report.js'

/** What a reading process is asked: one file, whose name tells its type, and what to do with it. */
export interface WorkerRequest {
  readonly file: string
  readonly bytes: Uint8Array
  /** The extract to hold it against, if any. */
  readonly against?: VerifiableExtract
  /** To say where each line of it went. */
  readonly explain?: true
}

/** What it answers: the report, or the sentence that says why there is none. */
export type WorkerReply =
  | { readonly parsed: ParsedReport }
  | Verification
  | { readonly lines: string[] }
  | { readonly error: string }

/** A process that reads one file after another, until whoever started it is gone. */
const handleRequest = async ({
  file,
  bytes,
  against,
  explain: isExplaining,
}: WorkerRequest): Promise<WorkerReply> => {
  try {
    if (against) return await verifyAgainstSource(file, bytes, against)
    const { report, roles } = await parseReportFile(file, bytes)
    return isExplaining ? { lines: roleListing(roles) } : { parsed: report }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

process.on('message', async (request: WorkerRequest) => process.send?.(await handleRequest(request)))

process.on('disconnect', () => process.exit())

// Ctrl-C goes to all processes of a terminal; whoever started this one decides when it ends.
process.on('SIGINT', () => undefined)
