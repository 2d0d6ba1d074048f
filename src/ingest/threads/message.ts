import type { Parsed } from '../parse/parse.js'

/** What a reading thread is asked: one file, whose name tells its type. */
export interface Asked {
  readonly file: string
  readonly bytes: Uint8Array
}

/** What it answers: the report, or the sentence that says why there is none. */
export type Answered = { readonly parsed: Parsed } | { readonly error: string }
