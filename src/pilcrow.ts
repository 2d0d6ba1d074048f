import type { Asked, Command } from './command/command.js'
import type { Library } from './library/library.js'
import type { Reply } from './model/reply.js'

/** Something offered while an option is typed. */
export interface Suggestion {
  /** What the person reads. */
  readonly name: string
  /** What the option then holds. */
  readonly value: string
}

/** The whole bot but for its screens. Nothing here throws for what a person typed: they get a reply that says why. */
export interface Pilcrow {
  readonly commands: readonly Command[]
  readonly library: Library
  /** Answers a message as typed in a channel: `/grade northumberland staying-safe`, a citation, a question. */
  say(message: string): Reply
  /** Runs a command whose options are already apart, as Discord sends them. */
  run(command: string, asked: Asked): Reply
  /** What to offer for one option while it is typed, best first; `asked` holds the other options so far. */
  suggest(command: string, option: string, typed: string, asked: Asked): Suggestion[]
}
