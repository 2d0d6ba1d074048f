import type { Parsed } from '../parse/parse.js'
import type { Against, Reread } from '../reread.js'

/** What a reading process is asked: one file, whose name tells its type, and what to do with it. */
export interface Asked {
  readonly file: string
  readonly bytes: Uint8Array
  /** The extract to hold it against, if any. */
  readonly against?: Against
  /** To say where each line of it went. */
  readonly explain?: true
}

/** What it answers: the report, or the sentence that says why there is none. */
export type Answered =
  | { readonly parsed: Parsed }
  | Reread
  | { readonly lines: string[] }
  | { readonly error: string }
