import { OF_REPORTS } from '../../model/reply.js'
import type { Answered } from '../../pilcrow.js'
import { commandWord } from '../../understand/typed.js'

/** How sure it must be what is wanted, where nobody turned to Pilcrow: of a council, and of none. */
const SURE = { named: 0.5, unnamed: 0.85 }

/** How sure that somebody is in danger, who did not turn to Pilcrow. */
const IN_DANGER = 0.6

/** What somebody said, and whether it is put as a question. */
export interface Said {
  readonly words: string
  readonly isQuestion: boolean
}

/**
 * Whether an answer is worth giving to what was said in a channel of Pilcrow's own without turning to it: to a command, a
 * citation, a council with a subject, a question that the reports answer, and to somebody in danger. What the reports do
 * not say, and what is as likely to be talk, gets none.
 * @param commands the names of those that there are
 */
export function isWorthSaying(
  { query, reply }: Answered,
  commands: ReadonlySet<string>,
  { words, isQuestion }: Said,
): boolean {
  const command = commandWord(words)
  if (command) return commands.has(command.name)
  if (query === null) return false
  const { asked, intention } = query
  if (asked.intent === 'aside')
    return asked.aside === 'danger' && (intention === null || intention.share >= IN_DANGER)
  if (!OF_REPORTS.has(reply.kind)) return false
  if (asked.intent === 'citation') return true
  const isNamed = 'where' in asked && (asked.where.councils.length > 0 || asked.where.reports.length > 0)
  const share = intention?.share ?? 1
  return isNamed ? share >= SURE.named : isQuestion && share >= SURE.unnamed
}
