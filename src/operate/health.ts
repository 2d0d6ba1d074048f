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
