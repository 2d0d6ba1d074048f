import type { OptionValues } from '../../../src/command/command.js'
import type { Asked as ExpectedAnswer } from '../../../test/eval/question.js'

/** One thing that somebody asks. */
export type Asking =
  | {
      readonly ask: 'question'
      readonly text: string
      /** The authority that it names, for contenders that are told; null where it names none. */
      readonly authority: string | null
      /** What answers it, where that is known: the question is of test/eval. */
      readonly wanted: ExpectedAnswer | null
    }
  | { readonly ask: 'command'; readonly text: string }
  | {
      readonly ask: 'suggestions'
      readonly command: string
      readonly option: string
      readonly typed: string
      readonly others: OptionValues
    }

/** Things of one kind, timed together. */
export interface Case {
  readonly name: string
  readonly asks: readonly Asking[]
  /** Who is asked: full-text engines can do some of it too, and what names no authority none does by an index of one. */
  readonly whom: 'Pilcrow' | 'all but divided' | 'all'
}
