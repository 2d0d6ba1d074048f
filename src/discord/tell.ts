import type { Counts } from '../operate/counts.js'
import type { Logger } from '../operate/log.js'
import type { Followed } from './follow.js'
import { MESSAGE, SUGGESTION } from './request-name.js'

export interface Teller {
  readonly log: Logger
  readonly counts: Counts
  /** Whether the log may say what was asked. Who asked, and where, it never says. */
  readonly logsQuestions: boolean
}

/** Counts a request that is over, and says in one line what became of it; a line for each letter typed says nothing. */
export function tell(
  { request, outcome, asked, fault, ms }: Followed,
  { log, counts, logsQuestions }: Teller,
): void {
  if (fault !== null) counts.failed(fault)
  if (request === SUGGESTION) {
    counts.suggested(ms)
    return
  }
  if (request === MESSAGE && outcome === null) return
  const answered = { request, outcome: outcome ?? 'shown', ms: Math.round(ms * 10) / 10 } as const
  counts.answered(answered)
  log.info('answered', logsQuestions ? { ...answered, asked } : answered)
}
