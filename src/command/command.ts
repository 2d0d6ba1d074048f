import type { Reply } from '../model/reply.js'
import type { World } from './world.js'

/** What an option holds; decides how it is read from typed words, checked, and offered while typing. */
export type OptionKind =
  | 'authority'
  | 'judgement'
  | 'year'
  | 'paragraphs'
  | 'question'
  | 'deadline'
  | 'topic'
  | 'grade'
  | 'command'
  /** The options of /find beside those above. */
  | 'condition'
  | 'region'
  | 'council-kind'
  | 'movement'
  | 'framework'
  | 'inspector'
  | 'shown'
  | 'phrase'
  | 'page'

export interface Option {
  /** Lower case, at most 32 characters: Discord's form for option names. */
  readonly name: string
  readonly kind: OptionKind
  /** At most 100 characters, as Discord shows it. */
  readonly description: string
  readonly required: boolean
}

/** Option values as they came in, by option name: chosen from a list or typed by hand, never yet checked. */
export type Asked = Readonly<Record<string, string | undefined>>

/** A slash command: its definition is data, its behaviour a function from what was asked to a reply. */
export interface Command {
  /** Lower case, at most 32 characters. */
  readonly name: string
  /** At most 100 characters. */
  readonly description: string
  readonly options: readonly Option[]
  /** A message that works on the bundled reports; shown by /help and run by the tests. */
  readonly example: string
  run(asked: Asked, world: World): Reply
}
