import type { ReplyKind } from '../model/reply.js'

/**
 * What became of a request: the kind of its answer; `shown` for a screen behind a button, which is no such answer;
 * `too many` for somebody who has asked too much at once.
 */
export type RequestOutcome = ReplyKind | 'shown' | 'too many' | 'failed'

/** A request that is over. Neither who asked nor where stands in it. */
interface AnsweredRequest {
  /** `/grade`, `message`, `button share`, …: one of a few names, never what somebody typed. */
  readonly request: string
  readonly outcome: RequestOutcome
  /** From its arrival to the last answer that Discord took. */
  readonly ms: number
}

/** What is counted while the bot runs. */
export interface Counts {
  answered(request: AnsweredRequest): void
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

const noop = () => {}

/** Where nobody reads the counts. */
export const NO_COUNTS: Counts = {
  answered: noop,
  suggested: noop,
  forgotten: noop,
  failed: noop,
  reconnected: noop,
  reloaded: noop,
  fetched: noop,
}

/** How the bot is, for whoever watches over it. */
export interface Health {
  /** Connected to Discord, with a library to answer from. */
  readonly ready: boolean
  /** How many reports the library holds. */
  readonly reports: number
  /** Which of the bot's processes this is, where there are several; else 0, and null before it is connected. */
  readonly shard: number | null
  /** When Discord last acknowledged a sign of life (ISO); null before the first, which takes up to 42 seconds. */
  readonly lastHeartbeat: string | null
}

/** Before there is a library and a connection. */
export const STARTING: Health = { ready: false, reports: 0, shard: null, lastHeartbeat: null }
