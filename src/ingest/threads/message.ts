import type { Parsed } from '../parse/parse.js'
import type { Against, Reread } from '../reread.js'

/** What a reading thread is asked: one file, whose name tells its type; and the extract to hold it against, if any. */
export interface Asked {
  readonly file: string
  readonly bytes: Uint8Array
  readonly against?: Against
}

/** What it answers: the report, or the sentence that says why there is none. */
export type Answered = { readonly parsed: Parsed } | Reread | { readonly error: string }
