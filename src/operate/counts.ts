import type { ReplyKind } from '../model/reply.js'

/**
 * What became of a request: the kind of its answer; `shown` for a screen behind a button, which is no such answer;
 * `too many` for somebody who has asked too much at once.
 */
export type Outcome = ReplyKind | 'shown' | 'too many' | 'failed'

/** A request that is over. Neither who asked nor where stands in it. */
export interface Answered {
  /** `/grade`, `message`, `button share`, …: one of a few names, never what somebody typed. */
  readonly request: string
  readonly outcome: Outcome
  /** From its arrival to the last answer that Discord took. */
  readonly ms: number
}

/** What is counted while the bot runs. */
export interface Counts {
  answered(request: Answered): void
  /** Something was offered while an option was typed. */
  suggested(ms: number): void
  /** Something was asked that came too late for any answer: it was passed over unread. */
  forgotten(): void
  /** Something went wrong, while answering or between. */
  failed(error: unknown): void
  reconnected(): void
  /** The library changed on disk: the new one is taken, or refused. */
  reloaded(result: 'taken' | 'refused'): void
  /** Ofsted's site was looked through for new reports, and so many were taken; or it could not be. */
  fetched(result: 'new' | 'nothing' | 'failed', reports: number): void
}

const nothing = () => {}

/** Where nobody reads the counts. */
export const UNCOUNTED: Counts = {
  answered: nothing,
  suggested: nothing,
  forgotten: nothing,
  failed: nothing,
  reconnected: nothing,
  reloaded: nothing,
  fetched: nothing,
}
